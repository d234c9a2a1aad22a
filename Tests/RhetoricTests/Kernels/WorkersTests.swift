import Synchronization
import Testing

@testable import Rhetoric

@Suite struct WorkersTests {
    @Test(arguments: [1, 2, 5], [0, 1, 7, 300])
    func everyPartRunsOnceAndResultsKeepTheirOrder(threads: Int, parts: Int) {
        let runs = Mutex([Int](repeating: 0, count: parts))
        let workers = Workers(count: threads)
        let results = workers.map(parts: parts) { part in
            runs.withLock { $0[part] += 1 }
            return part * part
        }
        #expect(results == (0..<parts).map { $0 * $0 })
        #expect(runs.withLock { $0 } == [Int](repeating: 1, count: parts))
    }

    @Test func rangesCoverTheTotal() {
        #expect(Workers(count: 3).map(total: 10, by: 4) { $0 } == [0..<4, 4..<8, 8..<10])
        #expect(Workers(count: 3).map(total: 8, by: 4) { $0 } == [0..<4, 4..<8])
        #expect(Workers(count: 3).map(total: 0, by: 4) { $0 } == [])
    }
}

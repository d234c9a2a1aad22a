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

    /// Every part runs once, and none before all stages but the one before its own are done.
    @Test(arguments: [[], [0], [3], [1, 1, 1], [5, 0, 0, 4, 2], [0, 7, 0, 0, 0, 9, 1, 30]], [1, 2, 5])
    func stagesFollowEachOther(stages: [Int], threads: Int) {
        let done = Mutex([Int](repeating: 0, count: stages.count))
        let early = Mutex(0)
        Workers(count: threads).run(stages: stages) { stage, part in
            let before = done.withLock { Array($0.prefix(max(0, stage - 1))) }
            if before != Array(stages.prefix(max(0, stage - 1))) { early.withLock { $0 += 1 } }
            done.withLock { $0[stage] += 1 }
        }
        #expect(done.withLock { $0 } == stages)
        #expect(early.withLock { $0 } == 0)
    }
}

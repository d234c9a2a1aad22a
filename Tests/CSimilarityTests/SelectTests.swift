// The best few against sorting everything. Scores are drawn from few values, so that most of them are tied.

import CSimilarity
import Testing

@Suite struct SelectTests {
    private struct Entry: Equatable {
        let score: Float
        let item: Int32
    }

    /// All entries above the floor, best first, ties to the lower item, cut to `most`.
    private func best(_ scores: [Float], above floor: Float, first: Int, most: Int) -> [Entry] {
        let entries = scores.enumerated().map { Entry(score: $1, item: Int32(first + $0)) }
        let sorted = entries.filter { $0.score > floor }.sorted { ($0.score, $1.item) > ($1.score, $0.item) }
        return Array(sorted.prefix(most))
    }

    private func heap(_ capacity: Int) -> [csim_entry] {
        Array(repeating: csim_entry(score: .nan, item: -1), count: max(1, capacity))
    }

    private func sorted(_ heap: inout [csim_entry], _ size: Int32) -> [Entry] {
        csim_sort_entries(&heap, size)
        return heap.prefix(Int(size)).map { Entry(score: $0.score, item: $0.item) }
    }

    @Test(arguments: 0..<80)
    func offeredInStripsTheBestAreKept(seed: Int) {
        var random = TestRandom(seed: seed)
        let values = 1 + random.index(below: 30)
        let scores = (0..<random.index(below: 130)).map { _ in Float(random.index(below: values)) / 4 }
        let capacity = 1 + random.index(below: 20)
        let floor = Float(random.index(below: 4)) / 4 - 0.25
        var kept = heap(capacity)
        var size: Int32 = 0
        var start = 0
        while start < scores.count {
            let count = min(scores.count - start, 1 + random.index(below: 50))
            let strip = Array(scores[start..<start + count])
            size = csim_offer(strip, Int64(count), Int32(100 + start), floor, &kept, size, Int32(capacity))
            start += count
        }
        #expect(
            sorted(&kept, size) == best(scores, above: floor, first: 100, most: capacity),
            "seed \(seed): \(scores.count) scores, capacity \(capacity)")
    }

    @Test func noRoomKeepsNothing() {
        var kept = heap(0)
        #expect(csim_offer([1, 2, 3], 3, 0, 0, &kept, 0, 0) == 0)
        #expect(csim_offer([], 0, 0, 0, &kept, 0, 1) == 0)
    }

    @Test(arguments: 0..<40)
    func collectedSumsAreTheBestAndAreSetBack(seed: Int) {
        var random = TestRandom(seed: seed)
        let count = 1 + random.index(below: 60)
        var sums = (0..<count).map { _ in Float(random.index(below: 6)) }
        let touched = sums.indices.filter { sums[$0] > 0 }.shuffled(using: &random).map(Int32.init)
        let capacity = 1 + random.index(below: 12)
        let expected = best(sums, above: 0, first: 0, most: capacity)
        var kept = heap(capacity)
        let size = csim_collect(&sums, touched, Int64(touched.count), &kept, Int32(capacity))
        #expect(sorted(&kept, size) == expected, "seed \(seed)")
        #expect(sums.allSatisfy { $0 == 0 }, "seed \(seed)")
    }

    @Test func theLargestEntryIsTheFirstOfEqualOnes() {
        // Two rows of four scores, a stride of five: the nines belong to no row.
        let scores: [Float] = [1, 3, 3, 2, 9, -2, -5, -2, -2, 9]
        var index: [Int32] = [-1, -1]
        var value: [Float] = [0, 0]
        csim_argmax(scores, 2, 4, 5, &index, &value)
        #expect(index == [1, 0] && value == [3, -2])
    }

    @Test(arguments: 1...40)
    func theLargestEntryOfRandomRows(count: Int) {
        var random = TestRandom(seed: count)
        let scores = random.wholes(5 * count).map { Float($0) }
        var index = [Int32](repeating: -1, count: 5)
        var value = [Float](repeating: .nan, count: 5)
        csim_argmax(scores, 5, Int32(count), Int32(count), &index, &value)
        for row in 0..<5 {
            let own = Array(scores[row * count..<(row + 1) * count])
            #expect(value[row] == own.max() && Int(index[row]) == own.firstIndex(of: own.max()!), "seed \(count)")
        }
    }
}

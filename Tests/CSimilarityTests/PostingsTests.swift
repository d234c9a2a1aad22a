// Term-at-a-time sums against sums item by item.

import CSimilarity
import Testing

@Suite struct PostingsTests {
    @Test(arguments: 0..<40)
    func sumsAreThoseOfTheItemsBelowTheLimit(seed: Int) {
        var random = TestRandom(seed: seed)
        let items = 1 + random.index(below: 20)
        let limit = random.index(below: items + 1)
        var sums = [Float](repeating: 0, count: items)
        var expected = sums
        var touched = [Int32](repeating: -1, count: items + 1)
        var touchedCount: Int64 = 0
        for _ in 0..<4 {
            let list = (0..<items).filter { _ in random.index(below: 2) == 0 }
            let weights = list.map { _ in Float(1 + random.index(below: 8)) }
            let weight = Float(1 + random.index(below: 3))
            touchedCount = csim_accumulate(
                list.map(Int32.init), weights, 0, Int64(list.count), Int32(limit), weight, &sums, &touched,
                touchedCount)
            for (place, item) in list.enumerated() where item < limit { expected[item] += weight * weights[place] }
        }
        #expect(sums == expected, "seed \(seed)")
        let met = touched.prefix(Int(touchedCount)).map(Int.init)
        #expect(met.sorted() == expected.indices.filter { expected[$0] > 0 }, "seed \(seed): each item once")
    }
}

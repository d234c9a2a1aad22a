// The nearest rows against scoring every pair in floats: the same rows, the same bits, at every level.

import CSimilarity
import Testing

@Suite(.serialized) struct NearestTests {
    @Test(
        arguments: QuantisedTestRows.Kind.allCases,
        [(1, 3), (33, 1), (300, 7), (150, 16), (290, 37), (100, 200), (40, 0)])
    func earlierRows(kind: QuantisedTestRows.Kind, shape: (count: Int, dimensions: Int)) {
        var random = TestRandom(seed: shape.count + shape.dimensions)
        let rows = QuantisedTestRows(kind, count: shape.count, dimensions: shape.dimensions, &random)
        #expect(rows.refused == -1)
        let middle = random.index(below: shape.count + 1)
        // Rows before, or days of ten rows.
        let limits = (0..<shape.count).map { Int64(shape.dimensions == 37 ? $0 / 10 * 10 : $0) }
        let naive = (0..<shape.count).map { rows.naive(of: rows.row($0), 0..<Int(limits[$0]), most: 40) }
        for most in [1, 4, 40] {
            let expected = naive.map { Array($0.prefix(most)) }
            everyLevel { level in
                let found =
                    rows.earlier(0..<middle, limits: limits, most: most)
                    + rows.earlier(middle..<shape.count, limits: limits, most: most)
                #expect(found == expected, "\(kind), \(shape), most \(most), level \(level)")
            }
        }
    }

    @Test(arguments: QuantisedTestRows.Kind.allCases, [(1, 3), (70, 2), (400, 37), (100, 200), (40, 0)])
    func oneQuery(kind: QuantisedTestRows.Kind, shape: (count: Int, dimensions: Int)) {
        var random = TestRandom(seed: shape.count)
        let rows = QuantisedTestRows(kind, count: shape.count, dimensions: shape.dimensions, &random)
        let begin = shape.count > 64 ? 64 : 0
        for query in [rows.row(0), rows.row(shape.count - 1), [Float](repeating: 0, count: shape.dimensions)] {
            let expected = rows.naive(of: query, begin..<shape.count, most: 5)
            everyLevel { level in
                #expect(
                    rows.nearest(to: query, begin..<shape.count, most: 5) == expected,
                    "\(kind), \(shape), level \(level)")
            }
        }
    }

    @Test func nothingIsAskedFor() {
        let rows = QuantisedTestRows([1, 2, 3, 4], count: 2, dimensions: 2)
        #expect(rows.earlier(0..<2, limits: [0, 1], most: 0) == [[], []])
        #expect(rows.earlier(1..<1, limits: [0, 1], most: 3) == [])
        #expect(rows.nearest(to: [1, 1], 0..<2, most: 0) == [])
        #expect(rows.nearest(to: [1, 1], 0..<0, most: 3) == [])
    }

    @Test func rowsThatCannotBeComparedAreRefused() {
        for bad in [Float.nan, .infinity, -.infinity, 2e18] {
            var values = [Float](repeating: 1, count: 40 * 3)
            values[35 * 3 + 1] = bad
            values[38 * 3] = bad
            #expect(QuantisedTestRows(values, count: 40, dimensions: 3).refused == 35, "\(bad)")
            #expect(csim_is_comparable([0, bad], 2) == 0)
        }
    }

    @Test func theErrorIsWhatRoundingLost() {
        var random = TestRandom(seed: 1)
        let rows = QuantisedTestRows(.fractions, count: 50, dimensions: 200, &random)
        // A whole number is off by 1/2 at most, and by 1/sqrt(12) as a rule.
        #expect(rows.roundings.allSatisfy { (3.5..<4.7).contains($0.error) && (179..<182).contains($0.length) })
    }
}

// The nearest rows against scoring every pair in floats: the same rows, the same bits, at every level.

import CSimilarity
import Testing

@Suite(.serialized) struct NearestTests {
    private struct Entry: Equatable {
        let row: Int32
        let score: UInt32
    }

    /// Rows and their quantised copy.
    private struct Rows {
        let count: Int
        let dimensions: Int
        let values: [Float]
        private var panels: [Int8]
        private var starts: [Int16]
        private(set) var roundings: [csim_rounding]
        private var bounds: [csim_panel_bound]
        private(set) var refused: Int64 = -1

        init(_ values: [Float], count: Int, dimensions: Int) {
            (self.values, self.count, self.dimensions) = (values, count, dimensions)
            let panel = Int(CSIM_BYTE_PANEL)
            let panelCount = (count + panel - 1) / panel
            panels = Array(repeating: 99, count: panelCount * panel * (dimensions + dimensions % 2))
            starts = Array(repeating: 99, count: panelCount * panel)
            roundings = Array(repeating: csim_rounding(), count: count)
            bounds = Array(repeating: csim_panel_bound(), count: panelCount)
            var mixed = [Double](repeating: 0, count: dimensions)
            var row = [Int8](repeating: 0, count: dimensions)
            refused = csim_quantise(
                values, Int64(count), Int32(dimensions), 0, Int64(panelCount), &mixed, &row, &panels, &starts,
                &roundings, &bounds)
        }

        private func view<Result>(_ body: (inout csim_quantised) -> Result) -> Result {
            values.withUnsafeBufferPointer { values in
                panels.withUnsafeBufferPointer { panels in
                    starts.withUnsafeBufferPointer { starts in
                        roundings.withUnsafeBufferPointer { roundings in
                            bounds.withUnsafeBufferPointer { bounds in
                                var view = csim_quantised(
                                    values: values.baseAddress, n: Int64(count), d: Int32(dimensions),
                                    panels: panels.baseAddress, starts: starts.baseAddress,
                                    roundings: roundings.baseAddress, bounds: bounds.baseAddress)
                                return body(&view)
                            }
                        }
                    }
                }
            }
        }

        func earlier(_ range: Range<Int>, limits: [Int64], most: Int) -> [[Entry]] {
            var entries = [csim_entry](repeating: csim_entry(score: .nan, item: -1), count: range.count * most)
            var sizes = [Int32](repeating: -1, count: range.count)
            let status = view {
                csim_nearest_earlier(
                    &$0, Int64(range.lowerBound), Int64(range.upperBound), limits, Int32(most), &entries, &sizes)
            }
            #expect(status == 0)
            return sizes.enumerated().map { row, size in
                entries[row * most..<row * most + Int(size)].map { Entry(row: $0.item, score: $0.score.bitPattern) }
            }
        }

        func nearest(to query: [Float], _ range: Range<Int>, most: Int) -> [Entry] {
            var entries = [csim_entry](repeating: csim_entry(score: .nan, item: -1), count: most)
            let size = view {
                csim_nearest_to(
                    &$0, query, Int64(range.lowerBound), Int64(range.upperBound), Int32(most), &entries)
            }
            return entries.prefix(Int(size)).map { Entry(row: $0.item, score: $0.score.bitPattern) }
        }

        /// Every pair in floats.
        func naive(of query: [Float], _ range: Range<Int>, most: Int) -> [Entry] {
            let scores = range.map { row in
                csim_float_dot(
                    query, Array(values[row * dimensions..<(row + 1) * dimensions]), Int64(dimensions))
            }
            let order = scores.indices.sorted { (scores[$0], $1) > (scores[$1], $0) }
            return order.prefix(most).map {
                Entry(row: Int32(range.lowerBound + $0), score: scores[$0].bitPattern)
            }
        }

        func row(_ row: Int) -> [Float] { Array(values[row * dimensions..<(row + 1) * dimensions]) }
    }

    /// Calls `body` at every level that this processor has.
    private func everyLevel(_ body: (Int32) -> Void) {
        let before = csim_level()
        defer { _ = csim_force_level(before) }
        for level in Int32(CSIM_LEVEL_BASELINE)...Int32(CSIM_LEVEL_V4)
        where csim_force_level(level) == 0 { body(level) }
    }

    /// What may go wrong: a kind of rows for each way.
    enum Kind: CaseIterable {
        case fractions, units, ties, opposites, largeEntries, veryDifferentLengths, tiny, huge, withZeros
    }

    private func rows(_ kind: Kind, count: Int, dimensions: Int, _ random: inout TestRandom) -> Rows {
        var values = random.fractions(count * dimensions).map { Float($0) }
        for row in 0..<count {
            let range = row * dimensions..<(row + 1) * dimensions
            let scale: Float
            switch kind {
            case .fractions: scale = 1
            case .units: scale = 1 / max(.leastNormalMagnitude, values[range].reduce(0) { $0 + $1 * $1 }.squareRoot())
            case .ties: scale = 0
            case .opposites: scale = row % 2 == 0 ? 1 : -1
            case .largeEntries: scale = 1e-3
            case .veryDifferentLengths: scale = Float([1e-30, 1, 1e8, 1e-12][random.index(below: 4)])
            case .tiny: scale = row % 3 == 0 ? .leastNonzeroMagnitude : .leastNormalMagnitude / 100
            case .huge: scale = 1e16
            case .withZeros: scale = random.index(below: 3) > 0 ? 0 : 1
            }
            for place in range { values[place] *= scale }
            guard dimensions > 0 else { continue }
            switch kind {
            case .ties: values[range.lowerBound + random.index(below: dimensions)] = Float(random.index(below: 3) - 1)
            case .opposites where row > 0:
                for place in range { values[place] = (row % 2 == 0 ? 1 : -1) * values[place % dimensions] }
            case .largeEntries: values[range.lowerBound + random.index(below: dimensions)] = 1
            default: break
            }
        }
        return Rows(values, count: count, dimensions: dimensions)
    }

    @Test(arguments: Kind.allCases, [(1, 3), (33, 1), (300, 7), (150, 16), (290, 37), (100, 200), (40, 0)])
    func earlierRows(kind: Kind, shape: (count: Int, dimensions: Int)) {
        var random = TestRandom(seed: shape.count + shape.dimensions)
        let rows = rows(kind, count: shape.count, dimensions: shape.dimensions, &random)
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

    @Test(arguments: Kind.allCases, [(1, 3), (70, 2), (400, 37), (100, 200), (40, 0)])
    func oneQuery(kind: Kind, shape: (count: Int, dimensions: Int)) {
        var random = TestRandom(seed: shape.count)
        let rows = rows(kind, count: shape.count, dimensions: shape.dimensions, &random)
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
        let rows = Rows([1, 2, 3, 4], count: 2, dimensions: 2)
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
            #expect(Rows(values, count: 40, dimensions: 3).refused == 35, "\(bad)")
            #expect(csim_is_comparable([0, bad], 2) == 0)
        }
    }

    @Test func theErrorIsWhatRoundingLost() {
        var random = TestRandom(seed: 1)
        let rows = rows(.fractions, count: 50, dimensions: 200, &random)
        // A whole number is off by 1/2 at most, and by 1/sqrt(12) as a rule.
        #expect(rows.roundings.allSatisfy { (3.5..<4.7).contains($0.error) && (179..<182).contains($0.length) })
    }
}

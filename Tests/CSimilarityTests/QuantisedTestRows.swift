// Rows of bytes for tests: what may go wrong with them, and the levels that must agree on them.

import CSimilarity
import Testing

/// Calls `body` at every level that this processor has.
func everyLevel(_ body: (Int32) -> Void) {
    let before = csim_level()
    defer { _ = csim_force_level(before) }
    for level in Int32(CSIM_LEVEL_BASELINE)...Int32(CSIM_LEVEL_V4)
    where csim_force_level(level) == 0 { body(level) }
}

/// Rows and their quantised copy.
struct QuantisedTestRows {
    struct Entry: Equatable {
        let row: Int32
        let score: UInt32
    }

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

    func view<Result>(_ body: (inout csim_quantised) -> Result) -> Result {
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

    /// What may go wrong: a kind of rows for each way.
    enum Kind: CaseIterable {
        case fractions, units, ties, opposites, largeEntries, veryDifferentLengths, tiny, huge, withZeros
    }

    init(_ kind: Kind, count: Int, dimensions: Int, _ random: inout TestRandom) {
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
        self.init(values, count: count, dimensions: dimensions)
    }
}

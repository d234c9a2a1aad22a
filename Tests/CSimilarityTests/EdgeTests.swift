// The shortest edges between groups against looking at every pair in floats, at every level.

import CSimilarity
import Testing

@Suite(.serialized) struct EdgeTests {
    private struct Edge: Equatable {
        var square: Float = .infinity
        var first: Int32 = -1
        var second: Int32 = -1

        static func < (a: Edge, b: Edge) -> Bool {
            let (left, right) = ([a.first, a.second].sorted(), [b.first, b.second].sorted())
            return (a.square, left[0], left[1]) < (b.square, right[0], right[1])
        }
    }

    private func naive(_ rows: QuantisedTestRows, _ groups: [Int32], _ items: [Int32], _ cores: [Float]) -> [Edge] {
        let count = Int(groups.last! + 1)
        var edges = [Edge](repeating: Edge(), count: count * count)
        for row in 0..<rows.count {
            for other in row..<rows.count where groups[other] > groups[row] {
                let product = csim_float_dot(rows.row(row), rows.row(other), Int64(rows.dimensions))
                let edge = Edge(
                    square: max(2 - 2 * product, cores[row], cores[other]), first: items[row], second: items[other])
                let place = Int(groups[row]) * count + Int(groups[other])
                if edge < edges[place] { edges[place] = edge }
            }
        }
        return edges
    }

    private func found(
        _ rows: QuantisedTestRows, _ range: Range<Int>, _ groups: [Int32], _ items: [Int32], _ cores: [Float]
    ) -> [Edge] {
        let (from, to, count) = (groups[range.lowerBound], groups[range.upperBound - 1], groups.last! + 1)
        var edges = [csim_edge](
            repeating: csim_edge(square: .infinity, first: -1, second: -1), count: Int((to - from + 1) * count))
        let status = rows.view {
            csim_shortest_edges(
                &$0, groups, items, cores, Int64(range.lowerBound), Int64(range.upperBound), count, &edges)
        }
        #expect(status == 0)
        return edges.map { Edge(square: $0.square, first: $0.first, second: $0.second) }
    }

    @Test(
        arguments: [QuantisedTestRows.Kind.units, .ties, .withZeros],
        [(2, 1, 2), (33, 5, 33), (150, 16, 4), (300, 7, 20), (700, 37, 3)])
    func betweenAllGroups(kind: QuantisedTestRows.Kind, shape: (count: Int, dimensions: Int, groups: Int)) {
        everyLevel { level in
            var random = TestRandom(seed: shape.count)
            let rows = QuantisedTestRows(kind, count: shape.count, dimensions: shape.dimensions, &random)
            let groups = (0..<shape.count).map { Int32($0 * shape.groups / shape.count) }
            let items = Array(0..<Int32(shape.count)).shuffled(using: &random)
            // Some edges are as long as a core distance, and several of them alike.
            let cores = (0..<shape.count).map { _ in Float(random.index(below: 5)) * 0.4 }
            let expected = naive(rows, groups, items, cores)
            #expect(
                found(rows, 0..<shape.count, groups, items, cores) == expected, "\(kind), \(shape), level \(level)")
            // The rows of a part add their share; together it is the same.
            let middle = shape.count / 2
            var parts = [Edge](repeating: Edge(), count: expected.count)
            for range in [0..<middle, middle..<shape.count] {
                let from = Int(groups[range.lowerBound]) * shape.groups
                for (place, edge) in found(rows, range, groups, items, cores).enumerated()
                where edge < parts[from + place] { parts[from + place] = edge }
            }
            #expect(parts == expected, "\(kind), \(shape), level \(level)")
        }
    }
}

// The shortest edges between groups of rows; see edges.c.

import CSimilarity

extension QuantisedRows {
    /// Two items, and the square of how far apart they are.
    struct Edge: Sendable {
        let square: Float
        /// -1 where there is no edge.
        let first: Int32
        let second: Int32
    }

    private static let rowsPerPart = 256

    /// For the shortest edges between any two groups of rows of length 1 what each part of the rows adds: for the groups
    /// from `from` on the edges of these rows to every later group, one for each of all groups. The square of an edge is
    /// max(2 - 2 cosine, the cores of both); of equal edges the one with the lowest item comes first.
    ///
    /// - Parameters:
    ///   - groups: the group of each row, from 0, ascending.
    ///   - items: what stands for each row in an edge.
    ///   - cores: of each row, not negative.
    ///
    /// Cost O(n^2 d / 2) by bytes for n rows of d dimensions; 12 bytes for each pair of groups, and for those of rows
    /// that stand 256 to a part.
    func shortestEdges(
        groups: [Int32], items: [Int32], cores: [Float], workers: Workers
    ) -> [(from: Int, edges: [Edge])] {
        let groupCount = Int(groups.last.map { $0 + 1 } ?? 0)
        return workers.map(total: count, by: Self.rowsPerPart) { range in
            let (from, to) = (Int(groups[range.lowerBound]), Int(groups[range.upperBound - 1]))
            var edges = [csim_edge](
                repeating: csim_edge(square: .infinity, first: -1, second: -1), count: (to - from + 1) * groupCount)
            let status = withView {
                csim_shortest_edges(
                    &$0, groups, items, cores, Int64(range.lowerBound), Int64(range.upperBound), Int32(groupCount),
                    &edges)
            }
            precondition(status == 0, "no memory for a search of \(count) rows")
            return (from, edges.map { Edge(square: $0.square, first: $0.first, second: $0.second) })
        }
    }
}

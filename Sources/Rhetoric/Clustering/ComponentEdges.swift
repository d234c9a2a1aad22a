// The shortest edges between groups of points, all pairs of groups in one pass of products, and the tree that they
// make.

struct ComponentEdges: Sendable {
    /// The edges that join the groups at the least sum of lengths; one less than there are groups.
    let spanning: [ReachEdge]

    /// - Parameters:
    ///   - squaredCores: of the points.
    ///   - components: the group of each point, by any numbers.
    ///
    /// Cost O(n^2 d / 2) by bytes for n points of d dimensions; 12 bytes for each pair of groups.
    init(_ points: DenseMatrix<Float>, _ squaredCores: [Float], _ components: [Int32], workers: Workers) {
        let order = Array(0..<Int32(points.rows)).sorted {
            (components[Int($0)], $0) < (components[Int($1)], $1)
        }
        var groups: [Int32] = []
        for (row, item) in order.enumerated() {
            let isNext = row > 0 && components[Int(item)] != components[Int(order[row - 1])]
            groups.append((groups.last ?? 0) + (isNext ? 1 : 0))
        }
        let groupCount = Int((groups.last ?? 0) + 1)
        guard groupCount > 1 else {
            spanning = []
            return
        }
        guard
            let rows = try? QuantisedRows(
                order.flatMap { points.row(Int($0)) }, count: points.rows, dimensions: points.columns, workers: workers)
        else { preconditionFailure("points have a length of 1") }
        let found = rows.shortestEdges(
            groups: groups, items: order, cores: order.map { squaredCores[Int($0)] }, workers: workers)
        var table = [ReachEdge](repeating: .none, count: groupCount * groupCount)
        for (from, edges) in found {
            for (place, edge) in edges.enumerated() where edge.first >= 0 {
                let (a, b) = (from + place / groupCount, place % groupCount)
                let edge = ReachEdge(square: edge.square, first: edge.first, second: edge.second)
                if edge < table[a * groupCount + b] {
                    table[a * groupCount + b] = edge
                    table[b * groupCount + a] = edge
                }
            }
        }
        spanning = Self.tree(table, count: groupCount)
    }

    /// The minimum spanning tree of a complete graph (Prim 1957). Cost O(count^2).
    private static func tree(_ table: [ReachEdge], count: Int) -> [ReachEdge] {
        var best = Array(table[0..<count])
        var isIn = [Bool](repeating: false, count: count)
        isIn[0] = true
        return (1..<count).map { _ in
            let next = (0..<count).filter { !isIn[$0] }.min { best[$0] < best[$1] }!
            isIn[next] = true
            let edge = best[next]
            for other in 0..<count where !isIn[other] && table[next * count + other] < best[other] {
                best[other] = table[next * count + other]
            }
            return edge
        }
    }
}

// The shortest edges between groups of points, all pairs of groups in one pass of products, and the tree that they
// make.

struct ComponentEdges: Sendable {
    /// The edges that join the groups at the least sum of lengths; one less than there are groups.
    let spanning: [ReachEdge]

    private static let rowsPerBlock = 256
    private static let columnsPerTile = 512

    /// - Parameters:
    ///   - squaredCores: of the points.
    ///   - components: the group of each point, by any numbers.
    ///
    /// Cost O(n^2 d / 2) for n points of d dimensions; 12 bytes for each pair of groups.
    init(_ points: DenseMatrix<Float>, _ squaredCores: [Float], _ components: [Int32], workers: Workers) {
        let grouped = GroupedPoints(points, squaredCores, components)
        guard grouped.groupCount > 1 else {
            spanning = []
            return
        }
        let blocks = (points.rows + Self.rowsPerBlock - 1) / Self.rowsPerBlock
        let found = workers.map(parts: blocks) { block in
            Self.shortest(
                grouped, rows: block * Self.rowsPerBlock..<min(points.rows, (block + 1) * Self.rowsPerBlock))
        }
        var table = [ReachEdge](repeating: .none, count: grouped.groupCount * grouped.groupCount)
        for (from, edges) in found {
            for (place, edge) in edges.enumerated() {
                let (a, b) = (from + place / grouped.groupCount, place % grouped.groupCount)
                if edge < table[a * grouped.groupCount + b] {
                    table[a * grouped.groupCount + b] = edge
                    table[b * grouped.groupCount + a] = edge
                }
            }
        }
        spanning = Self.tree(table, count: grouped.groupCount)
    }

    /// The shortest edges from the groups of some rows to every later group: from the group `from` on, groupCount for
    /// each.
    private static func shortest(_ points: GroupedPoints, rows: Range<Int>) -> (from: Int, edges: [ReachEdge]) {
        let (from, to) = (points.groups[rows.lowerBound], points.groups[rows.upperBound - 1])
        var edges = [ReachEdge](repeating: .none, count: (to - from + 1) * points.groupCount)
        withUnsafeTemporaryAllocation(of: Float.self, capacity: rows.count * columnsPerTile) { products in
            for left in stride(from: rows.lowerBound, to: points.count, by: columnsPerTile) {
                let columns = left..<min(points.count, left + columnsPerTile)
                let runs = Array(points.runs(columns))
                points.multiply(rows, columns, into: products.baseAddress!)
                for row in rows {
                    let line = products.baseAddress! + (row - rows.lowerBound) * columns.count
                    let own = (points.groups[row] - from) * points.groupCount
                    for run in runs where points.groups[run.lowerBound] > points.groups[row] {
                        let place = own + points.groups[run.lowerBound]
                        guard points.squaredCores[row] <= edges[place].square else { continue }
                        let edge = points.shortest(row, run, line + run.lowerBound - left)
                        if edge < edges[place] { edges[place] = edge }
                    }
                }
            }
        }
        return (from, edges)
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

/// Points in the order of their groups, so that a group is a run of rows.
private struct GroupedPoints: Sendable {
    private let values: [Float]
    private let dimensions: Int
    /// The item of each row.
    private let items: [Int32]
    /// The last row of each group, and one.
    private let ends: [Int]
    /// The group of each row, counted from 0.
    let groups: [Int]
    let squaredCores: [Float]
    var count: Int { items.count }
    var groupCount: Int { ends.count }

    init(_ points: DenseMatrix<Float>, _ squaredCores: [Float], _ components: [Int32]) {
        let order = Array(0..<Int32(points.rows)).sorted {
            (components[Int($0)], $0) < (components[Int($1)], $1)
        }
        items = order
        dimensions = points.columns
        values = order.flatMap { points.row(Int($0)) }
        self.squaredCores = order.map { squaredCores[Int($0)] }
        var groups = [Int](repeating: 0, count: points.rows)
        for row in order.indices.dropFirst() {
            let isNext = components[Int(order[row])] != components[Int(order[row - 1])]
            groups[row] = groups[row - 1] + (isNext ? 1 : 0)
        }
        self.groups = groups
        ends = order.indices.filter { $0 + 1 == order.count || groups[$0 + 1] > groups[$0] }.map { $0 + 1 }
    }

    /// The parts of a range of rows that lie in one group each.
    func runs(_ range: Range<Int>) -> some Sequence<Range<Int>> {
        sequence(first: range.lowerBound..<min(range.upperBound, ends[groups[range.lowerBound]])) { run in
            run.upperBound == range.upperBound
                ? nil : run.upperBound..<min(range.upperBound, self.ends[self.groups[run.upperBound]])
        }
    }

    /// Inner products of some rows with others, row by row.
    func multiply(_ rows: Range<Int>, _ columns: Range<Int>, into products: UnsafeMutablePointer<Float>) {
        values.withUnsafeBufferPointer { values in
            BLAS.multiply(
                rows.count, columns.count, dimensions, values.baseAddress! + rows.lowerBound * dimensions, dimensions,
                values.baseAddress! + columns.lowerBound * dimensions, dimensions, bTransposed: true, into: products,
                columns.count)
        }
    }

    /// The shortest edge of a row to those of a range, given its products with them.
    func shortest(_ row: Int, _ range: Range<Int>, _ products: UnsafePointer<Float>) -> ReachEdge {
        let least = squaredCores.withUnsafeBufferPointer {
            ClusterKernels.leastReach(products, $0.baseAddress! + range.lowerBound, count: range.count)
        }
        let other = range.first { max(2 - 2 * products[$0 - range.lowerBound], squaredCores[$0]) <= least }!
        return ReachEdge(square: max(least, squaredCores[row]), first: items[row], second: items[other])
    }
}

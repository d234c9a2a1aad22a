// The nearest few of every point, its core distance, and what all others are away at least.

struct NearestPoints: Sendable {
    let count: Int
    /// Squared distance of each point to its nearest points, the last of the samples.
    let squaredCores: [Float]
    /// For each point a square that its mutual reachability with points that are not listed does not fall below.
    let bounds: [Float]
    /// The list of point i is edges[starts[i]..<starts[i + 1]], the shortest first.
    private let edges: [ReachEdge]
    private let starts: [Int]

    private static let listed = 24
    private static let pointsPerPart = 256

    /// - Parameter samples: points within the core distance, the point itself counted; 1 to n.
    ///
    /// Cost O(n^2 d) by bytes.
    init(_ points: DenseMatrix<Float>, samples: Int, workers: Workers) {
        count = points.rows
        guard
            let rows = try? QuantisedRows(
                points.values, count: points.rows, dimensions: points.columns, workers: workers)
        else { preconditionFailure("points have a length of 1") }
        let most = max(samples, Self.listed) + 1
        let limits = [Int](repeating: points.rows, count: points.rows)
        let found = rows.nearestEarlier(most: most, limits: limits, workers: workers)
        let measured = workers.map(total: points.rows, by: Self.pointsPerPart) { range in
            range.map { Self.measured($0, found[$0], points) }
        }.flatMap(\.self)
        let cores = measured.map { samples > 1 ? $0[samples - 2].square : 0 }
        squaredCores = cores
        bounds = found.indices.map { point in
            guard found[point].count == most else { return .infinity }
            return max(cores[point], 2 - 2 * found[point][most - 1].product)
        }
        let lists = workers.map(total: points.rows, by: Self.pointsPerPart) { range in
            range.map { point in
                measured[point].map { edge in
                    ReachEdge(
                        square: max(edge.square, cores[point], cores[Int(edge.second)]), first: edge.first,
                        second: edge.second)
                }.sorted(by: <)
            }
        }.flatMap(\.self)
        starts = lists.reduce(into: [0]) { $0.append($0.last! + $1.count) }
        edges = lists.flatMap(\.self)
    }

    /// The edge at a place of a point's list; nil behind its end.
    func edge(_ point: Int, at place: Int) -> ReachEdge? {
        starts[point] + place < starts[point + 1] ? edges[starts[point] + place] : nil
    }

    /// Others that were found, by squared distance, measured by their difference: 2 - 2 cosine keeps too few digits of
    /// the nearest.
    private static func measured(
        _ point: Int, _ found: [QuantisedRows.Near], _ points: DenseMatrix<Float>
    ) -> [ReachEdge] {
        points.values.withUnsafeBufferPointer { values in
            let own = values.baseAddress! + point * points.columns
            return found.filter { Int($0.row) != point }.map { near in
                let square = ClusterKernels.squaredDistance(
                    own, values.baseAddress! + Int(near.row) * points.columns, count: points.columns)
                return ReachEdge(square: square, first: Int32(point), second: near.row)
            }.sorted(by: <)
        }
    }
}

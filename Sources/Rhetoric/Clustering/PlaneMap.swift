// The clusters on a page: two directions in which they lie apart. Distances there are not similarities: what lies apart in the
// other directions may fall on one spot.

enum PlaneMap {
    /// What all points scatter counts beside what the clusters' centres scatter, so that one or two clusters have a plane too.
    private static let shareOfAll = 0.05

    /// Coordinates of each point, n x 2: along the two directions in which the centres of the clusters, each as heavy as its
    /// cluster, scatter most (as in discriminant analysis; Fisher 1936). Each axis points to where its farthest point lies.
    ///
    /// - Throws: `DecompositionFailure`. Cost O(n d + k d^2 + d^3).
    static func coordinates(_ points: DenseMatrix<Float>, _ labels: [Int32]) throws -> DenseMatrix<Double> {
        let (n, d) = (points.rows, points.columns)
        var map = DenseMatrix<Double>(rows: n, columns: 2)
        guard n > 1, d > 0 else { return map }
        let mean = points.sums(of: [Int](repeating: 0, count: n), count: 1).values.map { $0 / Double(n) }
        var scatter = DenseMatrix<Float>(rows: n, columns: d)
        for row in 0..<n { for k in 0..<d { scatter[row, k] = Float(Double(points[row, k]) - mean[k]) } }
        let sizes = labels.groups.map { Double($0.count) }
        let sums = points.sums(of: labels, count: sizes.count)
        var centres = DenseMatrix<Float>(rows: sizes.count, columns: d)
        for (cluster, size) in sizes.enumerated() where size > 0 {
            for k in 0..<d { centres[cluster, k] = Float(size.squareRoot() * (sums[cluster, k] / size - mean[k])) }
        }
        let (between, all) = (centres.gram, scatter.gram)
        let sum = zip(between.values, all.values).map { $0 + shareOfAll * $1 }
        let (_, vectors) = try LAPACK.symmetricEigen(sum, order: d, wanted: min(2, d))
        for axis in 0..<min(2, d) {
            var farthest = 0.0
            for row in 0..<n {
                let value = (0..<d).reduce(0.0) { $0 + Double(scatter[row, $1]) * vectors[axis * d + $1] }
                map[row, axis] = value
                if abs(value) > abs(farthest) * (1 + 1e-6) { farthest = value }
            }
            if farthest < 0 { for row in 0..<n { map[row, axis] = -map[row, axis] } }
        }
        return map
    }
}

// One partition of points, by whichever method was asked for.

/// Points by cluster.
struct Partition: Sendable {
    /// Cluster of each point; -1 for one that is in none.
    let labels: [Int32]
    /// Of the agglomerative methods and by density.
    let tree: Dendrogram?
    /// How firmly each point belongs, by density; nil for the other methods.
    let strengths: [Double]?

    static let starts = 20

    /// - Parameters:
    ///   - points: rows of length 1.
    ///   - count: clusters, 1 to the number of points; a height or the density method goes before it.
    ///   - starts: of k-means.
    /// - Throws: `MatrixFault` where the machine has not the memory that the method needs.
    init(
        _ points: DenseMatrix<Float>, count: Int, _ options: ClusterOptions, starts: Int = starts, seed: UInt64
    ) throws {
        switch options.method {
        case .kmeans:
            let found = SphericalKMeans(
                points, placed: Array(0..<points.rows), count: count, starts: starts, seed: seed,
                workers: options.workers)
            (labels, tree, strengths) = (found.assignment.map { Int32($0) }, nil, nil)
        case .ward, .average, .complete:
            let tree = try Dendrogram(of: points, linkage: options.method.linkage!, workers: options.workers)
            labels = options.height.map { tree.cut(height: $0) } ?? tree.cut(count: count)
            (self.tree, strengths) = (tree, nil)
        case .density:
            let size = options.minimumSize ?? Self.minimumSize(of: points.rows)
            let found = try DensityClusters(
                of: points, minimumSize: size, minimumSamples: min(size, Self.mostSamples), workers: options.workers)
            (labels, tree, strengths) = (found.labels, found.tree, found.strengths)
        }
    }

    static func minimumSize(of points: Int) -> Int { max(5, points / 100) }
    private static let mostSamples = 10
}

extension Array where Element == Int32 {
    /// Members of each cluster, ascending; of none those in no cluster.
    var groups: [[Int]] {
        var groups = [[Int]](repeating: [], count: Int((self.max() ?? -1) + 1))
        for (point, label) in enumerated() where label >= 0 { groups[Int(label)].append(point) }
        return groups
    }
}

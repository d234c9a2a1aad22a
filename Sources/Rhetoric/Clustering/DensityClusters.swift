// Clusters as regions where points lie close, and what lies between them as noise: HDBSCAN (Campello, Moulavi and
// Sander 2013; McInnes and Healy 2017), with clusters chosen by excess of mass.

/// A partition of points that may leave some out.
public struct DensityClusters: Sendable, Equatable {
    /// Cluster of each point, numbered by their first points; -1 for noise.
    public let labels: [Int32]
    /// How firmly each point belongs, 0 to 1: its density when it leaves the cluster, as a share of the greatest in it.
    /// 0 for noise.
    public let strengths: [Double]
    /// Distance of each point to its nearest points, the `minimumSamples`-th, itself being the first.
    public let coreDistances: [Float]
    /// The tree of single linkage by mutual reachability, the largest of d(a, b) and both core distances.
    public let tree: Dendrogram

    public var clusterCount: Int { Int(labels.max() ?? -1) + 1 }

    /// - Parameters:
    ///   - points: n x d, rows of length 1; distances are Euclidean, sqrt(2 - 2 cosine). A row of zeros is no direction
    ///     and must be left out.
    ///   - minimumSize: points of a cluster, at least 2.
    ///   - minimumSamples: points, itself counted as scikit-learn does (the hdbscan package does not), that lie within
    ///     the core distance of a point; at least 1. More make more noise. No more than n count.
    /// - Throws: `MatrixFault` when a number is not finite (naming the row).
    ///
    /// All points are never one cluster. Cost O(n^2 d) by products of bytes, and half as much again where the
    /// clusters lie far apart; memory O(n (d + minimumSamples)) and 12 bytes for each pair of the
    /// groups that nearest points do not join, at most a few hundred of 20,000 points.
    public init(
        of points: DenseMatrix<Float>, minimumSize: Int, minimumSamples: Int, workers: Workers = .all
    ) throws {
        precondition(minimumSize >= 2, "a cluster has two points or more, not \(minimumSize)")
        precondition(minimumSamples >= 1, "a point is its own first neighbour: at least 1 sample")
        if let row = points.firstRowNotFinite {
            throw MatrixFault(description: "row \(row) of the points has a value that is not a finite number")
        }
        let spanning = SpanningTree(points, samples: min(minimumSamples, points.rows), workers: workers)
        coreDistances = spanning.squaredCores.map { $0.squareRoot() }
        tree = Dendrogram(leafCount: points.rows, spanning.joins)
        let condensed = CondensedTree(tree, minimumSize: minimumSize)
        let membership = condensed.membership
        labels = membership.labels.numberedByFirst
        strengths = membership.strengths
    }
}

// Agglomerative clustering of unit vectors: the two nearest clusters become one until one is left.
//
// Not always the nearest two of all: where two clusters are each the other's nearest, no later merge comes between them
// in the linkages here (they are reducible), so all such pairs of a round are merged at once and give the tree that
// merging one by one does (Murtagh 1983; Müllner 2011 for the chain of nearest neighbours, which finds one such pair at
// a time).

/// How far two clusters are apart.
public enum Linkage: String, Sendable, CaseIterable {
    /// What the merge adds to the squared distances within clusters, as SciPy scales it:
    /// sqrt(2 |A| |B| / (|A| + |B|)) times the distance of the centroids.
    case ward
    /// The mean distance of an item of one and an item of the other.
    case average
    /// The largest distance of an item of one and an item of the other.
    case complete
}

extension Dendrogram {
    /// The tree of points by Euclidean distance, sqrt(2 - 2 cosine).
    ///
    /// Single precision chooses what is merged, so that distances that differ by less than about 1e-6 count as equal;
    /// equal ones go by the lowest item. Heights of Ward's tree are computed in double precision; those of the others
    /// lose about 1e-6 of themselves.
    ///
    /// - Parameter points: n x d, rows of length 1. A row of zeros is no direction and must be left out.
    /// - Throws: `MatrixFault` when a number is not finite (naming the row), or when average or complete linkage need
    ///   more memory than the machine has, before anything is computed.
    ///
    /// Cost O(n^2 d) time. Memory 20 n d bytes for Ward's linkage; 4 n^2 for the others, which need every distance.
    public init(of points: DenseMatrix<Float>, linkage: Linkage, workers: Workers = .all) throws {
        precondition(points.rows <= Int(Int32.max) / 2, "nodes of a tree are numbered in 32 bits")
        if let row = points.firstRowNotFinite {
            throw MatrixFault(description: "row \(row) of the points has a value that is not a finite number")
        }
        let equal = EqualRows(points)
        let starts = ClusterStarts(points: points, equal.representatives, sizes: equal.sizes)
        if linkage != .ward { try LinkageMatrix.checkMemory(count: starts.count, linkage) }
        // Equal points are joined first, at no distance, so that crowds of them cost nothing below.
        let joins =
            switch linkage {
            case .ward: ReciprocalMerging(WardClusters(starts, workers: workers), starts).joins
            case .average, .complete:
                ReciprocalMerging(LinkageMatrix(starts, linkage, workers: workers), starts).joins
            }
        self.init(
            leafCount: points.rows,
            equal.repetitions.map { Join(first: $0.original, second: $0.row, height: 0) }
                + joins.map {
                    Join(first: starts.items[Int($0.first)], second: starts.items[Int($0.second)], height: $0.height)
                })
    }
}

/// The clusters that merging starts from: each some equal points.
struct ClusterStarts: Sendable {
    /// One point for each, a row of length 1.
    let points: DenseMatrix<Float>
    /// For each the first item in it, ascending.
    let items: [Int32]
    /// For each the number of items in it.
    let sizes: [Int]
    var count: Int { sizes.count }

    init(points: DenseMatrix<Float>, _ items: [Int32], sizes: [Int]) {
        self.points =
            items.count == points.rows
            ? points
            : DenseMatrix(rows: items.count, columns: points.columns, values: items.flatMap { points.row(Int($0)) })
        self.items = items
        self.sizes = sizes
    }
}

extension DenseMatrix<Float> {
    /// The first row with a number that is infinite or NaN.
    var firstRowNotFinite: Int? { values.firstIndex { !$0.isFinite }.map { $0 / columns } }
}

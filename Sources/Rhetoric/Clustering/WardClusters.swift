// Clusters in Ward's linkage by their centroids alone, without a matrix of distances. Distances are squared here.

struct WardClusters: MergingClusters {
    private var centroids: Centroids
    private var lists: NearLists
    /// The points that merging starts from, until the first search.
    private var starts: DenseMatrix<Float>?
    private let workers: Workers

    init(_ starts: ClusterStarts, workers: Workers) {
        self.workers = workers
        self.starts = starts.points
        centroids = Centroids(starts)
        lists = NearLists(count: starts.count)
    }

    mutating func knownNearest(to places: [Int32]) -> [NearCluster?] {
        listed(places).map { $0.flatMap { $0.isCertain ? $0.near : nil } }
    }

    mutating func searchNearest(to places: [Int32]) -> [NearCluster] {
        if let starts {
            listByBytes(starts)
            self.starts = nil
        }
        var found = knownNearest(to: places)
        let left = found.indices.filter { found[$0] == nil }
        let asking = left.map { places[$0] }
        centroids.compactWhenSparse()
        let most = NearLists.listed + 1
        for (place, list) in zip(asking, centroids.search(for: asking, most: most, workers: workers)) {
            lists.set(place, list.map(\.place), bound: list.count == most ? list.last!.distance : .infinity)
        }
        // What a search has just found is the nearest up to rounding.
        for (number, listed) in zip(left, listed(asking)) { found[number] = listed!.near }
        return found.map { $0! }
    }

    private mutating func listed(_ places: [Int32]) -> [(near: NearCluster, isCertain: Bool)?] {
        let centroids = centroids
        return lists.nearest(to: places, workers: workers) { centroids.squaredDistance($0, $1) }
    }

    mutating func merge(_ pairs: [ClusterPair]) -> [Double] {
        pairs.map { pair in
            let sizes = (centroids.size(of: pair.kept), centroids.size(of: pair.gone))
            let square = centroids.merge(pair)
            lists.join(pair, bound: bound(pair, sizes: sizes, square: Float(square)))
            return square.squareRoot()
        }
    }

    /// By the formula of Lance and Williams the squared distance of A + B to X is ((a + x) D(A, X) + (b + x) D(B, X) -
    /// x D(A, B)) / (a + b + x), which grows with the bounds of A and B, and with x where D(A, B) is the least; x is at
    /// least 1.
    private func bound(_ pair: ClusterPair, sizes: (Float, Float), square: Float) -> Float {
        let (a, b) = (lists.bound(pair.kept), lists.bound(pair.gone))
        let sum = (sizes.0 + 1) * a + (sizes.1 + 1) * b - square
        return max(min(a, b), sum / (sizes.0 + sizes.1 + 1))
    }

    /// The first lists, of points alone: by cosine, which bytes tell four times as fast as floats.
    private mutating func listByBytes(_ points: DenseMatrix<Float>) {
        guard
            let rows = try? QuantisedRows(
                points.values, count: points.rows, dimensions: points.columns, workers: workers)
        else { preconditionFailure("points have a length of 1") }
        let limits = [Int](repeating: points.rows, count: points.rows)
        let most = NearLists.listed + 1
        for (place, found) in rows.nearestEarlier(most: most, limits: limits, workers: workers).enumerated() {
            let size = centroids.size(of: Int32(place))
            let square = found.count == most ? max(0, 2 - 2 * found.last!.product) : .infinity
            lists.set(Int32(place), found.map(\.row), bound: 2 * size / (size + 1) * square)
        }
    }
}

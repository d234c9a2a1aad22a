// How much nearer an item is to its own cluster than to the next one (Rousseeuw 1987), by 1 - cosine. For unit vectors the
// mean distance to a cluster follows from the sum of its members, so that no pair is looked at.

struct Silhouettes: Sendable {
    /// Of each point, -1 to 1; 0 for one that is alone in its cluster, or in none, or where there is one cluster only.
    let values: [Double]

    /// - Parameter points: n x d, rows of length 1.
    ///
    /// Cost O(n k d) for k clusters.
    init(_ points: DenseMatrix<Float>, _ labels: [Int32]) {
        let groups = labels.groups
        guard groups.count > 1 else {
            values = [Double](repeating: 0, count: labels.count)
            return
        }
        let sizes = groups.map { Double($0.count) }
        let products = points.times(DenseMatrix<Float>(points.sums(of: labels, count: groups.count)).transposed)
        values = labels.indices.map { point in
            let own = Int(labels[point])
            guard own >= 0, sizes[own] > 1 else { return 0 }
            let within = 1 - (Double(products[point, own]) - 1) / (sizes[own] - 1)
            let without = groups.indices.lazy.filter { $0 != own }.map { 1 - Double(products[point, $0]) / sizes[$0] }
                .min()!
            let larger = max(within, without)
            return larger > 0 ? (without - within) / larger : 0
        }
    }
}

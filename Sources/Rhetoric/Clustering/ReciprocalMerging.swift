// The rounds of agglomerative clustering: every pair of clusters that are each other's nearest is merged, until one is
// left. Clusters go by places: a merged cluster keeps that of its larger half.

/// A cluster and how far it is, in whatever grows with the distance of the linkage.
struct NearCluster: Sendable {
    let place: Int32
    let distance: Float
}

/// Two places whose clusters become one at the first of them.
struct ClusterPair: Sendable {
    let kept: Int32
    let gone: Int32
}

/// Clusters in a reducible linkage: merging the nearest two brings the result nearer to no third.
protocol MergingClusters {
    /// For each place the nearest other cluster, the lowest of equal ones; nil where it takes a search to tell.
    mutating func knownNearest(to places: [Int32]) -> [NearCluster?]
    /// The same by a search of all clusters, of which there are two or more.
    mutating func searchNearest(to places: [Int32]) -> [NearCluster]
    /// Merges pairs that have no place in common; their heights.
    mutating func merge(_ pairs: [ClusterPair]) -> [Double]
}

/// The merges of n clusters down to one.
struct ReciprocalMerging<Clusters: MergingClusters> {
    /// Named by places, each join after those below it and no lower than they.
    private(set) var joins: [Dendrogram.Join] = []

    private var clusters: Clusters
    private var places: [Int32]
    private var sizes: [Int]
    /// Height at which the cluster at a place was made.
    private var heights: [Double]
    /// The nearest to each place, where it is known.
    private var nearest: [NearCluster?]
    /// The last round in which the cluster at a place was merged.
    private var mergedIn: [Int]
    private var round = 0
    /// Places whose nearest it takes a search to tell. They wait until nothing else can be merged, so that one search,
    /// a product of matrices, answers for many.
    private var unknown: [Int32]

    init(_ clusters: Clusters, _ starts: ClusterStarts) {
        self.clusters = clusters
        sizes = starts.sizes
        places = Array(0..<Int32(starts.count))
        heights = Array(repeating: 0, count: starts.count)
        nearest = Array(repeating: nil, count: starts.count)
        mergedIn = Array(repeating: 0, count: starts.count)
        unknown = places
        while places.count > 1 { mergeRound() }
    }

    private mutating func mergeRound() {
        round += 1
        var pairs = reciprocalPairs
        if pairs.isEmpty, !unknown.isEmpty {
            for (place, near) in zip(unknown, clusters.searchNearest(to: unknown)) { nearest[Int(place)] = near }
            unknown = []
            pairs = reciprocalPairs
        }
        // Rounding may leave a ring of clusters, each nearest to the next; the shortest of its steps is as good as any.
        if pairs.isEmpty { pairs = [closestPair] }
        record(pairs, heights: clusters.merge(pairs))
        forgetNearest(pairs)
    }

    private var reciprocalPairs: [ClusterPair] {
        places.compactMap { place in
            guard let other = nearest[Int(place)]?.place, place < other, nearest[Int(other)]?.place == place
            else { return nil }
            return pair(place, other)
        }
    }

    private var closestPair: ClusterPair {
        let place = places.min { (nearest[Int($0)]!.distance, $0) < (nearest[Int($1)]!.distance, $1) }!
        return pair(place, nearest[Int(place)]!.place)
    }

    private func pair(_ a: Int32, _ b: Int32) -> ClusterPair {
        let isFirst = sizes[Int(a)] != sizes[Int(b)] ? sizes[Int(a)] > sizes[Int(b)] : a < b
        return ClusterPair(kept: isFirst ? a : b, gone: isFirst ? b : a)
    }

    private mutating func record(_ pairs: [ClusterPair], heights found: [Double]) {
        for (pair, height) in zip(pairs, found) {
            let (kept, gone) = (Int(pair.kept), Int(pair.gone))
            // Rounding must not turn the order of two merges around.
            heights[kept] = max(height, heights[kept], heights[gone])
            sizes[kept] += sizes[gone]
            joins.append(.init(first: pair.kept, second: pair.gone, height: heights[kept]))
        }
    }

    /// Clusters that were merged, and those whose nearest was, need another.
    private mutating func forgetNearest(_ pairs: [ClusterPair]) {
        for pair in pairs {
            nearest[Int(pair.kept)] = nil
            nearest[Int(pair.gone)] = nil
            sizes[Int(pair.gone)] = 0
            mergedIn[Int(pair.kept)] = round
            mergedIn[Int(pair.gone)] = round
        }
        places.removeAll { sizes[Int($0)] == 0 }
        let asking = places.filter { place in
            mergedIn[Int(nearest[Int(place)]?.place ?? place)] == round
        }
        guard places.count > 1 else { return }
        for (place, near) in zip(asking, clusters.knownNearest(to: asking)) {
            nearest[Int(place)] = near
            if near == nil { unknown.append(place) }
        }
    }
}

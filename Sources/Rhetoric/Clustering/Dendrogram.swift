// The tree that agglomerative clustering leaves, numbered as SciPy numbers it, and the partitions that it holds.

/// A binary tree over `leafCount` items: leaf i is node i, merge j makes node leafCount + j.
public struct Dendrogram: Sendable, Equatable {
    /// Two nodes that become one.
    public struct Merge: Sendable, Equatable, Codable {
        /// Nodes, left < right.
        public let left: Int32
        public let right: Int32
        /// Distance of the two in the linkage; it does not fall from one merge to the next.
        public let height: Double
        /// Items below.
        public let size: Int32
    }

    public let leafCount: Int
    /// leafCount - 1 merges, none for no item, in the order of their heights.
    public let merges: [Merge]

    /// Two clusters, each named by any item in it, that become one at a height.
    struct Join: Sendable, Equatable {
        let first: Int32
        let second: Int32
        let height: Double
    }

    /// - Parameter joins: leafCount - 1 of them, each after those that made its clusters and no lower than they.
    ///
    /// Cost O(n log n) for n leaves.
    init(leafCount: Int, _ joins: [Join]) {
        precondition(joins.count == max(0, leafCount - 1), "\(joins.count) merges do not join \(leafCount) items")
        self.leafCount = leafCount
        var clusters = DisjointSets(count: leafCount)
        var node = Array(0..<Int32(leafCount))
        var sizes = [Int32](repeating: 1, count: leafCount)
        let order = joins.indices.sorted { (joins[$0].height, $0) < (joins[$1].height, $1) }
        merges = order.enumerated().map { number, place in
            let (first, second) = (Int(joins[place].first), Int(joins[place].second))
            let nodes = (node[clusters.root(first)], node[clusters.root(second)])
            clusters.join(first, second)
            node[clusters.root(first)] = Int32(leafCount + number)
            sizes.append(sizes[Int(nodes.0)] + sizes[Int(nodes.1)])
            return Merge(
                left: min(nodes.0, nodes.1), right: max(nodes.0, nodes.1), height: joins[place].height,
                size: sizes[leafCount + number])
        }
    }

    /// The partition into `count` clusters: for each item its cluster, numbered by their first items.
    ///
    /// - Parameter count: 1 to the number of items; 0 where there is none. Cost O(n).
    public func cut(count: Int) -> [Int32] {
        precondition(
            (min(1, leafCount)...leafCount).contains(count), "\(leafCount) items cannot form \(count) clusters")
        return labels(after: leafCount - count)
    }

    /// The partition by the merges up to a height, numbered by their first items. Cost O(n).
    public func cut(height: Double) -> [Int32] { labels(after: merges.prefix { $0.height <= height }.count) }

    private func labels(after count: Int) -> [Int32] {
        var cluster = Array(0..<Int32(leafCount + count))
        for place in (0..<count).reversed() {
            let own = cluster[leafCount + place]
            cluster[Int(merges[place].left)] = own
            cluster[Int(merges[place].right)] = own
        }
        return Array(cluster.prefix(leafCount)).numberedByFirst
    }
}

extension [Int32] {
    /// The same partition with clusters numbered 0, 1, ... by their first items; negative labels stay.
    var numberedByFirst: [Int32] {
        var names = [Int32](repeating: -1, count: Int(self.max() ?? 0) + 1)
        var next: Int32 = 0
        return map { label in
            guard label >= 0 else { return label }
            if names[Int(label)] < 0 {
                names[Int(label)] = next
                next += 1
            }
            return names[Int(label)]
        }
    }
}

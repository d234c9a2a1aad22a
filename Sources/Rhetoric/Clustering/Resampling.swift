// Whether a partition comes out again: random halves of the items are partitioned by themselves, and compared with it.

/// How far a partition agrees with those of random halves of its points.
public struct Resampling: Sendable, Equatable {
    /// Mean adjusted Rand index (Hubert and Arabie 1985): 1 for a partition that always comes out again, about 0 for chance.
    public let adjustedRand: Double
    /// Of each cluster the mean, over the halves, of the best Jaccard index with a cluster of the half (Hennig 2007): 0 to
    /// 1. Below .5 the cluster dissolves.
    public let jaccard: [Double]

    private static let halves = 10
    /// Points of a half at most: of a smaller part, clusters of a large corpus seem less sure than they are.
    private static let mostPoints = 10_000
    private static let starts = 3

    /// - Parameter labels: of the points; those in no cluster stay out of what is compared.
    ///
    /// Cost that of ten partitions of half of the points, at most 10,000.
    init(_ points: DenseMatrix<Float>, _ labels: [Int32], _ options: ClusterOptions) throws {
        let clusters = labels.groups.count
        var random = RandomSource(seed: options.seed &+ 0x5EED)
        var rand = 0.0
        var sums = [Double](repeating: 0, count: clusters)
        var counts = [Double](repeating: 0, count: clusters)
        // Trees grow with the items, so that a height would cut a half elsewhere.
        var options = options
        options.height = nil
        let size = options.minimumSize ?? Partition.minimumSize(of: points.rows)
        let most = min(Self.mostPoints, max(1, (points.rows + 1) / 2))
        for half in 0..<Self.halves where clusters > 0 {
            let drawn = random.draw(most, of: Array(0..<points.rows))
            let part = DenseMatrix<Float>(
                rows: drawn.count, columns: points.columns, values: drawn.flatMap { points.row($0) })
            options.minimumSize = max(2, size * drawn.count / max(1, points.rows))
            let again = try Partition(
                part, count: min(clusters, drawn.count), options, starts: Self.starts,
                seed: options.seed &+ UInt64(half) &* 0x9E37_79B9
            ).labels
            let before = drawn.map { labels[$0] }
            rand += PartitionAgreement(before.numbered, again.numbered).adjustedRand / Double(Self.halves)
            for (cluster, index) in Self.best(before, again) {
                sums[cluster] += index
                counts[cluster] += 1
            }
        }
        adjustedRand = rand
        jaccard = zip(sums, counts).map { $1 > 0 ? $0 / $1 : 0 }
    }

    /// For each cluster that has points in both the largest Jaccard index with a cluster of the other partition.
    private static func best(_ one: [Int32], _ other: [Int32]) -> [(cluster: Int, index: Double)] {
        let (ones, others) = (one.groups, other.groups)
        var shared = [[Int: Int]](repeating: [:], count: ones.count)
        for (a, b) in zip(one, other) where a >= 0 && b >= 0 { shared[Int(a)][Int(b), default: 0] += 1 }
        return ones.indices.filter { !ones[$0].isEmpty }.map { cluster in
            let best = shared[cluster].map { other, count in
                Double(count) / Double(ones[cluster].count + others[other].count - count)
            }.max()
            return (cluster, best ?? 0)
        }
    }
}

extension [Int32] {
    /// Labels from 0 on, those in no cluster as one of their own.
    fileprivate var numbered: [Int32] {
        let none = (self.max() ?? -1) + 1
        return map { $0 < 0 ? none : $0 }
    }
}

// Clusters of a corpus: its items in the latent space, partitioned, refined among their words, named.
//
// Two spaces, because each does what the other cannot: k-means finds the coarse partition in few dimensions, where
// chance differences of wording have been averaged away; the refinement then moves items by all of their words.

/// A partition of the documents or statements of a corpus.
public struct CorpusClustering: Sendable {
    /// One cluster, the largest first.
    public struct Cluster: Sendable {
        /// Items, the most central first.
        public let members: [Int]
        /// Terms that tell it from the others, the best first.
        public let labels: [String]
        /// The item nearest to the centre.
        public var medoid: Int { members[0] }
    }

    public let items: CorpusItems
    public let clusters: [Cluster]
    /// Cluster of each item as an index into `clusters`; nil for items without a word that the space knows.
    public let assignment: [Int?]
    /// Cosine of each item to the centre of its cluster, among its words.
    public let cosines: [Float]
    /// How stable each number of clusters was that was tried; empty when the number was given.
    public let stability: [CountStability]
    /// Dimensions of the latent space.
    public let rank: Int

    public var unplaced: [Int] { assignment.indices.filter { assignment[$0] == nil } }

    /// Latent dimensions that the partition is found in, at most.
    private static let mostRank = 100
    private static let starts = 10

    /// - Parameters:
    ///   - count: how many clusters; nil chooses the number whose partitions come out most alike on random halves of the
    ///     items (see `StableCount`).
    ///   - background: what the language is like beyond the corpus; it counts where items are few (see `ClusterSpace`).
    /// - Throws: `Problem`: bad data when no item can be placed (all are alike, or empty); usage when fewer can be than
    ///   clusters are asked for.
    public init(
        _ items: CorpusItems, count: Int?, background: Background? = nil, seed: UInt64 = 1, workers: Workers = .all
    ) throws {
        self.items = items
        let few = items.count <= 500
        let matrix = DocumentTermMatrix(
            items: items.stems, minimumFrequency: items.count < 20 ? 1 : few ? 2 : 5,
            maximumShare: items.count < 20 ? 1 : 0.5)
        let weighted = WeightedMatrix(matrix, .squaredInverseFrequency)
        let space = ClusterSpace(items, weighted, background, workers: workers)
        let (points, latentRank) = try space.places(
            rule: .init(margin: 0, most: Self.mostRank, mayBeFull: true), seed: seed, workers: workers)
        rank = latentRank
        let placed = (0..<items.count).filter { points.row($0).contains { $0 != 0 } }
        guard !placed.isEmpty else {
            throw Problem(
                .badData, at: "the corpus",
                "none of its \(items.count) \(items.level.rawValue)s has a word that tells it from the others",
                wayOut: "give \(items.level.rawValue)s that differ")
        }
        let stability = count == nil ? StableCount.curve(space, placed: placed, seed: seed, workers: workers) : []
        self.stability = stability
        let chosen = count ?? StableCount.best(stability)
        guard chosen <= placed.count, chosen >= 1 else {
            throw Problem(
                .usage, at: "--count \(chosen)",
                "there are \(placed.count) \(items.level.rawValue)s with words to tell them by, too few for \(chosen) clusters",
                wayOut: "ask for between 1 and \(placed.count)")
        }
        let coarse = SphericalKMeans(
            points, placed: placed, count: chosen, starts: Self.starts, seed: seed, workers: workers)
        let fine = SphericalKMeans(
            weighted.weights, placed: placed, refining: coarse.assignment, count: chosen, workers: workers)
        cosines = fine.cosines
        let groups = Self.groups(fine, count: chosen)
        clusters = zip(groups, ClusterLabels.labels(of: groups, matrix, spellings: items.spellings)).map {
            Cluster(members: $0, labels: $1)
        }
        var assignment = [Int?](repeating: nil, count: items.count)
        for (cluster, members) in groups.enumerated() { for item in members { assignment[item] = cluster } }
        self.assignment = assignment
    }

    /// Members of each cluster, nearest to the centre first; the largest cluster first (ties: the earliest item).
    private static func groups(_ partition: SphericalKMeans, count: Int) -> [[Int]] {
        var groups = [[Int]](repeating: [], count: count)
        for (item, cluster) in partition.assignment.enumerated() where cluster >= 0 { groups[cluster].append(item) }
        let filled = groups.filter { !$0.isEmpty }
        let ordered = filled.sorted { ($0.count, $1[0]) > ($1.count, $0[0]) }
        return ordered.map { group in
            group.sorted { (partition.cosines[$0], $1) > (partition.cosines[$1], $0) }
        }
    }
}

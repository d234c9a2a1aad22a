// Clusters of a corpus: its items in the latent space, partitioned, measured, named.
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
        /// Items that stand for it, the medoid first; no two say the same words.
        public let examples: [ClusterExample]
        /// Mean silhouette of its items, -1 to 1.
        public let silhouette: Double
        /// How surely it comes out again (see `Resampling`): 0 to 1.
        public let stability: Double

        /// The item nearest to the centre.
        public var medoid: Int { members[0] }
        /// Whether it holds together badly: it dissolves in halves of the items, or its items are no nearer to it than to
        /// others.
        public var isMixed: Bool {
            stability < CorpusClustering.leastStability || (members.count > 1 && silhouette <= 0)
        }
    }

    /// Below this a cluster dissolves (Hennig 2007).
    static let leastStability = 0.5

    public let items: CorpusItems
    public let options: ClusterOptions
    public let clusters: [Cluster]
    /// Cluster of each item as an index into `clusters`; nil for items without a word that the space knows, and for those
    /// that the density method leaves out.
    public let assignment: [Int?]
    /// Whether the space knows each item.
    public let isPlaced: [Bool]
    /// Cosine of each item to the centre of its cluster, among its words.
    public let cosines: [Float]
    /// Of each item, in the latent space; 0 for those in no cluster.
    public let silhouettes: [Double]
    /// Two coordinates of each item (see `PlaneMap`), items x 2.
    public let map: DenseMatrix<Double>
    /// How firmly items belong, by density; nil for the other methods.
    public let strengths: [Double]?
    /// How stable each number of clusters was that was tried; empty when the number was given.
    public let stability: [CountStability]
    /// Whether the partition comes out again.
    public let resampling: Resampling
    /// Of the agglomerative methods: over the placed items, in their order.
    public let tree: Dendrogram?
    /// Dimensions of the latent space.
    public let rank: Int

    let weighted: WeightedMatrix
    let centres: WordCentres

    public var unplaced: [Int] { isPlaced.indices.filter { !isPlaced[$0] } }
    /// Items that have a place and are in no cluster.
    public var noise: [Int] { isPlaced.indices.filter { isPlaced[$0] && assignment[$0] == nil } }

    /// Latent dimensions that the partition is found in, at most.
    private static let mostRank = 100

    /// - Throws: `Problem`: bad data when no item can be placed (all are alike, or empty); usage when fewer can be than
    ///   clusters are asked for. `MatrixFault` where a tree needs more memory than there is.
    public init(_ items: CorpusItems, _ options: ClusterOptions) throws {
        (self.items, self.options) = (items, options)
        let matrix = Self.matrix(items, minimumFrequency: 2)
        weighted = WeightedMatrix(matrix, .squaredInverseFrequency)
        let space = ClusterSpace(items, weighted, options.background, workers: options.workers)
        let (points, latentRank) = try space.places(
            rule: .init(margin: 0, most: Self.mostRank, mayBeFull: true), seed: options.seed, workers: options.workers)
        rank = latentRank
        let isPlaced = (0..<items.count).map { points.row($0).contains { $0 != 0 } }
        self.isPlaced = isPlaced
        let placed = isPlaced.indices.filter { isPlaced[$0] }
        let (chosen, curve) = try Self.count(placed: placed, items, options)
        stability = curve
        let dense = points.rows(placed)
        let partition = try Partition(dense, count: chosen, options, seed: options.seed)
        (tree, strengths) = (partition.tree, partition.strengths?.spread(over: placed, count: items.count))

        var labels = [Int](repeating: -1, count: items.count)
        for (label, item) in zip(partition.labels, placed) { labels[item] = Int(label) }
        if options.method == .kmeans {
            labels =
                SphericalKMeans(
                    weighted.weights, placed: placed, refining: labels, count: chosen, workers: options.workers
                ).assignment
        }
        let order = Self.bySize(labels)
        labels = labels.map { $0 < 0 ? -1 : order[$0]! }
        let final = placed.map { Int32(labels[$0]) }
        let centres = WordCentres(weighted.weights, labels, count: order.count, workers: options.workers)
        (self.centres, cosines) = (centres, centres.cosines)
        silhouettes = Silhouettes(dense, final).values.spread(over: placed, count: items.count)
        resampling = try Resampling(dense, final, options)
        let plane = try PlaneMap.coordinates(dense, final)
        var map = DenseMatrix<Double>(rows: items.count, columns: 2)
        for (place, item) in placed.enumerated() { for k in 0..<2 { map[item, k] = plane[place, k] } }
        self.map = map
        assignment = labels.map { $0 < 0 ? nil : $0 }
        clusters = Self.clusters(
            labels, centres.cosines, silhouettes, resampling, ClusterLabels(items, matrix, options.background),
            ClusterExamples(items, matrix.vocabulary), options.workers)
    }

    /// Words of so many items and more, and of no more than half of them; of few items all words.
    private static func matrix(_ items: CorpusItems, minimumFrequency: Int) -> DocumentTermMatrix {
        let isSmall = items.count < 20
        return DocumentTermMatrix(
            items: items.stems, minimumFrequency: isSmall ? 1 : minimumFrequency, maximumShare: isSmall ? 1 : 0.5)
    }

    /// How many clusters, and the curve that it was chosen by. Rare words help to tell the clusters of a given number apart;
    /// which number is stable shows better without them, where there are items enough.
    private static func count(
        placed: [Int], _ items: CorpusItems, _ options: ClusterOptions
    ) throws -> (count: Int, curve: [CountStability]) {
        guard !placed.isEmpty else {
            throw Problem(
                .badData, at: "the corpus",
                "none of its \(items.count) \(items.level.rawValue)s has a word that tells it from the others",
                wayOut: "give \(items.level.rawValue)s that differ")
        }
        if options.method == .density || options.height != nil { return (1, []) }
        guard let count = options.count else {
            let common = WeightedMatrix(
                matrix(items, minimumFrequency: items.count <= 500 ? 2 : 5), .squaredInverseFrequency)
            let space = ClusterSpace(items, common, options.background, workers: options.workers)
            let curve = StableCount.curve(space, placed: placed, seed: options.seed, workers: options.workers)
            return (StableCount.best(curve), curve)
        }
        guard (1...placed.count).contains(count) else {
            throw Problem(
                .usage, at: "--count \(count)",
                "there \(placed.count == 1 ? "is" : "are") \(counted(placed.count, items.level.rawValue)) with words to tell them by, too few for \(counted(count, "cluster"))",
                wayOut: placed.count == 1 ? "ask for 1" : "ask for between 1 and \(placed.count)")
        }
        return (count, [])
    }

    /// For each label its place by size, the largest first (ties: the earliest item); labels without items have none.
    private static func bySize(_ labels: [Int]) -> [Int: Int] {
        let groups = labels.map { Int32($0) }.groups
        let order = groups.indices.filter { !groups[$0].isEmpty }.sorted {
            (groups[$0].count, groups[$1][0]) > (groups[$1].count, groups[$0][0])
        }
        return Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
    }

    private static func clusters(
        _ labels: [Int], _ cosines: [Float], _ silhouettes: [Double], _ resampling: Resampling,
        _ namer: ClusterLabels, _ examples: ClusterExamples, _ workers: Workers
    ) -> [Cluster] {
        let groups = labels.map { Int32($0) }.groups.map { group in
            group.sorted { (cosines[$0], $1) > (cosines[$1], $0) }
        }
        let words = namer.words(of: groups)
        return zip(groups, namer.labels(of: groups, words, workers: workers)).enumerated().map { cluster, told in
            let (members, labels) = told
            return Cluster(
                members: members, labels: labels, examples: examples.examples(of: members, words[cluster]),
                silhouette: members.reduce(0) { $0 + silhouettes[$1] } / Double(members.count),
                stability: resampling.jaccard[cluster])
        }
    }
}

extension DenseMatrix<Float> {
    fileprivate func rows(_ rows: [Int]) -> DenseMatrix<Float> {
        if rows.count == self.rows { return self }
        return DenseMatrix(rows: rows.count, columns: columns, values: rows.flatMap { row($0) })
    }
}

extension [Double] {
    /// Of placed items, at their places among all.
    fileprivate func spread(over places: [Int], count: Int) -> [Double] {
        var all = [Double](repeating: 0, count: count)
        for (value, place) in zip(self, places) { all[place] = value }
        return all
    }
}

// Clusters by the matrix of their distances, for linkages that need every one: a merge makes one row and column of two
// (Lance and Williams 1967). The matrix is square, though it is symmetric, so that a row lies in one piece; and a merge
// changes the columns of a row only when that row is next searched, so that it meets all merges since while it is in
// cache.

struct LinkageMatrix: MergingClusters {
    private let linkage: Linkage
    private let workers: Workers
    private var lists: NearLists
    private var table: DistanceTable
    private var sizes: [Int]

    /// - Throws: `MatrixFault` where the machine has not the memory.
    static func checkMemory(count: Int, _ linkage: Linkage) throws {
        let needed = Double(count) * Double(count) * 4
        guard needed > Double(PhysicalMemory.bytes) else { return }
        let gigabytes = { (bytes: Double) in "\(Int(bytes / 1e9)) GB" }
        throw MatrixFault(
            description: """
                \(linkage.rawValue) linkage of \(count) items needs \(gigabytes(needed)) for their distances and the \
                machine has \(gigabytes(Double(PhysicalMemory.bytes))); take Ward's linkage, which needs no matrix, or \
                fewer items
                """)
    }

    /// Cost O(n^2 d) for n points of d dimensions.
    init(_ starts: ClusterStarts, _ linkage: Linkage, workers: Workers) {
        self.linkage = linkage
        self.workers = workers
        lists = NearLists(count: starts.count)
        table = DistanceTable(starts.points, workers: workers)
        sizes = starts.sizes
    }

    mutating func knownNearest(to places: [Int32]) -> [NearCluster?] {
        listed(places).map { $0.flatMap { $0.isCertain ? $0.near : nil } }
    }

    mutating func searchNearest(to places: [Int32]) -> [NearCluster] {
        table.bringUpToDate(places, workers: workers)
        let most = NearLists.listed
        for (place, list) in zip(places, table.search(for: places, most: most, workers: workers)) {
            lists.set(place, list.map(\.place), bound: list.count == most ? list.last!.distance : .infinity)
        }
        return listed(places).map { $0!.near }
    }

    private mutating func listed(_ places: [Int32]) -> [(near: NearCluster, isCertain: Bool)?] {
        let table = table
        return lists.nearest(to: places, workers: workers) { table.distance($0, $1) }
    }

    mutating func merge(_ pairs: [ClusterPair]) -> [Double] {
        let heights = pairs.map { Double(table.distance($0.kept, $0.gone)) }
        let shares = pairs.map { share(of: $0) }
        table.merge(pairs, keptShares: shares, workers: workers)
        for (pair, share) in zip(pairs, shares) {
            let (a, b) = (lists.bound(pair.kept), lists.bound(pair.gone))
            lists.join(pair, bound: share.map { $0 * a + (1 - $0) * b } ?? max(a, b))
            sizes[Int(pair.kept)] += sizes[Int(pair.gone)]
        }
        return heights
    }

    /// What the kept cluster counts in the mean of both; nil where the larger distance counts.
    private func share(of pair: ClusterPair) -> Float? {
        let (kept, gone) = (sizes[Int(pair.kept)], sizes[Int(pair.gone)])
        return linkage == .complete ? nil : Float(kept) / Float(kept + gone)
    }
}

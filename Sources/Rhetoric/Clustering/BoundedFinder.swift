// The nearest centroids of dense points, without comparing every point with every centroid in every round.
//
// Centroids go by groups of near ones, and a point remembers how far away at least all centroids of each group are
// (Ding et al. 2015, "Yinyang k-means"; distances of unit vectors, sqrt(2 - 2 cosine), obey the triangle inequality).
// When the centroids have moved, a bound falls by the longest step in its group, and a group whose bound still lies
// above the distance to the point's own centroid holds nothing nearer. What remains is gathered block by block for
// products of matrices.

struct BoundedFinder: CentroidFinder {
    private let points: DenseMatrix<Float>
    private let list: [Int]
    private let workers: Workers
    private var groups: CentroidGroups?
    /// The nearest centroid of each point of the list, and a bound that its distance does not exceed.
    private var nearest: [Int32]
    private var reach: [Float]
    /// For each point and group what all centroids of the group but the nearest are away at least.
    private var bounds: [Float] = []

    private static let pointsPerBlock = 512

    init(_ points: DenseMatrix<Float>, _ list: [Int], workers: Workers) {
        self.points = points
        self.list = list
        self.workers = workers
        nearest = Array(repeating: -1, count: list.count)
        reach = Array(repeating: .infinity, count: list.count)
    }

    /// Cost O(n k d) in the first round for n points and k centroids of d dimensions, less in later ones.
    mutating func nearest(_ centroids: DenseMatrix<Double>) -> [Int32] {
        if var groups {
            groups.move(to: centroids)
            self.groups = groups
        } else {
            groups = CentroidGroups(centroids, workers: workers)
            bounds = Array(repeating: -.infinity, count: list.count * groups!.count)
        }
        let (groups, list) = (groups!, list)
        points.values.withUnsafeBufferPointer { values in
            nearest.withUnsafeMutableBufferPointer { nearest in
                reach.withUnsafeMutableBufferPointer { reach in
                    bounds.withUnsafeMutableBufferPointer { bounds in
                        let all = BoundedPoints(
                            values: SharedBuffer(values), dimensions: points.columns, list: list,
                            nearest: DisjointBuffer(nearest), reach: DisjointBuffer(reach),
                            bounds: DisjointBuffer(bounds))
                        workers.run(total: list.count, by: Self.pointsPerBlock) { all.update($0, groups) }
                    }
                }
            }
        }
        return nearest
    }

    func cosines() -> [Float] {
        guard let groups else { return [] }
        return workers.map(total: list.count, by: Self.pointsPerBlock) { range in
            points.values.withUnsafeBufferPointer { values in
                range.map { place in
                    groups.cosine(values.baseAddress! + list[place] * points.columns, Int(nearest[place]))
                }
            }
        }.flatMap(\.self)
    }
}

/// The state of a round, for blocks of points on several threads.
private struct BoundedPoints: Sendable {
    let values: SharedBuffer<Float>
    let dimensions: Int
    let list: [Int]
    let nearest: DisjointBuffer<Int32>
    let reach: DisjointBuffer<Float>
    let bounds: DisjointBuffer<Float>

    func update(_ range: Range<Int>, _ groups: CentroidGroups) {
        let open = range.filter { isOpen($0, groups) }
        guard !open.isEmpty else { return }
        let most = open.count * max(dimensions, groups.largest)
        withUnsafeTemporaryAllocation(of: Float.self, capacity: 2 * most) { room in
            let (rows, products) = (room.baseAddress!, room.baseAddress! + most)
            for group in 0..<groups.count {
                let asking = open.filter { bounds.base[$0 * groups.count + group] < reach.base[$0] }
                guard !asking.isEmpty else { continue }
                for (row, place) in asking.enumerated() {
                    (rows + row * dimensions).update(from: values.base + list[place] * dimensions, count: dimensions)
                }
                let size = groups.multiply(rows, asking.count, with: group, into: products)
                for (row, place) in asking.enumerated() {
                    choose(place, group, groups, products + row * size, count: size)
                }
            }
        }
    }

    /// Whether some centroid may be nearer to a point than its own, whose distance is measured when the bounds do not
    /// tell.
    private func isOpen(_ place: Int, _ groups: CentroidGroups) -> Bool {
        let own = Int(nearest.base[place])
        guard own >= 0 else { return true }
        let least = ClusterKernels.lower(bounds.base + place * groups.count, groups.steps, count: groups.count)
        reach.base[place] += groups.step(of: own)
        guard least < reach.base[place] else { return false }
        reach.base[place] = Self.distance(groups.cosine(values.base + list[place] * dimensions, own))
        return least < reach.base[place]
    }

    /// Compares the nearest centroid of a point with those of a group, given its products with them.
    private func choose(
        _ place: Int, _ group: Int, _ groups: CentroidGroups, _ products: UnsafeMutablePointer<Float>, count: Int
    ) {
        let own = Int(nearest.base[place])
        let isOwn = own >= 0 && groups.group(of: own) == group
        if isOwn { products[groups.place(of: own)] = -.infinity }
        let bound = bounds.base + place * groups.count + group
        guard let found = ClusterKernels.bestTwo(products, count: count) else {
            bound.pointee = .infinity
            return
        }
        let (centroid, distance) = (groups.centroid(group, found.index), Self.distance(found.best))
        guard distance < reach.base[place] || (distance == reach.base[place] && centroid < own) else {
            bound.pointee = distance
            return
        }
        bound.pointee = Self.distance(found.second)
        if own >= 0 {
            let former = bounds.base + place * groups.count + groups.group(of: own)
            former.pointee = min(former.pointee, reach.base[place])
        }
        nearest.base[place] = Int32(centroid)
        reach.base[place] = distance
    }

    private static func distance(_ cosine: Float) -> Float { max(0, 2 - 2 * cosine).squareRoot() }
}

// Spherical k-means (Dhillon and Modha 2001): points and centroids of length 1, nearness by cosine. Seeded by k-means++
// (Arthur and Vassilvitskii 2007) on 1 - cosine, several starts, the best objective wins.
//
// Of many points a uniform sample goes first: it is seeded from, and its partition, which costs little, is where the
// rounds of all points begin. They are few then, and most points stay where they are.

/// A partition of unit vectors into clusters around unit centroids.
package struct SphericalKMeans: Sendable {
    /// Cluster of each point; -1 for points without a place (rows of zeros).
    package private(set) var assignment: [Int]
    /// Cosine of each point to the centroid of its cluster; 0 for points without a place.
    private(set) var cosines: [Float]
    /// k x dimensions, rows of length 1.
    private(set) var centroids: DenseMatrix<Double>

    /// Mean cosine of the points that have a place.
    package var objective: Double {
        let placed = assignment.indices.filter { assignment[$0] >= 0 }
        return placed.isEmpty ? 0 : placed.reduce(0) { $0 + Double(cosines[$1]) } / Double(placed.count)
    }

    /// - Parameters:
    ///   - count: clusters, at least 1; no more than there are points with a place.
    ///   - starts: how many seedings are tried; on the sample, where there is one.
    ///   - mostRounds: of all points; they end before when no point moves.
    ///
    /// Cost O(starts rounds n k d) for n points of d dimensions at most; bounds on what can have changed since the last
    /// round save most of it where points are dense. Above 40,000 points (200 for each cluster) only the last rounds
    /// see all.
    init(
        _ points: some ClusterPoints, placed: [Int], count: Int, starts: Int, seed: UInt64, mostRounds: Int = 300,
        workers: Workers
    ) {
        precondition(count >= 1 && count <= placed.count, "\(placed.count) points cannot form \(count) clusters")
        var random = RandomSource(seed: seed)
        let sample = Self.sample(of: placed, most: max(Self.mostSampled, Self.sampledForEach * count), &random)
        let finder = points.finder(sample, workers: workers)
        var best: SphericalKMeans?
        for start in 0..<starts {
            var random = RandomSource(seed: seed &+ UInt64(start) &* 0x9E37_79B9)
            let seeds = Self.seeds(points, placed: sample, count: count, random: &random, workers: workers)
            let run = SphericalKMeans(
                points, placed: sample, finder, from: seeds, mostRounds: mostRounds, workers: workers)
            if best.map({ run.objective > $0.objective }) ?? true { best = run }
        }
        self = best!
        guard sample.count < placed.count else { return }
        self.init(points, placed: placed, from: centroids, mostRounds: mostRounds, workers: workers)
    }

    /// Starts from the centroids of a partition that was found elsewhere (another space of the same items).
    init(_ points: some ClusterPoints, placed: [Int], refining assignment: [Int], count: Int, workers: Workers) {
        let sums = points.sums(of: assignment, count: count, workers: workers)
        self.init(points, placed: placed, from: sums.unitRows, workers: workers)
    }

    /// - Parameter seeds: k x dimensions, rows of length 1.
    init(
        _ points: some ClusterPoints, placed: [Int], from seeds: DenseMatrix<Double>, mostRounds: Int = 300,
        workers: Workers
    ) {
        self.init(
            points, placed: placed, points.finder(placed, workers: workers), from: seeds, mostRounds: mostRounds,
            workers: workers)
    }

    /// Lloyd's rounds until no point moves. An oscillation among equal partitions ends after `mostRounds`; no run on
    /// real data has come near 300.
    ///
    /// - Parameter finder: of the placed points, before its first round.
    private init<Points: ClusterPoints>(
        _ points: Points, placed: [Int], _ finder: Points.Finder, from seeds: DenseMatrix<Double>, mostRounds: Int,
        workers: Workers
    ) {
        var finder = finder
        centroids = seeds
        assignment = Array(repeating: -1, count: points.count)
        cosines = Array(repeating: 0, count: points.count)
        var sums = DenseMatrix<Double>(rows: seeds.rows, columns: points.dimensions)
        var sizes = [Int](repeating: 0, count: seeds.rows)
        for _ in 0..<mostRounds {
            var moves = move(placed, to: finder.nearest(centroids), &sizes)
            if sizes.contains(0) {
                set(finder.cosines(), of: placed)
                moves += fillEmptyClusters(&sizes, placed: placed)
            }
            guard !moves.isEmpty else { break }
            points.move(moves, in: &sums, workers: workers)
            centroids = sums.unitRows
        }
        set(finder.cosines(), of: placed)
    }

    private mutating func set(_ found: [Float], of placed: [Int]) {
        for (point, cosine) in zip(placed, found) { cosines[point] = cosine }
    }

    private mutating func move(_ placed: [Int], to nearest: [Int32], _ sizes: inout [Int]) -> [PointMove] {
        var moves: [PointMove] = []
        for (point, cluster) in zip(placed, nearest) where assignment[point] != Int(cluster) {
            moves.append(PointMove(point: point, from: assignment[point], to: Int(cluster)))
            if assignment[point] >= 0 { sizes[assignment[point]] -= 1 }
            sizes[Int(cluster)] += 1
            assignment[point] = Int(cluster)
        }
        return moves
    }

    /// A cluster that lost its last point takes the point that fits its own cluster worst.
    private mutating func fillEmptyClusters(_ sizes: inout [Int], placed: [Int]) -> [PointMove] {
        var moves: [PointMove] = []
        for empty in sizes.indices where sizes[empty] == 0 {
            let donors = placed.filter { sizes[assignment[$0]] > 1 }
            guard let worst = donors.min(by: { (cosines[$0], $0) < (cosines[$1], $1) }) else { continue }
            moves.append(PointMove(point: worst, from: assignment[worst], to: empty))
            sizes[assignment[worst]] -= 1
            sizes[empty] = 1
            assignment[worst] = empty
            cosines[worst] = 1
        }
        return moves
    }

    /// Of more than twice this many points, and twice this many for each cluster, a sample is partitioned first. Fewer
    /// for each cluster lead to a worse partition of all.
    private static let mostSampled = 20_000
    private static let sampledForEach = 100
    /// Of more than twice this many for each cluster, and `mostSampled`, seeds are drawn from a sample.
    private static let seededForEach = 20
    /// Passes over the points while seeds are drawn, about: so many are drawn at once that there are no more.
    private static let seedingPasses = 100

    /// k-means++: every further seed is drawn with probability proportional to its distance 1 - cosine from those
    /// already drawn. Above 200 seeds several are drawn between two looks at the distances, as in Bahmani et al.
    /// (2012); about a hundredth of all each time. Where there are many points, a sample of them is drawn from.
    private static func seeds(
        _ points: some ClusterPoints, placed: [Int], count: Int, random: inout RandomSource, workers: Workers
    ) -> DenseMatrix<Double> {
        let placed = sample(of: placed, most: max(mostSampled, seededForEach * count), &random)
        var chosen = [placed[random.index(below: placed.count)]]
        var distance = [Double](repeating: .infinity, count: placed.count)
        var seen = 0
        while chosen.count < count {
            let last = Array(chosen[seen...]).vectors(of: points)
            seen = chosen.count
            for (place, cosine) in points.cosines(of: placed, to: last, workers: workers).enumerated() {
                distance[place] = min(distance[place], max(0, 1 - Double(cosine)))
            }
            let sums = distance.reduce(into: [0.0]) { $0.append($0.last! + $1) }
            for _ in 0..<min(max(1, count / seedingPasses), count - chosen.count) {
                let draw = random.unit() * sums.last!
                let place = sums.last! > 0 ? sums.firstAbove(draw) - 1 : random.index(below: placed.count)
                chosen.append(placed[place])
            }
        }
        return chosen.vectors(of: points)
    }

    /// `most` points drawn without return; all of them where they are no more than twice as many.
    private static func sample(of placed: [Int], most: Int, _ random: inout RandomSource) -> [Int] {
        placed.count > 2 * most ? random.draw(most, of: placed) : placed
    }
}

/// For what times it: rows of length 1 that all have a place.
extension SphericalKMeans {
    /// From one drawing of seeds.
    package init(rows: DenseMatrix<Float>, count: Int, seed: UInt64, mostRounds: Int, workers: Workers) {
        self.init(
            rows, placed: Array(0..<rows.rows), count: count, starts: 1, seed: seed, mostRounds: mostRounds,
            workers: workers)
    }

    /// From given seeds, k x dimensions, rows of length 1; rounds of all rows.
    package init(rows: DenseMatrix<Float>, seeds: DenseMatrix<Double>, mostRounds: Int, workers: Workers) {
        self.init(rows, placed: Array(0..<rows.rows), from: seeds, mostRounds: mostRounds, workers: workers)
    }
}

extension [Int] {
    /// Points as rows.
    fileprivate func vectors(of points: some ClusterPoints) -> DenseMatrix<Double> {
        var rows = DenseMatrix<Double>(rows: count, columns: points.dimensions)
        let moves = enumerated().map { PointMove(point: $1, from: -1, to: $0) }
        points.move(moves, in: &rows, workers: Workers(count: 1))
        return rows
    }
}

extension [Double] {
    /// The first index of ascending numbers with one above a value; the last that is higher than its predecessor where
    /// there is none.
    fileprivate func firstAbove(_ value: Double) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if self[middle] > value { high = middle } else { low = middle + 1 }
        }
        return low < count ? low : indices.dropFirst().last { self[$0] > self[$0 - 1] } ?? count - 1
    }
}

extension DenseMatrix<Double> {
    /// Every row scaled to length 1; rows of zeros stay.
    var unitRows: DenseMatrix {
        var result = self
        for row in 0..<rows {
            let length = self.row(row).reduce(0) { $0 + $1 * $1 }.squareRoot()
            guard length > 0 else { continue }
            for k in 0..<columns { result.values[row * columns + k] /= length }
        }
        return result
    }
}

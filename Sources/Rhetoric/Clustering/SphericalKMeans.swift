// Spherical k-means (Dhillon and Modha 2001): points and centroids of length 1, nearness by cosine. Seeded by k-means++
// (Arthur and Vassilvitskii 2007) on 1 - cosine, several starts, the best objective wins.

/// A partition of unit vectors into clusters around unit centroids.
struct SphericalKMeans: Sendable {
    /// Cluster of each point; -1 for points without a place (rows of zeros).
    private(set) var assignment: [Int]
    /// Cosine of each point to the centroid of its cluster; 0 for points without a place.
    private(set) var cosines: [Float]
    /// k x dimensions, rows of length 1.
    private(set) var centroids: DenseMatrix<Double>

    /// Mean cosine of the points that have a place.
    var objective: Double {
        let placed = assignment.indices.filter { assignment[$0] >= 0 }
        return placed.isEmpty ? 0 : placed.reduce(0) { $0 + Double(cosines[$1]) } / Double(placed.count)
    }

    /// - Parameters:
    ///   - count: clusters, at least 1; no more than there are points with a place.
    ///   - starts: how many seedings are tried.
    ///
    /// Cost O(starts rounds n k d) for n points of d dimensions.
    init(_ points: some ClusterPoints, placed: [Int], count: Int, starts: Int, seed: UInt64, workers: Workers) {
        precondition(count >= 1 && count <= placed.count, "\(placed.count) points cannot form \(count) clusters")
        var best: SphericalKMeans?
        for start in 0..<starts {
            var random = RandomSource(seed: seed &+ UInt64(start) &* 0x9E37_79B9)
            let seeds = Self.seeds(points, placed: placed, count: count, random: &random, workers: workers)
            let run = SphericalKMeans(points, placed: placed, from: seeds, workers: workers)
            if best.map({ run.objective > $0.objective }) ?? true { best = run }
        }
        self = best!
    }

    /// Starts from the centroids of a partition that was found elsewhere (another space of the same items).
    init(_ points: some ClusterPoints, placed: [Int], refining assignment: [Int], count: Int, workers: Workers) {
        var sums = DenseMatrix<Double>(rows: count, columns: points.dimensions)
        for point in placed where assignment[point] >= 0 { points.add(point, to: &sums, row: assignment[point]) }
        self.init(points, placed: placed, from: Self.unitRows(sums), workers: workers)
    }

    /// Lloyd's rounds until no point moves.
    private init(_ points: some ClusterPoints, placed: [Int], from seeds: DenseMatrix<Double>, workers: Workers) {
        let k = seeds.rows
        centroids = seeds
        assignment = Array(repeating: -1, count: points.count)
        cosines = Array(repeating: 0, count: points.count)
        for _ in 0..<Self.mostRounds {
            let nearest = points.nearest(centroids, workers: workers)
            var moved = false
            var sizes = [Int](repeating: 0, count: k)
            for point in placed {
                let cluster = Int(nearest.centroid[point])
                moved = moved || assignment[point] != cluster
                assignment[point] = cluster
                cosines[point] = nearest.cosine[point]
                sizes[cluster] += 1
            }
            moved = fillEmptyClusters(&sizes, placed: placed) || moved
            guard moved else { return }
            var sums = DenseMatrix<Double>(rows: k, columns: points.dimensions)
            for point in placed { points.add(point, to: &sums, row: assignment[point]) }
            centroids = Self.unitRows(sums)
        }
    }

    /// An oscillation among equal partitions ends here; no run on real data has come near it.
    private static let mostRounds = 300

    /// A cluster that lost its last point takes the point that fits its own cluster worst.
    private mutating func fillEmptyClusters(_ sizes: inout [Int], placed: [Int]) -> Bool {
        var changed = false
        for empty in sizes.indices where sizes[empty] == 0 {
            let donors = placed.filter { sizes[assignment[$0]] > 1 }
            guard let worst = donors.min(by: { (cosines[$0], $0) < (cosines[$1], $1) }) else { continue }
            sizes[assignment[worst]] -= 1
            sizes[empty] = 1
            assignment[worst] = empty
            cosines[worst] = 1
            changed = true
        }
        return changed
    }

    /// k-means++: every further seed is drawn with probability proportional to its distance 1 - cosine from those
    /// already drawn.
    private static func seeds(
        _ points: some ClusterPoints, placed: [Int], count: Int, random: inout RandomSource, workers: Workers
    ) -> DenseMatrix<Double> {
        var seeds = DenseMatrix<Double>(rows: count, columns: points.dimensions)
        points.add(placed[random.index(below: placed.count)], to: &seeds, row: 0)
        var distance = [Double](repeating: .infinity, count: points.count)
        for next in 1..<max(1, count) {
            let last = DenseMatrix(rows: 1, columns: seeds.columns, values: Array(seeds.row(next - 1)))
            let cosine = points.nearest(last, workers: workers).cosine
            var total = 0.0
            for point in placed {
                distance[point] = min(distance[point], max(0, 1 - Double(cosine[point])))
                total += distance[point]
            }
            var draw = random.unit() * total
            let chosen = placed.first { point in
                draw -= distance[point]
                return draw < 0 && distance[point] > 0
            }
            points.add(chosen ?? placed[random.index(below: placed.count)], to: &seeds, row: next)
        }
        return seeds
    }

    static func unitRows(_ matrix: DenseMatrix<Double>) -> DenseMatrix<Double> {
        var result = matrix
        for row in 0..<matrix.rows {
            let length = matrix.row(row).reduce(0) { $0 + $1 * $1 }.squareRoot()
            guard length > 0 else { continue }
            for k in 0..<matrix.columns { result[row, k] /= length }
        }
        return result
    }
}

// k-means on points that can be seen through.

import Testing

@testable import Rhetoric

@Suite struct SphericalKMeansTests {
    /// Points on the unit circle at these angles, in degrees of a quarter turn each; nil is a point without a place.
    private func circle(_ shares: [Double?]) -> DenseMatrix<Float> {
        DenseMatrix(
            rows: shares.count, columns: 2,
            values: shares.flatMap { share -> [Float] in
                guard let share else { return [0, 0] }
                let length = (share * share + (1 - share) * (1 - share)).squareRoot()
                return [Float(share / length), Float((1 - share) / length)]
            })
    }

    private func partition(
        _ points: some ClusterPoints, placed: [Int], count: Int, seed: UInt64 = 1, threads: Int = 1
    ) -> SphericalKMeans {
        SphericalKMeans(
            points, placed: placed, count: count, starts: 5, seed: seed, workers: Workers(count: threads))
    }

    @Test(arguments: UInt64(1)...10)
    func twoBundlesAreTakenApart(seed: UInt64) {
        let points = circle([0.9, 0.1, 0.95, nil, 0.05, 1, 0])
        let found = partition(points, placed: [0, 1, 2, 4, 5, 6], count: 2, seed: seed)
        let first = found.assignment[0]
        #expect(found.assignment == [first, 1 - first, first, -1, 1 - first, first, 1 - first], "seed \(seed)")
        #expect(found.cosines[3] == 0 && found.objective > 0.98, "seed \(seed)")
    }

    @Test func centroidsAreTheDirectionOfTheirMembers() {
        let found = partition(circle([1, 0]), placed: [0, 1], count: 1)
        #expect(abs(found.centroids[0, 0] - 0.5.squareRoot()) < 1e-6)
        #expect(abs(Double(found.cosines[0]) - 0.5.squareRoot()) < 1e-6)
    }

    @Test func asManyClustersAsPoints() {
        let found = partition(circle([0, 0.3, 0.6, 1]), placed: [0, 1, 2, 3], count: 4)
        #expect(Set(found.assignment) == [0, 1, 2, 3] && abs(found.objective - 1) < 1e-6)
    }

    @Test func equalPointsStillFillEveryCluster() {
        let found = partition(circle([0.5, 0.5, 0.5, 0.5]), placed: [0, 1, 2, 3], count: 3)
        #expect(Set(found.assignment).count == 3 && abs(found.objective - 1) < 1e-6)
    }

    @Test func denseAndSparsePointsGiveOnePartition() {
        var random = RandomSource(seed: 3)
        let rows = (0..<50).map { row in
            (0..<4).map { _ in (column: row % 3 * 6 + random.index(below: 6), value: random.unit()) }
        }
        let sparse = SparseMatrix(columns: 18, rows: rows).rowsNormalised
        let dense = DenseMatrix(rows: 50, columns: 18, values: sparse.dense.values.map(Float.init))
        let placed = Array(0..<50)
        let one = partition(sparse, placed: placed, count: 3)
        let other = partition(dense, placed: placed, count: 3)
        #expect(PartitionAgreement(one.assignment.map(Int32.init), other.assignment.map(Int32.init)).adjustedRand == 1)
    }

    @Test func theSeedDecidesAndThreadsDoNot() {
        var random = RandomSource(seed: 6)
        let points = DenseMatrix<Float>(
            rows: 2500, columns: 8, values: (0..<20_000).map { _ in Float(random.centred()) })
        let placed = Array(0..<2500)
        let one = partition(points, placed: placed, count: 5, seed: 2)
        let again = partition(points, placed: placed, count: 5, seed: 2, threads: 4)
        #expect(one.assignment == again.assignment && one.centroids == again.centroids && one.cosines == again.cosines)
        #expect(one.assignment != partition(points, placed: placed, count: 5, seed: 3).assignment)
    }

    /// Bounds leave out only what cannot change: every round ends as comparing all with all does.
    @Test(arguments: UInt64(1)...3, [3, 70])
    func boundsChangeNothing(seed: UInt64, count: Int) {
        let points = TestPoints.bundles(700, centres: 12, dimensions: 6, spread: 0.5, seed: seed)
        let placed = Array(0..<700)
        let seeds = DenseMatrix<Double>(
            rows: count, columns: 6, values: (0..<count).flatMap { points.row($0).map(Double.init) })
        let found = SphericalKMeans(points, placed: placed, from: seeds, workers: Workers(count: 2))
        let all = points.nearest(found.centroids, workers: Workers(count: 1))
        for point in placed {
            #expect(abs(found.cosines[point] - all.cosine[point]) < 1e-6, "seed \(seed)")
            #expect(Int32(found.assignment[point]) == all.centroid[point], "seed \(seed)")
        }
        // The centroids are those of the partition, too.
        let again = SphericalKMeans(
            points, placed: placed, refining: found.assignment, count: count, workers: Workers(count: 1))
        #expect(again.assignment == found.assignment && abs(again.objective - found.objective) < 1e-7)
    }

    @Test func threadsDoNotDecideAmongManyClusters() {
        let points = TestPoints.bundles(1300, centres: 40, dimensions: 5, spread: 0.3, seed: 4)
        let placed = Array(0..<1300)
        let runs = [1, 2, 4].map { threads in
            SphericalKMeans(
                points, placed: placed, count: 80, starts: 1, seed: 7, workers: Workers(count: threads))
        }
        for run in runs {
            #expect(run.assignment == runs[0].assignment && run.cosines == runs[0].cosines)
            #expect(run.centroids == runs[0].centroids)
        }
        #expect(Set(runs[0].assignment).count == 80)
    }

    /// More points than are partitioned at once: all of them are in the partition in the end.
    @Test func aSampleGoesFirst() {
        let points = TestPoints.bundles(41_000, centres: 4, dimensions: 2, spread: 0.01, seed: 2)
        let found = SphericalKMeans(
            points, placed: Array(0..<41_000), count: 4, starts: 2, seed: 1, workers: Workers(count: 2))
        #expect(found.assignment.allSatisfy { (0..<4).contains($0) } && found.objective > 0.99)
    }
}

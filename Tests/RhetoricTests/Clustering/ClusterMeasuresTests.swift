// Silhouettes, resampling and the map, against what they are defined as.

import Testing

@testable import Rhetoric

@Suite struct ClusterMeasuresTests {
    /// Points around some directions, with noise.
    private func points(_ clusters: Int, each: Int, noise: Double, seed: UInt64) -> (DenseMatrix<Float>, [Int32]) {
        var random = RandomSource(seed: seed)
        let dimensions = 12
        let centres = (0..<clusters).map { _ in (0..<dimensions).map { _ in random.unit() - 0.5 } }
        var matrix = DenseMatrix<Float>(rows: clusters * each, columns: dimensions)
        for row in 0..<matrix.rows {
            let values = centres[row % clusters].map { $0 + noise * (random.unit() - 0.5) }
            let length = values.reduce(0) { $0 + $1 * $1 }.squareRoot()
            for k in 0..<dimensions { matrix[row, k] = Float(values[k] / length) }
        }
        return (matrix, (0..<matrix.rows).map { Int32($0 % clusters) })
    }

    @Test(arguments: UInt64(1)...5)
    func silhouettesAreThoseOfAllPairs(seed: UInt64) {
        var (points, labels) = points(4, each: 9, noise: 1.5, seed: seed)
        labels[3] = -1
        labels[7] = 4
        func distance(_ a: Int, _ b: Int) -> Double {
            1 - (0..<points.columns).reduce(0.0) { $0 + Double(points[a, $1]) * Double(points[b, $1]) }
        }
        func mean(_ point: Int, _ cluster: Int32) -> Double {
            let others = labels.indices.filter { labels[$0] == cluster && $0 != point }
            return others.reduce(0) { $0 + distance(point, $1) } / Double(others.count)
        }
        let found = Silhouettes(points, labels).values
        for point in labels.indices {
            let own = labels[point]
            guard own >= 0, own != 4 else {
                #expect(found[point] == 0)
                continue
            }
            let within = mean(point, own)
            let without = (0..<5).filter { $0 != own }.map { mean(point, $0) }.min()!
            #expect(abs(found[point] - (without - within) / max(within, without)) < 1e-5, "seed \(seed), \(point)")
        }
    }

    @Test func oneClusterHasNoSilhouette() {
        let (points, _) = points(2, each: 5, noise: 1, seed: 1)
        #expect(Silhouettes(points, [Int32](repeating: 0, count: 10)).values.allSatisfy { $0 == 0 })
        #expect(Silhouettes(points, [Int32](repeating: -1, count: 10)).values.allSatisfy { $0 == 0 })
    }

    @Test(arguments: [ClusterMethod.kmeans, .ward, .average])
    func whatIsPlantedComesOutAgainAndNoiseDoesNot(method: ClusterMethod) throws {
        var options = ClusterOptions()
        options.method = method
        let (planted, subjects) = points(4, each: 30, noise: 0.3, seed: 3)
        let sure = try Resampling(planted, subjects, options)
        #expect(sure.adjustedRand > 0.99 && sure.jaccard.allSatisfy { $0 > 0.99 })
        let (noise, labels) = points(1, each: 120, noise: 50, seed: 4)
        let four = try Partition(noise, count: 4, options, seed: 1).labels
        let unsure = try Resampling(noise, four, options)
        #expect(labels.count == 120 && unsure.adjustedRand < 0.6, "\(unsure)")
    }

    @Test func theMapKeepsClustersApart() throws {
        let (points, labels) = points(3, each: 40, noise: 0.2, seed: 5)
        let map = try PlaneMap.coordinates(points, labels)
        func distance(_ a: Int, _ b: Int) -> Double {
            ((map[a, 0] - map[b, 0]) * (map[a, 0] - map[b, 0]) + (map[a, 1] - map[b, 1]) * (map[a, 1] - map[b, 1]))
                .squareRoot()
        }
        for a in 0..<60 {
            let own = (0..<120).filter { labels[$0] == labels[a] && $0 != a }.map { distance(a, $0) }.max()!
            let other = (0..<120).filter { labels[$0] != labels[a] }.map { distance(a, $0) }.min()!
            #expect(own < other, "point \(a)")
        }
        #expect(try PlaneMap.coordinates(points, labels) == map)
        #expect(try PlaneMap.coordinates(DenseMatrix(rows: 1, columns: 3), [0]).values == [0, 0])
    }
}

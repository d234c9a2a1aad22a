// The nearest centroid against looking at all of them, for dense and sparse points.

import Testing

@testable import Rhetoric

@Suite struct AssignmentTests {
    /// Points and centroids of whole numbers: products are exact and often tied.
    private func wholes(_ count: Int, _ random: inout RandomSource) -> [Double] {
        (0..<count).map { _ in Double(random.index(below: 5) - 2) }
    }

    private func expected(_ points: [Double], _ centroids: [Double], dimensions: Int) -> (
        index: [Int32], value: [Float]
    ) {
        let k = centroids.count / dimensions
        let products = (0..<points.count / dimensions).map { point in
            (0..<k).map { centroid in
                (0..<dimensions).reduce(0.0) {
                    $0 + points[point * dimensions + $1] * centroids[centroid * dimensions + $1]
                }
            }
        }
        return (products.map { Int32($0.firstIndex(of: $0.max()!)!) }, products.map { Float($0.max()!) })
    }

    @Test(arguments: [(1, 1, 1), (5, 3, 2), (70, 7, 13), (2100, 3, 4)])
    func theFirstOfTheNearest(count: Int, dimensions: Int, k: Int) {
        var random = RandomSource(seed: UInt64(count))
        let points = wholes(count * dimensions, &random)
        let centroids = wholes(k * dimensions, &random)
        let expected = expected(points, centroids, dimensions: dimensions)
        let centroidMatrix = DenseMatrix(rows: k, columns: dimensions, values: centroids)
        for workers in [Workers(count: 1), Workers(count: 4)] {
            let dense = DenseMatrix(rows: count, columns: dimensions, values: points.map(Float.init))
                .nearest(centroidMatrix, workers: workers)
            #expect(dense.centroid == expected.index && dense.cosine == expected.value)
            let sparse = SparseMatrix(
                columns: dimensions,
                rows: (0..<count).map { row in
                    (0..<dimensions).map { ($0, points[row * dimensions + $0]) }.filter { $0.1 != 0 }
                }
            ).nearest(centroidMatrix, workers: workers)
            #expect(sparse.centroid == expected.index && sparse.cosine == expected.value)
        }
    }
}

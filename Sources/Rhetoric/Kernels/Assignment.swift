// The nearest of many centroids for every row of unit vectors: a product in blocks with the choice fused in.

import CSimilarity

package enum Assignment {
    private static let rowsPerPart = 1024

    /// For each row of `points` (count x dimensions) the centroid (k x dimensions) with the largest inner product, the
    /// lowest of equal ones, and that product.
    package static func nearest(
        _ points: SharedBuffer<Float>, count: Int, dimensions: Int, centroids: SharedBuffer<Float>, k: Int,
        workers: Workers
    ) -> (centroid: [Int32], product: [Float]) {
        fill(count: count, workers: workers) { range, index, value in
            withUnsafeTemporaryAllocation(of: Float.self, capacity: range.count * k) { scores in
                let from = points.base + range.lowerBound * dimensions
                BLAS.multiply(
                    range.count, k, dimensions, from, dimensions, centroids.base, dimensions, bTransposed: true,
                    into: scores.baseAddress!, k)
                csim_argmax(scores.baseAddress, Int32(range.count), Int32(k), Int32(k), index, value)
            }
        }
    }

    /// The same for sparse rows; centroids are terms x k.
    static func nearest(
        _ points: SparseArrays<Double>, centroids: SharedBuffer<Double>, k: Int, workers: Workers
    ) -> (centroid: [Int32], product: [Float]) {
        fill(count: points.rows, workers: workers) { range, index, value in
            withUnsafeTemporaryAllocation(of: Double.self, capacity: range.count * k) { products in
                csim_sparse_times_double(
                    points.offsets.base + range.lowerBound, points.columns.base, points.values.base, 0,
                    Int64(range.count), centroids.base, Int32(k), products.baseAddress)
                for row in 0..<range.count {
                    var best = 0
                    for other in 1..<k where products[row * k + other] > products[row * k + best] { best = other }
                    index[row] = Int32(best)
                    value[row] = Float(products[row * k + best])
                }
            }
        }
    }

    private static func fill(
        count: Int, workers: Workers,
        _ body: @Sendable (Range<Int>, UnsafeMutablePointer<Int32>, UnsafeMutablePointer<Float>) -> Void
    ) -> (centroid: [Int32], product: [Float]) {
        var index = [Int32](repeating: 0, count: count)
        var value = [Float](repeating: 0, count: count)
        index.withUnsafeMutableBufferPointer { index in
            value.withUnsafeMutableBufferPointer { value in
                let index = DisjointBuffer(index)
                let value = DisjointBuffer(value)
                workers.run(parts: (count + rowsPerPart - 1) / rowsPerPart) { part in
                    let range = part * rowsPerPart..<min(count, (part + 1) * rowsPerPart)
                    body(range, index.base + range.lowerBound, value.base + range.lowerBound)
                }
            }
        }
        return (index, value)
    }
}

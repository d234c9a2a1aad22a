// Distances of points and clusters, beside and after the products of BLAS.

import CSimilarity

enum ClusterKernels {
    /// |a - b|^2 of single-precision rows; the same bits at every instruction level and for b, a.
    static func squaredDistance(_ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>, count: Int) -> Float {
        csim_squared_distance(a, b, Int64(count))
    }

    /// Turns inner products of unit vectors into their Euclidean distances, negated, in place.
    static func turnIntoNegatedDistances(_ products: UnsafeMutablePointer<Float>, count: Int) {
        csim_negated_chords(products, Int64(count))
    }

    /// Brings numbers into cache, in their order; nothing else comes of it.
    static func fetch(_ values: UnsafePointer<Float>, count: Int) { csim_fetch(values, Int64(count)) }

    /// scores[i] = the negated square of Ward's distance to each cluster of a range, from the `products` of their
    /// centroids with the asking one's, both beginning with the first of the range. `squares` are the squared lengths
    /// (infinite for a cluster that is no more) and `sizes` the sizes of all clusters.
    static func wardScores(
        _ products: UnsafePointer<Float>, _ range: Range<Int>, square: Float, size: Float, squares: [Float],
        sizes: [Float], into scores: inout [Float]
    ) {
        squares.withUnsafeBufferPointer { squares in
            sizes.withUnsafeBufferPointer { sizes in
                csim_ward_scores(
                    products, Int64(range.count), square, size, squares.baseAddress! + range.lowerBound,
                    sizes.baseAddress! + range.lowerBound, &scores)
            }
        }
    }

    /// sum_k += factor row_k: a row goes into a sum (1) or out of it (-1).
    static func add(
        _ row: UnsafePointer<Float>, times factor: Double, to sum: UnsafeMutablePointer<Double>, count: Int
    ) {
        csim_add_row(sum, row, factor, Int64(count))
    }
}

/// The `most` items with the largest scores of those that were offered, the lowest of equal ones.
struct NearHeap {
    private var entries: [csim_entry]
    private var count: Int32 = 0

    init(most: Int) { entries = [csim_entry](repeating: csim_entry(score: 0, item: 0), count: most) }

    /// Offers the items of a range with their scores; those with -infinity are passed over.
    mutating func offer(_ scores: UnsafePointer<Float>, _ range: Range<Int>) {
        count = csim_offer(
            scores, Int64(range.count), Int32(range.lowerBound), -.infinity, &entries, count, Int32(entries.count))
    }

    /// The best first.
    var sorted: [(item: Int32, score: Float)] {
        var entries = entries
        csim_sort_entries(&entries, count)
        return entries.prefix(Int(count)).map { ($0.item, $0.score) }
    }
}

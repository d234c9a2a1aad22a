// Sparse rows against sparse rows through an inverted index: for one row the best few among a prefix of the others.

import CSimilarity

/// The columns of a sparse matrix as lists of (row, weight), rows ascending.
struct Postings: Sendable {
    private let offsets: [Int64]
    private let items: [Int32]
    private let weights: [Float]
    let itemCount: Int

    /// - Parameters:
    ///   - offsets: columns + 1 entries.
    ///   - items: row of each entry, ascending within a column.
    init(offsets: [Int64], items: [Int32], weights: [Float], itemCount: Int) {
        self.offsets = offsets
        self.items = items
        self.weights = weights
        self.itemCount = itemCount
    }

    /// Sums for one row at a time, reused from row to row. One thread's.
    struct Accumulator {
        fileprivate var sums: [Float]
        fileprivate var touched: [Int32]
        fileprivate var heap: [csim_entry]

        init(itemCount: Int, most: Int) {
            sums = Array(repeating: 0, count: itemCount)
            touched = Array(repeating: 0, count: itemCount + 1)
            heap = Array(repeating: csim_entry(score: 0, item: 0), count: most)
        }

        /// Takes the other items out of the sums; returns how many are left of the touched ones.
        fileprivate mutating func keep(only isKept: [Bool], of count: Int64) -> Int64 {
            var kept = 0
            for place in 0..<Int(count) {
                let item = touched[place]
                touched[kept] = item
                if isKept[Int(item)] { kept += 1 } else { sums[Int(item)] = 0 }
            }
            return Int64(kept)
        }
    }

    /// The items below `limit` with the largest inner products with a row of positive weights, best first (ties: the
    /// lower item), at most as many as the accumulator keeps; nil for `isCandidate` takes all items. Cost O(entries of
    /// the row's columns below the limit).
    func best(
        of row: [(column: Int, value: Double)], below limit: Int, among isCandidate: [Bool]? = nil,
        using accumulator: inout Accumulator
    ) -> [Int32] {
        var touchedCount: Int64 = 0
        for (column, value) in row where value > 0 {
            touchedCount = csim_accumulate(
                items, weights, offsets[column], offsets[column + 1], Int32(limit), Float(value), &accumulator.sums,
                &accumulator.touched, touchedCount)
        }
        if let isCandidate { touchedCount = accumulator.keep(only: isCandidate, of: touchedCount) }
        let size = csim_collect(
            &accumulator.sums, accumulator.touched, touchedCount, &accumulator.heap, Int32(accumulator.heap.count))
        csim_sort_entries(&accumulator.heap, size)
        return accumulator.heap.prefix(Int(size)).map(\.item)
    }

    /// The same where each item has a score of its own, to which its inner product is added: `scores` has `limit` numbers
    /// and is used up. Items at 0 or below are passed over. Cost O(limit + entries of the row's columns below it).
    func best(
        of row: [(column: Int, value: Double)], addedTo scores: UnsafeMutableBufferPointer<Float>,
        among isCandidate: [Bool]? = nil, using accumulator: inout Accumulator
    ) -> [Int32] {
        for (column, value) in row where value > 0 {
            _ = csim_accumulate(
                items, weights, offsets[column], offsets[column + 1], Int32(scores.count), Float(value),
                scores.baseAddress, &accumulator.touched, 0)
        }
        if let isCandidate {
            for item in scores.indices where !isCandidate[item] { scores[item] = 0 }
        }
        let size = csim_offer(
            scores.baseAddress, Int64(scores.count), 0, 0, &accumulator.heap, 0, Int32(accumulator.heap.count))
        csim_sort_entries(&accumulator.heap, size)
        return accumulator.heap.prefix(Int(size)).map(\.item)
    }
}

/// Smith-Waterman with word weights; see `csim_local_alignment`.
package struct LocalAlignment {
    private var row: [Float] = []

    package init() {}

    package mutating func score(
        _ a: UnsafeBufferPointer<Int32>, weights: UnsafePointer<Float>, _ b: UnsafeBufferPointer<Int32>, penalty: Float
    ) -> Float {
        if row.count < b.count + 1 { row = Array(repeating: 0, count: b.count + 1) }
        return csim_local_alignment(
            a.baseAddress, weights, Int32(a.count), b.baseAddress, Int32(b.count), penalty, &row)
    }
}

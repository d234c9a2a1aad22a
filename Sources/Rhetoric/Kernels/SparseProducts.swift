// Products of a CSR matrix with a block of dense columns, in parallel.

import CSimilarity

/// The three arrays of a CSR matrix, borrowed for the length of a product.
struct SparseArrays: Sendable {
    let offsets: SharedBuffer<Int64>
    let columns: SharedBuffer<Int32>
    let values: SharedBuffer<Double>
    let rows: Int
    let columnCount: Int

    /// Rows in one part of a product without a sum across rows.
    private static let rowsPerPart = 4096
    /// Sums across rows are made of this many partial sums, whatever the number of threads.
    private static let partialSums = 4

    /// y = A x; x is columns x width, y rows x width.
    func times(_ x: SharedBuffer<Double>, width: Int, into y: DisjointBuffer<Double>, workers: Workers) {
        let parts = (rows + Self.rowsPerPart - 1) / Self.rowsPerPart
        workers.run(parts: parts) { part in
            csim_sparse_times(
                offsets.base, columns.base, values.base, Int64(part * Self.rowsPerPart),
                Int64(min(rows, (part + 1) * Self.rowsPerPart)), x.base, Int32(width), y.base)
        }
    }

    /// A^T x; x is rows x width, the result columns x width.
    func transposeTimes(_ x: SharedBuffer<Double>, width: Int, workers: Workers) -> [Double] {
        summed(width: width, workers: workers) { begin, end, sum in
            csim_sparse_transpose_times(
                offsets.base, columns.base, values.base, begin, end, x.base, Int32(width), sum)
        }
    }

    /// A^T (A x) in one pass over the rows; x and the result are columns x width.
    func gram(_ x: SharedBuffer<Double>, width: Int, workers: Workers) -> [Double] {
        summed(width: width, workers: workers) { begin, end, sum in
            withUnsafeTemporaryAllocation(of: Double.self, capacity: width) { row in
                csim_sparse_gram(
                    offsets.base, columns.base, values.base, begin, end, x.base, Int32(width), sum, row.baseAddress!)
            }
        }
    }

    /// Adds up partial sums over ranges of rows with about the same number of entries, in their order.
    private func summed(
        width: Int, workers: Workers, _ add: @Sendable (Int64, Int64, UnsafeMutablePointer<Double>) -> Void
    ) -> [Double] {
        let bounds = evenBounds(parts: Self.partialSums)
        let partial = workers.map(parts: Self.partialSums) { part in
            var sum = [Double](repeating: 0, count: columnCount * width)
            sum.withUnsafeMutableBufferPointer {
                if let base = $0.baseAddress { add(Int64(bounds[part]), Int64(bounds[part + 1]), base) }
            }
            return sum
        }
        var total = partial[0]
        total.withUnsafeMutableBufferPointer { total in
            let out = DisjointBuffer(total)
            workers.run(parts: (total.count + 65_535) / 65_536) { part in
                for i in part * 65_536..<min(out.count, (part + 1) * 65_536) {
                    var sum = out.base[i]
                    for other in 1..<Self.partialSums { sum += partial[other][i] }
                    out.base[i] = sum
                }
            }
        }
        return total
    }

    private func evenBounds(parts: Int) -> [Int] {
        let entries = Int(offsets.base[rows])
        var bounds = [0]
        var row = 0
        for part in 1..<parts {
            while row < rows, Int(offsets.base[row]) < entries * part / parts { row += 1 }
            bounds.append(row)
        }
        return bounds + [rows]
    }
}

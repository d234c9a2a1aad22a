// Products of a CSR matrix with a block of dense columns, in parallel.

/// The three arrays of a CSR matrix, borrowed for the length of a product.
struct SparseArrays<Scalar: SolverScalar>: Sendable {
    let offsets: SharedBuffer<Int64>
    let columns: SharedBuffer<Int32>
    let values: SharedBuffer<Scalar>
    let rows: Int

    /// Rows in one part of a product.
    private static var rowsPerPart: Int { 4096 }

    /// y = A x; x is columns x width, y rows x width.
    func times(_ x: SharedBuffer<Scalar>, width: Int, into y: DisjointBuffer<Scalar>, workers: Workers) {
        workers.run(total: rows, by: Self.rowsPerPart) { range in
            Scalar.kernels.times(
                offsets.base, columns.base, values.base, Int64(range.lowerBound), Int64(range.upperBound), x.base,
                Int32(width), y.base)
        }
    }

    /// y = A x for a panel of as many rows as A has columns, and one of as many as A has.
    func times(_ x: Panel<Scalar>, into y: Panel<Scalar>, workers: Workers) {
        let bounds = evenBounds
        workers.run(parts: bounds.count - 1) { part in
            Scalar.kernels.sparsePanel(
                offsets.base, columns.base, values.base, Int64(bounds[part]), Int64(bounds[part + 1]), x.base, y.base)
        }
    }

    /// Rows at which parts begin and end that hold about the same number of entries and rows.
    private var evenBounds: [Int] {
        let parts = max(1, min(rows, 64))
        var bounds = [0]
        for part in 1..<parts {
            var (low, high) = (bounds[part - 1], rows)
            let share = (Int(offsets.base[rows]) + rows) * part / parts
            while low < high {
                let middle = (low + high) / 2
                if Int(offsets.base[middle]) + middle < share { low = middle + 1 } else { high = middle }
            }
            bounds.append(low)
        }
        return bounds + [rows]
    }
}

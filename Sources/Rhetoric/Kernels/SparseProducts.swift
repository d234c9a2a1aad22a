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
}

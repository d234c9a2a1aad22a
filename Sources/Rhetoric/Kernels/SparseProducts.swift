// Products of a CSR matrix with a block of dense columns, in parallel.

/// The three arrays of a CSR matrix, borrowed for the length of a product.
struct SparseArrays<Scalar: SolverScalar>: Sendable {
    let offsets: SharedBuffer<Int64>
    let columns: SharedBuffer<Int32>
    let values: SharedBuffer<Scalar>
    let rows: Int
    let columnCount: Int

    /// Rows in one part of a product without a sum across rows.
    private static var rowsPerPart: Int { 4096 }
    /// Sums across rows are made of this many partial sums, whatever the number of threads.
    static var partialSums: Int { 4 }

    /// y = A x; x is columns x width, y rows x width.
    func times(_ x: SharedBuffer<Scalar>, width: Int, into y: DisjointBuffer<Scalar>, workers: Workers) {
        workers.run(total: rows, by: Self.rowsPerPart) { range in
            Scalar.kernels.times(
                offsets.base, columns.base, values.base, Int64(range.lowerBound), Int64(range.upperBound), x.base,
                Int32(width), y.base)
        }
    }

    /// y = A^T (A x) in one pass over the rows; x and y are panels of as many rows as A has columns. `partial` holds the
    /// partial sums; what it held is lost. The products A x go to a panel where one is given.
    func gram(
        _ x: Panel<Scalar>, into y: Panel<Scalar>, partial: [Panel<Scalar>], products: Panel<Scalar>?, workers: Workers
    ) {
        let bounds = evenBounds
        let sums = [y] + partial
        workers.run(parts: Self.partialSums) { part in
            sums[part].clear()
            Scalar.kernels.gram(
                offsets.base, columns.base, values.base, Int64(bounds[part]), Int64(bounds[part + 1]), x.base,
                sums[part].base, products?.base)
        }
        Self.add(partial.map { DisjointBuffer($0.values) }[...], to: DisjointBuffer(y.values), workers: workers)
    }

    private static func add(
        _ others: ArraySlice<DisjointBuffer<Scalar>>, to total: DisjointBuffer<Scalar>, workers: Workers
    ) {
        workers.run(total: total.count, by: 65_536) { range in
            for other in others {
                for i in range { total.base[i] += other.base[i] }
            }
        }
    }

    /// Rows at which parts begin and end that hold about the same number of entries.
    private var evenBounds: [Int] {
        let entries = Int(offsets.base[rows])
        var bounds = [0]
        for part in 1..<Self.partialSums {
            var (low, high) = (bounds[part - 1], rows)
            while low < high {
                let middle = (low + high) / 2
                if Int(offsets.base[middle]) < entries * part / Self.partialSums { low = middle + 1 } else { high = middle }
            }
            bounds.append(low)
        }
        return bounds + [rows]
    }
}

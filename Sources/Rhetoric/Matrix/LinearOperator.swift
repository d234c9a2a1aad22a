// What the solver needs of a matrix: products with blocks. The Gram product is a sum over blocks of rows,
// A^T (A X) = sum of A_i^T (A_i X), so a matrix on disk or on many machines can be an operator too.

public protocol LinearOperator: Sendable {
    var rows: Int { get }
    var columns: Int { get }
    /// A X: X is columns x width, the result rows x width. Cost O(z w) for z entries and width w.
    func times(_ x: DenseMatrix<Double>, workers: Workers) -> DenseMatrix<Double>
    /// A^T X: X is rows x width, the result columns x width. Cost O(z w).
    func transposeTimes(_ x: DenseMatrix<Double>, workers: Workers) -> DenseMatrix<Double>
    /// A^T (A X): X and the result are columns x width. Cost O(2 z w).
    func gram(_ x: DenseMatrix<Double>, workers: Workers) -> DenseMatrix<Double>
}

extension LinearOperator {
    public func gram(_ x: DenseMatrix<Double>, workers: Workers) -> DenseMatrix<Double> {
        transposeTimes(times(x, workers: workers), workers: workers)
    }
}

extension SparseMatrix: LinearOperator {
    public func times(_ x: DenseMatrix<Double>, workers: Workers = .all) -> DenseMatrix<Double> {
        precondition(x.rows == columns, "\(rows) x \(columns) times \(x.rows) x \(x.columns) is not defined")
        var result = DenseMatrix<Double>(rows: rows, columns: x.columns)
        result.values.withUnsafeMutableBufferPointer { out in
            let out = DisjointBuffer(out)
            withArrays(and: x) { $0.times($1, width: x.columns, into: out, workers: workers) }
        }
        return result
    }

    public func transposeTimes(_ x: DenseMatrix<Double>, workers: Workers = .all) -> DenseMatrix<Double> {
        precondition(x.rows == rows, "\(columns) x \(rows) times \(x.rows) x \(x.columns) is not defined")
        let values = withArrays(and: x) { $0.transposeTimes($1, width: x.columns, workers: workers) }
        return DenseMatrix(rows: columns, columns: x.columns, values: values)
    }

    public func gram(_ x: DenseMatrix<Double>, workers: Workers = .all) -> DenseMatrix<Double> {
        precondition(x.rows == columns, "the Gram product of \(columns) columns needs as many rows, not \(x.rows)")
        let values = withArrays(and: x) { $0.gram($1, width: x.columns, workers: workers) }
        return DenseMatrix(rows: columns, columns: x.columns, values: values)
    }

    func withArrays<Result>(
        and x: DenseMatrix<Double>, _ body: (SparseArrays, SharedBuffer<Double>) -> Result
    ) -> Result {
        offsets.withUnsafeBufferPointer { offsets in
            columnIndices.withUnsafeBufferPointer { indices in
                values.withUnsafeBufferPointer { values in
                    x.values.withUnsafeBufferPointer { x in
                        body(
                            SparseArrays(
                                offsets: SharedBuffer(offsets), columns: SharedBuffer(indices),
                                values: SharedBuffer(values), rows: rows, columnCount: columns), SharedBuffer(x))
                    }
                }
            }
        }
    }
}

/// The transpose of an operator, by exchanging its products.
struct TransposedOperator<Base: LinearOperator>: LinearOperator {
    let base: Base
    var rows: Int { base.columns }
    var columns: Int { base.rows }
    func times(_ x: DenseMatrix<Double>, workers: Workers) -> DenseMatrix<Double> {
        base.transposeTimes(x, workers: workers)
    }
    func transposeTimes(_ x: DenseMatrix<Double>, workers: Workers) -> DenseMatrix<Double> {
        base.times(x, workers: workers)
    }
}

// What the solver needs of a matrix: one product. It is a sum over blocks of rows, A^T (A X) = sum of A_i^T (A_i X), so a
// matrix on disk or on many machines can be an operator too.

/// A matrix that `TruncatedSVD` can decompose. It has no more columns than rows where that can be chosen: the basis of
/// the solver has the length of a column index.
public protocol LinearOperator<Scalar>: Sendable {
    associatedtype Scalar: SolverScalar
    var rows: Int { get }
    var columns: Int { get }
    /// Rows of a panel that is room enough for the products where nobody asks for them.
    var scratchRows: Int { get }
    /// Y = A^T (A X) for sixteen vectors: X and Y have as many rows as A has columns. `products` has as many as A and
    /// holds A X afterwards, or it has `scratchRows` and is room to work in. Cost O(32 z) multiplications for z entries.
    func gram(_ x: Panel<Scalar>, into y: Panel<Scalar>, products: Panel<Scalar>, workers: Workers)
}

/// A sparse matrix in memory.
package struct SparseOperator<Scalar: SolverScalar>: LinearOperator {
    package let rows: Int
    package let columns: Int
    private let blocks: RowBlocks<Scalar>

    /// - Parameter isTransposed: whether the operator is the transpose of the matrix.
    package init(_ matrix: SparseMatrix, isTransposed: Bool = false, workers: Workers = .all) {
        (rows, columns) = isTransposed ? (matrix.columns, matrix.rows) : (matrix.rows, matrix.columns)
        blocks = RowBlocks(isTransposed ? matrix.transposed : matrix, workers: workers)
    }

    package var scratchRows: Int { RowBlocks<Scalar>.scratchRows(of: rows) }

    package func gram(_ x: Panel<Scalar>, into y: Panel<Scalar>, products: Panel<Scalar>, workers: Workers) {
        precondition(
            x.length == columns && y.length == columns && (products.length == rows || products.length == scratchRows),
            "the Gram product of \(rows) x \(columns) needs panels of \(columns) and \(rows) rows")
        blocks.gram(x, into: y, products: products, workers: workers)
    }
}

/// The rows of a sparse matrix with their values in one precision; offsets and columns are the matrix's own.
struct CompressedRows<Scalar: SolverScalar>: Sendable {
    fileprivate let offsets: [Int64]
    fileprivate let columns: [Int32]
    fileprivate let values: [Scalar]

    var count: Int { offsets.count - 1 }

    func withArrays<Result>(_ body: (SparseArrays<Scalar>) -> Result) -> Result {
        offsets.withUnsafeBufferPointer { offsets in
            columns.withUnsafeBufferPointer { columns in
                values.withUnsafeBufferPointer { values in
                    body(
                        SparseArrays(
                            offsets: SharedBuffer(offsets), columns: SharedBuffer(columns),
                            values: SharedBuffer(values), rows: count))
                }
            }
        }
    }
}

extension SparseMatrix {
    /// A X: X is columns x width, the result rows x width. Cost O(z width) for z entries.
    @_specialize(where Scalar == Float)
    @_specialize(where Scalar == Double)
    public func times<Scalar: SolverScalar>(
        _ x: DenseMatrix<Scalar>, workers: Workers = .all
    ) -> DenseMatrix<Scalar> {
        precondition(x.rows == columns, "\(rows) x \(columns) times \(x.rows) x \(x.columns) is not defined")
        var result = DenseMatrix<Scalar>(rows: rows, columns: x.columns)
        result.values.withUnsafeMutableBufferPointer { out in
            let out = DisjointBuffer(out)
            x.values.withUnsafeBufferPointer { x in
                let x = SharedBuffer(x)
                let width = result.columns
                compressedRows(Scalar.self).withArrays { $0.times(x, width: width, into: out, workers: workers) }
            }
        }
        return result
    }

    func compressedRows<Scalar: SolverScalar>(_: Scalar.Type) -> CompressedRows<Scalar> {
        CompressedRows(
            offsets: offsets, columns: columnIndices, values: values as? [Scalar] ?? values.map { Scalar($0) })
    }
}

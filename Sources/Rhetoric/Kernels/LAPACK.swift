// Dense decompositions by LAPACK.

import CSimilarity

/// LAPACK could not finish.
public struct DecompositionFailure: Error, CustomStringConvertible, Sendable {
    public let routine: String
    public let status: Int
    public var description: String {
        status == -1000
            ? "\(routine): memory ran out; ask for a lower rank"
            : "\(routine) stopped with status \(status); the matrix may hold values that are not finite"
    }
}

package enum LAPACK {
    /// The `wanted` largest eigenvalues (descending) of a symmetric matrix, `order` x `order`, and their vectors, one a row.
    package static func symmetricEigen(
        _ matrix: [Double], order: Int, wanted: Int
    ) throws -> (values: [Double], vectors: [Double]) {
        precondition(
            wanted >= 1 && wanted <= order, "between 1 and \(order) eigenvalues can be asked for, not \(wanted)")
        _ = BLAS.runsOnOneThread
        var copy = matrix
        var values = [Double](repeating: 0, count: wanted)
        var vectors = [Double](repeating: 0, count: wanted * order)
        let status = csim_symmetric_eigen(Int32(order), &copy, Int32(wanted), &values, &vectors)
        guard status == 0 else { throw DecompositionFailure(routine: "dstemr", status: Int(status)) }
        return (values, vectors)
    }

    /// The thin SVD of a row-major matrix: left is rows x r, right transposed is r x columns, r = min(rows, columns).
    static func singularValues(
        _ matrix: [Double], rows: Int, columns: Int
    ) throws -> (left: [Double], values: [Double], rightTransposed: [Double]) {
        _ = BLAS.runsOnOneThread
        let rank = min(rows, columns)
        var copy = matrix
        var left = [Double](repeating: 0, count: rows * rank)
        var values = [Double](repeating: 0, count: rank)
        var right = [Double](repeating: 0, count: rank * columns)
        guard rank > 0 else { return (left, values, right) }
        let status = csim_dense_svd(Int32(rows), Int32(columns), &copy, &left, &values, &right)
        guard status == 0 else { throw DecompositionFailure(routine: "dgesdd", status: Int(status)) }
        return (left, values, right)
    }
}

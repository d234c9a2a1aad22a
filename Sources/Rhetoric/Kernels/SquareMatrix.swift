// The small dense matrices of a block method: sixteen by sixteen, in double precision.

/// A square matrix, row-major.
struct SquareMatrix: Sendable, Equatable {
    let side: Int
    var values: [Double]

    init(side: Int, values: [Double]) {
        precondition(values.count == side * side, "\(values.count) values do not fill \(side) x \(side)")
        self.side = side
        self.values = values
    }

    init(side: Int) { self.init(side: side, values: [Double](repeating: 0, count: side * side)) }

    init(side: Int, _ entry: (Int, Int) -> Double) {
        self.init(side: side, values: (0..<side * side).map { entry($0 / side, $0 % side) })
    }

    subscript(row: Int, column: Int) -> Double {
        get { values[row * side + column] }
        set { values[row * side + column] = newValue }
    }

    var transposed: SquareMatrix { SquareMatrix(side: side) { self[$1, $0] } }
    var symmetrised: SquareMatrix { SquareMatrix(side: side) { (self[$0, $1] + self[$1, $0]) / 2 } }

    static prefix func - (matrix: SquareMatrix) -> SquareMatrix {
        SquareMatrix(side: matrix.side, values: matrix.values.map { -$0 })
    }

    static func + (a: SquareMatrix, b: SquareMatrix) -> SquareMatrix {
        SquareMatrix(side: a.side, values: zip(a.values, b.values).map { $0 + $1 })
    }

    func scalingColumns(_ scale: (Int) -> Double) -> SquareMatrix {
        SquareMatrix(side: side) { self[$0, $1] * scale($1) }
    }

    func scalingRows(_ scale: (Int) -> Double) -> SquareMatrix {
        SquareMatrix(side: side) { self[$0, $1] * scale($0) }
    }

    /// The largest size of an entry.
    var largest: Double { values.lazy.map(abs).max() ?? 0 }

    /// The largest difference of an entry from the identity's.
    var distanceFromIdentity: Double {
        values.indices.lazy.map { abs(values[$0] - ($0 / side == $0 % side ? 1 : 0)) }.max() ?? 0
    }

    /// Eigenvalues, descending, and eigenvectors of a symmetric matrix.
    func eigenspace() throws -> Eigenspace {
        guard side > 0 else { return Eigenspace(values: [], vectors: self) }
        let (values, rows) = try LAPACK.symmetricEigen(values, order: side, wanted: side)
        return Eigenspace(values: values, vectors: SquareMatrix(side: side, values: rows).transposed)
    }
}

/// A symmetric matrix as V diag(values) V^T.
struct Eigenspace: Sendable {
    /// Descending.
    let values: [Double]
    /// One eigenvector a column.
    let vectors: SquareMatrix

    /// The square root of the matrix and its inverse, of one that is positive definite up to rounding.
    var roots: (root: SquareMatrix, inverse: SquareMatrix) {
        let roots = values.map { max($0, 1e-14 * values[0]).squareRoot() }
        func combined(_ weight: (Int) -> Double) -> SquareMatrix {
            SquareMatrix(side: vectors.side) { i, j in
                roots.indices.reduce(0) { $0 + vectors[i, $1] * weight($1) * vectors[j, $1] }
            }
        }
        return (combined { roots[$0] }, combined { 1 / roots[$0] })
    }
}

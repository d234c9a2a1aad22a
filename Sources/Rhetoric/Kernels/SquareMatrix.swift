// The small dense matrices of a block method: sixteen by sixteen, in double precision.

/// A square matrix, row-major.
package struct SquareMatrix: Sendable, Equatable {
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

    package func scaled(by factor: Double) -> SquareMatrix {
        SquareMatrix(side: side, values: values.map { $0 * factor })
    }

    static prefix func - (matrix: SquareMatrix) -> SquareMatrix { matrix.scaled(by: -1) }

    static func + (a: SquareMatrix, b: SquareMatrix) -> SquareMatrix {
        SquareMatrix(side: a.side, values: zip(a.values, b.values).map { $0 + $1 })
    }

    static func * (a: SquareMatrix, b: SquareMatrix) -> SquareMatrix {
        SquareMatrix(side: a.side) { i, j in (0..<a.side).reduce(0) { $0 + a[i, $1] * b[$1, j] } }
    }

    /// The least Euclidean length of the first rows; 0 for none.
    func shortestRow(among count: Int) -> Double {
        (0..<count).map { row in (0..<side).reduce(0) { $0 + self[row, $1] * self[row, $1] }.squareRoot() }.min() ?? 0
    }

    func scalingColumns(_ scale: (Int) -> Double) -> SquareMatrix {
        SquareMatrix(side: side) { self[$0, $1] * scale($1) }
    }

    func scalingRows(_ scale: (Int) -> Double) -> SquareMatrix {
        SquareMatrix(side: side) { self[$0, $1] * scale($0) }
    }

    /// The largest size of an entry.
    var largest: Double { values.lazy.map(abs).max() ?? 0 }

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
}

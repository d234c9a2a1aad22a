// Products of dense matrices in single precision.

extension DenseMatrix<Float> {
    init(_ wide: DenseMatrix<Double>) {
        self.init(rows: wide.rows, columns: wide.columns, values: wide.values.map(Float.init))
    }

    /// rows x other.columns.
    func times(_ other: DenseMatrix<Float>) -> DenseMatrix<Float> {
        var result = DenseMatrix<Float>(rows: rows, columns: other.columns)
        result.add(self, times: other)
        return result
    }

    /// Adds a x b, or with `isTransposed` a^T x b.
    mutating func add(_ a: DenseMatrix<Float>, times b: DenseMatrix<Float>, isTransposed: Bool = false) {
        precondition(
            (isTransposed ? (a.columns, a.rows) : (a.rows, a.columns)) == (rows, b.rows) && b.columns == columns)
        guard !values.isEmpty, b.rows > 0 else { return }
        BLAS.multiply(
            rows, columns, b.rows, a.values, a.columns, b.values, b.columns, aTransposed: isTransposed, beta: 1,
            into: &values, columns)
    }

    /// Takes a x b^T away.
    mutating func subtract(_ a: DenseMatrix<Float>, times b: DenseMatrix<Float>) {
        precondition(a.rows == rows && b.rows == columns && a.columns == b.columns)
        guard !values.isEmpty, a.columns > 0 else { return }
        BLAS.multiply(
            rows, columns, a.columns, a.values, a.columns, b.values, b.columns, bTransposed: true, alpha: -1, beta: 1,
            into: &values, columns)
    }

    /// The products of all pairs of columns, in double precision.
    var gram: DenseMatrix<Double> {
        var result = DenseMatrix<Double>(rows: columns, columns: columns)
        let rowsAtOnce = 4096
        for first in stride(from: 0, to: rows, by: rowsAtOnce) where columns > 0 {
            let block = values[first * columns..<min(rows, first + rowsAtOnce) * columns].map(Double.init)
            BLAS.multiply(
                columns, columns, block.count / columns, block, columns, block, columns, aTransposed: true, beta: 1,
                into: &result.values, columns)
        }
        return result
    }

    func firstColumns(_ count: Int) -> DenseMatrix<Float> {
        if count == columns { return self }
        var result = DenseMatrix<Float>(rows: rows, columns: count)
        for row in 0..<rows { for k in 0..<count { result[row, k] = self[row, k] } }
        return result
    }

    func firstRows(_ count: Int) -> DenseMatrix<Float> {
        DenseMatrix(rows: count, columns: columns, values: Array(values.prefix(count * columns)))
    }

    func lastRows(_ count: Int) -> DenseMatrix<Float> {
        DenseMatrix(rows: count, columns: columns, values: Array(values.suffix(count * columns)))
    }

    /// With rows of zeros after these, up to a number.
    func withRows(_ count: Int) -> DenseMatrix<Float> {
        DenseMatrix(
            rows: count, columns: columns, values: values + [Float](repeating: 0, count: (count - rows) * columns))
    }

    /// With the rows of another after these.
    func with(_ other: DenseMatrix<Float>) -> DenseMatrix<Float> {
        DenseMatrix(rows: rows + other.rows, columns: columns, values: values + other.values)
    }
}

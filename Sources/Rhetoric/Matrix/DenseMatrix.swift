/// A dense matrix, row-major: entry (i, j) is `values[i * columns + j]`.
public struct DenseMatrix<Scalar: BinaryFloatingPoint & BitwiseCopyable & Sendable>: Sendable, Equatable {
    public let rows: Int
    public let columns: Int
    public var values: [Scalar]

    public init(rows: Int, columns: Int, values: [Scalar]) {
        precondition(values.count == rows * columns, "\(values.count) values do not fill \(rows) x \(columns)")
        self.rows = rows
        self.columns = columns
        self.values = values
    }

    public init(rows: Int, columns: Int) {
        self.init(rows: rows, columns: columns, values: [Scalar](repeating: 0, count: rows * columns))
    }

    public subscript(row: Int, column: Int) -> Scalar {
        get { values[row * columns + column] }
        set { values[row * columns + column] = newValue }
    }

    /// One row, without a copy.
    public func row(_ row: Int) -> ArraySlice<Scalar> { values[row * columns..<(row + 1) * columns] }

    public var transposed: DenseMatrix {
        var result = DenseMatrix(rows: columns, columns: rows)
        // In tiles, so that reads and writes both stay within a few cache lines.
        let tile = 32
        for top in stride(from: 0, to: rows, by: tile) {
            for left in stride(from: 0, to: columns, by: tile) {
                for i in top..<min(rows, top + tile) {
                    for j in left..<min(columns, left + tile) { result.values[j * rows + i] = values[i * columns + j] }
                }
            }
        }
        return result
    }
}

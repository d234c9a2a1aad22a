// A document-term matrix is nearly all zeros: compressed sparse rows hold the rest.

/// A sparse matrix in compressed rows (CSR).
public struct SparseMatrix: Sendable, Equatable {
    public let rows: Int
    public let columns: Int
    /// rows + 1 entries, ascending: row i holds the entries `offsets[i]..<offsets[i + 1]`.
    public let offsets: [Int64]
    /// Column of each entry; ascending within a row, each at most once.
    public let columnIndices: [Int32]
    /// Value of each entry. Finite.
    public var values: [Double]

    public init(rows: Int, columns: Int, offsets: [Int64], columnIndices: [Int32], values: [Double]) {
        precondition(offsets.count == rows + 1 && offsets[0] == 0, "a matrix of \(rows) rows has \(rows + 1) offsets")
        precondition(
            columns <= Int32.max,
            "a matrix has at most \(Int32.max) columns, not \(columns)")
        precondition(
            columnIndices.count == Int(offsets[rows]) && values.count == columnIndices.count,
            "the last offset is the number of entries")
        self.rows = rows
        self.columns = columns
        self.offsets = offsets
        self.columnIndices = columnIndices
        self.values = values
    }

    /// From rows of (column, value) pairs, in any order; the values of one column are added up.
    public init(columns: Int, rows entries: [[(column: Int, value: Double)]]) {
        var offsets: [Int64] = [0]
        var indices: [Int32] = []
        var values: [Double] = []
        for row in entries {
            let start = indices.count
            for (column, value) in row.sorted(by: { $0.column < $1.column }) {
                precondition((0..<columns).contains(column), "column \(column) is not within 0..<\(columns)")
                if indices.count > start, indices[indices.count - 1] == Int32(column) {
                    values[values.count - 1] += value
                } else {
                    indices.append(Int32(column))
                    values.append(value)
                }
            }
            offsets.append(Int64(indices.count))
        }
        self.init(rows: entries.count, columns: columns, offsets: offsets, columnIndices: indices, values: values)
    }

    public var entryCount: Int { columnIndices.count }

    /// The entries of one row, as a range into `columnIndices` and `values`.
    public func entries(ofRow row: Int) -> Range<Int> { Int(offsets[row])..<Int(offsets[row + 1]) }

    /// Every row scaled to Euclidean length 1; rows of zeros stay.
    public var rowsNormalised: SparseMatrix {
        var result = self
        for row in 0..<rows {
            let range = entries(ofRow: row)
            let length = values[range].reduce(0) { $0 + $1 * $1 }.squareRoot()
            if length > 0 { for entry in range { result.values[entry] /= length } }
        }
        return result
    }

    public var transposed: SparseMatrix {
        var counts = [Int64](repeating: 0, count: columns + 1)
        for column in columnIndices { counts[Int(column) + 1] += 1 }
        for column in 0..<columns { counts[column + 1] += counts[column] }
        var next = counts
        var indices = [Int32](repeating: 0, count: entryCount)
        var turned = [Double](repeating: 0, count: entryCount)
        for row in 0..<rows {
            for entry in entries(ofRow: row) {
                let column = Int(columnIndices[entry])
                indices[Int(next[column])] = Int32(row)
                turned[Int(next[column])] = values[entry]
                next[column] += 1
            }
        }
        return SparseMatrix(rows: columns, columns: rows, offsets: counts, columnIndices: indices, values: turned)
    }

    /// All entries written out. For small matrices.
    public var dense: DenseMatrix<Double> {
        var result = DenseMatrix<Double>(rows: rows, columns: columns)
        for row in 0..<rows {
            for entry in entries(ofRow: row) { result[row, Int(columnIndices[entry])] = values[entry] }
        }
        return result
    }

    /// The row of the first entry that is not a finite number, or nil.
    var firstRowNotFinite: Int? {
        guard let entry = values.firstIndex(where: { !$0.isFinite }) else { return nil }
        return (0..<rows).first { entries(ofRow: $0).contains(entry) }
    }
}

// Matrices as SciPy and NumPy keep them. Everything that the kernels take for granted is checked here, because they read
// and write memory by what these files say.

/// Reads and writes matrix files.
package enum MatrixFile {
    /// A sparse matrix as `scipy.sparse.save_npz(FILE, matrix, compressed=False)` writes it, in compressed rows.
    ///
    /// - Throws: `Problem`, naming file, entry, place and value: what is not there, cut short, compressed or of another type;
    ///   row offsets that fall, columns that do not ascend within a row or lie outside, more than 2^31 - 1 rows or columns,
    ///   values that are not finite.
    ///
    /// O(entries) time, three times the file in memory.
    package static func sparse(path: String) throws -> SparseMatrix {
        let file = try BinaryFile(path: path)
        return try sparse(file.bytes, at: file.place)
    }

    static func sparse(_ bytes: [UInt8], at place: String) throws -> SparseMatrix {
        let entries = try ZipArchive.entries(of: bytes, at: place)
        func array(_ name: String) throws(Problem) -> NumPyArray {
            guard let entry = entries["\(name).npy"] else {
                throw Problem(
                    .badData, at: place, "has no entry \(name).npy", wayOut: "save it with scipy.sparse.save_npz")
            }
            return try NumPyArray(entry, at: "\(place): \(name).npy")
        }
        let format = try array("format").text()
        guard format == "csr" else {
            throw Problem(
                .badData, at: place, "is a matrix in the form \"\(format)\"", wayOut: "save matrix.tocsr() instead")
        }
        let (rows, columns) = try size(array("shape"))
        let (offsets, indices, data) = (try array("indptr"), try array("indices"), try array("data"))
        let (offsetValues, indexValues, values) = (try offsets.integers(), try indices.integers(), try data.numbers())
        guard indexValues.count == values.count else {
            throw bad(indices, "has \(indexValues.count) columns for \(values.count) values")
        }
        try check(offsetValues, rows: rows, entries: values.count, in: offsets)
        let matrix = SparseMatrix(
            rows: rows, columns: columns, offsets: offsetValues,
            columnIndices: try checked(indexValues, columns: columns, offsets: offsetValues, in: indices),
            values: values)
        if let row = matrix.firstRowNotFinite {
            let value = values[matrix.entries(ofRow: row)].first { !$0.isFinite } ?? .nan
            throw bad(data, "row \(row) has the value \(value)", wayOut: "take it out; numbers must be finite")
        }
        return matrix
    }

    /// Both sides of a matrix. Rows and columns are kept in 32 bits.
    private static func size(_ shape: NumPyArray) throws(Problem) -> (rows: Int, columns: Int) {
        let sides = try shape.integers()
        guard sides.count == 2, sides.allSatisfy({ $0 >= 0 }) else {
            throw bad(shape, "is \(sides), and not two sides")
        }
        guard sides.allSatisfy({ $0 <= Int64(Int32.max) }) else {
            throw bad(
                shape, "is \(sides[0]) x \(sides[1])", wayOut: "give at most \(Int32.max) rows and columns")
        }
        return (Int(sides[0]), Int(sides[1]))
    }

    private static func check(
        _ offsets: [Int64], rows: Int, entries: Int, in array: NumPyArray
    ) throws(Problem) {
        guard offsets.count == rows + 1 else {
            throw bad(array, "has \(offsets.count) offsets for \(rows) rows, and not one more than rows")
        }
        guard offsets[0] == 0 else { throw bad(array, "begins with \(offsets[0]), and not with 0") }
        for row in 0..<rows where offsets[row + 1] < offsets[row] {
            throw bad(array, "falls from \(offsets[row]) to \(offsets[row + 1]) at row \(row)")
        }
        guard offsets[rows] == Int64(entries) else {
            throw bad(array, "ends with \(offsets[rows]), and there are \(entries) values")
        }
    }

    private static func checked(
        _ indices: [Int64], columns: Int, offsets: [Int64], in array: NumPyArray
    ) throws(Problem) -> [Int32] {
        for row in 0..<offsets.count - 1 {
            var before: Int64 = -1
            for index in indices[Int(offsets[row])..<Int(offsets[row + 1])] {
                guard (0..<Int64(columns)).contains(index) else {
                    throw bad(array, "row \(row) has column \(index), and there are \(columns) columns, from 0")
                }
                guard index > before else {
                    throw bad(
                        array, "row \(row) has column \(index) after \(before)",
                        wayOut: "call matrix.sum_duplicates(), which sorts, and save it again")
                }
                before = index
            }
        }
        return indices.map(Int32.init)
    }

    private static func bad(
        _ array: NumPyArray, _ what: String, wayOut: String = "save it again with scipy.sparse.save_npz"
    ) -> Problem {
        Problem(.badData, at: array.place, what, wayOut: wayOut)
    }

    /// A dense matrix of single precision as `numpy.save` writes it: two dimensions, rows one after the other.
    ///
    /// - Throws: `Problem` for any other array, and for values that are not finite (naming the row).
    package static func dense(path: String) throws -> DenseMatrix<Float> {
        let file = try BinaryFile(path: path)
        let array = try NumPyArray(file.bytes, at: file.place)
        guard array.shape.count == 2, !array.isColumnMajor else {
            throw bad(
                array, "has the shape \(array.shape)\(array.isColumnMajor ? ", column by column" : "")",
                wayOut: "give rows x dimensions, row by row: numpy.ascontiguousarray")
        }
        let matrix = DenseMatrix(rows: array.shape[0], columns: array.shape[1], values: try array.singles())
        if let place = matrix.values.firstIndex(where: { !$0.isFinite }) {
            throw bad(
                array, "row \(place / matrix.columns) has the value \(matrix.values[place])",
                wayOut: "take it out; numbers must be finite")
        }
        return matrix
    }

    /// What `scipy.sparse.load_npz` reads; the same matrix gives the same bytes.
    package static func npz(_ matrix: SparseMatrix) -> [UInt8] {
        // SciPy wants offsets and columns of one width.
        let isNarrow = matrix.entryCount <= Int(Int32.max)
        let indices = matrix.columnIndices
        let offsets = matrix.offsets
        return ZipArchive.bytes(of: [
            ("indices.npy", isNarrow ? npy(indices) : npy(indices.map(Int64.init))),
            ("indptr.npy", isNarrow ? npy(offsets.map(Int32.init)) : npy(offsets)),
            ("format.npy", NumPyArray.file("csr")),
            ("shape.npy", npy([Int64(matrix.rows), Int64(matrix.columns)])),
            ("data.npy", NumPyArray.file(matrix.values)),
        ])
    }

    private static func npy(_ values: [Int32]) -> [UInt8] { NumPyArray.file(values, shape: [values.count]) }
    private static func npy(_ values: [Int64]) -> [UInt8] { NumPyArray.file(values, shape: [values.count]) }

    /// What `numpy.load` reads: row numbers, rows x columns, one row after the other.
    package static func npy(_ rows: [Int32], columns: Int) -> [UInt8] {
        NumPyArray.file(rows, shape: [rows.count / columns, columns])
    }
}

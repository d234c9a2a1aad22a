import Testing

@testable import Rhetoric

/// What SciPy and NumPy write, read back; and what must not be believed.
@Suite struct MatrixFileTests {
    private static let matrix = SparseMatrix(
        columns: 4, rows: [[(0, 1), (3, 0.1)], [], [(1, -2.5e-300), (2, 1.0 / 3)]])

    private static let entries: [(name: String, content: [UInt8])] = [
        ("indices.npy", NumPyArray.file([Int32](arrayLiteral: 0, 3, 1, 2), shape: [4])),
        ("indptr.npy", NumPyArray.file([Int32](arrayLiteral: 0, 2, 2, 4), shape: [4])),
        ("format.npy", NumPyArray.file("csr")),
        ("shape.npy", NumPyArray.file([Int64](arrayLiteral: 3, 4), shape: [2])),
        ("data.npy", NumPyArray.file([1, 0.1, -2.5e-300, 1.0 / 3])),
    ]

    /// What is said of the good file with one entry replaced (nil: left out).
    private func fault(_ name: String, _ content: [UInt8]?) -> String? {
        let changed = Self.entries.compactMap { entry -> (name: String, content: [UInt8])? in
            guard entry.name == name else { return entry }
            return content.map { (name, $0) }
        }
        return fault(ZipArchive.bytes(of: changed))
    }

    private func fault(_ bytes: [UInt8]) -> String? {
        do {
            _ = try MatrixFile.sparse(bytes, at: "m.npz")
            return nil
        } catch { return "\(error)" }
    }

    @Test func aMatrixComesBackAsItWas() throws {
        #expect(try MatrixFile.sparse(MatrixFile.npz(Self.matrix), at: "m.npz") == Self.matrix)
        let empty = SparseMatrix(columns: 0, rows: [])
        #expect(try MatrixFile.sparse(MatrixFile.npz(empty), at: "m.npz") == empty)
        #expect(MatrixFile.npz(Self.matrix) == ZipArchive.bytes(of: Self.entries))
    }

    @Test func wideOffsetsAndSinglePrecisionAreRead() throws {
        let singles = [Float](arrayLiteral: 1, 0.5, -2, 4).map(\.bitPattern.littleEndian)
        let data = singles.withUnsafeBytes { NumPyArray.file(type: "<f4", shape: [4], content: $0) }
        let wide = NumPyArray.file([Int64](arrayLiteral: 0, 2, 2, 4), shape: [4])
        let changed = Self.entries.map { entry in
            entry.name == "data.npy" ? (entry.name, data) : entry.name == "indptr.npy" ? (entry.name, wide) : entry
        }
        let read = try MatrixFile.sparse(ZipArchive.bytes(of: changed), at: "m.npz")
        #expect(read.values == [1, 0.5, -2, 4])
        #expect(read.offsets == Self.matrix.offsets)
    }

    @Test func archivesThatAreNoneOrNotWhole() {
        let whole = MatrixFile.npz(Self.matrix)
        #expect(
            fault(Array("%%MatrixMarket".utf8))
                == "m.npz: is no zip archive, or was cut short (Not a zip archive); save the file again"
        )
        #expect(fault([]) == "m.npz: is empty; save the file again")
        for count in stride(from: 1, to: whole.count - 1, by: 37) {
            #expect(fault(Array(whole.prefix(count))) != nil, "cut after \(count) bytes")
        }
        for place in stride(from: 0, to: whole.count, by: 3) {
            var damaged = whole
            damaged[place] ^= 0x10
            // Dates and flags may differ; nothing may crash, and no number may change.
            if let read = try? MatrixFile.sparse(damaged, at: "m.npz") { #expect(read == Self.matrix, "byte \(place)") }
        }
    }

    @Test func entriesThatDoNotFit() {
        #expect(
            fault("indptr.npy", nil) == "m.npz: has no entry indptr.npy; save it with scipy.sparse.save_npz")
        #expect(
            fault("format.npy", NumPyArray.file("csc"))
                == "m.npz: is a matrix in the form \"csc\"; save matrix.tocsr() instead")
        #expect(
            fault("data.npy", NumPyArray.file([1, 2, 3]))
                == "m.npz: indices.npy: has 4 columns for 3 values; save it again with scipy.sparse.save_npz")
        #expect(
            fault("data.npy", NumPyArray.file([Int32](repeating: 1, count: 4), shape: [4]))
                == "m.npz: data.npy: has values of type <i4; <f4 or <f8 was expected; save it again with NumPy or SciPy"
        )
        #expect(
            fault("data.npy", Array(NumPyArray.file([1, 2, 3, 4]).dropLast(5)))
                == "m.npz: data.npy: holds 27 bytes, and its header speaks of 4 values of 8; save it again with NumPy or SciPy"
        )
        #expect(
            fault("data.npy", [1, 2, 3])
                == "m.npz: data.npy: is no NumPy array (.npy); save it again with NumPy or SciPy")
        #expect(
            fault("shape.npy", NumPyArray.file([Int64](arrayLiteral: 3, 1 << 31), shape: [2]))
                == "m.npz: shape.npy: is 3 x 2147483648; give at most 2147483647 rows and columns")
    }

    @Test func offsetsThatFallAndColumnsOutside() {
        let again = "; save it again with scipy.sparse.save_npz"
        func offsets(_ values: Int32...) -> String? {
            fault("indptr.npy", NumPyArray.file(values, shape: [values.count]))
        }
        #expect(offsets(0, 3, 2, 4) == "m.npz: indptr.npy: falls from 3 to 2 at row 1\(again)")
        #expect(offsets(1, 2, 2, 4) == "m.npz: indptr.npy: begins with 1, and not with 0\(again)")
        #expect(offsets(0, 2, 2, 5) == "m.npz: indptr.npy: ends with 5, and there are 4 values\(again)")
        #expect(
            offsets(0, 2, 4) == "m.npz: indptr.npy: has 3 offsets for 3 rows, and not one more than rows\(again)")
        func columns(_ values: Int32...) -> String? {
            fault("indices.npy", NumPyArray.file(values, shape: [values.count]))
        }
        #expect(
            columns(0, 4, 1, 2) == "m.npz: indices.npy: row 0 has column 4, and there are 4 columns, from 0\(again)")
        #expect(
            columns(0, -1, 1, 2) == "m.npz: indices.npy: row 0 has column -1, and there are 4 columns, from 0\(again)")
        #expect(
            columns(0, 3, 2, 2)
                == "m.npz: indices.npy: row 2 has column 2 after 2; call matrix.sum_duplicates(), which sorts, and save it again"
        )
    }

    @Test func valuesThatAreNotFiniteAreNamedWithTheirRow() {
        #expect(
            fault("data.npy", NumPyArray.file([1, 2, .nan, 4]))
                == "m.npz: data.npy: row 2 has the value nan; take it out; numbers must be finite")
        #expect(
            fault("data.npy", NumPyArray.file([1, -.infinity, 3, 4]))
                == "m.npz: data.npy: row 0 has the value -inf; take it out; numbers must be finite")
    }
}

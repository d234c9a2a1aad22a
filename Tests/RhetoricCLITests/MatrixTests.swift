import Foundation
import Testing

/// `export --matrix`, and what `bench svd` says of files that it cannot use.
@Suite struct MatrixTests {
    private let folder: Folder

    init() throws {
        folder = try Folder([
            "corpus/june.txt": "The bank held its rate. The rate is a low rate.\n",
            "corpus/july.txt": "Prices rose at the banks.\n",
        ])
    }

    private func export(_ name: String, _ options: String...) throws -> Command {
        try Command(["export", folder["corpus"], "--matrix", folder[name], "-q"] + options)
    }

    private func told(_ run: Command) -> String { run.errors.replacingOccurrences(of: folder.path + "/", with: "") }

    @Test func matrixMarketCountsFromOne() throws {
        let run = try export("m.mtx")
        #expect(run.status == 0)
        #expect(run.output == "")
        #expect(
            try folder.read("m.mtx") == """
                %%MatrixMarket matrix coordinate real general
                2 6 7
                1 1 1
                1 2 1
                1 3 1
                2 3 1
                2 4 1
                2 5 3
                2 6 1

                """)
        #expect(try folder.read("m.mtx.items.tsv") == "item\njuly\njune\n")
        #expect(
            try folder.read("m.mtx.terms.tsv").split(separator: "\n").first == "term\tspelling\titems")
    }

    @Test func theSolverReadsWhatWasExported() throws {
        #expect(try export("m.npz", "--level", "statement", "--weighting", "tf-idf").status == 0)
        #expect(try folder.read("m.npz.items.tsv") == "item\njuly#s1\njune#s1\njune#s2\n")
        let run = try Command("bench", "svd", "--matrix", folder["m.npz"], "--rank", "2", "--threads", "1")
        #expect(run.status == 0)
        let record = try #require(
            try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
        #expect(
            Set(record.keys) == [
                "type", "rows", "columns", "entries", "rank", "tolerance", "precision", "threads", "seconds",
                "residual", "basis", "peakBytes",
            ])
        #expect(record["type"] as? String == "svd")
        #expect([record["rows"], record["columns"], record["entries"], record["rank"]] as? [Int] == [3, 6, 8, 2])
        #expect(try #require(record["residual"] as? Double) < 1e-10)
    }

    @Test func nearestRowsAreTimedAndWritten() throws {
        try folder.write(rows: [1, 0, 0, 1, 0.8, 0.6], to: "rows.npy")
        let run = try Command(
            "bench", "nearest", "--rows", folder["rows.npy"], "--top", "2", "-o", folder["found.npy"])
        #expect(run.status == 0)
        let record = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
        #expect(Set(record.keys) == ["type", "rows", "dimensions", "top", "seconds", "peakBytes"])
        let found = try Data(contentsOf: folder.url("found.npy")).suffix(24)
        // Rows before each: none, the first, the first and the second.
        let expected: [Int32] = [-1, -1, 0, -1, 0, 1]
        #expect(Array(found) == expected.flatMap { row in withUnsafeBytes(of: row.littleEndian) { Array($0) } })
        try folder.write(rows: [0.9, 0.1], to: "query.npy")
        let query = try Command(
            "bench", "nearest", "--rows", folder["rows.npy"], "--queries", folder["query.npy"], "--top", "1")
        #expect(query.status == 0)
    }

    @Test func rowsThatCannotBeCompared() throws {
        try folder.write(rows: [1, 0, 0, .nan], to: "rows.npy")
        let run = try Command("bench", "nearest", "--rows", folder["rows.npy"])
        #expect(run.status == 65)
        #expect(
            told(run) == "rhetoric: rows.npy: row 1 has the value nan; take it out; numbers must be finite\n")
    }

    @Test func filesThatAreNoMatrix() throws {
        #expect(try export("m.npz").status == 0)
        let whole = try Data(contentsOf: folder.url("m.npz"))
        try whole.prefix(whole.count / 2).write(to: folder.url("half.npz"))
        let half = try Command("bench", "svd", "--matrix", folder["half.npz"], "--rank", "2")
        #expect(half.status == 65)
        #expect(
            told(half)
                == "rhetoric: half.npz: is no zip archive, or was cut short (Not a zip archive); save the file again\n"
        )
        let gone = try Command("bench", "svd", "--matrix", folder["gone.npz"], "--rank", "2")
        #expect(gone.status == 66)
        #expect(told(gone) == "rhetoric: gone.npz: no such file or folder; check the path\n")
    }

    @Test func callsThatCannotBeCarriedOut() throws {
        let ending = try export("m.csv")
        #expect(ending.status == 64)
        #expect(
            told(ending).hasPrefix(
                "rhetoric: --matrix is \"m.csv\"; end its name in .mtx (Matrix Market), .npz (SciPy) or .npy (latent vectors)\n"
            ))
        #expect(
            try export("m.mtx", "--statements").errors.hasPrefix(
                "rhetoric: --matrix writes files of its own, without --statements, --documents, --format or -o\n"))
        #expect(
            try Command("export", folder["corpus"], "--level", "statement").errors.hasPrefix(
                "rhetoric: --level and --weighting are of a matrix; name its file: --matrix FILE\n"))
        #expect(
            told(try export("none/m.mtx")).hasPrefix("rhetoric: none/m.mtx: there is no folder \""))
        #expect(
            try Command("bench", "svd", "--matrix", "m.npz", "--rank", "0").errors.hasPrefix(
                "rhetoric: --rank is 0; give a number of 1 or more\n"))
        // What stood there before is unchanged.
        try folder.write(["m.mtx": "old\n"])
        let full = try Command(
            shell: "ulimit -f 0; $R export '\(folder["corpus"])' --matrix '\(folder["m.mtx"])' -q")
        #expect(full.status == 64)
        #expect(try folder.read("m.mtx") == "old\n")
    }
}

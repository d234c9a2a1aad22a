import Foundation
import Testing

/// Input that cannot be used, told by the command with the exit code of the contract; the rest of a run unharmed.
@Suite struct BadInputTests {
    private let folder: Folder

    init() throws {
        folder = try Folder([
            "2020-01-01-first.txt": "The bank of Merania held its rate. Prices were stable.\n",
            "2021-01-01-second.txt": "The bank of Merania raised its rate. Prices were stable.\n",
        ])
    }

    private var first: String { folder["2020-01-01-first.txt"] }
    private var second: String { folder["2021-01-01-second.txt"] }

    /// Standard error with the folder's path left out.
    private func told(_ run: Command) -> String { run.errors.replacingOccurrences(of: folder.path + "/", with: "") }

    @Test(arguments: ["compare", "trace", "search", "similarity", "cluster", "export"])
    func everyCommandTellsWhatIsNotThere(name: String) throws {
        let gone = folder["gone.txt"]
        let run = try Command([name] + (["compare", "similarity", "search"].contains(name) ? [gone, first] : [gone]))
        #expect(run.status == 66)
        #expect(told(run) == "rhetoric: gone.txt: no such file or folder; check the path\n")
        #expect(run.output == "")
    }

    @Test(arguments: ["compare", "trace", "search", "similarity", "cluster", "export"])
    func everyCommandTellsWhatIsEmpty(name: String) throws {
        try folder.write(["empty.txt": ""])
        let empty = folder["empty.txt"]
        let run = try Command(
            [name] + (["compare", "similarity", "search"].contains(name) ? [empty, first] : [empty]))
        #expect(run.status == 65)
        #expect(told(run) == "rhetoric: empty.txt: is empty; give a file that holds text\n")
    }

    @Test func theOthersAreUsedAndTheGravestFaultIsTheExitCode() throws {
        try folder.write(["no-text.csv": "id,body\n1,x\n"])
        let run = try Command("trace", folder.path, folder["gone.txt"], "--json")
        #expect(run.status == 66)
        #expect(
            told(run) == """
                rhetoric: gone.txt: no such file or folder; check the path
                rhetoric: no-text.csv: has no text column (its columns: id, body); name one of them text

                """)
        #expect(run.output.contains("\"band\":\"verbatim\""))
    }

    @Test func undatedDocumentsStopATraceWithTheWayOut() throws {
        try folder.write(["note.txt": "Prices were stable.\n"])
        let run = try Command("trace", folder.path)
        #expect(run.status == 65)
        #expect(run.output == "")
        #expect(
            told(run) == """
                rhetoric: note.txt: nothing tells the date of document "note"; give it in a side file (--meta FILE with \
                the columns id and date), or use --undated skip|first

                """)
        let skipped = try Command("trace", folder.path, "--undated", "skip")
        #expect(skipped.status == 0)
        #expect(told(skipped) == "rhetoric: left out 1 document without a date: note\n")
        #expect(try Command("trace", folder.path, "--undated", "first").output.contains("undated  note s1"))
        try folder.write(["dates.csv": "id,date\nnote,2019\n"])
        #expect(try Command("trace", folder.path, "--meta", folder["dates.csv"]).output.contains("2019  note s1"))
    }

    @Test func aSideFileThatCannotBeUsedStopsTheRun() throws {
        let run = try Command("trace", folder.path, "--meta", folder["gone.csv"])
        #expect(run.status == 66)
        #expect(run.output == "")
        #expect(told(run) == "rhetoric: gone.csv: no such file or folder; check the path\n")
    }

    @Test func aDocumentOfOneWordIsNoFault() throws {
        try folder.write(["one.txt": "Peace"])
        let one = folder["one.txt"]
        #expect(try Command("compare", one, first).status == 0)
        #expect(try Command("trace", one, "--undated", "first").status == 0)
        #expect(try Command("search", one, "peace").status == 0)
        #expect(try Command("search", one, "war").status == 1)
        #expect(try Command("similarity", one, one).output == "1.000000\n")
        #expect(try Command("cluster", one, "--format", "tsv").output == "item\tcluster\tcosine\none\t1\t1.000000\n")
    }

    @Test func binaryFilesAndCorpusFilesNameTheWayOut() throws {
        try Data([0x7F, 0x45, 0, 0, 1, 2]).write(to: folder.url("program.txt"))
        let binary = try Command("search", folder["program.txt"], "bank")
        #expect(binary.status == 65)
        #expect(told(binary).hasPrefix("rhetoric: program.txt: is a binary file"))
        try folder.write(["archive.rhet": "x"])
        let corpus = try Command("search", folder["archive.rhet"], "bank")
        #expect(corpus.status == 65)
        #expect(
            told(corpus) == """
                rhetoric: archive.rhet: is no corpus file of rhetoric; name another file; rhetoric ingest PATH... -o \
                FILE.rhet makes one

                """)
    }

    @Test func invalidBytesAreReadAndTold() throws {
        try Data([0x54, 0x68, 0x65, 0x20, 0xE9, 0x2E]).write(to: folder.url("latin.txt"))
        let run = try Command("export", folder["latin.txt"], "--statements")
        #expect(run.status == 0)
        #expect(told(run).contains("latin.txt: 1 invalid UTF-8 sequence read as U+FFFD (byte offset 4);"))
        #expect(run.output.contains("\"text\":\"The \u{FFFD}.\""))
        #expect(try Command("export", folder["latin.txt"], "--quiet").errors == "")
    }

    @Test func linesOfPairsThatAreNone() throws {
        try folder.write(["p.tsv": "later\tearlier\n2021-01-01-second\t2020-01-01-first\nx\ty\nz\n"])
        let many = try Command("compare", "--pairs", folder["p.tsv"], "--corpus", folder.path, "--format", "csv")
        #expect(many.status == 65)
        #expect(
            told(many).contains(
                "rhetoric: p.tsv:4: the line has no tab; a line is two fields with a tab between\n"
                    + "rhetoric: p.tsv:3: there is no document \"x\" in the corpus; the pair is passed over\n"))
        #expect(many.lines.count > 2)
        let scores = try Command("similarity", "--pairs", folder["p.tsv"])
        #expect(scores.status == 65)
        #expect(scores.output == "")
    }

    @Test func aNamedPipeCanBeRead() throws {
        let run = try Command(
            shell: "mkfifo '\(folder["pipe"])'; echo 'The bank of Merania.' > '\(folder["pipe"])' & "
                + "$R search '\(folder["pipe"])' bank")
        #expect(run.status == 0)
        #expect(run.output.contains("The bank of Merania."))
    }

    @Test func standardInputIsToldByItsContent() throws {
        #expect(
            try Command("export", "-", "--statements", input: "Peace is good.\n").output.contains(
                "\"document\":\"stdin\""))
        #expect(
            try Command("export", "-", "--statements", input: "<html><body><p>Peace &amp; trade.</p></body></html>")
                .output.contains("\"text\":\"Peace & trade.\""))
        #expect(
            try Command("export", "-", "--statements", input: "{\"id\":\"a\",\"text\":\"Peace is good.\"}\n").output
                .contains("\"document\":\"a\""))
        #expect(try Command("similarity", "--pairs", "-", input: "one word\tone word\n").output == "1.000000\n")
    }
}

import Foundation
import GRDB
import Testing

/// The corpus file as its users meet it: the same answers as from the folder, and nothing lost.
@Suite struct CorpusFileTests {
    private let folder: Folder
    private var file: String { folder["desk.rhet"] }
    private static let sources = ["examples/communiques", "examples/rates", "examples/table.csv"]

    init() throws {
        folder = try Folder()
        let run = try Command(["ingest"] + Self.sources + ["-o", folder["desk.rhet"], "--meta", "examples/dates.csv"])
        #expect(run.status == 0)
    }

    @Test(arguments: [
        ["trace"], ["trace", "--why"], ["formulations", "--by", "speaker"], ["cluster", "--json"],
        ["export", "--statements", "--documents"],
    ])
    func everyCommandSaysTheSameOfTheFileAsOfItsSources(arguments: [String]) throws {
        let direct = try Command(
            [arguments[0]] + Self.sources + arguments.dropFirst() + ["--meta", "examples/dates.csv"])
        let stored = try Command([arguments[0], file] + arguments.dropFirst())
        #expect(direct.status == 0 && stored.status == 0)
        #expect(!stored.output.isEmpty)
        #expect(stored.output == direct.output)
    }

    @Test func searchSaysTheSame() throws {
        #expect(try Command("ingest", "examples/rates", "-o", folder["rates.rhet"]).status == 0)
        let direct = try Command("search", "examples/rates", "lending rate", "--json")
        #expect(!direct.output.isEmpty)
        #expect(try Command("search", folder["rates.rhet"], "lending rate", "--json").output == direct.output)
    }

    @Test func aStatementIsTracedThroughTheFile() throws {
        let later = "examples/communiques/valdoria-press-conference-2025-05-22.txt"
        let stored = try Command("trace", later, "--against", file, "--json")
        let direct = try Command(
            ["trace", later, "--meta", "examples/dates.csv", "--json"] + Self.sources.flatMap { ["--against", $0] })
        #expect(stored.status == 0)
        #expect(stored.lines.first?.hasPrefix("{\"type\":\"repeat\"") == true)
        #expect(stored.lines.first == direct.lines.first)
    }

    @Test func theSameCallAgainFindsNothingNew() throws {
        let again = try Command(["ingest"] + Self.sources + ["-o", file, "--meta", "examples/dates.csv"])
        #expect(again.output == "\(file): 31 documents, 31 unchanged\n")
        let log = try Command("meta", "log", file)
        #expect(log.lines.count == 2)
    }

    @Test func theFileIsTheSameAtAnyNumberOfThreads() throws {
        var files: [Data] = []
        for threads in ["1", "3"] {
            let path = folder["t\(threads).rhet"]
            let run = try Command(
                shell:
                    "cd '\(folder.path)' && SOURCE_DATE_EPOCH=0 $R ingest '\(Command.root.path)/examples/communiques' -o desk\(threads).rhet --threads \(threads)"
            )
            #expect(run.status == 0)
            try FileManager.default.moveItem(atPath: folder["desk\(threads).rhet"], toPath: path)
            let queue = try DatabaseQueue(path: path)
            try queue.write { try $0.execute(sql: "UPDATE change SET command = ''") }
            try queue.vacuum()
            try queue.close()
            files.append(try Data(contentsOf: URL(fileURLWithPath: path)))
        }
        #expect(files[0] == files[1])
    }

    @Test func metadataGoOutAndComeBack() throws {
        let exported = try Command("meta", "export", file)
        #expect(exported.lines.first == "id,date,speaker,source,title,language")
        try folder.write(["m.csv": exported.output])
        let before = try Command("export", file, "--documents").output
        #expect(try Command("meta", "import", file, folder["m.csv"]).status == 0)
        // What came back as it went out is no correction: an inferred date stays inferred.
        #expect(try Command("export", file, "--documents").output == before)
        #expect(try Command("meta", "log", file).lines.count == 2)
        try folder.write([
            "m.csv": exported.output.replacingOccurrences(
                of: "kestria-strait-statement,2024-09-09", with: "kestria-strait-statement,2024-09-10")
        ])
        #expect(try Command("meta", "import", file, folder["m.csv"]).status == 0)
        #expect(try Command("meta", "ls", file, "kestria-strait-statement").output.hasPrefix("2024-09-10"))
        #expect(try Command("meta", "undo", file).status == 0)
        #expect(try Command("export", file, "--documents").output == before)
        // The side file of the ingestion.
        #expect(try Command("meta", "undo", file).status == 0)
        #expect(try Command("meta", "undo", file).status == 1)
    }

    @Test func aWrongCallSaysWhatIsMissing() throws {
        let run = try Command("ingest", "examples/rates")
        #expect(run.status == 64)
        #expect(run.errors.contains("ingest needs a corpus file to write to: -o FILE.rhet"))
        #expect(try Command("ingest", "examples/rates", "-o", folder["a.txt"]).status == 64)
        #expect(try Command("ingest", file, "-o", folder["other.rhet"]).status == 64)
        #expect(try Command("meta", "set", file, "gone", "--date", "2020").status == 64)
        #expect(try Command("meta", "set", file, "speaking-notes", "--date", "someday").status == 64)
        #expect(try Command("meta", "ls", folder["gone.rhet"]).status == 66)
    }

    @Test(arguments: 0..<4)
    func runsThatMakeOneFileAtOnceTakeTurns(round: Int) throws {
        let line = Self.sources.joined(separator: " ")
        // xargs and not the shell's own jobs: it waits for all of them, however it was started.
        let run = try Command(
            shell: "printf '%s\\n' \(line) | xargs -P 3 -I S $R ingest S -o '\(folder["new.rhet"])' --quiet")
        #expect(run.status == 0)
        #expect(run.errors == "")
        #expect(try Command("meta", "ls", folder["new.rhet"], "--format", "csv").lines.count == 32)
    }

    @Test func aFullDiskLosesNothing() throws {
        try folder.write(["more/a.txt": String(repeating: "The ferry runs on all days of the year. ", count: 40_000)])
        let before = try Command("export", file, "--statements").output
        let full = try Command(shell: "ulimit -f 200; $R ingest '\(folder["more"])' -o '\(file)'")
        #expect(full.status == 64 || full.status == 65)
        #expect(full.errors.contains("what was written before is kept"))
        #expect(try Command("export", file, "--statements").output == before)
        #expect(try Command("ingest", folder["more"], "-o", file).status == 0)
    }
}

/// Killed at random moments, the file opens, holds every document that was reported, and can be gone on with.
@Suite struct InterruptedIngestTests {
    /// RHETORIC_SOAK: how often; `make soak` sets it.
    private static let kills = ProcessInfo.processInfo.environment["RHETORIC_SOAK"].flatMap { Int($0) } ?? 8
    private static let rows = 1200

    private let folder: Folder

    init() throws {
        let words = ["ferry", "bridge", "grain", "water", "harbour", "council", "strait", "river"]
        let table = (0..<Self.rows).map { row in
            let text = (0..<4).map { "The \(words[(row + $0) % 8]) of number \(row) stays as it was in \($0) years." }
                .joined(separator: " ")
            return "{\"id\":\"d\(row)\",\"date\":\"2020-01-0\(row % 9 + 1)\",\"text\":\"\(text)\"}\n"
        }
        folder = try Folder(["t.jsonl": table.joined()])
    }

    @Test func whatWasReportedIsThere() throws {
        let whole = try ingest(into: "whole.rhet")
        #expect(whole.status == 0)
        let expected = try Command("export", folder["whole.rhet"], "--statements").output
        var random = SystemRandomNumberGenerator()
        var file = 0
        for _ in 0..<Self.kills {
            let path = folder["k\(file).rhet"]
            let reported = try ingestAndKill(into: path, after: .random(in: 0..<whole.seconds * 1.1, using: &random))
            let stored = try storedIDs(path)
            #expect(Set(reported).isSubset(of: stored))
            // Gone on with until it is whole, then a new one is begun.
            if stored.count == Self.rows { file += 1 }
        }
        #expect(try ingest(into: "k0.rhet").status == 0)
        #expect(try Command("export", folder["k0.rhet"], "--statements").output == expected)
    }

    private func ingest(into name: String) throws -> (status: Int32, seconds: Double) {
        let begun = Date()
        let run = try Command("ingest", folder["t.jsonl"], "-o", folder[name], "--quiet")
        return (run.status, Date().timeIntervalSince(begun))
    }

    private func ingestAndKill(into path: String, after seconds: Double) throws -> [Substring] {
        try folder.write(["out": ""])
        let process = Process()
        process.executableURL = Command.executable
        process.arguments = ["ingest", folder["t.jsonl"], "-o", path, "--json", "--quiet"]
        process.standardOutput = try FileHandle(forWritingTo: folder.url("out"))
        try process.run()
        Thread.sleep(forTimeInterval: seconds)
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        return try folder.read("out").split(separator: "\n").compactMap { line in
            line.firstRange(of: "\"document\":\"").flatMap { found in
                line[found.upperBound...].split(separator: "\"", maxSplits: 1).first
            }
        }
    }

    /// The ids in the file, which must be sound.
    private func storedIDs(_ path: String) throws -> Set<Substring> {
        guard FileManager.default.fileExists(atPath: path) else { return [] }
        let listed = try Command("meta", "ls", path, "--format", "csv")
        guard listed.status == 0 else {
            #expect(listed.errors.contains("holds no corpus yet"))
            return []
        }
        let (check, orphans) = try DatabaseQueue(path: path).read { database in
            (
                try String.fetchAll(database, sql: "PRAGMA integrity_check"),
                try Row.fetchAll(database, sql: "PRAGMA foreign_key_check").count
            )
        }
        #expect(check == ["ok"])
        #expect(orphans == 0)
        return Set(listed.lines.dropFirst().compactMap { $0.split(separator: ",").first })
    }
}

import Foundation
import Testing

/// What was published is looked up in its sources, and what is not there is told.
@Suite struct VerifyTests {
    private let folder: Folder
    private static let corpus = "examples/communiques"

    init() throws { folder = try Folder() }

    private func results(_ arguments: String..., to name: String) throws -> String {
        let run = try Command(arguments + ["-o", folder[name], "--quiet"])
        #expect(run.status == 0)
        return folder[name]
    }

    @Test(arguments: ["jsonl", "json", "csv", "tsv"])
    func whatTracePrintsIsProved(format: String) throws {
        let path = try results(
            "trace", Self.corpus, "--meta", "examples/dates.csv", "--format", format, to: "r.\(format)")
        let run = try Command("verify", path, "--against", Self.corpus, "--meta", "examples/dates.csv", "--quiet")
        #expect(run.status == 0)
        #expect(run.output.contains("citations proved") || run.output.contains(" citations proved,"))
        let numbers = run.output.split(separator: " ").compactMap { Int($0.replacingOccurrences(of: ",", with: "")) }
        #expect(numbers.count == 3 && numbers[0] == numbers[1] && numbers[0] > 100)
    }

    @Test func otherResultsAreProvedToo() throws {
        for arguments in [
            ["export", Self.corpus, "--statements"], ["formulations", Self.corpus, "--format", "jsonl", "--quiet"],
            ["search", Self.corpus, "grain", "--format", "jsonl", "--quiet"],
        ] {
            try folder.write(["r.jsonl": try Command(arguments).output])
            let run = try Command("verify", folder["r.jsonl"], "--against", Self.corpus, "--json", "--quiet")
            #expect(run.status == 0)
            #expect(!run.lines.isEmpty && run.lines.allSatisfy { $0.contains("\"finding\":\"proved\"") })
        }
    }

    @Test func whatIsWrongIsNamed() throws {
        let line = try Command("export", "examples/rates", "--statements").lines[3]
        func finding(_ change: (String) -> String) throws -> (status: Int32, output: String) {
            try folder.write(["r.jsonl": change(line) + "\n"])
            let run = try Command("verify", folder["r.jsonl"], "--against", "examples/rates", "--json", "--quiet")
            return (run.status, run.output)
        }
        #expect(try finding { $0 }.status == 0)
        let start = line.firstRange(of: "\"start\":")!.upperBound
        let words = try finding { _ in line.replacingCharacters(in: start..<line.index(after: start), with: "9") }
        #expect(words.status == 1 && words.output.contains("\"finding\":\"other words\""))
        let quote = try finding { $0.replacingOccurrences(of: "The ", with: "Our ") }
        #expect(quote.status == 1 && quote.output.contains("\"finding\":\"other words\""))
        let hash = try finding { $0.replacingOccurrences(of: "\"sha256\":\"", with: "\"sha256\":\"0") }
        #expect(hash.status == 1 && hash.output.contains("\"finding\":\"changed\""))
        let date = try finding { $0.replacingOccurrences(of: "\"date\":\"20", with: "\"date\":\"19") }
        #expect(date.status == 1 && date.output.contains("\"finding\":\"other date\""))
        let statement = try finding { $0.replacingOccurrences(of: "\"statement\":\"s", with: "\"statement\":\"s9") }
        #expect(statement.status == 1 && statement.output.contains("\"finding\":\"other statement\""))
        let fraction = try finding { _ in line.replacingCharacters(in: start..<line.index(after: start), with: "0.5") }
        #expect(fraction.status == 1)
        let gone = try finding {
            $0.replacingOccurrences(of: "\"sha256\":\"", with: "\"sha256\":\"0")
                .replacingOccurrences(of: "\"document\":\"", with: "\"document\":\"x")
        }
        #expect(gone.status == 1 && gone.output.contains("\"finding\":\"missing\""))
    }

    @Test func anOldRevisionIsStillProvedByTheCorpusFile() throws {
        try folder.write(["in/note.txt": "Kestria, 4 May 2021\n\nThe ferry will run on all days of the year."])
        #expect(try Command("ingest", folder["in"], "-o", folder["d.rhet"]).status == 0)
        let path = try results("export", folder["d.rhet"], "--statements", to: "r.jsonl")
        try folder.write(["in/note.txt": "Kestria, 4 May 2021\n\nThe ferry will run on most days of the year."])
        #expect(try Command("ingest", folder["in"], "-o", folder["d.rhet"]).status == 0)
        #expect(try Command("verify", path, "--against", folder["d.rhet"]).status == 0)
        let direct = try Command("verify", path, "--against", folder["in"])
        #expect(direct.status == 1)
        #expect(direct.output.contains("the document has changed since: its SHA-256 is now"))
    }

    @Test func placesThroughMarkupAreProved() throws {
        try folder.write([
            "p.html":
                "<html><body><p>The strait &mdash; as&nbsp;ever &mdash; is\n open to <b>all</b> flags.</p></body></html>",
            "bom.txt": "\u{FEFF}Größe und Maß. Über alle Flüsse.",
        ])
        for name in ["p.html", "bom.txt"] {
            let path = try results("export", folder[name], "--statements", to: "r.jsonl")
            #expect(try Command("verify", path, "--against", folder[name]).status == 0)
        }
    }

    @Test func badResultsAreTold() throws {
        try folder.write(["no.jsonl": "{\"a\":1}\n", "broken.jsonl": "{\"a\":\n"])
        #expect(try Command("verify", folder["no.jsonl"], "--against", Self.corpus).status == 65)
        #expect(
            try Command("verify", folder["broken.jsonl"], "--against", Self.corpus).errors.contains(
                "broken.jsonl:1: is no JSON"))
        #expect(try Command("verify", folder["no.jsonl"]).status == 64)
        #expect(try Command("verify", folder["gone.jsonl"], "--against", Self.corpus).status == 66)
    }

    @Test func aStatementIsCited() throws {
        let note = try Command("cite", Self.corpus, "kestria-strait-statement#s8", "--quiet")
        #expect(note.status == 0)
        #expect(note.output.contains("September 9, 2024"))
        #expect(note.output.contains("s8, characters 357–422 (SHA-256 e7f14742"))
        let entry = try Command("cite", Self.corpus, "kestria-strait-statement", "--style", "bibtex", "--quiet")
        #expect(entry.output.hasPrefix("@misc{kestria-strait-statement-e7f147,\n"))
        #expect(entry.output.contains("  date = {2024-09-09},\n"))
        #expect(try Command("cite", Self.corpus, "gone").status == 64)
        #expect(try Command("cite", Self.corpus, "kestria-strait-statement#s99").status == 64)
    }
}

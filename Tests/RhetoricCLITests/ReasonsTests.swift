import Foundation
import Testing

/// `trace --why`: the words behind a repeat, and the ledger of a statement.
@Suite struct ReasonsTests {
    private func records(_ arguments: [String]) throws -> [[String: Any]] {
        let run = try Command(arguments)
        #expect(run.status == 0)
        return try run.lines.map { line in
            try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        }
    }

    @Test func everyStatementHasItsLedgerAfterItsRepeats() throws {
        let records = try records(["trace"] + Example.communiques + ["--json", "--why", "--top", "3"])
        var open: String?
        var ledgers = 0
        for record in records {
            let later = try #require(record["later"] as? [String: Any])
            let name = "\(later["document"]!)#\(later["statement"]!)"
            if record["type"] as? String == "repeat" {
                let why = try #require(record["why"] as? [String: Any])
                #expect(Set(why.keys) == ["runs", "words", "alike", "new"])
                #expect(open == nil || open == name)
                open = name
                continue
            }
            #expect(record["type"] as? String == "ledger" && open == name)
            open = nil
            ledgers += 1
            let shares = try ["verbatim", "reworded", "new"].map { try #require(record[$0] as? Double) }
            #expect(abs(shares.reduce(0, +) - 1) < 1e-5)
            for part in try #require(record["parts"] as? [[String: Any]]) {
                #expect((part["origin"] as? String == "new") == (part["earlier"] is NSNull))
                let text = try #require(part["text"] as? String)
                let (start, end) = (try #require(part["start"] as? Int), try #require(part["end"] as? Int))
                // Of the raw file, where a page's entities and tags take room too.
                #expect(end - start >= text.unicodeScalars.count && !text.isEmpty)
            }
        }
        #expect(open == nil && ledgers > 20)
    }

    @Test func withoutWhyNothingIsAdded() throws {
        let records = try records(["trace"] + Example.communiques + ["--json"])
        #expect(records.allSatisfy { $0["type"] as? String == "repeat" && $0["why"] == nil })
    }

    /// The ids are those of `formulations`, each of which stands in both statements.
    @Test func repeatsAreNamedByTheirFormulations() throws {
        let uses = try records(["formulations"] + Example.communiques + ["--json"]).map { record throws in
            let occurrences = try #require(record["occurrences"] as? [[String: Any]])
            let sides = occurrences.compactMap { $0["side"] as? [String: Any] }
            return (
                id: try #require(record["id"] as? String),
                places: sides.map { "\($0["document"]!)#\($0["statement"]!)" }
            )
        }
        let places = Dictionary(uniqueKeysWithValues: uses)
        var named = 0
        for record in try records(["trace"] + Example.communiques + ["--json", "--formulations"]) {
            let sides = try ["later", "earlier"].map { try #require(record[$0] as? [String: Any]) }
            for formulation in try #require(record["formulations"] as? [[String: Any]]) {
                let id = try #require(formulation["id"] as? String)
                let places = try #require(places[id])
                #expect(sides.allSatisfy { places.contains("\($0["document"]!)#\($0["statement"]!)") })
                named += 1
            }
        }
        #expect(named > 10)
        let text = try Command(["trace"] + Example.communiques + ["--formulations"]).output
        #expect(text.contains("\n      = f"))
        let table = try Command(["trace"] + Example.communiques + ["--formulations", "--format", "csv"]).lines
        #expect(table[0].hasSuffix(",formulations") && table.dropFirst().contains { $0.contains(",f") })
    }

    @Test func textReadsLikeANote() throws {
        let text = try Command(["trace"] + Example.communiques + ["--why", "--top", "1"]).output
        #expect(text.contains("\n    100% said before (100% word for word), 0% new\n"))
        #expect(text.contains("\n      word for word: “"))
        #expect(text.contains(" of unrelated pairs of like length\n"))
    }

    @Test func equalTextsAreOneAndATextWithinAnotherIsFound() throws {
        let pairs = """
            Grain moves through the strait.\tGrain moves through the strait.
            Grain moves through the strait.\tHe said that grain moves through the strait, and that it will in winter.
            Grain moves through the strait.\tThe choir sang.
            the of\tThe of!
            \tGrain.

            """
        let scores = try Command("similarity", "--pairs", "-", input: pairs).lines.compactMap(Double.init)
        #expect(scores.count == 5)
        #expect(scores[0] == 1 && scores[3] == 1 && scores[4] == 0)
        #expect(scores[1] > 0.4 && scores[1] < 1 && scores[1] > scores[2] + 0.3)
    }

    @Test func aLanguageThatTheBackgroundDoesNotKnowIsSaidOnce() throws {
        let folder = try Folder(["a.txt": "两国的桥梁每天开放。", "b.txt": "桥梁开放，粮食通过海峡。两国的桥梁每天开放。"])
        let run = try Command("compare", folder["a.txt"], folder["b.txt"])
        #expect(run.status == 0)
        let said = run.faults.filter { $0.contains("the background is of \"en\", and 2 of 2 texts are in \"zh\"") }
        #expect(said.count == 1)
        #expect(try Command("compare", folder["a.txt"], folder["b.txt"], "--background", "none").faults.isEmpty)
    }
}

import Foundation
import Testing

/// What scripts rely on: the members of the records, the columns of the tables, the shape of a TREC run.
@Suite struct FormatTests {
    private func records(_ arguments: [String]) throws -> [[String: Any]] {
        let run = try Command(arguments)
        #expect(run.status == 0)
        return try run.lines.map { line in
            #expect(line.hasPrefix("{\"type\":\""))
            return try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        }
    }

    private func members(_ value: Any?) -> Set<String> { Set((value as? [String: Any])?.keys.map(\.self) ?? []) }

    private static let side: Set = [
        "document", "statement", "date", "speaker", "start", "end", "bytes", "text", "sha256",
    ]
    private static let evidence: Set = [
        "lexical", "pairs", "aligned", "coverage", "latent", "verbatim", "longestRun", "percentile",
    ]

    @Test func traceWritesOneRepeatARecordBestFirst() throws {
        let records = try records(["trace"] + Example.communiques + ["--json", "--top", "3"])
        #expect(!records.isEmpty)
        var before: (later: String, score: Double) = ("", 2)
        for record in records {
            #expect(members(record) == ["type", "score", "band", "later", "earlier", "evidence", "drift"])
            #expect(members(record["later"]) == Self.side)
            #expect(members(record["earlier"]) == Self.side)
            #expect(members(record["evidence"]) == Self.evidence)
            let later = try #require(record["later"] as? [String: Any])
            let earlier = try #require(record["earlier"] as? [String: Any])
            #expect(try #require(earlier["date"] as? String) < (try #require(later["date"] as? String)))
            let score = try #require(record["score"] as? Double)
            #expect(score > 0 && score <= 1)
            let name = "\(later["document"]!)#\(later["statement"]!)"
            if name == before.later { #expect(score <= before.score) }
            before = (name, score)
        }
    }

    @Test func formulationsHaveALifeAndPlaces() throws {
        let records = try records(["formulations"] + Example.communiques + ["--json"])
        #expect(!records.isEmpty)
        for (number, record) in records.enumerated() {
            #expect(
                members(record) == [
                    "type", "id", "label", "information", "documents", "texts", "uses", "designation", "biography",
                    "occurrences",
                ])
            #expect(record["id"] as? String == "f\(number + 1)")
            #expect(
                members(record["biography"]) == ["first", "last", "carriers", "periods", "longestSilence", "since"])
            let uses = try #require(record["occurrences"] as? [[String: Any]])
            #expect(uses.count == record["uses"] as? Int && uses.first?["kind"] as? String == "first")
            for use in uses {
                #expect(members(use) == ["kind", "mode", "side"])
                #expect(members(use["side"]) == Self.side)
            }
            let dates = uses.compactMap { ($0["side"] as? [String: Any])?["date"] as? String }
            #expect(dates.first == (record["biography"] as? [String: Any])?["first"] as? String)
        }
        let shown = try Command(["formulations"] + Example.communiques + ["show", "f1"])
        #expect(shown.status == 0 && shown.output.contains("uses per thousand words"))
        let unknown = try Command(["formulations"] + Example.communiques + ["show", "f9999"])
        #expect(unknown.status == 64 && unknown.errors.contains("f9999") && unknown.errors.contains("f1 to f"))
        let echoes = try Command(["formulations"] + Example.communiques + ["--by", "speaker", "--format", "csv"])
        #expect(echoes.status == 0 && echoes.lines.first == "first,later,families,median_days")
        let table = try Command(["formulations"] + Example.communiques + ["--format", "tsv"])
        #expect(table.lines.first?.hasPrefix("id\tlabel\tdesignation\tkind\tuse_document") == true)
    }

    @Test func compareTellsRepeatsNewAndDropped() throws {
        let all = try records(["compare", Example.june, Example.december, "--json"])
        #expect(Set(all.compactMap { $0["type"] as? String }) == ["passage", "repeat", "new", "dropped"])
        for record in all where record["type"] as? String == "passage" {
            #expect(members(record) == ["type", "score", "band", "later", "earlier", "evidence", "drift"])
            #expect(members(record["later"]) == Self.side.union(["lastStatement"]))
            #expect(members(record["evidence"]) == ["coverage", "verbatim", "longestRun"])
        }
        let passages = try records(["compare", Example.june, Example.december, "--json", "--only", "passages"])
        #expect(passages.count == all.filter { $0["type"] as? String == "passage" }.count)
        for record in all where record["type"] as? String == "new" { #expect(members(record["later"]) == Self.side) }
        let dropped = try records(["compare", Example.june, Example.december, "--json", "--only", "dropped"])
        #expect(dropped.count == all.filter { $0["type"] as? String == "dropped" }.count)
        let array = try Command("compare", Example.june, Example.december, "--format", "json")
        #expect(try JSONSerialization.jsonObject(with: Data(array.output.utf8)) is [Any])
    }

    @Test func offsetsLeadBackToTheRawFile() throws {
        let raw = try Data(contentsOf: Command.root.appendingPathComponent(Example.june))
        for record in try records(["export", Example.june, "--statements"]) {
            let bytes = try #require(record["bytes"] as? [Int])
            #expect(String(decoding: raw[bytes[0]..<bytes[1]], as: UTF8.self) == record["text"] as? String)
        }
    }

    @Test(arguments: ["document", "statement"])
    func trecHasSixColumns(level: String) throws {
        for command in [
            ["trace"] + Example.communiques, ["search"] + Example.communiques + ["bridges over the strait"],
        ] {
            let run = try Command(command + ["--format", "trec", "--level", level])
            #expect(run.status == 0)
            var ranks: [String: Int] = [:]
            for line in run.lines {
                let fields = line.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
                try #require(fields.count == 6)
                ranks[fields[0], default: 0] += 1
                #expect(fields[1] == "Q0" && fields[5] == "rhetoric")
                #expect(Int(fields[3]) == ranks[fields[0]])
                #expect((Double(fields[4]) ?? 0) > 0)
                #expect(fields[2].contains("#") == (level == "statement"))
            }
            #expect(!ranks.isEmpty)
        }
    }

    @Test func clusterAssignsEveryDocumentOnce() throws {
        let run = try Command(["cluster"] + Example.communiques + ["--count", "3", "--format", "tsv"])
        #expect(run.lines.first == "item\tcluster\tcosine")
        let rows = run.lines.dropFirst().map { $0.split(separator: "\t") }
        #expect(rows.allSatisfy { $0.count == 3 })
        #expect(Set(rows.map { $0[0] }).count == 14)
        #expect(Set(rows.map { $0[1] }) == ["1", "2", "3"])
        let records = try records(["cluster"] + Example.communiques + ["--count", "3", "--json"])
        #expect(members(records[0]).isSuperset(of: ["type", "cluster", "size", "labels", "medoid"]))
        #expect(members(records[3]).isSuperset(of: ["type", "item", "cluster", "cosine"]))
        #expect(members(records[records.count - 1]).isSuperset(of: ["type", "method", "level"]))
    }

    /// Items that a clustering was made of go where they are.
    @Test func aClusteringIsKeptAndAsked() throws {
        let folder = try Folder([:])
        let (model, tree) = (folder["model.json"], folder["tree.nwk"])
        let made = try Command(
            ["cluster"] + Example.communiques
                + ["--count", "3", "--method", "ward", "--format", "tsv", "--save", model, "--tree", tree])
        let again = try Command(["cluster"] + Example.communiques + ["--assign-to", model, "--format", "tsv"])
        #expect(made.status == 0 && again.status == 0 && again.lines.count == made.lines.count)
        let newick = try folder.read("tree.nwk")
        #expect(newick.hasSuffix(";\n") && newick.split(separator: ",").count == 14)
        let item = try #require(made.lines.last?.split(separator: "\t").first)
        let told = try Command(["cluster"] + Example.communiques + ["--count", "3", "--explain", String(item)])
        #expect(told.status == 0 && told.output.contains("in cluster ") && told.output.contains("most alike"))
    }

    @Test func similarityPrintsOneScoreALine() throws {
        let pairs = "the bank held its rate\tthe bank held its rate\nthe bank held its rate\tfish swim\n"
        #expect(try Command("similarity", "--pairs", "-", input: pairs).output == "1.000000\n0.000000\n")
        #expect(
            try Command("similarity", "--pairs", "-", "--format", "csv", input: pairs).output
                == "pair,score\n1,1.000000\n2,0.000000\n")
        let line = try #require(try Command("similarity", "--pairs", "-", "--json", input: pairs).lines.first)
        let record = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        #expect(members(record) == ["type", "pair", "score", "evidence"])
        #expect(members(record["evidence"]) == Self.evidence)
    }

    @Test func tablesHaveAHeadAndAsManyFieldsInEveryRow() throws {
        let run = try Command(["trace"] + Example.communiques + ["--format", "tsv"])
        let head = run.lines[0].split(separator: "\t")
        #expect(head.starts(with: ["score", "band", "later_document", "later_statement"]))
        for line in run.lines {
            #expect(line.split(separator: "\t", omittingEmptySubsequences: false).count == head.count)
        }
    }

    @Test func nothingFoundIsOne() throws {
        #expect(try Command("search", Example.june, "zeppelin").status == 1)
        #expect(try Command("search", Example.june, "zeppelin", "--json").output == "")
        #expect(try Command("trace", Example.june, "--undated", "first", "--exit-code").status == 1)
    }
}

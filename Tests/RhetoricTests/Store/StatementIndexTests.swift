import Foundation
import Testing

@testable import Rhetoric

@Suite struct StatementIndexTests {
    @Test(arguments: 0..<20)
    func listsOfRowsComeBack(seed: UInt64) {
        var random = TestRandom(seed: seed)
        var rows = Set((0..<50).map { _ in Int.random(in: 0..<(seed % 2 == 0 ? 300 : 5_000_000), using: &random) })
        rows.insert(0)
        var list = RowList()
        for row in rows.sorted() { list.append(row) }
        var found: [Int] = []
        RowList.forEach(in: Data(list.bytes), from: 7) { found.append($0 - 7) }
        #expect(found == rows.sorted())
        #expect(list.count == rows.count)
        // Whatever the bytes, it ends.
        RowList.forEach(in: Data((0..<40).map { _ in UInt8.random(in: 0...255, using: &random) }), from: 0) { _ in }
    }

    private func desk(documents: Int = 30) throws -> Desk {
        var random = TestRandom(seed: 5)
        let nouns = ["ferry", "bridge", "grain", "water", "harbour", "council", "strait", "river", "rate", "tide"]
        let verbs = ["opens", "closes", "passes", "holds", "rises", "remains", "returns", "falls"]
        let rows = (0..<documents).map { document -> String in
            let sentences = (0..<8).map { _ -> String in
                let words = (0..<4).map { _ in nouns.randomElement(using: &random)! }
                return
                    "The \(words[0]) of the \(words[1]) \(verbs.randomElement(using: &random)!) with \(words[2]) and \(words[3])."
            }
            return
                "{\"id\":\"d\(document)\",\"date\":\"20\(10 + document / 10)-01-\(10 + document % 10)\",\"text\":\"\(sentences.joined(separator: " "))\"}"
        }
        let desk = try Desk(["t.jsonl": rows.joined(separator: "\n") + "\n"])
        try desk.ingest("t.jsonl")
        try CorpusFile(writing: desk.file).index()
        return desk
    }

    private func ranking(_ desk: Desk, of name: String, seed: UInt64 = 1) throws -> CausalRanking? {
        var options = RankingOptions()
        (options.top, options.seed) = (3, seed)
        return try CorpusFile(reading: desk.file)
            .ranking(tracing: CorpusReader().read([desk.folder[name]]), options: options, fewest: 0)
    }

    /// Where the whole file is small enough to be read through the index, the ranking is the one of the whole.
    @Test func theRankingIsTheOneOfTheWhole() throws {
        let desk = try desk()
        try desk.folder.write(
            Array(
                "2030-01-01\n\nThe ferry of the strait opens with grain and water. The council of the tide falls with rate and bridge."
                    .utf8),
            to: "2030-01-01.txt")
        let later = CorpusReader().read([desk.folder["2030-01-01.txt"]])
        let stored = desk.corpus()
        var options = RankingOptions()
        options.top = 3
        let whole = try CausalRanking(
            Corpus(documents: stored.documents + later.documents), tracing: [stored.documents.count], options: options)
        let indexed = try #require(try ranking(desk, of: "2030-01-01.txt"))
        let (a, b) = (whole.repeats(), indexed.repeats())
        #expect(a.count == b.count && a.contains { !$0.repeats.isEmpty })
        for (one, other) in zip(a, b) {
            for (first, second) in zip(one.repeats, other.repeats) {
                #expect(abs(first.score - second.score) < 0.01)
                let (x, y) = (Citation(whole.corpus, first.earlier), Citation(indexed.corpus, second.earlier))
                #expect(x.name == y.name && x.json == y.json)
                #expect(first.band == second.band)
            }
        }
    }

    @Test func onlyWhatIsEarlierIsFound() throws {
        let desk = try desk()
        try desk.folder.write(Array("The ferry of the strait opens with grain and water.".utf8), to: "2011-01-10.txt")
        let found = try #require(try ranking(desk, of: "2011-01-10.txt"))
        let repeats = found.repeats().flatMap(\.repeats)
        #expect(!repeats.isEmpty)
        #expect(
            repeats.allSatisfy {
                found.corpus.documents[$0.earlier.document].date!.last < CalendarDay(iso: "2011-01-10")!
            })
    }

    @Test func whereTheFileMayDateTheDocumentTheWholeIsRead() throws {
        let desk = try desk()
        try desk.folder.write(Array("The ferry of the strait opens with grain and water.".utf8), to: "undated.txt")
        #expect(try ranking(desk, of: "undated.txt") == nil)
        try desk.folder.write(Array("The ferry of the strait opens.".utf8), to: "2030-01-01.txt")
        #expect(try ranking(desk, of: "2030-01-01.txt") != nil)
        _ = try desk.change().set(["language": "fr"], of: ["d3"])
        #expect(try ranking(desk, of: "2030-01-01.txt") == nil)
        try CorpusFile(writing: desk.file).index()
        #expect(try ranking(desk, of: "2030-01-01.txt") != nil)
    }

    /// Neither a document without statements nor revisions that were replaced change what is found.
    @Test func theHistoryOfAFileLeavesNoTrace() throws {
        let desk = try desk()
        try desk.folder.write(Array("The ferry of the strait opens with grain and water.".utf8), to: "2030-01-01.txt")
        try desk.folder.write(
            Array("The ferry of the strait opens with grain and water and tide.".utf8), to: "in/2012-01-01.txt")
        func told() throws -> [JSONValue] {
            let found = try #require(try ranking(desk, of: "2030-01-01.txt"))
            return found.repeats().flatMap(\.repeats).map {
                .array([Citation(found.corpus, $0.earlier).json, .number($0.score)])
            }
        }
        try desk.ingest("in")
        try CorpusFile(writing: desk.file).index()
        let before = try told()
        for text in [
            "The council of the river.", "© 2012", "The ferry of the strait opens with grain and water and tide.",
        ] {
            try desk.folder.write(Array(text.utf8), to: "in/2012-01-01.txt")
            try desk.ingest("in")
            try CorpusFile(writing: desk.file).index()
        }
        #expect(try told() == before)
    }

    @Test func aDamagedIndexIsNoCrash() throws {
        let desk = try desk()
        try desk.folder.write(Array("The ferry of the strait opens with grain and water.".utf8), to: "2030-01-01.txt")
        for damage in [
            "UPDATE posting SET first_row = -4000000000 - stem", "UPDATE posting SET rows = x'FFFFFFFFFFFFFFFF7F01'",
            "UPDATE document SET row_count = -1", "UPDATE document SET first_row = 9000000000", "DELETE FROM length",
            "UPDATE document SET row_count = row_count + 1000",
        ] {
            try CorpusFile(writing: desk.file).write { try $0.execute(sql: "SAVEPOINT s; \(damage); RELEASE s") }
            _ = try? ranking(desk, of: "2030-01-01.txt")?.repeats()
            try CorpusFile(writing: desk.file).indexAgain()
        }
    }

    @Test func whatIsIndexedAnewGivesTheSame() throws {
        let desk = try desk()
        try desk.folder.write(Array("The ferry of the strait opens with grain and water.".utf8), to: "2030-01-01.txt")
        func told() throws -> [JSONValue] {
            let found = try #require(try ranking(desk, of: "2030-01-01.txt"))
            return found.repeats().flatMap(\.repeats).map { Citation(found.corpus, $0.earlier).json }
        }
        let before = try told()
        try CorpusFile(writing: desk.file).indexAgain()
        #expect(try told() == before)
    }
}

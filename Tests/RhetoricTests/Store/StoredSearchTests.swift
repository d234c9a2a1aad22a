// Search by the index of a corpus file, beside search in the same corpus read whole.

import GRDB
import Testing

@testable import Rhetoric

@Suite struct StoredSearchTests {
    private static let queries = [
        "the ferry in winter", "grain and water of the council", "bridge", "rising tides", "walrus", "",
    ]

    private static func table(_ numbers: Range<Int>, seed: UInt64) -> String {
        var random = TestRandom(seed: seed)
        let subjects = [
            ["ferry", "strait", "harbour", "tide", "winter", "ice"], ["grain", "harvest", "price", "field", "mill"],
            ["council", "vote", "member", "seat", "treaty", "law"], ["bridge", "road", "tunnel", "toll", "traffic"],
        ]
        return numbers.map { number -> String in
            let words = subjects[number % subjects.count]
            let sentences = (0..<6).map { _ -> String in
                let drawn = (0..<4).map { _ in words.randomElement(using: &random)! }
                let other = subjects.randomElement(using: &random)!.randomElement(using: &random)!
                return "The \(drawn[0]) and the \(drawn[1]) rise with \(drawn[2]), \(drawn[3]) and \(other)."
            }
            return
                "{\"id\":\"d\(number)\",\"date\":\"20\(10 + number / 100)-01-\(10 + number % 19)\",\"text\":\"\(sentences.joined(separator: " "))\"}\n"
        }.joined()
    }

    private func desk(documents: Int = 200, seed: UInt64 = 5) throws -> Desk {
        let desk = try Desk(["t.jsonl": Self.table(0..<documents, seed: seed)])
        try desk.ingest("t.jsonl")
        try index(desk)
        return desk
    }

    private func index(_ desk: Desk) throws { try CorpusFile(writing: desk.file).index(fewest: 0) }

    private func hits(_ desk: Desk, _ filter: SearchFilter = SearchFilter()) throws -> StoredHits {
        try #require(try CorpusFile(reading: desk.file).hits(for: Self.queries, top: 5, filter: filter, fewest: 0))
    }

    private func joined(_ desk: Desk) throws -> [String: Int] {
        try CorpusFile(reading: desk.file).read { database in
            Dictionary(
                uniqueKeysWithValues: try Row.fetchAll(
                    database, sql: "SELECT joined, count(*) FROM coordinates GROUP BY joined"
                ).map { ($0[0] as String, $0[1] as Int) })
        }
    }

    private func isLikeWhole(_ desk: Desk, _ filter: SearchFilter, within: Double, _ note: String) throws {
        let corpus = desk.corpus()
        let search = try CorpusSearch(corpus, level: .document, filter: filter)
        let found = try hits(desk, filter)
        for (query, hits) in zip(Self.queries, found.hits) {
            let whole = search.hits(for: query, top: 5)
            #expect(whole.count == hits.count, "\(note): \(query)")
            for (one, other) in zip(whole, hits) {
                #expect(abs(one.score - other.score) < within, "\(note): \(query)")
                let isTie = whole.count { abs($0.score - one.score) < within } > 1
                if isTie { continue }
                #expect(corpus.documents[one.document].id == found.corpus.documents[other.document].id)
                #expect(one.statements.map(\.statement) == other.statements.map(\.statement), "\(note): \(query)")
            }
        }
    }

    @Test(arguments: UInt64(1)...3)
    func theHitsAreThoseOfTheWhole(seed: UInt64) throws {
        let desk = try desk(seed: seed)
        try isLikeWhole(desk, SearchFilter(), within: 1e-3, "seed \(seed)")
        let days = SearchFilter(from: CalendarDay(iso: "2011-01-12"), to: CalendarDay(iso: "2011-01-20"))
        try isLikeWhole(desk, days, within: 1e-3, "seed \(seed)")
        #expect(try joined(desk) == ["fitted": 200])
    }

    /// Few are folded in, many turn the directions, and where most are new all is made anew.
    @Test func whatComesLaterIsFoundAtOnce() throws {
        let desk = try desk()
        func add(_ numbers: Range<Int>) throws {
            try desk.folder.write(Array(Self.table(numbers, seed: 9).utf8), to: "more\(numbers.lowerBound).jsonl")
            try desk.ingest("more\(numbers.lowerBound).jsonl")
            try index(desk)
        }
        try add(200..<210)
        #expect(try joined(desk) == ["fitted": 200, "folded": 10])
        try isLikeWhole(desk, SearchFilter(), within: 0.05, "folded")
        try add(210..<270)
        #expect(try joined(desk) == ["fitted": 200, "updated": 70])
        try isLikeWhole(desk, SearchFilter(), within: 0.05, "updated")
        try add(270..<600)
        #expect(try joined(desk) == ["fitted": 600])
        try isLikeWhole(desk, SearchFilter(), within: 1e-3, "fitted")
    }

    /// Words that the space has never seen are found by themselves, before and after the directions know them.
    @Test func newWordsAreFound() throws {
        let desk = try desk()
        for round in 0..<8 {
            let rows = (0..<10).map {
                "{\"id\":\"w\(round)-\($0)\",\"date\":\"2020-01-01\",\"text\":\"A walrus sleeps on the ice with \($0) seals.\"}\n"
            }
            try desk.folder.write(Array(rows.joined().utf8), to: "w\(round).jsonl")
            try desk.ingest("w\(round).jsonl")
            try index(desk)
            let found = try hits(desk)
            let ids = found.hits[4].map { found.corpus.documents[$0.document].id }
            #expect(ids.count == 5 && ids.allSatisfy { $0.hasPrefix("w") }, "round \(round)")
        }
        #expect(try joined(desk) == ["fitted": 200, "updated": 70, "folded": 10])
    }

    @Test func aChangedDocumentIsFoundAsItIs() throws {
        let desk = try desk()
        try desk.folder.write(Array("A walrus sleeps.".utf8), to: "in/2020-01-01.txt")
        try desk.ingest("in")
        try index(desk)
        #expect(try hits(desk).hits[4].count == 1)
        try desk.folder.write(Array("A seal sleeps.".utf8), to: "in/2020-01-01.txt")
        try desk.ingest("in")
        try index(desk)
        #expect(try hits(desk).hits[4].isEmpty)
        _ = try desk.change().set(["title": "Of a walrus"], of: ["d3"])
        #expect(try CorpusFile(reading: desk.file).hits(for: ["x"], top: 1, fewest: 0) == nil)
        try index(desk)
        let found = try hits(desk)
        #expect(found.hits[4].map { found.corpus.documents[$0.document].id } == ["d3"])
        // No counts are left behind.
        let counts = { try CorpusFile(reading: desk.file).read { try Row.fetchAll($0, sql: Self.counts) } }
        let before = try counts()
        try CorpusFile(writing: desk.file).indexAgain(fewest: 0)
        #expect(try counts() == before)
    }

    private static let counts = """
        SELECT stem, statements, documents FROM vocabulary WHERE statements > 0 OR documents > 0 ORDER BY stem
        """

    @Test func aSmallFileHasNoSpace() throws {
        let desk = try desk(documents: 20)
        try CorpusFile(writing: desk.file).index()
        #expect(try joined(desk).isEmpty)
        #expect(try CorpusFile(reading: desk.file).hits(for: ["ferry"], top: 1) == nil)
    }

    @Test func aDamagedSpaceIsNoCrash() throws {
        let desk = try desk(documents: 30)
        for damage in [
            "UPDATE coordinates SET vector = x'00'", "UPDATE coordinates SET vector = zeroblob(length(vector) + 4)",
            "UPDATE direction SET vector = x'FFFFFFFF'", "UPDATE space SET singular_values = x''", "DELETE FROM bag",
            "UPDATE bag SET words = x'FFFFFFFFFF'", "UPDATE bag SET words = x'00010001'", "DELETE FROM direction",
            "UPDATE vocabulary SET documents = -5", "UPDATE vocabulary SET documents = 5000000000",
            "UPDATE document SET row_count = 'zz'", "UPDATE document SET row_count = 9223372036854775807",
        ] {
            try CorpusFile(writing: desk.file).write { try $0.execute(sql: damage) }
            _ = try? CorpusFile(reading: desk.file).hits(for: Self.queries, top: 5, fewest: 0)
            try CorpusFile(writing: desk.file).indexAgain(fewest: 0)
        }
    }
}

import Testing

@testable import Rhetoric

@Suite struct NoveltyLedgerTests {
    private func ranking(_ documents: Document...) throws -> CausalRanking {
        var options = RankingOptions()
        options.background = try TestBackground.build()
        options.workers = Workers(count: 1)
        return try CausalRanking(Corpus(documents: documents), options: options)
    }

    @Test func eachWordHasItsOriginAndSource() throws {
        let ranking = try ranking(
            .of("may", ["Both ministers welcomed the lasting truce in the strait."], dated: "2021-05-01"),
            .of("june", ["The levy on timber fell at last."], dated: "2021-06-01"),
            .of(
                "july", ["Envoys welcomed the lasting truce in the harbour, and the tariff on timber fell."],
                dated: "2021-07-01"))
        let result = try #require(ranking.repeats().last)
        let ledger = try #require(ranking.ledger(of: result))
        #expect(abs(WordOrigin.allCases.map(ledger.share).reduce(0, +) - 1) < 1e-9)
        let text = ranking.corpus.documents[2].text
        let parts = ledger.parts.map { part in
            "\(part.origin) \(part.earlier.map { ranking.corpus.documents[$0.document].id } ?? "-"): \(text[part.bytes])"
        }
        #expect(parts.contains("verbatim may: welcomed the lasting truce in the"))
        #expect(parts.contains { $0.hasPrefix("verbatim june: on timber fell") })
        #expect(parts.contains { $0.hasPrefix("new -: harbour") })
        // In order, and apart.
        #expect(zip(ledger.parts, ledger.parts.dropFirst()).allSatisfy { $0.bytes.upperBound <= $1.bytes.lowerBound })
    }

    @Test func reasonsInTheWordsOfTheStatements() throws {
        let ranking = try ranking(
            .of("may", ["Ministers welcomed the truce in Valdoria at once."], dated: "2021-05-01"),
            .of("june", ["Today Kestria welcomed the ceasefire in Valdoria with ministers."], dated: "2021-06-01"))
        let repeated = try #require(ranking.repeats().last?.repeats.first)
        let reasons = ranking.comparer.reasons(of: repeated)
        #expect(reasons.runs.isEmpty)
        #expect(reasons.words.contains("welcomed") && reasons.words.contains("ministers"))
        #expect(reasons.alike.contains { $0 == (later: "ceasefire", earlier: "truce") })
        #expect(reasons.new == ["Today", "Kestria"])
    }

    @Test func aStatementSaidBeforeOwesAll() throws {
        let ranking = try ranking(
            .of("may", ["Grain is sold."], dated: "2021-05-01"), .of("june", ["Grain is sold."], dated: "2021-06-01"))
        let result = try #require(ranking.repeats().last)
        let ledger = try #require(ranking.ledger(of: result))
        #expect(ledger.share(.verbatim) == 1)
        let reasons = ranking.comparer.reasons(of: try #require(result.repeats.first))
        #expect(reasons == RepeatReasons(runs: ["Grain is sold"]))
    }

    @Test func aRunIsToldOnce() throws {
        let ranking = try ranking(
            .of("may", ["It is bound by no bloc."], dated: "2021-05-01"),
            .of("june", ["Kestria is bound by no bloc, and Valdoria is bound by no bloc."], dated: "2021-06-01"))
        let repeated = try #require(ranking.repeats().last?.repeats.first)
        #expect(ranking.comparer.reasons(of: repeated).runs == ["is bound by no bloc"])
    }
}

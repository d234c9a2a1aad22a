// The ranking against a plain one: every pair is asked by the dates of its documents whether it may be ranked, all that
// may are scored, and everything is sorted.

import Testing

@testable import Rhetoric

@Suite struct CausalRankingTests {
    /// Documents of one to four statements drawn from few, dated by days and intervals that often touch, or not at all;
    /// every fifth one is the one before it under another name.
    private func corpus(_ random: inout RandomSource) -> Corpus {
        var prose = TestProse(words: 30, seed: random.next())
        let pool = (0..<10).map { _ in prose.sentence(of: 2 + prose.random.index(below: 9)) }
        var documents: [Document] = []
        for number in 0..<11 {
            if number % 5 == 4, let last = documents.last {
                var copy = Document.of("copy-\(number)", [], hash: last.sha256)
                copy = Document(
                    id: copy.id, place: copy.id, text: last.text, sha256: last.sha256, date: last.date,
                    statements: last.statements)
                documents.append(copy)
                continue
            }
            let statements = (0..<1 + random.index(below: 4)).map { _ in pool[random.index(below: pool.count)] }
            var document = Document.of("d\(number)", statements)
            let first = CalendarDay(number: 19_000 + random.index(below: 12))
            if random.index(below: 5) > 0 {
                document.date = DateEstimate(
                    first: first, last: first + [0, 0, 0, 3][random.index(below: 4)], certainty: .stated, evidence: [])
            }
            documents.append(document)
        }
        return Corpus(documents: documents)
    }

    /// Whether a statement may be reported for another, from what the options promise.
    private func isEligible(
        _ earlier: StatementReference, for later: StatementReference, _ corpus: Corpus, _ options: RankingOptions,
        tracing: Set<Int>?
    ) -> Bool {
        let (a, b) = (corpus.documents[earlier.document], corpus.documents[later.document])
        let isBefore = options.before.map { a.date == nil || a.date!.last < $0 } ?? true
        if earlier.document == later.document {
            return options.includesSameDocument && earlier.statement < later.statement && isBefore
        }
        if tracing?.contains(earlier.document) ?? false { return false }
        guard let earlierDate = a.date, let laterDate = b.date else {
            return isBefore && a.date == nil && b.date != nil && a.sha256 != b.sha256
        }
        return isBefore && earlierDate.last < laterDate.first
    }

    @Test(arguments: UInt64(1)...60)
    func asThePlainRanking(seed: UInt64) throws {
        var random = RandomSource(seed: seed)
        let corpus = corpus(&random)
        var options = RankingOptions()
        options.top = [1, 2, 5, 1000][random.index(below: 4)]
        options.includesSameDocument = random.index(below: 3) == 0
        options.undated = random.index(below: 2) == 0 ? .first : .skip
        if random.index(below: 3) == 0 { options.before = CalendarDay(number: 19_000 + random.index(below: 14)) }
        options.workers = Workers(count: 1)
        let dated = corpus.documents.indices.filter { corpus.documents[$0].date != nil }
        let tracing = random.index(below: 3) == 0 ? Set(dated.suffix(3)) : nil
        let ranking = try CausalRanking(corpus, tracing: tracing, options: options)
        let isUsed = corpus.documents.map { $0.date != nil || options.undated == .first }
        #expect(ranking.undated == isUsed.indices.filter { !isUsed[$0] }, "seed \(seed)")

        let table = ranking.table
        let rows = Dictionary(uniqueKeysWithValues: zip(table.rows, table.rows.indices))
        var scorer = ranking.comparer.newScorer
        var traced: [StatementReference] = []
        for (later, repeats) in ranking.repeats() {
            traced.append(later)
            scorer.take(later: rows[later]!)
            let all = table.rows.filter { isEligible($0, for: later, corpus, options, tracing: tracing) }
                .map { (reference: $0, score: scorer.score(earlier: rows[$0]!)!) }
                .filter { $0.score >= EvidenceModel.leastScore }
            func place(_ reference: StatementReference) -> (Int, Int, Int) {
                let day = corpus.documents[reference.document].date?.last.number ?? .min
                return (day, reference.document, reference.statement)
            }
            let expected = all.sorted {
                $0.score != $1.score ? $0.score > $1.score : place($0.reference) < place($1.reference)
            }.prefix(options.top)
            #expect(repeats.map(\.earlier) == expected.map(\.reference), "seed \(seed), statement \(later)")
            #expect(repeats.map(\.score) == expected.map(\.score), "seed \(seed), statement \(later)")
        }
        #expect(
            Set(traced) == Set(table.rows.filter { tracing?.contains($0.document) ?? true }), "seed \(seed)")
    }

    private func ranking(_ documents: [Document], _ change: (inout RankingOptions) -> Void = { _ in }) throws
        -> CausalRanking
    {
        var options = RankingOptions()
        options.workers = Workers(count: 1)
        change(&options)
        return try CausalRanking(Corpus(documents: documents), options: options)
    }

    @Test func equalStatementsAreVerbatimAndANegationNeverIs() throws {
        let formula = "Valdoria will support the opening of the strait to all ships in the coming spring."
        let negated = "Valdoria will not support the opening of the strait to all ships in the coming spring."
        let found = try ranking([
            .of("a", [formula], dated: "2024-05-08"), .of("b", [formula, negated], dated: "2024-05-09"),
        ]).repeats()
        let same = try #require(found[1].repeats.first)
        #expect(same.score == 1 && same.band == .verbatim)
        #expect(same.evidence.verbatim == 1 && same.evidence.coverage == 1 && same.evidence.longestRun == 15)
        let other = try #require(found[2].repeats.first)
        #expect(other.score < 1 && other.score > 0.7 && other.band == .close)
    }

    @Test func anUndatedDocumentIsAnErrorUnlessTold() throws {
        let documents: [Document] = [.of("a", ["The bridge opens."], dated: "2024-05-08"), .of("b", ["Ships pass."])]
        let problem = #expect(throws: Problem.self) { try ranking(documents) }
        #expect(problem?.kind == .badData && problem?.what == "nothing tells the date of document \"b\"")
        #expect(try ranking(documents) { $0.undated = .skip }.undated == [1])
    }

    @Test func anUndatedDocumentIsTracedAsOfTheDayBeforeWhichIsLooked() throws {
        let corpus = Corpus.of(
            .of("old", ["The bridge opens today."], dated: "2024-05-07"),
            .of("late", ["The bridge opens today."], dated: "2024-05-08"), .of("new", ["The bridge opens today."]))
        var options = RankingOptions()
        options.before = CalendarDay(year: 2024, month: 5, day: 8)
        let found = try CausalRanking(corpus, tracing: [2], options: options).repeats()
        #expect(found.map { $0.repeats.map(\.earlier.document) } == [[0]])
    }

    @Test func aTextIssuedAgainIsARepeatAndItsUndatedCopyIsNot() throws {
        let text = "The bridge opens today."
        let found = try ranking([
            .of("copy", [text], hash: "x"), .of("first", [text], dated: "2024-05-07", hash: "x"),
            .of("again", [text], dated: "2024-05-08", hash: "x"),
        ]) { $0.undated = .first }.repeats()
        #expect(found.map { $0.repeats.map(\.earlier.document) } == [[], [], [1]])
    }

    @Test func headingsAreFoundAndNotTraced() throws {
        var document = Document.of("b", ["The bridge opens today.", "Bridge opens"], dated: "2024-05-09")
        document.statements[1].kind = .heading
        let found = try ranking([
            .of("a", ["The bridge opens today."], dated: "2024-05-08"), document,
            .of("c", ["Bridge opens"], dated: "2024-05-10"),
        ]).repeats()
        #expect(found.map(\.later.document) == [0, 1, 2])
        #expect(found[2].repeats.first?.earlier == StatementReference(document: 1, statement: 1))
    }

    @Test func tinyCorpora() throws {
        #expect(try ranking([]).repeats().isEmpty)
        #expect(try ranking([.of("a", ["One."], dated: "2024")]).repeats().map(\.repeats.count) == [0])
        #expect(try ranking([.of("a", [], dated: "2024"), .of("b", [], dated: "2025")]).repeats().isEmpty)
    }

    @Test func theSameBytesAtAnyNumberOfThreads() throws {
        var random = RandomSource(seed: 77)
        var documents = corpus(&random).documents
        for index in documents.indices { documents[index].date = .reading("2024-05-\(10 + index)") }
        let one = try ranking(documents) { $0.workers = Workers(count: 1) }.repeats().map(\.repeats)
        #expect(try ranking(documents) { $0.workers = Workers(count: 4) }.repeats().map(\.repeats) == one)
        #expect(one.contains { !$0.isEmpty })
    }
}

// Search on a corpus small enough to know the answers.

import Testing

@testable import Rhetoric

@Suite struct CorpusSearchTests {
    private static let corpus = Corpus.of(
        .of(
            "bridges", ["The bridge at Orvast opens in spring.", "Ships may pass below it."], dated: "2023-04-02",
            speaker: "Lin Torvald"),
        .of(
            "grain", ["Grain will be sold to all neighbours.", "The price of grain is set in spring."],
            dated: "2024-05-01/2024-05-31", speaker: "Ansel Brandt"),
        .of("undated", ["Nobody opened the non-binding talks."]))

    private func search(
        _ level: ItemLevel, _ filter: SearchFilter = SearchFilter(), corpus: Corpus = corpus
    ) throws -> CorpusSearch {
        try CorpusSearch(corpus, level: level, filter: filter, workers: Workers(count: 1))
    }

    private func found(_ hits: [Hit]) -> [String] {
        hits.map { hit in
            let statements = hit.statements.map { String($0.statement + 1) }.joined(separator: ",")
            return "\(Self.corpus.documents[hit.document].id) \(statements)"
        }
    }

    @Test(arguments: UInt64(1)...8)
    func anItemIsTheBestAnswerToItself(seed: UInt64) throws {
        var prose = TestProse(words: 120, seed: seed)
        let texts = (0..<50).map { _ in prose.sentence(of: 8 + prose.random.index(below: 10)) }
        let search = try search(.document, corpus: .ofTexts(texts))
        for item in texts.indices {
            let hits = search.hits(for: texts[item], top: 3)
            #expect(hits.first?.document == item, "seed \(seed), item \(item)")
            #expect(hits.allSatisfy { (0...1).contains($0.score) }, "seed \(seed), item \(item)")
            #expect(hits.map(\.score) == hits.map(\.score).sorted(by: >), "seed \(seed), item \(item)")
        }
    }

    @Test func documentsAnswerWithTheirBestStatements() throws {
        let search = try search(.document)
        #expect(found(search.hits(for: "price of GRAIN", top: 1)) == ["grain 2,1"])
        #expect(found(search.hits(for: "ships", top: 5)).first == "bridges 2")
        #expect(search.hits(for: "the of and", top: 5).isEmpty && search.hits(for: "", top: 5).isEmpty)
        #expect(search.hits(for: "walrus", top: 5).isEmpty)
    }

    @Test func exactWordsInTheirOrder() throws {
        let statements = try search(.statement)
        #expect(found(statements.exactHits(for: "in SPRING", top: 9)) == ["bridges 1", "grain 2"])
        #expect(found(statements.exactHits(for: "in spring", top: 1)) == ["bridges 1"])
        #expect(found(statements.exactHits(for: "non binding  talks", top: 9)) == ["undated 1"])
        #expect(statements.exactHits(for: "spring in", top: 9).isEmpty)
        #expect(statements.exactHits(for: "grain walrus", top: 9).isEmpty)
        #expect(statements.exactHits(for: "", top: 9).isEmpty)
        #expect(found(try search(.document).exactHits(for: "grain", top: 9)) == ["grain 1,2"])
    }

    @Test func filters() throws {
        func ids(_ filter: SearchFilter) throws -> [String] {
            found(try search(.document, filter).exactHits(for: "spring", top: 9))
        }
        func day(_ month: Int, _ day: Int) -> CalendarDay? { CalendarDay(year: 2024, month: month, day: day) }
        #expect(try ids(SearchFilter()) == ["bridges 1", "grain 2"])
        #expect(try ids(SearchFilter(from: day(1, 1))) == ["grain 2"])
        #expect(try ids(SearchFilter(from: day(5, 31))) == ["grain 2"])
        #expect(try ids(SearchFilter(from: day(6, 1))) == [])
        #expect(try ids(SearchFilter(to: day(4, 30))) == ["bridges 1"])
        #expect(try ids(SearchFilter(to: day(5, 1))) == ["bridges 1", "grain 2"])
        #expect(try ids(SearchFilter(speaker: "torvald")) == ["bridges 1"])
        #expect(try ids(SearchFilter(speaker: "Brandt, ansel")) == ["grain 2"])
        #expect(try ids(SearchFilter(speaker: "Ansel Torvald")) == [])
        #expect(try search(.document, SearchFilter(to: day(12, 31))).exactHits(for: "nobody", top: 9).isEmpty)
        #expect(try search(.document, SearchFilter(speaker: "Brandt")).exactHits(for: "nobody", top: 9).isEmpty)
    }

    @Test func exactWordsAreFoundWhereTheyStoodFirst() throws {
        let corpus = Corpus.of(
            .of("undated", ["In spring."]), .of("late", ["In spring."], dated: "2024"),
            .of("early", ["In spring."], dated: "2023"))
        let hits = try search(.document, corpus: corpus).exactHits(for: "in spring", top: 2)
        #expect(hits.map { corpus.documents[$0.document].id } == ["early", "late"])
    }

    @Test func aSpeakerIsQuotedAndNobodyElse() throws {
        var talks = Document.of("talks", ["Grain is sold.", "Grain is scarce."], dated: "2024")
        talks.statements[1].attribution = Attribution(speaker: "Ansel Brandt", mode: .direct, cue: nil)
        let search = try search(.document, SearchFilter(speaker: "Brandt"), corpus: .of(talks))
        #expect(search.hits(for: "grain", top: 9).map { $0.statements.map(\.statement) } == [[1]])
        #expect(search.exactHits(for: "grain", top: 9).map { $0.statements.map(\.statement) } == [[1]])
    }

    /// To the corpus both words are as rare; to the background "welcomed" is a word of every other sentence.
    @Test func aBackgroundKnowsWhichWordTells() throws {
        let corpus = Corpus.ofTexts(["Ministers welcomed it.", "Ministers hid the salt."])
        func first(_ background: Background?) throws -> Int? {
            let search = try CorpusSearch(
                corpus, level: .document, background: background, workers: Workers(count: 1))
            return search.hits(for: "welcomed salt", top: 1).first?.document
        }
        let background = try TestBackground.build()
        #expect(try first(nil) == 0 && first(background) == 1)
        var french = corpus
        for place in french.documents.indices { french.documents[place].language = Language(code: "fr") }
        #expect(background.ifSpoken(in: french) == nil)
    }

    @Test func tinyCorpora() throws {
        for texts in [[], [""], ["One bridge."], ["One bridge.", "Two bridges."], ["Same.", "Same."]] {
            let search = try search(.statement, corpus: .ofTexts(texts))
            let words = texts.count { $0.contains("bridge") }
            #expect(search.hits(for: "bridge", top: 9).count == words, "\(texts)")
        }
    }
}

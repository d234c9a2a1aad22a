import Testing

@testable import Rhetoric

@Suite struct NameSharesTests {
    @Test func capitalsWithinStatementsMakeNames() throws {
        let corpus = Corpus.ofTexts([
            "Grain left the port of Ansel.", "The grain of Ansel is sold by Leona Strand.",
            "GRAIN TALKS IN ANSEL AND KESTRIA", "Ministers met in 2021 and Ministers left.",
            "Österland and ÉCLAIR met with all of Österland today.",
        ])
        let table = StatementTable(corpus, spans: corpus.documents.map { _ in .beforeAll })
        let shares = table.nameShares(in: corpus)
        func share(_ stem: String) -> Float { shares[Int(table.lexicon.find(stem: stem)!)] }
        #expect(share("ansel") == 1)
        #expect(share("strand") == 1)
        // First words and lines in capitals tell nothing.
        #expect(share("grain") == 0)
        #expect(share("kestria") == 0)
        #expect(share("minist") == 1)
        #expect(share("österland") == 1)
        #expect(share("2021") == 0)
    }

    @Test func contentIsNeitherStopWordNorNumberNorName() throws {
        let corpus = Corpus.ofTexts(["The port of Ansel and Ansel opens in 2021."])
        let table = StatementTable(corpus, spans: [.beforeAll])
        let isContent = table.contentStems(nameShares: table.nameShares(in: corpus))
        let content = table.lexicon.stems.indices.filter { isContent[$0] }.map { table.lexicon.stems[$0] }
        #expect(content == ["port", "open"])
    }
}

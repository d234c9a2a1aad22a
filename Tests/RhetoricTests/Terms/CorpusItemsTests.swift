import Testing

@testable import Rhetoric

@Suite struct CorpusItemsTests {
    private static let corpus = Corpus.of(
        .of("first", ["The Bridge opens.", "Bridges are open, a bridge too."], title: "Harbour news"),
        .of("empty", []), .of("second", ["Tariffs."]))

    private func words(_ items: CorpusItems, _ item: Int) -> [String] {
        items.stems[item].map { items.table.lexicon.stems[Int($0)] }
    }

    @Test func documentsHoldTheirTitleAndAllStatements() {
        let items = CorpusItems(Self.corpus, level: .document)
        #expect(items.count == 3 && items.statements.map(\.count) == [2, 0, 1] && items.documents == [0, 1, 2])
        #expect(words(items, 0) == ["harbour", "news", "bridg", "open", "bridg", "open", "bridg"])
        #expect(words(items, 1) == [] && words(items, 2) == ["tariff"])
    }

    @Test func statementsStandAlone() {
        let items = CorpusItems(Self.corpus, level: .statement)
        #expect(items.documents == [0, 0, 2] && words(items, 0) == ["bridg", "open"])
    }

    @Test func aStemIsSpeltAsItIsMostOften() throws {
        let items = CorpusItems(Self.corpus, level: .document)
        let bridge = try #require(items.table.lexicon.find(stem: "bridg"))
        #expect(items.spellings[bridge] == "bridge")
    }

    @Test func queriesAreReadAsTheCorpusIs() {
        let items = CorpusItems(Self.corpus, level: .statement)
        #expect(items.stems(ofQuery: "the BRIDGES, unheard of") == items.stems(ofQuery: "bridge"))
        #expect(items.forms(ofQuery: "bridge unheard") == [items.forms(ofQuery: "Bridge")[0], -1])
        #expect(CorpusItems(Corpus(documents: []), level: .document).forms(ofQuery: "bridge") == [])
    }
}

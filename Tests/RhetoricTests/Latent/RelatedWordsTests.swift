import Testing

@testable import Rhetoric

@Suite struct RelatedWordsTests {
    private let corpus = Corpus.ofTexts(["The truce held; the ceasefire of 2021, the levy and a tariff of Valdoria"])

    private func related(except excluded: Set<String> = []) throws -> (RelatedWords, Lexicon) {
        let table = StatementTable(corpus, spans: [.beforeAll])
        let isContent = zip(table.lexicon.stems, table.contentStems(nameShares: table.nameShares(in: corpus)))
            .map { $1 && !excluded.contains($0) }
        let background = try TestBackground.build()
        return (
            RelatedWords(table.lexicon, background, isContent: isContent, workers: Workers(count: 1)), table.lexicon
        )
    }

    @Test func wordsInLikeCompanyStandForEachOther() throws {
        let (related, lexicon) = try related()
        func stem(_ spelling: String) -> Int32 { lexicon.find(stem: spelling)! }
        #expect(related.credit(stem("truce"), for: stem("ceasefir")) > 0.3)
        #expect(related.credit(stem("levi"), for: stem("tariff")) > 0.3)
        #expect(related.credit(stem("truce"), for: stem("tariff")) == 0)
        // Itself is not among them.
        #expect(related.relations(of: stem("truce")).allSatisfy { $0.credit > 0 && $0.credit <= 1 })
        #expect(related.credit(stem("truce"), for: stem("truce")) == 0)
    }

    @Test func stopWordsNumbersAndNamesAreLikeNothing() throws {
        let (related, lexicon) = try related(except: ["levi"])
        for word in ["the", "of", "2021", "valdoria", "levi"] {
            let stem = try #require(lexicon.find(stem: word))
            #expect(related.relations(of: stem).isEmpty, "\(word)")
        }
    }

    @Test func withoutABackgroundNothingIs() throws {
        let table = StatementTable(corpus, spans: [.beforeAll])
        let related = RelatedWords(table.lexicon)
        #expect(table.lexicon.stems.indices.allSatisfy { related.relations(of: Int32($0)).isEmpty })
    }

    /// What rises and what falls stand in the same company.
    @Test func oppositesAreNotAlike() throws {
        let corpus = Corpus.ofTexts(["The truce held; the ceasefire, the levy and a tariff; increased, decreased"])
        let table = StatementTable(corpus, spans: [.beforeAll])
        let stems = ["truce", "ceasefir", "increas", "decreas"].map { table.lexicon.find(stem: $0)! }
        let related = RelatedWords(
            table.lexicon, try TestBackground.build(), isContent: table.lexicon.stems.map { _ in true },
            workers: Workers(count: 1), areOpposites: { [stems] in Set([$0, $1]) == Set(stems.prefix(2)) })
        #expect(related.credit(stems[0], for: stems[1]) == 0)
        let areOpposites = table.oppositeStems(table.driftLexicons(of: corpus)[.english])
        #expect(areOpposites(stems[2], stems[3]) && !areOpposites(stems[0], stems[1]))
    }
}

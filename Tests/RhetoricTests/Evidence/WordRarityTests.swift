import Foundation
import Testing

@testable import Rhetoric

@Suite struct WordRarityTests {
    private func rarity(_ texts: [String], _ background: Background?) -> (WordRarity, Lexicon) {
        let corpus = Corpus.ofTexts(texts)
        let table = StatementTable(corpus, spans: corpus.documents.map { _ in .beforeAll })
        return (WordRarity(table, nameShares: table.nameShares(in: corpus), background: background), table.lexicon)
    }

    private let texts = ["the truce the truce", "the levy", "the unheard zebra of Ansel"]

    @Test func theCorpusAlone() throws {
        let (rarity, lexicon) = rarity(texts, nil)
        func stem(_ spelling: String) -> Int32 { lexicon.find(stem: spelling)! }
        // Three statements: "the" is in all of them, "truce" in one.
        #expect(abs(rarity.weight(ofStem: stem("the")) - 1) < 1e-12)
        #expect(abs(rarity.weight(ofStem: stem("truce")) - (log(2.0) + 1)) < 1e-12)
        #expect(abs(rarity.information[Int(stem("truce"))] - Float(log(4 / 1.5) / log(4))) < 1e-6)
        let ansel = Int(stem("ansel"))
        #expect(abs(rarity.information[ansel] - 0.7 * Float(log(4 / 1.5) / log(4))) < 1e-6)
        #expect(rarity.isName[ansel] && !rarity.isName[Int(stem("zebra"))])
    }

    /// Two statements cannot tell that "the" is common and "zebra" rare; the background can.
    @Test func theBackgroundKnowsWhatIsCommon() throws {
        let (rarity, lexicon) = rarity(["the zebra", "the zebra"], try TestBackground.build())
        func stem(_ spelling: String) -> Int32 { lexicon.find(stem: spelling)! }
        #expect(rarity.weight(ofStem: stem("zebra")) > 5 * rarity.weight(ofStem: stem("the")))
        #expect(rarity.information.allSatisfy { (0...1).contains($0) })
        #expect(rarity.information[Int(stem("zebra"))] > 0.7)
        #expect(rarity.information[Int(stem("the"))] < 0.1)
    }
}

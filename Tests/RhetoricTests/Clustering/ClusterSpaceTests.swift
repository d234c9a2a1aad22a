// Where items lie, and how much of it is the background's.

import Testing

@testable import Rhetoric

@Suite struct ClusterSpaceTests {
    private func space(_ texts: [String], _ background: Background?, language: String = "en") throws -> ClusterSpace {
        var corpus = Corpus.ofTexts(texts)
        for place in corpus.documents.indices { corpus.documents[place].language = Language(code: language) }
        let items = CorpusItems(corpus, level: .document)
        let weighted = WeightedMatrix(DocumentTermMatrix(items: items.stems), .squaredInverseFrequency)
        return ClusterSpace(items, weighted, background, workers: Workers(count: 1))
    }

    private func cosine(_ space: ClusterSpace, _ first: Int, _ second: Int) throws -> Float {
        let points = try space.places(
            rule: .init(margin: 0, most: 100, mayBeFull: true), seed: 1, workers: Workers(count: 1)
        ).points
        return zip(points.row(first), points.row(second)).reduce(0) { $0 + $1.0 * $1.1 }
    }

    @Test func theShareFallsWithTheNumberOfItems() throws {
        let background = try TestBackground.build()
        func share(_ number: Int) throws -> Double {
            try space([String](repeating: "A truce.", count: number - 1) + ["A levy."], background).relatedShare
        }
        #expect(try share(60) == 0.45)
        #expect(try share(300) == 0.25)
        #expect(try share(600) == 0 && share(700) == 0)
        #expect(try space(["Truce", "Levy"], nil).relatedShare == 0)
        #expect(try space(["Truce", "Levy"], background, language: "fr").relatedShare == 0)
    }

    @Test func itemsWithoutACommonWordMayBeNear() throws {
        let texts = ["Truce", "Levy", "Ceasefire", "Zebra", "the of"]
        let alone = try space(texts, nil)
        let joined = try space(texts, TestBackground.build())
        #expect(abs(try cosine(alone, 0, 2)) < 1e-5)
        #expect(try cosine(joined, 0, 2) > 0.3 && cosine(joined, 0, 1) < 0)
        // Rows keep their length; a word that the background does not know has its latent place, and no word none.
        for item in 0..<4 { #expect(abs(try cosine(joined, item, item) - 1) < 1e-5) }
        #expect(try cosine(joined, 4, 4) == 0)
    }
}

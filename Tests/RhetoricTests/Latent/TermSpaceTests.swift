import Testing

@testable import Rhetoric

@Suite struct TermSpaceTests {
    private func space(_ texts: [String], isKnown: [Bool]? = nil, threads: Int = 1) throws -> DenseMatrix<Float> {
        let corpus = Corpus.ofTexts(texts)
        let table = StatementTable(corpus, spans: corpus.documents.map { _ in .beforeAll })
        return TermSpace(
            table, try TestBackground.build(), nameShares: table.nameShares(in: corpus),
            workers: Workers(count: threads), isKnown: isKnown ?? table.rows.map { _ in true }
        ).items
    }

    private func cosine(_ items: DenseMatrix<Float>, _ a: Int, _ b: Int) -> Float {
        zip(items.row(a), items.row(b)).reduce(0) { $0 + $1.0 * $1.1 }
    }

    @Test func statementsOfLikeWordsAreNear() throws {
        let items = try space(["They kept the truce.", "A ceasefire!", "The levy rose.", "Unheard zebras"])
        #expect(cosine(items, 0, 1) > cosine(items, 0, 2) + 0.2)
        for row in 0..<3 { #expect(abs(cosine(items, row, row) - 1) < 1e-5) }
        #expect(items.row(3).allSatisfy { $0 == 0 })
    }

    @Test func otherLanguagesHaveNoPlace() throws {
        let items = try space(["The truce.", "The truce."], isKnown: [true, false])
        #expect(cosine(items, 0, 0) > 0.9 && cosine(items, 1, 1) == 0)
    }

    @Test func threadsDoNotMatter() throws {
        let texts = (0..<50).map { "The \(["truce", "levy", "tariff"][$0 % 3]) of ministers number \($0)" }
        let (one, three) = (try space(texts, threads: 1), try space(texts, threads: 3))
        #expect(one == three)
    }
}

import Testing

@testable import Rhetoric

@Suite struct TermSpaceTests {
    /// - Parameter names: stems that are names.
    private func space(
        _ texts: [String], names: [String] = [], isKnown: [Bool]? = nil, threads: Int = 1
    ) throws -> TermSpace {
        let items = CorpusItems(.ofTexts(texts), level: .document)
        let lexicon = items.table.lexicon
        return TermSpace(
            items.stems.map { $0[...] }, lexicon, try TestBackground.build(),
            nameShares: lexicon.stems.map { names.contains($0) ? 1 : 0 },
            isKnown: isKnown ?? texts.map { _ in true }, workers: Workers(count: threads))
    }

    private func cosine(_ items: DenseMatrix<Float>, _ a: Int, _ b: Int) -> Float {
        zip(items.row(a), items.row(b)).reduce(0) { $0 + $1.0 * $1.1 }
    }

    @Test func itemsOfLikeWordsAreNear() throws {
        let items = try space(["They kept the truce.", "A ceasefire!", "The levy rose.", "Unheard zebras"]).items
        #expect(cosine(items, 0, 1) > cosine(items, 0, 2) + 0.2)
        for row in 0..<3 { #expect(abs(cosine(items, row, row) - 1) < 1e-5) }
        #expect(items.row(3).allSatisfy { $0 == 0 })
    }

    @Test func namesWeighLess() throws {
        let texts = ["Truce levy", "Truce"]
        let (plain, named) = (try space(texts).items, try space(texts, names: ["levi"]).items)
        #expect(cosine(named, 0, 1) > cosine(plain, 0, 1))
    }

    @Test func otherLanguagesHaveNoPlace() throws {
        let items = try space(["The truce.", "The truce."], isKnown: [true, false]).items
        #expect(cosine(items, 0, 0) > 0.9 && cosine(items, 1, 1) == 0)
    }

    @Test func centredItemsLoseWhatAllSay() throws {
        let points = try space(["Truce", "Ceasefire", "Levy", "Tariff", "Zebra"])
        let centred = points.centred
        #expect(cosine(centred, 0, 1) > 0.9 && cosine(centred, 0, 2) < cosine(points.items, 0, 2))
        for row in 0..<4 { #expect(abs(cosine(centred, row, row) - 1) < 1e-5) }
        #expect(centred.row(4).allSatisfy { $0 == 0 })
        #expect(try space(["Truce", "Truce"]).centred.values.allSatisfy { $0 == 0 })
    }

    @Test func threadsDoNotMatter() throws {
        let texts = (0..<50).map { "The \(["truce", "levy", "tariff"][$0 % 3]) of ministers number \($0)" }
        let (one, three) = (try space(texts, threads: 1).items, try space(texts, threads: 3).items)
        #expect(one == three)
    }
}

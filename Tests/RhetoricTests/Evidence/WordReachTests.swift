import Testing

@testable import Rhetoric

@Suite struct WordReachTests {
    /// Against the definition: each word of the later statement by its best match in the earlier one.
    @Test(arguments: UInt64(1)...8)
    func coversAsTheDefinitionSays(seed: UInt64) throws {
        var random = RandomSource(seed: seed)
        let background = try TestBackground.build()
        let words = ["truce", "ceasefire", "levy", "tariff", "grain", "salt", "timber", "welcomed", "lowered", "zebra"]
        let texts = (0..<12).map { _ in
            (0..<6).map { _ in words[random.index(below: words.count)] }.joined(separator: " ")
        }
        let comparer = try StatementComparer(
            .ofTexts(texts), background: background, seed: 1, workers: Workers(count: 1))
        let (table, terms) = (comparer.table, comparer.index.terms)
        var reach = WordReach(stemCount: table.lexicon.stems.count)
        for later in 0..<table.count {
            let stems = Array(Set(table.stems[table.tokenRange(later)])).sorted()
            let information = stems.map { Double(comparer.index.information[Int($0)]) }
            reach.take(stems, information, comparer.related)
            for earlier in 0..<table.count {
                let there = Set(table.stems[table.tokenRange(earlier)])
                let expected = zip(stems, information).reduce(0.0) { sum, word in
                    let credit =
                        there.contains(word.0)
                        ? 1 : there.map { comparer.related.credit(word.0, for: $0) }.max() ?? 0
                    return sum + Double(credit) * word.1
                }
                let columns = terms.weights.columnIndices[terms.weights.entries(ofRow: earlier)]
                let found = reach.covered(columns, terms.vocabulary.stems)
                #expect(abs(found - expected) < 1e-6, "seed \(seed): \(texts[later]) / \(texts[earlier])")
                #expect(abs(reach.covered { _ in true } - found) < 1e-9 && reach.covered { _ in false } == 0)
            }
        }
    }
}

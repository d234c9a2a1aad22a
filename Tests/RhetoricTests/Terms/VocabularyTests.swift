// Which stems get a column: in the order of first sight, cut by the number of items that hold them.

import Testing

@testable import Rhetoric

@Suite struct VocabularyTests {
    /// Stem 4 stands in all four items, 2 in three, 9 in two, 7 in one (thrice).
    private static let items: [[Int32]] = [[4, 2, 4], [2, 9, 4, 7, 7, 7], [9, 4], [-1, 2, 4]]

    @Test func termsAreNumberedByFirstSight() {
        let vocabulary = Vocabulary(ItemStems(Self.items), frequencies: 1...4)
        #expect(vocabulary.stems == [4, 2, 9, 7] && vocabulary.documentFrequencies == [4, 3, 2, 1])
        #expect(vocabulary.term(ofStem: 9) == 2)
        #expect([0, 3, -1, 10, 1000].allSatisfy { vocabulary.term(ofStem: $0) == nil })
    }

    @Test func rareAndFrequentStemsAreCut() {
        let vocabulary = Vocabulary(ItemStems(Self.items), frequencies: 2...3)
        #expect(vocabulary.stems == [2, 9] && vocabulary.term(ofStem: 4) == nil && vocabulary.term(ofStem: 7) == nil)
        #expect(vocabulary.counts(of: [9, 4, 2, 9, 55]).map(\.term) == [0, 1])
        #expect(vocabulary.counts(of: [9, 4, 2, 9, 55]).map(\.count) == [1, 2])
    }

    @Test func theShareIsOfTheItems() {
        // At most half of four items: two; never fewer than the minimum.
        let half = DocumentTermMatrix(items: Self.items, minimumFrequency: 1, maximumShare: 0.5)
        #expect(half.vocabulary.stems == [9, 7] && half.counts.dense.values == [0, 0, 1, 3, 1, 0, 0, 0])
        #expect(DocumentTermMatrix(items: Self.items, minimumFrequency: 3, maximumShare: 0.5).vocabulary.stems == [2])
    }

    @Test func noItemsNoTerms() {
        #expect(Vocabulary(ItemStems([[Int32]]()), frequencies: 1...1).count == 0)
        #expect(Vocabulary(ItemStems([[], [-1]]), frequencies: 1...2).count == 0)
    }
}

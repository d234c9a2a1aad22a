// Frequencies with and without the help of a small background.

import Foundation
import Testing

@testable import Rhetoric

@Suite struct BlendedFrequenciesTests {
    /// Of "welcomed" and "zebra", each in one of two items.
    private func blended(_ background: Background?) -> (of: (String) -> Double, BlendedFrequencies, Lexicon) {
        let items = CorpusItems(.ofTexts(["Zebra", "Welcomed"]), level: .document)
        let lexicon = items.table.lexicon
        let counts = DocumentTermMatrix(items: items.stems)
        let blended = BlendedFrequencies(
            counts.vocabulary.documentFrequencies(stemCount: lexicon.stems.count), count: 2, lexicon.stems, background)
        return ({ blended.frequencies[lexicon.stems.firstIndex(of: $0)!] }, blended, lexicon)
    }

    @Test func withoutABackgroundTheyAreTheCorpus() {
        let (frequency, blended, _) = blended(nil)
        #expect(frequency("zebra") == 1 && frequency("welcom") == 1 && blended.items == 2)
        #expect(abs(blended.weight(ofStem: 0) - (log(3.0 / 2) + 1)) < 1e-12)
        #expect(abs(blended.okapiWeight(ofStem: 0) - log(1 + 1.5 / 1.5)) < 1e-12)
    }

    /// "Welcomed" is in 120 of the 241 sentences of the background.
    @Test func aBackgroundCountsAsTwoHundredItems() throws {
        let (frequency, blended, lexicon) = blended(try TestBackground.build())
        #expect(blended.items == 202)
        #expect(frequency("zebra") == 1 && abs(frequency("welcom") - (1 + 200 * 120.0 / 241)) < 1e-9)
        let weights = ["zebra", "welcom"].map { blended.weight(ofStem: Int32(lexicon.stems.firstIndex(of: $0)!)) }
        #expect(abs(weights[0] - log(203.0 / 2)) < 1e-12 && weights[1] < 1 && weights[1] > 0)
    }
}

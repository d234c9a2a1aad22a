// How many items of a corpus hold each word, as if a background had given some items too. A small corpus cannot tell
// "strategic" from "sovereignty"; a background can, but does not know that this corpus names one ministry in every
// sentence. So the background counts as some items more, about as many as the corpus has (docs/method.md).

import Foundation

/// Document frequencies of stems, in a corpus and in a background together.
struct BlendedFrequencies: Sendable {
    /// Items that hold each stem, those that the background stands for among them.
    let frequencies: [Double]
    /// All items, those that the background stands for among them.
    let items: Double
    /// Added to the logarithmic weights. Without a background a word of every item weighs something, since in a small
    /// corpus that may be most of them.
    private let leastWeight: Double

    /// How many items the background counts for, for one of the corpus; measured.
    private static let itemsForOne = 1.0
    /// It counts for no fewer than this.
    private static let fewestItems = 200.0

    /// - Parameters:
    ///   - frequencies: items of the corpus that hold each stem.
    ///   - stems: their spellings.
    ///   - count: items of the corpus.
    ///   - background: nil for none; then the frequencies stay as they are.
    init(_ frequencies: [Double], count: Int, _ stems: [String], _ background: Background?) {
        guard let background else {
            (self.frequencies, items, leastWeight) = (frequencies, Double(count), 1)
            return
        }
        let added = max(Self.fewestItems, Self.itemsForOne * Double(count))
        var blended = frequencies
        for (stem, spelling) in stems.enumerated() {
            guard let term = background.term(ofStem: spelling) else { continue }
            blended[stem] += added * Double(background.frequency(of: term)) / Double(background.sentenceCount)
        }
        (self.frequencies, items, leastWeight) = (blended, Double(count) + added, 0)
    }

    /// The global weight of a stem in rows of terms: ln((1 + items) / (1 + frequency)), without a background 1 more.
    func weight(ofStem stem: Int32) -> Double {
        log((1 + items) / (1 + frequencies[Int(stem)])) + leastWeight
    }

    /// Its weight in BM25: ln(1 + (items - frequency + .5) / (frequency + .5)).
    func okapiWeight(ofStem stem: Int32) -> Double {
        log(1 + (items - frequencies[Int(stem)] + 0.5) / (frequencies[Int(stem)] + 0.5))
    }
}

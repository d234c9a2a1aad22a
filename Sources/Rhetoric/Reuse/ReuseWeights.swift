// What the words of two documents weigh: the rarer among the sentences of both, the more (tf-isf). Its arrays are as long
// as the lexicon, so one serves all pairs that a thread looks at; only what a pair touched is wiped.

import Foundation

/// Word weights of the pair of documents at hand.
final class ReuseWeights {
    /// log(N / n) of each stem: N sentences, n of them with the stem; 0 for stems of neither document.
    private(set) var rarity: [Float]
    /// Index into the earlier document's vocabulary, by stem; -1 for none.
    private(set) var earlierWord: [Int32]
    /// Room to add up vectors of stems; all zero between uses.
    private var sums: [Float]
    private var touched: [Int32] = []

    init(stemCount: Int) {
        rarity = Array(repeating: 0, count: stemCount)
        earlierWord = Array(repeating: -1, count: stemCount)
        sums = rarity
    }

    /// Weighs the words of two documents. Cost O(words of both).
    func take(earlier: ReuseSentences, later: ReuseSentences) {
        for stem in touched {
            rarity[Int(stem)] = 0
            earlierWord[Int(stem)] = -1
        }
        touched = []
        for document in [earlier, later] {
            for (word, stem) in document.vocabulary.enumerated() {
                if rarity[Int(stem)] == 0 { touched.append(stem) }
                rarity[Int(stem)] += Float(document.holderStarts[word + 1] - document.holderStarts[word])
            }
        }
        for (word, stem) in earlier.vocabulary.enumerated() { earlierWord[Int(stem)] = Int32(word) }
        let sentences = Float(earlier.count + later.count)
        // A word of every sentence still counts as a word.
        for stem in touched { rarity[Int(stem)] = max(1e-3, log(sentences / rarity[Int(stem)])) }
    }

    func weight(_ document: ReuseSentences, _ term: Int) -> Float {
        document.counts[term] * rarity[Int(document.stems[term])]
    }

    /// Euclidean length of each sentence.
    func lengths(_ document: ReuseSentences) -> [Float] {
        (0..<document.count).map { sentence in
            document.terms(of: sentence).reduce(0) { $0 + weight(document, $1) * weight(document, $1) }.squareRoot()
        }
    }

    /// Calls `body` with the dot product of one sentence with any of the other document.
    func withDots(
        of sentence: Int, in document: ReuseSentences, with other: ReuseSentences,
        _ body: ((_ other: Int) -> (dot: Float, shared: Int)) -> Void
    ) {
        for term in document.terms(of: sentence) { sums[Int(document.stems[term])] = weight(document, term) }
        body { number in
            var (dot, shared): (Float, Int) = (0, 0)
            for term in other.terms(of: number) {
                let own = sums[Int(other.stems[term])]
                guard own != 0 else { continue }
                dot += own * weight(other, term)
                shared += 1
            }
            return (dot, shared)
        }
        for term in document.terms(of: sentence) { sums[Int(document.stems[term])] = 0 }
    }

    /// Cosine of all words of some sentences of one document with all words of some of the other.
    func cosine(
        _ sentences: ClosedRange<Int>, of document: ReuseSentences, _ others: ClosedRange<Int>, of other: ReuseSentences
    ) -> Float {
        let (first, firstLength) = sum(sentences, of: document)
        for (stem, weight) in first { sums[Int(stem)] = weight }
        let (second, secondLength) = sum(others, of: other)
        let dot = second.reduce(0) { $0 + sums[Int($1.stem)] * $1.weight }
        for (stem, _) in first { sums[Int(stem)] = 0 }
        return firstLength > 0 && secondLength > 0 ? dot / (firstLength * secondLength) : 0
    }

    /// The weights of the words of some sentences, by stem, and their Euclidean length.
    private func sum(
        _ sentences: ClosedRange<Int>, of document: ReuseSentences
    ) -> (terms: [(stem: Int32, weight: Float)], length: Float) {
        let range = document.starts[sentences.lowerBound]..<document.starts[sentences.upperBound + 1]
        var entries = range.map { (stem: document.stems[$0], weight: weight(document, $0)) }
        if sentences.count > 1 {
            entries.sort { $0.stem < $1.stem }
            var kept = 0
            for entry in entries.dropFirst() {
                if entries[kept].stem == entry.stem {
                    entries[kept].weight += entry.weight
                } else {
                    kept += 1
                    entries[kept] = entry
                }
            }
            entries.removeLast(entries.count - kept - 1)
        }
        return (entries, entries.reduce(0) { $0 + $1.weight * $1.weight }.squareRoot())
    }
}

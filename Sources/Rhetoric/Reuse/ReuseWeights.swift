// What the words of two documents weigh: the rarer among the sentences of both, the more (tf-isf). Its arrays are as long
// as the lexicon, so one serves all pairs that a thread looks at; only what a pair touched is wiped.

import Foundation

/// Word weights of the pair of documents at hand.
final class ReuseWeights {
    /// log(N / n) of each stem: N sentences, n of them with the stem; 0 for stems of neither document.
    private(set) var rarity: [Float]
    /// Index into the earlier document's vocabulary, by stem; -1 for none.
    private(set) var earlierWord: [Int32]
    private var touched: [Int32] = []
    /// The word of the sentence in hand that a stem stands for, itself or one that is like it; all zero between uses.
    private var standIns: [(credit: Float, weight: Float)]
    private let related: RelatedWords

    init(stemCount: Int, related: RelatedWords) {
        self.related = related
        standIns = Array(repeating: (0, 0), count: stemCount)
        rarity = Array(repeating: 0, count: stemCount)
        earlierWord = Array(repeating: -1, count: stemCount)
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

    /// Calls `body` with what one sentence has in common with any of the other document: the dot product of their words, and
    /// how many distinct ones they share. Words that are alike count as far as one stands for the other.
    func withCommon(
        of sentence: Int, in document: ReuseSentences, with other: ReuseSentences,
        _ body: ((_ other: Int) -> (dot: Float, shared: Float)) -> Void
    ) {
        let own = document.terms(of: sentence).map { (stem: document.stems[$0], weight: weight(document, $0)) }
        take(own)
        body { number in
            other.terms(of: number).reduce(into: (dot: 0, shared: 0)) { common, term in
                let standIn = standIns[Int(other.stems[term])]
                guard standIn.credit > 0 else { return }
                common.dot += standIn.credit * standIn.weight * weight(other, term)
                common.shared += standIn.credit
            }
        }
        release(own)
    }

    /// Notes words, and all that they stand for. Cost O(words and those that are like them).
    private func take(_ words: [(stem: Int32, weight: Float)]) {
        for (stem, weight) in words {
            standIns[Int(stem)] = (1, weight)
            for relation in related.relations(of: stem) where relation.credit > standIns[Int(relation.stem)].credit {
                standIns[Int(relation.stem)] = (relation.credit, weight)
            }
        }
    }

    private func release(_ words: [(stem: Int32, weight: Float)]) {
        for (stem, _) in words {
            standIns[Int(stem)] = (0, 0)
            for relation in related.relations(of: stem) { standIns[Int(relation.stem)] = (0, 0) }
        }
    }

    /// Cosine of all words of some sentences of one document with all words of some of the other.
    func cosine(
        _ sentences: ClosedRange<Int>, of document: ReuseSentences, _ others: ClosedRange<Int>, of other: ReuseSentences
    ) -> Float {
        let (first, firstLength) = sum(sentences, of: document)
        let (second, secondLength) = sum(others, of: other)
        for (stem, weight) in first { standIns[Int(stem)] = (1, weight) }
        let dot = second.reduce(Float(0)) { $0 + standIns[Int($1.stem)].weight * $1.weight }
        for (stem, _) in first { standIns[Int(stem)] = (0, 0) }
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

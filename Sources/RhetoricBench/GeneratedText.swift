// Sentences without meaning but with the statistics that cost time: a Zipfian vocabulary, and formulas that recur. The
// same seed gives the same text on every machine, and no file has to be fetched.

import Foundation
import Rhetoric

struct GeneratedText: Sendable {
    private static let frequent = [
        "the", "of", "and", "to", "in", "a", "is", "that", "for", "it", "with", "as", "be", "on", "by", "this", "are",
        "from", "at", "which", "or", "an", "we", "has", "have", "their", "its", "been", "was", "not", "will", "our",
        "but", "all", "they", "who", "these", "there", "than", "had",
    ]

    private var random: RandomSource
    private let wordCount: Int

    init(seed: UInt64, wordCount: Int) {
        random = RandomSource(seed: seed)
        self.wordCount = wordCount
    }

    /// A word by rank, from 0, by Zipf's law: a rank that is uniform on the logarithmic scale.
    mutating func word() -> Int { Int(pow(Double(wordCount), random.unit())) - 1 }

    /// Twelve to thirty words; one sentence in five carries one of a hundred formulas.
    mutating func sentence() -> String {
        var words = (0..<12 + random.index(below: 19)).map { _ in spelling(word()) }
        if random.unit() < 0.2 {
            let formula = random.index(below: 100)
            words += (0..<8).map { spelling((400 + formula * 31 + $0 * 17) % wordCount) }
        }
        return words.joined(separator: " ") + "."
    }

    /// The most frequent words are those of English, so that they are known for stop words; the rest are syllables
    /// that spell the number.
    private func spelling(_ rank: Int) -> String {
        if rank < Self.frequent.count { return Self.frequent[rank] }
        let syllables = ["ka", "lo", "mi", "ren", "sut", "va", "dor", "pel", "nis", "ta"]
        return String(rank).map { syllables[$0.wholeNumberValue ?? 0] }.joined()
    }
}

// Sentences without meaning but with the statistics that cost time: a Zipfian vocabulary, and formulas that recur. The
// same seed gives the same text on every machine, and no file has to be fetched.

import Foundation

struct GeneratedText: Sendable {
    private static let frequent = [
        "the", "of", "and", "to", "in", "a", "is", "that", "for", "it", "with", "as", "be", "on", "by", "this", "are",
        "from", "at", "which", "or", "an", "we", "has", "have", "their", "its", "been", "was", "not", "will", "our",
        "but", "all", "they", "who", "these", "there", "than", "had",
    ]

    private var state: UInt64
    private let wordCount: Int

    init(seed: UInt64, wordCount: Int) {
        state = seed
        self.wordCount = wordCount
    }

    /// SplitMix64 (Steele, Lea and Flood 2014), uniform in 0..<1.
    mutating func unit() -> Double {
        state &+= 0x9E37_79B9_7F4A_7C15
        var bits = state
        bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
        return Double((bits ^ (bits >> 31)) >> 11) * 0x1p-53
    }

    mutating func index(below bound: Int) -> Int { Int(unit() * Double(bound)) }

    /// A word by rank, from 0, by Zipf's law: a rank that is uniform on the logarithmic scale.
    mutating func word() -> Int { Int(pow(Double(wordCount), unit())) - 1 }

    /// Twelve to thirty words; one sentence in five carries one of a hundred formulas.
    mutating func sentence() -> String {
        var words = (0..<12 + index(below: 19)).map { _ in spelling(word()) }
        if unit() < 0.2 {
            let formula = index(below: 100)
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

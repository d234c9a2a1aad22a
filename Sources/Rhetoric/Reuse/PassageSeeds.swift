// Pairs of sentences that are alike enough to begin a passage.

/// A sentence of the later document and one of the earlier that resemble it.
struct PassageSeed: Sendable, Equatable {
    let later: Int
    let earlier: Int
}

extension ReuseWeights {
    /// Sanchez-Perez, Sidorov and Gelbukh 2014 have .30 and .33.
    static var leastCosine: Float { 0.30 }
    private static var leastDice: Float { 0.33 }
    /// So many of the most alike begin passages, in a text that repeats a sentence ten thousand times.
    private static var mostForSentence: Int { 64 }

    /// Pairs of sentences with a cosine and a Dice coefficient above the thresholds, by later and earlier sentence; words that
    /// are alike count as far as one stands for the other.
    ///
    /// Words so common that together they cannot reach the threshold name no candidates (Cauchy and Schwarz): no pair is lost
    /// that reaches it by words that both have. Words that are alike name none. Cost O(entries of the other words' sentences).
    func seeds(later: ReuseSentences, earlier: ReuseSentences) -> [PassageSeed] {
        let (laterLengths, earlierLengths) = (lengths(later), lengths(earlier))
        var isCandidate = [Bool](repeating: false, count: earlier.count)
        var candidates: [Int] = []
        var seeds: [PassageSeed] = []
        for sentence in 0..<later.count {
            for word in tellingWords(of: sentence, in: later, length: laterLengths[sentence]) {
                for holder in earlier.holders[earlier.holderStarts[word]..<earlier.holderStarts[word + 1]]
                where !isCandidate[Int(holder)] {
                    isCandidate[Int(holder)] = true
                    candidates.append(Int(holder))
                }
            }
            let words = later.terms(of: sentence).count
            var alike: [(earlier: Int, cosine: Float)] = []
            withCommon(of: sentence, in: later, with: earlier) { common in
                for other in candidates {
                    isCandidate[other] = false
                    let (dot, shared) = common(other)
                    let cosine = dot / (laterLengths[sentence] * earlierLengths[other])
                    let dice = 2 * shared / Float(words + earlier.terms(of: other).count)
                    if cosine > Self.leastCosine, dice > Self.leastDice { alike.append((other, cosine)) }
                }
            }
            candidates.removeAll(keepingCapacity: true)
            if alike.count > Self.mostForSentence {
                alike.sort { ($1.cosine, $0.earlier) < ($0.cosine, $1.earlier) }
                alike.removeLast(alike.count - Self.mostForSentence)
            }
            seeds += alike.map(\.earlier).sorted().map { PassageSeed(later: sentence, earlier: $0) }
        }
        return seeds
    }

    /// Words (indices into the earlier document's vocabulary) of which every sentence that is alike has at least one.
    private func tellingWords(of sentence: Int, in document: ReuseSentences, length: Float) -> [Int] {
        let terms = document.terms(of: sentence).sorted {
            (weight(document, $1), document.stems[$0]) < (weight(document, $0), document.stems[$1])
        }
        var rest = length * length
        var words: [Int] = []
        for term in terms {
            if rest < Self.leastCosine * Self.leastCosine * length * length { break }
            rest -= weight(document, term) * weight(document, term)
            let word = earlierWord[Int(document.stems[term])]
            if word >= 0 { words.append(Int(word)) }
        }
        return words
    }
}

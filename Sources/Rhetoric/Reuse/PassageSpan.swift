// Where a passage begins and ends, in tokens. Grown of whole sentences, it is trimmed: a word at the edge belongs to it when
// it, with the words between it and the inside, is more in the other side than not.

/// A passage as ranges of tokens of the statement table.
struct PassageSpan: Sendable, Equatable {
    let later: Range<Int>
    let earlier: Range<Int>
    let cosine: Float

    /// Those that do not overlap a more alike one in the later document; of equal ones the longer, then the first. In the
    /// order of the later document. Cost O(n log n), and moving n at worst for each kept.
    static func apart(_ spans: [PassageSpan]) -> [PassageSpan] {
        var kept: [PassageSpan] = []
        for span in spans.sorted(by: { $0.precedes($1) }) {
            let place = kept.overlapping(span.later)
            if place.isEmpty { kept.insert(span, at: place.lowerBound) }
        }
        return kept
    }

    private func precedes(_ other: PassageSpan) -> Bool {
        (other.cosine, other.later.count, later.lowerBound, earlier.lowerBound)
            < (cosine, later.count, other.later.lowerBound, other.earlier.lowerBound)
    }
}

extension [PassageSpan] {
    /// The indices of those that overlap a stretch of the later document; all are apart and in its order. Cost O(log n).
    func overlapping(_ later: Range<Int>) -> Range<Int> {
        func first(_ isPast: (PassageSpan) -> Bool) -> Int {
            var (low, high) = (0, count)
            while low < high {
                let middle = (low + high) / 2
                if isPast(self[middle]) { high = middle } else { low = middle + 1 }
            }
            return low
        }
        let start = first { $0.later.upperBound > later.lowerBound }
        return start..<Swift.max(start, first { $0.later.lowerBound >= later.upperBound })
    }
}

struct PassageEdges {
    /// What a word that the other side lacks counts against it, as a share of its weight.
    private static let penalty: Float = 0.4
    /// Where one side is so much longer it is a summary, and the longer side is left as it is: most of it has gone.
    static let summaryRatio = 3

    let table: StatementTable
    let growth: PassageGrowth

    func span(of fragment: PassageFragment) -> PassageSpan {
        let later = tokens(fragment.later, of: growth.later)
        let earlier = tokens(fragment.earlier, of: growth.earlier)
        let trimmedLater =
            later.count < Self.summaryRatio * earlier.count
            ? trimmed(later, growth.later, fragment.later, to: Set(table.stems[earlier])) : later
        let trimmedEarlier =
            earlier.count < Self.summaryRatio * later.count
            ? trimmed(earlier, growth.earlier, fragment.earlier, to: Set(table.stems[later])) : earlier
        return PassageSpan(later: trimmedLater, earlier: trimmedEarlier, cosine: fragment.cosine)
    }

    private func tokens(_ sentences: ClosedRange<Int>, of document: ReuseSentences) -> Range<Int> {
        document.ranges[sentences.lowerBound].lowerBound..<document.ranges[sentences.upperBound].upperBound
    }

    /// Moves the beginning within the first sentence and the end within the last to where most is gained.
    private func trimmed(
        _ tokens: Range<Int>, _ document: ReuseSentences, _ sentences: ClosedRange<Int>, to stems: Set<Int32>
    ) -> Range<Int> {
        let first = document.ranges[sentences.lowerBound]
        let last = document.ranges[sentences.upperBound]
        let start = best(first.reversed(), stems) ?? first.lowerBound
        let end = best(Array(last), stems) ?? last.upperBound - 1
        return start <= end ? start..<end + 1 : tokens
    }

    /// The token up to which the sum of gains is largest.
    private func best(_ tokens: [Int], _ stems: Set<Int32>) -> Int? {
        var best: (sum: Float, token: Int)?
        var sum: Float = 0
        for token in tokens {
            let weight = growth.weights.rarity[Int(table.stems[token])]
            sum += stems.contains(table.stems[token]) ? weight : -Self.penalty * weight
            if sum > best?.sum ?? -.infinity { best = (sum, token) }
        }
        return best?.token
    }
}

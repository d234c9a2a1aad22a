// The terms of a matrix: which stems have a column, and in how many items each occurs.

/// The columns of a document-term matrix. A term is a stem of the lexicon.
public struct Vocabulary: Sendable {
    /// Stem (index into `Lexicon.stems`) of each term, in the order of first occurrence.
    public let stems: [Int32]
    /// Number of items that hold each term.
    public let documentFrequencies: [Int32]
    /// Term of each stem, or -1 where the stem has no column.
    let terms: [Int32]

    public var count: Int { stems.count }

    /// The term of a stem; nil for stems without a column, later ones too.
    public func term(ofStem stem: Int32) -> Int? {
        guard stem >= 0, Int(stem) < terms.count, terms[Int(stem)] >= 0 else { return nil }
        return Int(terms[Int(stem)])
    }

    /// Items that hold each stem of a lexicon; 0 for stems without a column.
    func documentFrequencies(stemCount: Int) -> [Double] {
        var frequencies = [Double](repeating: 0, count: stemCount)
        for (stem, frequency) in zip(stems, documentFrequencies) { frequencies[Int(stem)] = Double(frequency) }
        return frequencies
    }

    /// The terms of a query with their counts, by term.
    func counts(of stems: [Int32]) -> [(term: Int, count: Int)] {
        var result: [(term: Int, count: Int)] = []
        for term in stems.compactMap({ term(ofStem: $0) }).sorted() {
            if let last = result.last, last.term == term {
                result[result.count - 1].count += 1
            } else {
                result.append((term, 1))
            }
        }
        return result
    }

    /// - Parameter stems: each once, not negative.
    init(stems: [Int32], documentFrequencies: [Int32]) {
        precondition(stems.count == documentFrequencies.count)
        (self.stems, self.documentFrequencies) = (stems, documentFrequencies)
        var terms = [Int32](repeating: -1, count: Int((stems.max() ?? -1) + 1))
        for (term, stem) in stems.enumerated() { terms[Int(stem)] = Int32(term) }
        self.terms = terms
    }

    /// - Parameters:
    ///   - items: negative stems are passed over.
    ///   - frequencies: stems that occur in fewer or more items than this are left out.
    ///
    /// Cost O(words).
    init(_ items: ItemStems, frequencies: ClosedRange<Int>, workers: Workers = .all) {
        let cuts = items.parts
        let parts = workers.map(parts: cuts.count) { StemOccurrences(items, in: cuts[$0]) }
        let stemCount = parts.map(\.stemCount).max() ?? 0
        var counts = [Int32](repeating: 0, count: stemCount)
        var order: [Int32] = []
        for part in parts {
            for (stem, count) in zip(part.order, part.frequencies) {
                if counts[Int(stem)] == 0 { order.append(stem) }
                counts[Int(stem)] += count
            }
        }
        let stems = order.filter { frequencies.contains(Int(counts[Int($0)])) }
        self.init(stems: stems, documentFrequencies: stems.map { counts[Int($0)] })
    }
}

/// The stems of consecutive items, in the order of first occurrence.
private struct StemOccurrences: Sendable {
    private(set) var order: [Int32] = []
    /// Items of the part that hold each stem of `order`.
    let frequencies: [Int32]
    /// One more than the largest stem.
    let stemCount: Int

    init(_ items: ItemStems, in range: Range<Int>) {
        let bounds = items.bounds
        let stems = items.stems[bounds[range.lowerBound]..<bounds[range.upperBound]]
        stemCount = Int((stems.max() ?? -1) + 1)
        var seen = [(lastItem: Int32, items: Int32)](repeating: (-1, 0), count: max(0, stemCount))
        for item in range {
            for stem in stems[bounds[item]..<bounds[item + 1]] where stem >= 0 && seen[Int(stem)].lastItem != item {
                if seen[Int(stem)].items == 0 { order.append(stem) }
                seen[Int(stem)] = (Int32(item), seen[Int(stem)].items + 1)
            }
        }
        frequencies = order.map { seen[Int($0)].items }
    }
}

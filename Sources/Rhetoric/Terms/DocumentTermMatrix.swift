// Counts of terms in items (statements or documents). Counts become weights, and weights a latent space; each is a
// type of its own, so that no step happens twice.

/// How often each term occurs in each item: items x terms.
public struct DocumentTermMatrix: Sendable {
    public let vocabulary: Vocabulary
    public let counts: SparseMatrix

    /// - Parameters:
    ///   - items: the stems of each item; see `Vocabulary`.
    ///   - minimumFrequency: terms in fewer items are left out.
    ///   - maximumShare: terms in more than this share of the items (0 to 1) are left out.
    ///
    /// Cost O(tokens) and O(tokens log) in the longest item.
    public init(items: [[Int32]], minimumFrequency: Int = 1, maximumShare: Double = 1) {
        let most = max(minimumFrequency, Int((Double(items.count) * maximumShare).rounded(.down)))
        vocabulary = Vocabulary(items: items, frequencies: minimumFrequency...most)
        var offsets: [Int64] = [0]
        var columns: [Int32] = []
        var values: [Double] = []
        for item in items {
            for (term, count) in vocabulary.counts(of: item) {
                columns.append(Int32(term))
                values.append(Double(count))
            }
            offsets.append(Int64(columns.count))
        }
        counts = SparseMatrix(
            rows: items.count, columns: vocabulary.count, offsets: offsets, columnIndices: columns, values: values)
    }
}

extension Vocabulary {
    /// The terms of an item with their counts, by term.
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
}

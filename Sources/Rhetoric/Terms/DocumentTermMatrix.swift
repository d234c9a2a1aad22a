// Counts of terms in items (statements or documents). Counts become weights, and weights a latent space; each is a
// type of its own, so that no step happens twice.

/// How often each term occurs in each item: items x terms.
public struct DocumentTermMatrix: Sendable {
    public let vocabulary: Vocabulary
    public internal(set) var counts: SparseMatrix

    /// - Parameters:
    ///   - minimumFrequency: terms in fewer items are left out.
    ///   - maximumShare: terms in more than this share of the items (0 to 1) are left out.
    ///
    /// The same at any number of workers. Cost O(words), and O(z log z) for the z terms of the longest item. Memory
    /// beyond the result: 12 bytes a stem and worker.
    public init(
        _ items: ItemStems, minimumFrequency: Int = 1, maximumShare: Double = 1, workers: Workers = .all
    ) {
        let most = max(minimumFrequency, Int((Double(items.count) * maximumShare).rounded(.down)))
        vocabulary = Vocabulary(items, frequencies: minimumFrequency...most, workers: workers)
        counts = SparseMatrix(counting: items, vocabulary, workers: workers)
    }

    init(vocabulary: Vocabulary, counts: SparseMatrix) {
        precondition(vocabulary.count == counts.columns)
        (self.vocabulary, self.counts) = (vocabulary, counts)
    }

    /// The same of items that have an array each.
    public init(items: [[Int32]], minimumFrequency: Int = 1, maximumShare: Double = 1) {
        self.init(ItemStems(items), minimumFrequency: minimumFrequency, maximumShare: maximumShare)
    }
}

extension SparseMatrix {
    /// Twice through the words: first for the number of entries, so that all are written where they stay.
    fileprivate init(counting items: ItemStems, _ vocabulary: Vocabulary, workers: Workers) {
        let cuts = items.parts
        let entryCounts = workers.map(parts: cuts.count) { part in
            var row = RowCounter(vocabulary)
            return cuts[part].map { row.entryCount(items[$0]) }
        }
        var offsets: [Int64] = [0]
        offsets.reserveCapacity(items.count + 1)
        for count in entryCounts.joined() { offsets.append(offsets[offsets.count - 1] + Int64(count)) }
        let entries = Int(offsets[items.count])
        var values: [Double] = []
        let columns = [Int32](unsafeUninitializedCapacity: entries) { columnBuffer, columnCount in
            values = [Double](unsafeUninitializedCapacity: entries) { valueBuffer, valueCount in
                let (columns, values) = (DisjointBuffer(columnBuffer), DisjointBuffer(valueBuffer))
                workers.run(parts: cuts.count) { [offsets] part in
                    var row = RowCounter(vocabulary)
                    for item in cuts[part] {
                        let start = Int(offsets[item])
                        row.write(items[item], columns.base + start, values.base + start)
                    }
                }
                (columnCount, valueCount) = (entries, entries)
            }
        }
        self.init(
            rows: items.count, columns: vocabulary.count, offsets: offsets, columnIndices: columns, values: values)
    }
}

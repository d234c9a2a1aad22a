// A document as passages are looked for in it: its sentences with their words counted, and which sentences hold a word.

/// The statements of one document, short ones joined to their neighbours.
struct ReuseSentences: Sendable {
    /// Sentences of fewer words tell nothing by themselves.
    private static let fewest = 3

    /// Tokens of each sentence, indices into the statement table; ascending.
    let ranges: [Range<Int>]
    /// Sentence i has the distinct stems `stems[starts[i]..<starts[i + 1]]`, ascending, each so often as `counts` says.
    let starts: [Int]
    let stems: [Int32]
    let counts: [Float]
    /// The distinct stems of the document, ascending; `holders[holderStarts[k]..<holderStarts[k + 1]]` are the sentences
    /// that have the k-th.
    let vocabulary: [Int32]
    let holderStarts: [Int]
    let holders: [Int32]

    var count: Int { ranges.count }
    /// All tokens of the document.
    var tokens: Range<Int> { (ranges.first?.lowerBound ?? 0)..<(ranges.last?.upperBound ?? 0) }

    /// - Parameter rows: of one document, neighbours in the table.
    init(_ table: StatementTable, rows: Range<Int>) {
        var ranges: [Range<Int>] = []
        for row in rows {
            let range = table.tokenRange(row)
            guard !range.isEmpty else { continue }
            if let last = ranges.last, min(last.count, range.count) < Self.fewest {
                ranges[ranges.count - 1] = last.lowerBound..<range.upperBound
            } else {
                ranges.append(range)
            }
        }
        self.ranges = ranges
        var (starts, stems, counts): ([Int], [Int32], [Float]) = ([0], [], [])
        for range in ranges {
            for stem in table.stems[range].sorted() {
                if stems.count > starts[starts.count - 1], stems[stems.count - 1] == stem {
                    counts[counts.count - 1] += 1
                } else {
                    stems.append(stem)
                    counts.append(1)
                }
            }
            starts.append(stems.count)
        }
        (self.starts, self.stems, self.counts) = (starts, stems, counts)
        let entries = ranges.indices.flatMap { sentence in
            stems[starts[sentence]..<starts[sentence + 1]].map { UInt64($0) << 32 | UInt64(sentence) }
        }.sorted()
        var (vocabulary, holderStarts): ([Int32], [Int]) = ([], [])
        for (place, entry) in entries.enumerated() where vocabulary.last != Int32(entry >> 32) {
            vocabulary.append(Int32(entry >> 32))
            holderStarts.append(place)
        }
        self.vocabulary = vocabulary
        self.holderStarts = holderStarts + [entries.count]
        holders = entries.map { Int32(truncatingIfNeeded: $0) }
    }

    /// Indices into `stems` and `counts`.
    func terms(of sentence: Int) -> Range<Int> { starts[sentence]..<starts[sentence + 1] }
}

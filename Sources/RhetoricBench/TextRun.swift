import Rhetoric

/// One count of somebody else's text, an item a line, timed: `rhetoric bench counts` and `rhetoric bench ngrams`.
public struct TextRun: Sendable {
    /// Words of the longest run that can be looked for.
    public static let longest = SharedNgrams.longest

    private let text: [UInt8]
    private let language: Language
    private let workers: Workers

    /// Reads the text.
    ///
    /// - Throws: `Problem` when the file is not there, empty or of 2 GiB or more.
    public init(text path: String, language: Language, workers: Workers) throws {
        let file = try BinaryFile(path: path)
        guard (1...Int(Int32.max)).contains(file.bytes.count) else {
            throw Problem(
                .badData, at: file.place, file.bytes.isEmpty ? "is empty" : "holds 2 GiB of text or more",
                wayOut: "give lines of text, less than 2 GiB")
        }
        text = file.bytes
        self.language = language
        self.workers = workers
    }

    /// From bytes in memory to the document-term matrix: words, forms, stems, terms and counts, stop words too.
    public func counts() -> JSONValue {
        var matrix: SparseMatrix?
        let seconds = Timing.seconds { matrix = DocumentTermMatrix(items().stems, workers: workers).counts }
        return .object([
            "type": .string("counts"), "seconds": .exact(seconds), "bytes": .integer(text.count),
            "items": .integer(matrix!.rows), "terms": .integer(matrix!.columns),
            "entries": .integer(matrix!.entryCount),
        ])
    }

    /// From bytes in memory to all pairs of lines that share a run of `length` stems, stop words too.
    public func ngrams(length: Int) -> JSONValue {
        var (lines, pairs, pairSeconds) = (0, 0, 0.0)
        let seconds = Timing.seconds {
            let stems = items().stems
            lines = stems.count
            pairSeconds = Timing.seconds {
                pairs =
                    SharedNgrams(words: stems.stems, bounds: stems.bounds, length: length, workers: workers)
                    .pairs(workers: workers).count
            }
        }
        return .object([
            "type": .string("ngrams"), "seconds": .exact(seconds), "pairSeconds": .exact(pairSeconds),
            "items": .integer(lines), "pairs": .integer(pairs),
        ])
    }

    private func items() -> LineItems {
        var items = LineItems(language: language)
        text.withUnsafeBytes { items.append(lines: $0, workers: workers) }
        return items
    }
}

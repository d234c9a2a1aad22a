// The statements of a corpus as rows: in the order of time, with their words as numbers. Everything that ranks
// statements reads this table; document-term matrices take its rows as theirs.

/// A statement by its place in a corpus.
public struct StatementReference: Sendable, Hashable, Comparable {
    /// Index into `Corpus.documents`.
    public let document: Int
    /// Index into `Document.statements`.
    public let statement: Int

    public init(document: Int, statement: Int) {
        self.document = document
        self.statement = statement
    }

    public static func < (a: StatementReference, b: StatementReference) -> Bool {
        (a.document, a.statement) < (b.document, b.statement)
    }
}

/// The ranked statements of a corpus, ordered by the last day their document may date from, then by document, then by
/// offset: what is surely earlier than a statement is a prefix of the table.
public struct StatementTable: Sendable {
    /// The statement of each row.
    public let rows: [StatementReference]
    /// The days of each row's document.
    let spans: [DocumentSpan]
    /// Tokens of all rows, one after the other.
    let tokens: [Token]
    /// Form and stem of each token.
    let forms: [Int32]
    let stems: [Int32]
    /// Row i's tokens are `bounds[i]..<bounds[i + 1]`.
    let bounds: [Int]
    public let lexicon: Lexicon

    /// - Parameters:
    ///   - spans: of each document of the corpus; documents with nil are left out.
    ///   - lexicon: numbers to go on from, so that two tables can share them.
    init(_ corpus: Corpus, spans documentSpans: [DocumentSpan?], lexicon: Lexicon = Lexicon()) {
        let order = corpus.documents.indices.filter { documentSpans[$0] != nil }.sorted {
            (documentSpans[$0]!.last, $0) < (documentSpans[$1]!.last, $1)
        }
        var rows: [StatementReference] = []
        for index in order { rows += corpus.documents[index].rankedStatements(at: index) }
        var lexicon = lexicon
        let words = lexicon.read(StatementTexts(corpus, rows), keepingPlaces: true, workers: .all)
        self.rows = rows
        spans = rows.map { documentSpans[$0.document]! }
        tokens = words.tokens
        bounds = words.bounds
        forms = tokens.map(\.form)
        stems = words.stems
        self.lexicon = lexicon
    }

    public var count: Int { rows.count }

    func tokenRange(_ row: Int) -> Range<Int> { bounds[row]..<bounds[row + 1] }

    /// The row that a token belongs to. Cost O(log rows).
    func row(ofToken token: Int) -> Int {
        var (low, high) = (0, count - 1)
        while low < high {
            let middle = (low + high + 1) / 2
            if bounds[middle] <= token { low = middle } else { high = middle - 1 }
        }
        return low
    }

    /// Where some tokens of one document stand in its text, from the first word to the end of the last.
    func bytes(of tokens: Range<Int>) -> Range<Int> {
        self.tokens[tokens.lowerBound].bytes.lowerBound..<self.tokens[tokens.upperBound - 1].bytes.upperBound
    }

    /// The rows as items; stop words that are skipped stay as words that do not count.
    func itemStems(skippingStopWords: Bool = false) -> ItemStems {
        guard skippingStopWords else { return ItemStems(stems, bounds: bounds) }
        return ItemStems(zip(forms, stems).map { lexicon.forms[Int($0)].isStopWord ? -1 : $1 }, bounds: bounds)
    }

    /// Stems of a row's words in order; with `skippingStopWords`, of those that are on no stop list.
    func stems(of row: Int, skippingStopWords: Bool = false) -> [Int32] {
        let range = tokenRange(row)
        guard skippingStopWords else { return Array(stems[range]) }
        return range.filter { !lexicon.forms[Int(tokens[$0].form)].isStopWord }.map { stems[$0] }
    }

    /// How many rows, from the first, are surely earlier than a span. Cost O(log rows).
    func countEarlier(than span: DocumentSpan) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if spans[middle].isEarlier(than: span) { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// First row of the document that a row belongs to.
    func firstRow(ofDocumentAt row: Int) -> Int {
        var first = row
        while first > 0, rows[first - 1].document == rows[row].document { first -= 1 }
        return first
    }
}

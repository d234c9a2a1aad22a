// The passages that documents share, told: as text with a redline, as records, as rows of a table.

/// Passages of one or more pairs of documents.
public struct PassageReport: Sendable {
    private let corpus: Corpus
    private let table: StatementTable
    private let lexicons: [Language: DriftLexicon]
    private var passages: [Passage] = []

    /// Of no passage yet; see `of`. Cost O(words of the corpus).
    public init(_ finder: PassageFinder) {
        corpus = finder.corpus
        table = finder.table
        lexicons = table.driftLexicons(of: corpus)
    }

    /// The report of some passages of the finder's.
    public func of(_ passages: [Passage]) -> PassageReport {
        var report = self
        report.passages = passages
        return report
    }

    public var count: Int { passages.count }

    public func records(workers: Workers = .all) -> [JSONValue] {
        workers.map(parts: passages.count) { record(of: passages[$0]) }
    }

    private func record(of passage: Passage) -> JSONValue {
        .object([
            "type": .string("passage"), "score": .number(passage.coverage), "band": .string(passage.band.rawValue),
            "later": json(passage.later), "earlier": json(passage.earlier),
            "evidence": .object([
                "coverage": .number(passage.coverage), "verbatim": .number(passage.verbatim),
                "longestRun": .integer(passage.longestRun),
            ]),
            "drift": .array(drift(of: passage).map(\.json)),
        ])
    }

    private func json(_ side: PassageSide) -> JSONValue {
        let last = corpus.documents[side.last.document].statements[side.last.statement].id
        return citation(side).json.adding("lastStatement", .string(last))
    }

    private func citation(_ side: PassageSide) -> Citation { Citation(corpus, side.first, bytes: side.bytes) }

    private func drift(of passage: Passage) -> [DriftRecord] {
        let languages = [passage.earlier, passage.later].map { corpus.documents[$0.first.document].language }
        return table.drift(
            earlier: passage.earlier.tokens, within: passage.earlier.tokens, later: passage.later.tokens,
            within: passage.later.tokens, in: corpus, information: nil,
            lexicon: languages[0] == languages[1] ? lexicons[languages[0]] : nil)
    }

    public func tableRows(_ form: DelimitedText) -> String {
        passages.map { passage in
            form.row(
                ["passage", Decimals.fixed(passage.coverage, digits: 6), passage.band.rawValue]
                    + citation(passage.later).fields + citation(passage.earlier).fields) + "\n"
        }.joined()
    }

    public func text(_ style: TextStyle) -> String {
        passages.flatMap { lines(of: $0, style) }.map { $0 + "\n" }.joined()
    }

    private func lines(of passage: Passage, _ style: TextStyle) -> [String] {
        let score = Decimals.fixed(passage.coverage, digits: 2)
        let head =
            "\(style.paint(passage.band.rawValue, .bold)) \(score)  \(name(passage.later)) <- \(name(passage.earlier))"
        let redline = table.redline(earlier: passage.earlier.tokens, later: passage.later.tokens, in: corpus)
        let words = redline.map(style.redline) ?? style.words(citation(passage.later).text.onOneLine, nil)
        return [head] + style.wrapped(words, indent: "    ")
    }

    /// "merania-june s3-s7".
    private func name(_ side: PassageSide) -> String {
        let document = corpus.documents[side.first.document]
        let ids = [side.first, side.last].map { document.statements[$0.statement].id }
        return "\(document.id.onOneLine) \(ids[0] == ids[1] ? ids[0] : "\(ids[0])-\(ids[1])")"
    }
}

extension Passage {
    /// Most of it word for word, most of its words, or less.
    var band: Band {
        if verbatim >= 0.95, coverage >= 0.95 { return .verbatim }
        return verbatim >= 0.5 || coverage >= 0.75 ? .close : .reworded
    }
}

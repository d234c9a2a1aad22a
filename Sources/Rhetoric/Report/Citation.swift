// A statement as it is cited: the document, the place in the raw file, the exact words and the hash of the source.

/// One side of a record: a range of a document's text with everything that a reader needs to find it again.
public struct Citation: Sendable {
    public let document: Document
    public let statement: Statement
    /// The bytes of `document.text.utf8` that are cited.
    public let bytes: Range<Int>

    /// Cites a whole statement, or a stretch of it.
    public init(_ corpus: Corpus, _ reference: StatementReference, bytes: Range<Int>? = nil) {
        document = corpus.documents[reference.document]
        statement = document.statements[reference.statement]
        self.bytes = bytes ?? statement.bytes
    }

    public var text: String { document.text[bytes] }
    public var date: String? { document.date?.description }

    /// Whoever says it: the speaker the text names, else the one of the whole document.
    public var speaker: String? { statement.attribution?.speaker ?? document.speaker }

    /// "document#statement".
    public var name: String { "\(document.id)#\(statement.id)" }

    /// The SIDE of docs/formats.md.
    public var json: JSONValue {
        let scalars = document.text.rawScalars(of: bytes)
        let raw = document.text.rawBytes(of: bytes)
        return .object([
            "document": .string(document.id), "statement": .string(statement.id), "date": .optional(date),
            "speaker": .optional(speaker), "start": .integer(scalars.lowerBound), "end": .integer(scalars.upperBound),
            "bytes": .array([.integer(raw.lowerBound), .integer(raw.upperBound)]), "text": .string(text),
            "sha256": .string(document.sha256),
        ])
    }

    /// Column names of `fields`, each behind a prefix.
    static func columns(_ prefix: String) -> [String] {
        ["document", "statement", "date", "speaker", "start", "end", "text"].map { "\(prefix)_\($0)" }
    }

    var fields: [String] {
        let scalars = document.text.rawScalars(of: bytes)
        return [
            document.id, statement.id, date ?? "", speaker ?? "", String(scalars.lowerBound),
            String(scalars.upperBound),
            text,
        ]
    }

    /// "2024-05-08 valdoria-briefing s10, Lin Torvald": what stands above a quotation in text output.
    func heading(_ style: TextStyle) -> String {
        let who = speaker.map { ", \($0)" } ?? ""
        return style.paint(date ?? "undated", .bold) + "  " + "\(document.id) \(statement.id)\(who)".onOneLine
    }
}

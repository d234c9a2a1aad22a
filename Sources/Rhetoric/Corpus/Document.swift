// A document: one source text with its date, its statements and where all of it came from.

/// A part of the raw file that is not in the text that is analysed, though a reader of the page or file sees it.
/// Markup, scripts and style sheets are no such parts.
public struct RemovedStretch: Sendable, Equatable {
    /// Raw scalars and raw bytes, as in `SourceText`.
    public let scalars: Range<Int>
    public let bytes: Range<Int>
    /// Its words, white space collapsed.
    public let text: String
    /// What it is: "menu", "form", "front matter", ...
    public let reason: String

    public init(scalars: Range<Int>, bytes: Range<Int>, text: String, reason: String) {
        self.scalars = scalars
        self.bytes = bytes
        self.text = text
        self.reason = reason
    }
}

public struct Document: Sendable {
    /// The table's `id`, or the file's name without its ending.
    public internal(set) var id: String
    /// The file as the user named it, with the row where it is a table: "speeches.csv:12". For messages and citations.
    public let place: String
    public let text: SourceText
    /// SHA-256 of the raw source (the file's bytes, or those of the table's `text` field), in lower-case hexadecimal.
    public let sha256: String
    public var title: String?
    /// Nil when nothing tells it.
    public var date: DateEstimate?
    /// Of the whole document, where the table or the page gives one.
    public var speaker: String?
    /// Who published it: the table's `source` column, or the page's site name.
    public var source: String?
    public var language: Language
    /// All other columns of the table.
    public var fields: [String: String]
    public var statements: [Statement]
    /// In the order of the file.
    public var removed: [RemovedStretch]

    public init(
        id: String, place: String, text: SourceText, sha256: String, title: String? = nil, date: DateEstimate? = nil,
        speaker: String? = nil, source: String? = nil, language: Language = .english, fields: [String: String] = [:],
        statements: [Statement] = [], removed: [RemovedStretch] = []
    ) {
        self.id = id
        self.place = place
        self.text = text
        self.sha256 = sha256
        self.title = title
        self.date = date
        self.speaker = speaker
        self.source = source
        self.language = language
        self.fields = fields
        self.statements = statements
        self.removed = removed
    }
}

extension Document {
    /// The title that the table or page gives, else the headline of the text.
    public var heading: String? {
        title ?? statements.first { $0.kind == .headline }.map { text[$0.bytes] }
    }
}

/// Documents in the order they were read, with what went wrong on the way.
public struct Corpus: Sendable {
    public var documents: [Document]
    /// Faults of single files and rows; the others were read.
    public var problems: [Problem]

    public init(documents: [Document], problems: [Problem] = []) {
        self.documents = documents
        self.problems = problems
    }
}

// A document or statement as it is cited in print: the Chicago Manual of Style's notes, or an entry of BibTeX.

public enum ReferenceStyle: String, Sendable, CaseIterable {
    case chicago, bibtex
}

public struct Reference: Sendable {
    private let document: Document
    /// Nil for the whole document.
    private let citation: Citation?

    /// - Parameter item: a document's id, or `document#statement`.
    /// - Throws: usage where the corpus has no such item.
    public init(_ item: String, in corpus: Corpus) throws(Problem) {
        if let document = corpus.documents.last(where: { $0.id == item }) {
            (self.document, citation) = (document, nil)
            return
        }
        guard let name = StatementName(item),
            let index = corpus.documents.lastIndex(where: { $0.id == name.document })
        else {
            throw Problem(
                .usage, at: item, "the corpus has no document of this id",
                wayOut: "rhetoric export CORPUS --format csv lists the ids")
        }
        let document = corpus.documents[index]
        guard let statement = document.statements.firstIndex(where: { $0.id == name.statement }) else {
            throw Problem(
                .usage, at: item,
                "the document has no statement \"\(name.statement)\", only \(document.statements.count)",
                wayOut: "rhetoric export CORPUS --statements lists them")
        }
        self.document = document
        citation = Citation(corpus, StatementReference(document: index, statement: statement))
    }

    package init(_ corpus: Corpus, _ reference: StatementReference) {
        document = corpus.documents[reference.document]
        citation = Citation(corpus, reference)
    }

    public func text(_ style: ReferenceStyle) -> String { style == .chicago ? chicago + "\n" : bibtex }

    public var record: JSONValue {
        .object([
            "type": .string("citation"), "document": .string(document.id),
            "statement": .optional(citation?.statement.id), "chicago": .string(chicago),
            "bibtex": .string(bibtex), "cited": citation?.json ?? .null,
        ])
    }

    private var title: String { document.heading ?? document.id }
    /// Within quotation marks others are single.
    private var quotedTitle: String {
        var isWithin = false
        return String(
            title.map { character in
                switch character {
                case "“": return "‘"
                case "”": return "’"
                case "\"":
                    isWithin.toggle()
                    return isWithin ? "‘" : "’"
                default: return character
                }
            })
    }
    /// Where a reader finds it: the address that the table gives, else the file.
    private var whereabouts: String { document.fields["url"] ?? document.place }

    /// Whoever says the words, when that is not the document as a whole.
    private var quoted: String? {
        citation?.statement.attribution?.speaker.flatMap { $0 == document.speaker ? nil : $0 }
    }

    private var chicago: String {
        let author = document.speaker ?? document.source
        let head = [quoted.map { "\($0), quoted in " } ?? "", author.map { "\($0), " } ?? "", "“\(quotedTitle),”"]
            .joined()
        let source = document.speaker == nil ? nil : document.source
        let tail = [source, document.date.map(Self.written) ?? "undated", place].compactMap(\.self)
        return "\(head) \(tail.joined(separator: ", ")).".onOneLine
    }

    /// Where the words stand, and by what they are known again.
    private var place: String {
        let hash = "SHA-256 \(document.sha256)"
        guard let citation else { return "\(whereabouts) (\(hash))" }
        let raw = document.text.rawScalars(of: citation.bytes)
        return "\(whereabouts), \(citation.statement.id), characters \(raw.lowerBound)–\(raw.upperBound) (\(hash))"
    }

    private var bibtex: String {
        // Letters of every script, and of the hash what tells two ids apart whose other signs are gone.
        let name = citation.map(\.name) ?? document.id
        let key =
            name.unicodeScalars.map { scalar in
                scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) ? String(scalar) : "-"
            }.joined() + "-" + document.sha256.prefix(6)
        var fields = [("title", title), ("date", document.date?.description ?? "")]
        if let author = document.speaker ?? document.source { fields.insert(("author", author), at: 0) }
        if let source = document.source { fields.append(("organization", source)) }
        if let date = document.date, date.certainty != .stated {
            fields.append(("addendum", "Date \(date.certainty.rawValue)"))
        }
        if let url = document.fields["url"] { fields.append(("url", url)) }
        fields.append(("note", (quoted.map { "\($0): " } ?? "") + place))
        // Twice in braces, a title keeps its capitals; a date is read by the program.
        let lines = fields.filter { !$0.1.isEmpty }.map { name, value in
            let told = Self.escaped(value.onOneLine)
            return "  \(name) = " + (["date", "url"].contains(name) ? "{\(told)}" : "{{\(told)}}")
        }
        return "@misc{\(key),\n\(lines.joined(separator: ",\n"))\n}\n"
    }

    /// "May 8, 2024", "May 2024", "2024", "between May 1, 2024, and May 16, 2024"; in brackets where no source states it.
    private static func written(_ date: DateEstimate) -> String {
        let parts = date.description.split(separator: "-")
        let told: String
        if date.description.contains("/") {
            told = "between \(written(date.first)), and \(written(date.last))"
        } else if parts.count == 3 {
            told = written(date.first)
        } else if parts.count == 2, let month = Int(parts[1]) {
            told = "\(months[month - 1]) \(parts[0])"
        } else {
            told = date.description
        }
        return date.certainty == .stated ? told : "[\(told)]"
    }

    private static func written(_ day: CalendarDay) -> String {
        let (year, month, day) = day.components
        return "\(months[month - 1]) \(day), \(year)"
    }

    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]

    /// What TeX would take for a command.
    private static func escaped(_ text: String) -> String {
        text.map { character in
            switch character {
            case "\\": "\\textbackslash{}"
            case "{", "}", "#", "$", "%", "&", "_": "\\\(character)"
            case "~": "\\textasciitilde{}"
            case "^": "\\textasciicircum{}"
            default: String(character)
            }
        }.joined()
    }
}

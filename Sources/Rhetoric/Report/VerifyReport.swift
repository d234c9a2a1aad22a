// What became of the citations that were checked, told.

public struct VerifyReport: Sendable {
    private let path: String
    private let checked: [(citation: CitedPlace, finding: CitationCheck.Finding)]

    public init(_ results: ResultsFile, _ check: CitationCheck) {
        path = results.path
        checked = results.citations.map { ($0, check.finding(for: $0)) }
    }

    /// Whether every citation is proved.
    public var isProved: Bool { checked.allSatisfy { $0.finding == .proved } }

    public var records: [JSONValue] {
        checked.map { citation, finding in
            .object([
                "type": .string("check"), "line": .integer(citation.line), "document": .string(citation.document),
                "statement": .optional(citation.statement), "start": .integer(citation.start),
                "end": .integer(citation.end), "finding": .string(Self.name(of: finding)),
                "found": .optional(Self.found(finding)),
            ])
        }
    }

    public func table(_ form: DelimitedText) -> String {
        let rows = checked.map { citation, finding in
            [
                String(citation.line), citation.document, citation.statement ?? "", String(citation.start),
                String(citation.end), Self.name(of: finding), Self.found(finding) ?? "",
            ]
        }
        let head = ["line", "document", "statement", "start", "end", "finding", "found"]
        return ([head] + rows).map { form.row($0) + "\n" }.joined()
    }

    public func text(_ style: TextStyle) -> String {
        let wrong = checked.filter { $0.finding != .proved }
        var lines: [String] = []
        for (citation, finding) in wrong {
            lines.append(
                style.paint("\(path):\(citation.line)", .bold)
                    + "  "
                    + "\(citation.document) \(citation.statement ?? "") \(citation.start)-\(citation.end)".onOneLine)
            lines += style.wrapped(style.words(Self.told(finding, citation).onOneLine, nil), indent: "    ")
        }
        let proved = checked.count - wrong.count
        let documents = Set(checked.map(\.citation.document)).count
        lines.append(
            "\(path): \(Decimals.grouped(proved)) of \(Decimals.grouped(checked.count)) "
                + "\(checked.count == 1 ? "citation" : "citations") proved, of "
                + counted(documents, "document"))
        return lines.map { $0 + "\n" }.joined()
    }

    private static func name(of finding: CitationCheck.Finding) -> String {
        switch finding {
        case .proved: "proved"
        case .missing: "missing"
        case .changed: "changed"
        case .otherWords: "other words"
        case .otherStatement: "other statement"
        case .otherSpeaker: "other speaker"
        case .otherDate: "other date"
        }
    }

    private static func found(_ finding: CitationCheck.Finding) -> String? {
        switch finding {
        case .proved, .missing: nil
        case .changed(let sha256): sha256
        case .otherWords(let words): words
        case .otherStatement(let statements): statements
        case .otherSpeaker(let speaker): speaker
        case .otherDate(let date): date
        }
    }

    private static func told(_ finding: CitationCheck.Finding, _ citation: CitedPlace) -> String {
        switch finding {
        case .proved: "proved"
        case .missing: "no document of this id is in the corpus"
        case .changed(let sha256): "the document has changed since: its SHA-256 is now \(sha256)"
        case .otherWords(nil): "the source ends before this place"
        case .otherWords(let words?): "cited: “\(citation.text)”; the source has: “\(words)”"
        case .otherStatement(let statements):
            "the words are there, in \(statements.isEmpty ? "no statement" : statements)"
        case .otherSpeaker(let speaker):
            "the words are there; the results name \(citation.speaker.flatMap { $0.isEmpty ? nil : $0 } ?? "nobody"), the source "
                + (speaker ?? "nobody")
        case .otherDate(let date):
            "the words are there; the results say \(citation.date ?? "undated"), the corpus \(date ?? "undated")"
        }
    }
}

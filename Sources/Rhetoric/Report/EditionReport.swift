// A corpus as TEI P5: one document an edition, its statements as `s` elements in blocks, with who says each. For whoever
// goes on with it in tools of the digital humanities.

public enum EditionReport {
    /// Hands out a teiCorpus, document after document.
    public static func write(_ corpus: Corpus, to sink: (String) throws -> Void) rethrows {
        try sink(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <teiCorpus xmlns="http://www.tei-c.org/ns/1.0">
            <teiHeader><fileDesc><titleStmt><title>\(corpus.documents.count) documents</title></titleStmt>\
            <publicationStmt><p>Exported by rhetoric</p></publicationStmt>\
            <sourceDesc><p>See each document</p></sourceDesc></fileDesc></teiHeader>

            """)
        for document in corpus.documents { try sink(edition(of: document)) }
        try sink("</teiCorpus>\n")
    }

    private static func edition(of document: Document) -> String {
        var lines = ["<TEI xml:lang=\"\(escaped(document.language.code))\" n=\"\(escaped(document.id))\">"]
        let speakers = document.statements.compactMap { $0.attribution?.speaker ?? document.speaker }
        var persons: [String: String] = [:]
        for speaker in speakers where persons[speaker] == nil { persons[speaker] = "person\(persons.count + 1)" }
        lines += header(of: document, persons)
        lines.append("<text><body>")
        for statement in document.statements { lines.append(block(of: statement, document, persons)) }
        lines.append("</body></text></TEI>\n")
        return lines.joined(separator: "\n")
    }

    private static func header(of document: Document, _ persons: [String: String]) -> [String] {
        let author = document.speaker.map { "<author>\(escaped($0))</author>" } ?? ""
        let publisher = document.source.map { "<publisher>\(escaped($0))</publisher>" } ?? ""
        let date = document.date.map { "<date \(days(of: $0))>\($0)</date>" } ?? ""
        let list = persons.sorted { $0.value < $1.value }.map { name, id in
            "<person xml:id=\"\(id)\"><persName>\(escaped(name))</persName></person>"
        }.joined()
        let profile =
            list.isEmpty ? "" : "<profileDesc><particDesc><listPerson>\(list)</listPerson></particDesc></profileDesc>"
        return [
            "<teiHeader><fileDesc><titleStmt><title>\(escaped(document.heading ?? document.id))</title>\(author)</titleStmt>",
            "<publicationStmt><p>Exported by rhetoric</p></publicationStmt>",
            "<sourceDesc><bibl>\(publisher)\(date)<idno type=\"sha256\">\(document.sha256)</idno>"
                + "<ref>\(escaped(document.place))</ref></bibl></sourceDesc></fileDesc>\(profile)</teiHeader>",
        ]
    }

    /// The attributes of a date: a day, or the first and the last that it may be.
    private static func days(of date: DateEstimate) -> String {
        let certainty =
            " cert=\"\(date.certainty == .stated ? "high" : date.certainty == .derived ? "medium" : "low")\""
        return
            (date.first == date.last
            ? "when=\"\(date.first)\"" : "notBefore=\"\(date.first)\" notAfter=\"\(date.last)\"") + certainty
    }

    private static func block(of statement: Statement, _ document: Document, _ persons: [String: String]) -> String {
        let raw = document.text.rawScalars(of: statement.bytes)
        let tag = statement.kind == .heading || statement.kind == .headline ? "heading" : statement.kind.rawValue
        let who = (statement.attribution?.speaker ?? document.speaker).flatMap { persons[$0] }
        let words =
            "<seg n=\"\(statement.id)\" type=\"\(tag)\" corresp=\"#char=\(raw.lowerBound),\(raw.upperBound)\">"
            + escaped(document.text[statement.bytes]) + "</seg>"
        return who.map { "<u who=\"#\($0)\">\(words)</u>" } ?? "<ab>\(words)</ab>"
    }

    /// Characters that XML 1.0 has no place for become U+FFFD.
    private static func escaped(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result.append(contentsOf: "&amp;".unicodeScalars)
            case "<": result.append(contentsOf: "&lt;".unicodeScalars)
            case ">": result.append(contentsOf: "&gt;".unicodeScalars)
            case "\"": result.append(contentsOf: "&quot;".unicodeScalars)
            case "\t", "\n", "\r": result.append(scalar)
            case _ where scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF:
                result.append("\u{FFFD}")
            default: result.append(scalar)
            }
        }
        return String(result)
    }
}

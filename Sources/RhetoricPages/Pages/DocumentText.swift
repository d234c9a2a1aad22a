// The text of a document with its statements marked, in paragraphs as the text has them.

import Rhetoric

struct DocumentText {
    let source: any RepeatSource
    let document: Int

    private var told: Document { source.corpus.documents[document] }
    private var statements: StatementMarkup { StatementMarkup(source: source) }

    /// The uses of a paragraph's statements stand behind it.
    var html: HTML {
        var html = HTML()
        var paragraph: [HTML] = []
        var uses: [HTML] = []
        var end: Int?
        func close() {
            if !paragraph.isEmpty { html += "<p dir=\"auto\">\(paragraph.joined(" "))</p>\(uses)" }
            (paragraph, uses) = ([], [])
        }
        for (place, statement) in told.statements.enumerated() {
            let reference = StatementReference(document: document, statement: place)
            if let end, startsParagraph(statement, after: end) { close() }
            end = statement.bytes.upperBound
            if statement.isTitle {
                close()
                html += "<h3 dir=\"auto\">\(span(reference, statement))</h3>\(statements.uses(reference))"
            } else {
                paragraph.append(span(reference, statement))
                statements.uses(reference).map { uses.append($0) }
            }
        }
        close()
        return html
    }

    private func startsParagraph(_ statement: Statement, after end: Int) -> Bool {
        if statement.kind != .statement { return true }
        guard statement.bytes.lowerBound > end else { return false }
        return told.text[end..<statement.bytes.lowerBound].contains(where: \.isNewline)
    }

    private func span(_ reference: StatementReference, _ statement: Statement) -> HTML {
        let anchor = Anchors.statement(reference)
        guard statement.kind.isRanked else {
            return """
                <span class="left-out" id="\(anchor)" title="\("Not ranked: " + (statement.removal ?? statement.kind.rawValue))">\
                \(told.text[statement.bytes])</span>
                """
        }
        let band = source.repeats(of: reference).first?.band ?? .new
        let isLinked = band != .new || !source.laterUses(of: reference).isEmpty
        let number: HTML =
            source.reach == .server
            ? "<a class=\"n\" href=\"\(ServedAddress.uses(told.id, statement.id))\" aria-label=\"\("Uses of " + statement.id)\">\(statement.id)</a>"
            : isLinked
                ? "<a class=\"n\" href=\"#u-\(anchor)\" aria-label=\"\("Uses of " + statement.id)\">\(statement.id)</a>"
                : "<span class=\"n\">\(statement.id)</span>"
        return "<span class=\"st \(band.rawValue)\" id=\"\(anchor)\">\(statements.words(reference))</span>\(number)"
    }
}

extension Statement {
    fileprivate var isTitle: Bool { kind == .heading || kind == .headline }
}

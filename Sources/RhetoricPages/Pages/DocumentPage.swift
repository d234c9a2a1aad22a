// One document: what it repeats and from where, what it adds, what it leaves out, and its text with all of that marked.

import Rhetoric

struct DocumentPage {
    let findings: CorpusFindings
    let document: Int
    let account: DocumentFindings

    /// Statements or formulations of a list that are told.
    private static let mostTold = 8
    private static let mostSources = 6

    init(_ findings: CorpusFindings, _ document: Int) {
        (self.findings, self.document) = (findings, document)
        account = DocumentFindings(findings, document)
    }

    private var corpus: Corpus { findings.corpus }
    private var statements: StatementMarkup { StatementMarkup(source: findings) }
    private var told: Document { corpus.documents[document] }

    var html: HTML {
        """
        <section class="page document" id="\(Anchors.document(document))" data-title="\(told.heading ?? told.id)">\
        <header><h2 dir="auto">\(told.heading?.onOneLine ?? told.id)</h2>\(Self.particulars(told))\(Self.bar(account))</header>\
        <div class="account" role="group" aria-label="In short">\(summary)</div>\
        <div class="text" lang="\(told.language.code)">\(DocumentText(source: findings, document: document).html)</div></section>
        """
    }

    /// Date, name, who and where from.
    static func particulars(_ document: Document) -> HTML {
        let date = document.date
        let sure = date.map { $0.certainty == .stated ? "" : " (\($0.certainty.rawValue))" } ?? ""
        var parts: [HTML] = ["<time>\(date?.description ?? "undated")</time>\(sure)", "<bdi>\(document.id)</bdi>"]
        for part in [document.speaker, document.source] { part.map { parts.append("<bdi>\($0.onOneLine)</bdi>") } }
        return "<p class=\"particulars\">\(parts.joined(" · "))</p>"
    }

    /// The shares of a document as one bar, told in words too.
    static func bar(_ account: DocumentFindings) -> HTML {
        guard account.isTraced else {
            return "<p class=\"none\">Nothing tells its date, so nothing is earlier than it: it was not traced.</p>"
        }
        guard account.total > 0 else { return "<p class=\"none\">No statement of it is ranked.</p>" }
        return "\(pieces(account))<p class=\"shares\">\(shares(account))</p>"
    }

    private static func shares(_ account: DocumentFindings) -> String {
        "\(account.repeated) of \(counted(account.total, "statement")) repeat earlier ones: \(words(account))"
    }

    private static func words(_ account: DocumentFindings) -> String {
        account.counts.filter { $0.statements > 0 }.map { "\($0.statements) \($0.band.rawValue)" }
            .joined(separator: ", ")
    }

    /// The bar alone.
    static func pieces(_ account: DocumentFindings) -> HTML {
        let pieces = account.counts.filter { $0.statements > 0 }.map { band, count in
            """
            <span class="piece \(band.rawValue)" style="flex-grow:\(count)" title="\(count) \(band.rawValue): \(band.meaning)">\
            </span>
            """ as HTML
        }
        return """
            <div class="bar" role="img" aria-label="\("Statements by their best repeat: " + words(account))">\(pieces)</div>
            """
    }

    /// What the overview has of it: its shares, and what became of the earlier words.
    var overview: HTML { "\(Self.bar(account))\(summary)" }

    // MARK: - In short

    private var summary: HTML {
        [sources, repeated, extended, added, dropped, revived].compactMap(\.self).joined()
    }

    private var sources: HTML? {
        guard !account.sources.isEmpty else {
            return account.isTraced ? "<p>It repeats no earlier statement of this corpus.</p>" : nil
        }
        let items = account.sources.prefix(Self.mostSources).map { source, count, speakers in
            """
            <li>\(PageParts.link(toDocument: source, corpus)): \(counted(count, "statement"))\(said(by: speakers)) \
            <span class="needs-script">(<a href="#compare/\(Anchors.document(source))/\(Anchors.document(document))">compare</a>)</span></li>
            """ as HTML
        }
        let more = account.sources.count - items.count
        let rest: HTML? = more > 0 ? "<li>and \(counted(more, "document")) more</li>" : nil
        return "<h3>Its sources in this corpus</h3><ul>\(items)\(rest)</ul>"
    }

    private func said(by speakers: [String]) -> HTML? {
        guard !speakers.isEmpty else { return nil }
        let names = speakers.prefix(Self.mostSpeakers).map { "<bdi>\($0.onOneLine)</bdi>" as HTML }
        return ", said by \(names.joined(", "))\(speakers.count > names.count ? " and others" : "")"
    }

    private static let mostSpeakers = 3

    private var repeated: HTML? {
        list("It repeats", account.repeats) { repeated in
            "<li>\(quoted(repeated.later)) \(StatementMarkup.badge(repeated)) of \(statements.link(repeated.earlier))</li>"
        }
    }

    private var added: HTML? {
        list("It adds", account.added) { "<li>\(quoted($0))</li>" }
    }

    private var extended: HTML? {
        list("It repeats and extends", account.extended) { statement, new in
            "<li>\(quoted(statement)) <span class=\"score\">\(Decimals.percent(new)) new</span></li>"
        }
    }

    private var dropped: HTML? {
        list("Formulations used before and not here", account.dropped) { formulation in
            let last =
                formulation.occurrences.last { findings.isEarlier($0.statement.document, than: document) }
                ?? formulation.occurrences[0]
            return
                "<li>\(findings.formulations.link(formulation)), last used before: \(statements.link(last.statement))</li>"
        }
    }

    private var revived: HTML? {
        list("Formulations it brings back", account.revived) { formulation, silent in
            "<li>\(findings.formulations.link(formulation)), after \(counted(silent, "document")) without it</li>"
        }
    }

    /// A heading with the first of a list, and how many there are in all.
    private func list<Item>(_ title: String, _ items: [Item], _ told: (Item) -> HTML) -> HTML? {
        guard !items.isEmpty else { return nil }
        let more = items.count - Self.mostTold
        let rest: HTML? = more > 0 ? "<li class=\"more\">and \(more) more</li>" : nil
        return "<h3>\(title) <small>\(items.count)</small></h3><ul>\(items.prefix(Self.mostTold).map(told))\(rest)</ul>"
    }

    private func quoted(_ reference: StatementReference) -> HTML {
        let citation = Citation(corpus, reference)
        return """
            <a href="#\(Anchors.statement(reference))">\(citation.statement.id)</a> <q dir="auto">\(citation.text.onOneLine.cut(to: 180))</q>
            """
    }
}

// Two documents as one page: side by side, as a redline, and what was repeated, added and dropped.

import Rhetoric

/// `compare --html`.
public struct ComparisonPage: Sendable {
    private let source: ComparedRepeats

    public init(_ comparison: DocumentComparison) { source = ComparedRepeats(comparison) }

    private var corpus: Corpus { source.corpus }
    private var markup: StatementMarkup { StatementMarkup(source: source) }

    private static let pages: [PageFrame.Entry] = [
        ("#findings", "Findings", false), ("#compare", "Side by side", true), ("#redline", "Redline", false),
        ("#d1", "Earlier", false), ("#d2", "Later", false),
    ]

    public func write(_ write: (String) throws -> Void) throws { try self.write(.inside, write) }

    func write(_ delivery: PageFrame.Delivery, _ write: (String) throws -> Void) rethrows {
        let names = corpus.documents.map { ($0.heading ?? $0.id).onOneLine.cut(to: 90) }
        let frame = PageFrame(title: "\(names[0]) / \(names[1])", pages: Self.pages, delivery: delivery)
        try write(frame.head.source)
        try write(findings.source)
        try write(PageFrame.compare.source)
        try write(redline.source)
        for document in corpus.documents.indices { try write(text(document).source) }
        try write(frame.foot(PageData(corpus, order: [0, 1], repeats: source.all)))
    }

    private var findings: HTML {
        let bands = Band.allCases.compactMap { band -> String? in
            let count = source.all.count { $0.band == band }
            return count > 0 ? "\(count) \(band.rawValue)" : nil
        }
        let detail = bands.isEmpty ? "" : " (\(bands.joined(separator: ", ")))"
        return """
            <section class="page" id="findings" data-title="Findings"><h2>What the later document made of the earlier</h2>\
            <p class="lead">\(PageParts.link(toDocument: 0, corpus)), then \(PageParts.link(toDocument: 1, corpus)): \
            \(source.all.count) repeated\(detail), \(source.added.count) new, \(source.dropped.count) dropped statements.</p>\
            \(list("New", source.added))\(list("Dropped", source.dropped))</section>
            """
    }

    private func list(_ title: String, _ statements: [StatementReference]) -> HTML? {
        guard !statements.isEmpty else { return nil }
        let items = statements.map { statement in
            "<li>\(markup.link(statement)) <q dir=\"auto\">\(Citation(corpus, statement).text.onOneLine)</q></li>"
                as HTML
        }
        return "<h3>\(title) <small>\(statements.count)</small></h3><ul>\(items)</ul>"
    }

    private var redline: HTML {
        let entries = source.comparison.redlineEntries.map { entry -> HTML in
            switch entry {
            case .words(let pieces): "<p dir=\"auto\">\(StatementMarkup.redline(pieces))</p>"
            case .moved(let target): "<p class=\"moved\">moved: now \(markup.link(target))</p>"
            }
        }
        return """
            <section class="page" id="redline" data-title="Redline"><h2>Redline</h2><div class="text redline">\(entries)</div></section>
            """
    }

    private func text(_ document: Int) -> HTML {
        let told = corpus.documents[document]
        return """
            <section class="page document" id="\(Anchors.document(document))" data-title="\(told.heading ?? told.id)">\
            <header><h2 dir="auto">\(told.heading?.onOneLine ?? told.id)</h2>\(DocumentPage.particulars(told))</header>\
            <div class="text" lang="\(told.language.code)">\(DocumentText(source: source, document: document).html)</div></section>
            """
    }
}

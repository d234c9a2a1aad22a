// The whole report as one page that asks nothing of any network: data, styles and script are inside.

import CPages
import Rhetoric

/// `report.html`.
public struct ReportPage: Sendable {
    private let findings: CorpusFindings

    public init(_ findings: CorpusFindings) { self.findings = findings }

    /// The pages a reader can go to, in their order.
    static let pages: [(id: String, name: HTML)] = [
        ("overview", "Overview"), ("documents", "Documents"), ("compare", "Compare"), ("formulations", "Formulations"),
        ("clusters", "Clusters"), ("matrix", "Who repeats whom"), ("method", "Method"),
    ]

    /// In pieces, so that a long report need not be held twice.
    public func write(_ write: (String) throws -> Void) throws {
        let documents = findings.corpus.documents.indices
        try write(head.source)
        let pages = documents.map { DocumentPage(findings, $0) }
        try write(OverviewPage(findings: findings, accounts: pages.map(\.account)).html.source)
        try write(contents.source)
        for document in findings.order { try write(pages[document].html.source) }
        try write(Self.compare.source)
        try write(FormulationPages(findings).html.source)
        try write(ClusterPage(findings: findings).html.source)
        try write(MatrixPage(findings: findings).html.source)
        try write(MethodPage(findings: findings).html.source)
        try write("</main>")
        try write("<script type=\"application/json\" id=\"data\">\(PageData(findings).json)</script>")
        try write("<script>\(Assets.script)</script></body></html>\n")
    }

    private var head: HTML { Self.head(title: findings.options.title, navigation: Self.navigation) }

    static func head(title: String, navigation: HTML) -> HTML {
        """
        <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">\
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; \
        img-src data:; base-uri 'none'; form-action 'none'"><meta name="generator" content="rhetoric \(Release.number)">\
        <title>\(title)</title><style>\(HTML(trusted: Assets.style))</style></head><body>\
        <a class="skip" href="#main">Skip to the text</a><header class="top"><h1 dir="auto">\(title)</h1>\(navigation)</header>\
        <main id="main" tabindex="-1">
        """
    }

    static var navigation: HTML {
        let links = pages.map { page in
            page.id == "compare"
                ? "<a class=\"needs-script\" href=\"#compare\">\(page.name)</a>" as HTML
                : "<a href=\"#\(page.id)\">\(page.name)</a>"
        }
        return "<nav aria-label=\"Pages\">\(links)</nav><div id=\"tools\"></div>\(PageParts.legend)"
    }

    private var contents: HTML {
        let items = findings.order.map { "<li>\(PageParts.link(toDocument: $0, findings.corpus))</li>" as HTML }
        return
            "<section class=\"page\" id=\"documents\" data-title=\"Documents\"><h2>Documents</h2><ol>\(items)</ol></section>"
    }

    private static let compare: HTML = """
        <section class="page needs-script" id="compare" data-title="Compare"><h2>Compare</h2><div id="comparison"></div></section>
        """
}

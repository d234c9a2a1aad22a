// The whole report as one page.

import Rhetoric

/// `report.html`.
public struct ReportPage: Sendable {
    private let findings: CorpusFindings

    public init(_ findings: CorpusFindings) { self.findings = findings }

    private static let pages: [PageFrame.Entry] = [
        ("#overview", "Overview", false), ("#documents", "Documents", false), ("#compare", "Compare", true),
        ("#formulations", "Formulations", false), ("#clusters", "Clusters", false),
        ("#matrix", "Who repeats whom", false), ("#method", "Method", false),
    ]

    /// In pieces, so that a long report need not be held twice.
    public func write(_ write: (String) throws -> Void) throws {
        let frame = PageFrame(title: findings.options.title, pages: Self.pages)
        try write(frame.head.source)
        let pages = findings.corpus.documents.indices.map { DocumentPage(findings, $0) }
        try write(OverviewPage(findings: findings, pages: pages).html.source)
        try write(contents.source)
        for document in findings.order { try write(pages[document].html.source) }
        try write(PageFrame.compare.source)
        try write(FormulationPages(told: findings.formulations).html.source)
        try write(ClusterPage(findings: findings).html.source)
        try write(MatrixPage(findings: findings).html.source)
        try write(MethodPage(findings: findings).html.source)
        try write(
            frame.foot(
                PageData(
                    findings.corpus, order: findings.order, repeats: findings.allRepeats,
                    top: findings.options.ranking.top)))
    }

    private var contents: HTML {
        let items = findings.order.map { "<li>\(PageParts.link(toDocument: $0, findings.corpus))</li>" as HTML }
        return
            "<section class=\"page\" id=\"documents\" data-title=\"Documents\"><h2>Documents</h2><ol>\(items)</ol></section>"
    }
}

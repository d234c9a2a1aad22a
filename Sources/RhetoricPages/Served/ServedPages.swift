// The pages of a corpus file that is too large for one page: each is made when it is asked for.

import Foundation
import Rhetoric

/// What `serve` shows in a browser.
package struct ServedPages: Sendable {
    /// What is sent for an address.
    package struct Answer: Sendable {
        package let contentType: String
        package let text: String
    }

    private let frame: PageFrame
    private let judge: String?

    /// - Parameters:
    ///   - title: what the pages are headed with.
    ///   - judge: in whose name verdicts are kept; nil where nobody may judge.
    package init(title: String, judge: String?) {
        self.judge = judge
        frame = PageFrame(
            title: title,
            pages: [
                ("/", "Overview", false), ("/search", "Search", false), ("/formulations", "Formulations", false),
                ("/api/openapi.json", "API", false),
            ], delivery: .served(script: "served.js", judge: judge))
    }

    /// - Parameters:
    ///   - path: the parts of the address between slashes, decoded.
    ///   - query: the parameters, decoded.
    /// - Returns: nil where there is no such page.
    package func page(_ path: [String], _ query: [String: String], _ session: CorpusSession) throws -> Answer? {
        switch (path.first, path.count) {
        case (nil, 0): return try html(overview(session, page: Self.number(query["page"])))
        case ("assets", 2): return asset(path[1])
        case ("documents", 2): return try document(path[1], session).map(html)
        case ("documents", 3): return try statement(path[1], path[2], query["part"] == "uses", session)
        case ("search", 1): return try html(search(query["q"] ?? "", session))
        case ("compare", 1): return try comparison(query["earlier"] ?? "", query["later"] ?? "", session)
        case ("formulations", 1): return try html(formulations(session, page: Self.number(query["page"])))
        case ("formulations", 2): return try formulation(path[1], session).map(html)
        default: return nil
        }
    }

    private func html(_ body: HTML) -> Answer {
        Answer(
            contentType: "text/html; charset=utf-8",
            text: frame.head.source + body.source + frame.foot(PageData(Corpus(documents: []), order: [], repeats: [])))
    }

    private func asset(_ name: String) -> Answer? {
        switch name {
        case "pages.css": Answer(contentType: "text/css; charset=utf-8", text: Assets.style)
        case "boot.js": Answer(contentType: "text/javascript; charset=utf-8", text: Assets.boot)
        case "served.js": Answer(contentType: "text/javascript; charset=utf-8", text: Assets.served)
        case "pages.js": Answer(contentType: "text/javascript; charset=utf-8", text: Assets.script)
        default: nil
        }
    }

    // MARK: - The corpus

    private static let pageSize = 100

    private func overview(_ session: CorpusSession, page: Int) throws -> HTML {
        let documents = try session.documents().sorted { a, b in
            // The latest first, the undated last.
            switch (a.date, b.date) {
            case (let one?, let other?): (other.last, other.first, a.id) < (one.last, one.first, b.id)
            case (let one, let other): one != nil && other == nil
            }
        }
        let statements = documents.reduce(0) { $0 + $1.statements }
        let review = documents.count { !$0.review.isEmpty }
        let rows = Self.part(documents, page).map { document -> [HTML] in
            let title = (document.title ?? document.id).onOneLine.cut(to: 100)
            return [
                "<time>\(document.date?.description ?? "undated")</time>",
                "<a href=\"\(ServedAddress.document(document.id))\"><bdi>\(title)</bdi></a>",
                "<bdi>\((document.speaker ?? document.source ?? "").onOneLine)</bdi>", "\(document.statements)",
                "\(document.review.map(\.reason).joined(separator: "; "))",
            ]
        }
        return """
            <section class="page current" id="overview" data-title="Overview"><h2>Overview</h2>\
            <p class="lead">\(counted(documents.count, "document")) with \(Decimals.grouped(statements)) statements and other lines; \
            \(counted(review, "document")) to be looked at.</p>\(Self.form(""))\
            \(PageParts.table("Documents, the latest first", ["Date", "Document", "From", "Lines", "To be looked at"], rows))\
            \(Self.turning("/", page, of: documents.count))</section>
            """
    }

    /// The number of a page that was asked for: 1 for what is none.
    private static func number(_ text: String?) -> Int { min(max(1, text.flatMap { Int($0) } ?? 1), mostPages) }

    private static let mostPages = 1_000_000

    private static func part<Item>(_ items: [Item], _ page: Int) -> ArraySlice<Item> {
        items.dropFirst((min(page, max(1, (items.count + pageSize - 1) / pageSize)) - 1) * pageSize).prefix(pageSize)
    }

    /// Links to the pages before and after.
    private static func turning(_ address: String, _ page: Int, of count: Int) -> HTML {
        let last = max(1, (count + pageSize - 1) / pageSize)
        let page = min(page, last)
        func link(_ number: Int, _ name: HTML) -> HTML? {
            (1...last).contains(number) ? "<a href=\"\(address)?page=\(number)\">\(name)</a> " : nil
        }
        return "<p class=\"turning\">\(link(page - 1, "Before"))Page \(page) of \(last) \(link(page + 1, "After"))</p>"
    }

    private static func form(_ query: String) -> HTML {
        """
        <form class="search" action="/search" method="get" role="search"><label>Search the statements \
        <input type="search" name="q" value="\(query)"></label> <button>Search</button></form>
        """
    }

    private func search(_ query: String, _ session: CorpusSession) throws -> HTML {
        let isEmpty = query.allSatisfy(\.isWhitespace)
        let found = isEmpty ? nil : try session.hits(for: query, level: .statement, top: 50, filter: SearchFilter())
        let items = (found?.hits ?? []).compactMap { hit in
            hit.statements.first.map { statement -> HTML in
                let text = Citation(found!.corpus, statement).text.onOneLine
                return """
                    <li>\(PageParts.link(to: statement, found!.corpus, .server)) <q dir="auto">\(text.cut(to: 300))</q> \
                    <span class="score">\(Decimals.fixed(hit.score, digits: 2))</span></li>
                    """
            }
        }
        let result: HTML =
            isEmpty ? "" : items.isEmpty ? "<p class=\"none\">Nothing says that.</p>" : "<ol>\(items)</ol>"
        return
            "<section class=\"page current\" id=\"found\" data-title=\"Search\"><h2>Search</h2>\(Self.form(query))\(result)</section>"
    }

    // MARK: - Documents

    private func document(_ id: String, _ session: CorpusSession) throws -> HTML? {
        guard let corpus = try session.documents([id]) else { return nil }
        let told = corpus.documents[0]
        return """
            <section class="page document current" id="d1" data-title="\(told.heading ?? told.id)" data-address="\(ServedAddress.document(id))">\
            <header><h2 dir="auto">\(told.heading?.onOneLine ?? told.id)</h2>\(DocumentPage.particulars(told))</header>\
            <div class="text" lang="\(told.language.code)">\(DocumentText(source: UntracedText(corpus: corpus), document: 0).html)</div>\
            </section>
            """
    }

    /// A statement with its uses: a page, or the part of one that the script puts beside the text.
    private func statement(_ id: String, _ name: String, _ isPart: Bool, _ session: CorpusSession) throws -> Answer? {
        guard let corpus = try session.documents([id]),
            let place = corpus.documents[0].statements.firstIndex(where: { $0.id == name })
        else { return nil }
        let reference = StatementReference(document: 0, statement: place)
        let uses = try ServedUses(session, corpus, reference)
        if isPart { return Answer(contentType: "text/html; charset=utf-8", text: uses.part.source) }
        return html(uses.page)
    }

    private func comparison(_ earlier: String, _ later: String, _ session: CorpusSession) throws -> Answer? {
        guard earlier != later, let corpus = try session.documents([earlier, later]) else { return nil }
        let comparison = try DocumentComparison(
            earlier: corpus.documents[0], later: corpus.documents[1], background: session.background,
            workers: Workers(count: 1))
        var text = ""
        ComparisonPage(comparison).write(.served(script: "pages.js", judge: judge)) { text += $0 }
        return Answer(contentType: "text/html; charset=utf-8", text: text)
    }

    // MARK: - Formulations

    private func formulations(_ session: CorpusSession, page: Int) throws -> HTML {
        var selection = FormulationSelection()
        (selection.top, selection.skipped) = (Self.pageSize, (page - 1) * Self.pageSize)
        guard let finder = try session.file.formulations(selection, id: nil) else {
            return """
                <section class="page current" id="formulations" data-title="Formulations"><h2>Formulations</h2><p class="none">The file keeps no \
                formulations of its present state: <code>rhetoric index FILE --formulations</code> finds them.</p></section>
                """
        }
        let shown = selection.chosen(from: finder)
        let rows = shown.map { formulation -> [HTML] in
            [
                "\(formulation.id)",
                "<a href=\"/formulations/\(formulation.id)\"><bdi>\(formulation.label(in: finder.corpus))</bdi></a>",
                "\(formulation.occurrences.count)", "\(formulation.documentCount)",
            ]
        }
        return """
            <section class="page current" id="formulations" data-title="Formulations"><h2>Formulations</h2>\
            \(PageParts.table("Formulations, the heaviest first", ["Id", "Formulation", "Uses", "Documents"], rows))\
            \(Self.turning("/formulations", page, of: finder.formulations.count))</section>
            """
    }

    private func formulation(_ id: String, _ session: CorpusSession) throws -> HTML? {
        guard let finder = try session.file.formulations(FormulationSelection(), id: id), let one = finder[id] else {
            return nil
        }
        return FormulationPages(told: FormulationSet(finder, shown: [one], reach: .server)).family(one)
    }
}

// What a reader should know first: the latest documents, what they repeat, add, drop and bring back, and what needs a look.

import Rhetoric

struct OverviewPage {
    let findings: CorpusFindings
    /// Of each document, in the order of the corpus.
    let pages: [DocumentPage]

    private var corpus: Corpus { findings.corpus }
    private var accounts: [DocumentFindings] { pages.map(\.account) }

    var html: HTML {
        """
        <section class="page" id="overview" data-title="Overview"><h2>Overview</h2><p class="lead">\(lead)</p>\(latest)\
        <h3>All documents</h3>\(documents)\(review)</section>
        """
    }

    private var lead: HTML {
        let span: HTML? = DateSpan(corpus).map { ", from <time>\($0.first)</time> to <time>\($0.last)</time>" }
        let statements = accounts.reduce(0) { $0 + $1.total }
        let repeated = accounts.reduce(0) { $0 + $1.repeated }
        return """
            \(counted(corpus.documents.count, "document"))\(span), with \(Decimals.grouped(statements)) statements. \
            \(Decimals.grouped(repeated)) of them repeat an earlier formulation of this corpus: the nearest earlier one, which need \
            not be its source.\(untraced)
            """
    }

    private var untraced: HTML? {
        let count = accounts.count { !$0.isTraced }
        return count > 0
            ? " \(counted(count, "document")) without a date \(count == 1 ? "was" : "were") not traced." : nil
    }

    /// The account of the latest document, in links.
    private var latest: HTML? {
        // A date that is only a year is not later than a day in it.
        let dated = findings.order.filter { corpus.documents[$0].date != nil }
        let latest = dated.max { a, b in
            let (one, other) = (corpus.documents[a].date!, corpus.documents[b].date!)
            return (one.first, one.last) < (other.first, other.last)
        }
        guard let document = latest else { return nil }
        return
            "<section class=\"latest\"><h3>The latest: \(PageParts.link(toDocument: document, corpus))</h3>\(pages[document].overview)</section>"
    }

    private var documents: HTML {
        let rows = findings.order.map { document -> [HTML] in
            let account = pages[document].account
            let told = corpus.documents[document]
            let source: HTML =
                account.sources.first.map { PageParts.link(toDocument: $0.document, corpus, short: true) } ?? "none"
            return [
                "<time>\(told.date?.description ?? "undated")</time>",
                "<a href=\"#\(Anchors.document(document))\"><bdi>\(told.heading?.onOneLine.cut(to: 90) ?? told.id)</bdi></a>",
                "<bdi>\((told.speaker ?? told.source ?? "").onOneLine)</bdi>", "\(account.total)",
                account.total > 0 ? "\(Decimals.percent(Double(account.repeated) / Double(account.total)))" : "",
                account.total > 0 ? DocumentPage.pieces(account) : "", source,
            ]
        }
        return PageParts.table(
            "Documents in the order of time, with what they repeat",
            ["Date", "Document", "From", "Statements", "Repeated", "Strength", "Repeats most"], rows)
    }

    private var review: HTML? {
        var items = findings.order.flatMap { document -> [HTML] in
            let link = PageParts.link(toDocument: document, corpus)
            return doubts(document).map { "<li>\(link): \($0)</li>" }
        }
        let places = Set(corpus.documents.map(\.place))
        items += corpus.problems.filter { !places.contains($0.place) }.map { "<li>\($0.description)</li>" }
        items += findings.formulations.finder.copies.copies.map { copy in
            """
            <li>\(PageParts.link(toDocument: copy.copy, corpus)) has \(Decimals.percent(copy.share)) of the words of \
            \(PageParts.link(toDocument: copy.original, corpus)): they count as one text for formulations</li>
            """
        }
        guard !items.isEmpty else {
            return "<h3>To be looked at</h3><p>Nothing: every document has a stated date.</p>"
        }
        let rest = items.dropFirst(20)
        let more: HTML? =
            rest.isEmpty ? nil : "<details><summary>\(rest.count) more</summary><ul>\(Array(rest))</ul></details>"
        return "<h3>To be looked at <small>\(items.count)</small></h3><ul>\(Array(items.prefix(20)))</ul>\(more)"
    }

    /// What a person should look at in a document; of its date what the reader of it said, grounds and all.
    private func doubts(_ document: Int) -> [String] {
        let (told, account) = (corpus.documents[document], pages[document].account)
        var doubts = corpus.problems.filter { $0.place == told.place }.map(\.what)
        if let date = told.date {
            if doubts.isEmpty, date.certainty == .inferred || date.first != date.last {
                doubts.append("its date is \(date.certainty.rawValue), \(date.description)")
            }
        } else {
            doubts.append(
                "nothing tells its date; "
                    + (account.isTraced ? "it counts as earlier than all others" : "it was not traced"))
        }
        if account.isTraced, account.total == 0 { doubts.append("no statement of it is ranked") }
        return doubts
    }
}

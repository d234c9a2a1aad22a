// How the pages were made, so that a reader can make them again and know what they do not say.

import Rhetoric

struct MethodPage {
    let findings: CorpusFindings

    private var corpus: Corpus { findings.corpus }

    var html: HTML {
        """
        <section class="page" id="method" data-title="Method"><h2>Method</h2>\(parameters)\(limits)\(sources)\(removed)</section>
        """
    }

    private var parameters: HTML {
        let options = findings.options
        let rows: [(String, String)] = [
            ("Program", "rhetoric \(Release.number)"),
            ("Earlier uses of each statement", "the best \(options.ranking.top), earlier by day"),
            (
                "Background of the language",
                options.ranking.background == nil ? "none" : "as shipped, of public-domain and CC0 texts"
            ),
            ("Dimensions of the word space", String(findings.ranking.rank)), ("Seed", String(options.ranking.seed)),
            ("Undated documents", options.ranking.undated == .first ? "before all others" : "shown, not traced"),
            ("Formulations found", String(findings.formulations.finder.formulations.count)),
        ]
        let items = rows.map { "<tr><th scope=\"row\">\($0.0)</th><td>\($0.1)</td></tr>" as HTML }
        return "<table class=\"parameters\"><caption>Parameters</caption><tbody>\(items)</tbody></table>"
    }

    private var limits: HTML {
        """
        <h3>What the pages do not say</h3><ul>\
        <li>A repeat is the nearest earlier formulation in this corpus. The true source may be outside of it.</li>\
        <li>Earlier is earlier by day. Documents of one day, or of dates that overlap, are not earlier than each other.</li>\
        <li>Dates are read from the texts or given with them; how sure each is stands with its document.</li>\
        <li>Bands come from the wording. That two statements mean the same is for the reader to judge.</li>\
        <li>Verdicts that a corpus file keeps are not taken into account here.</li>\
        <li>Clusters are a partition among others; those called mixed do not hold together.</li></ul>
        """
    }

    private var sources: HTML {
        let rows = findings.order.map { document -> [HTML] in
            let told = corpus.documents[document]
            return [
                "<a href=\"#\(Anchors.document(document))\"><bdi>\(told.id)</bdi></a>", "<bdi>\(told.place)</bdi>",
                "<code>\(told.sha256)</code>", "\(told.language.code)",
            ]
        }
        return PageParts.table("Sources, with the SHA-256 of each", ["Document", "File", "SHA-256", "Language"], rows)
    }

    /// What was read and left out.
    private var removed: HTML {
        let documents = findings.order.compactMap { document -> HTML? in
            let told = corpus.documents[document]
            let lines = told.statements.filter { !$0.kind.isRanked }.map { statement -> HTML in
                "<li>\(statement.id), \(statement.removal ?? statement.kind.rawValue): <q dir=\"auto\">\(told.text[statement.bytes].onOneLine.cut(to: 200))</q></li>"
            }
            let stretches = told.removed.map {
                "<li>\($0.reason): <q dir=\"auto\">\($0.text.onOneLine.cut(to: 200))</q></li>" as HTML
            }
            let all = lines + stretches
            guard !all.isEmpty else { return nil }
            return
                "<details><summary><bdi>\(told.id)</bdi>: \(counted(all.count, "line"))</summary><ul>\(all)</ul></details>"
        }
        return "<h3>Lines that were left out</h3>\(documents.isEmpty ? "<p>None.</p>" : documents.joined())"
    }
}

// The formulations of a corpus: when each was used and when it was silent, and of each its uses and its variants.

import Rhetoric

struct FormulationPages {
    let told: FormulationSet

    /// Uses that are quoted; the others are links.
    private static let mostQuoted = 10
    /// Wordings of the table of variants.
    private static let mostWordings = 12
    /// Rows of the timeline.
    static let mostInChart = 60

    private var corpus: Corpus { told.corpus }
    private var shown: [Formulation] { told.shown }

    var html: HTML {
        """
        <section class="page" id="formulations" data-title="Formulations"><h2>Formulations</h2>\(lead)\(chart)\(table)</section>\
        \(shown.map(family))
        """
    }

    private var lead: HTML {
        let all = told.finder.formulations.count
        let dates = "Dates are those of this corpus; a formula may be older."
        guard told.areHeaviest else {
            return "<p class=\"lead\">\(counted(shown.count, "formulation")). \(dates)</p>"
        }
        guard all > 0 else { return "<p class=\"none\">No formulation stands in two documents.</p>" }
        let part =
            shown.isEmpty
            ? "\(Decimals.grouped(all)) were found, and none is told here"
            : shown.count < all ? "the \(shown.count) heaviest of \(Decimals.grouped(all))" : "all \(all)"
        return "<p class=\"lead\">Formulas that at least two documents share: \(part). \(dates)</p>"
    }

    private var chart: HTML? {
        FormulationTimeline(told, Array(shown.prefix(Self.mostInChart)))?.chart.figure(id: "timeline")
    }

    private var table: HTML? {
        guard !shown.isEmpty else { return nil }
        let rows = shown.map { formulation -> [HTML] in
            let life = told.calendar.biography(of: formulation)
            let silence: HTML =
                life?.longestSilence.map {
                    $0.documents > 0
                        ? "\($0.isSure ? "" : "at least ")\(counted($0.days, "day")) from <time>\($0.from.description)</time>"
                        : ""
                } ?? ""
            return [
                "<a href=\"#\(formulation.id)\">\(formulation.id)</a>",
                "<a href=\"#\(formulation.id)\"><bdi>\(formulation.label(in: corpus).onOneLine)</bdi></a>",
                "\(formulation.occurrences.count)", "\(formulation.documentCount)",
                "<time>\(life?.first.description ?? "undated")</time>",
                "<time>\(life?.last.description ?? "undated")</time>",
                silence, "\(life.map { $0.documentsSince > 0 ? counted($0.documentsSince, "document") : "" } ?? "")",
            ]
        }
        return PageParts.table(
            told.areHeaviest ? "Formulations, the heaviest first" : "Formulations",
            ["Id", "Formulation", "Uses", "Documents", "First", "Last", "Longest silence", "Silent since"], rows)
    }

    // MARK: - One formulation

    func family(_ formulation: Formulation) -> HTML {
        let label = formulation.label(in: corpus).onOneLine
        return """
            <section class="page formulation" id="\(formulation.id)" data-title="\(label)"><h2 dir="auto">\(label)</h2>\
            \(life(formulation))\(FormulationTimeline(told, [formulation])?.chart.figure(id: formulation.id + "-time", hasTable: false))\
            \(variants(formulation))\(uses(formulation))<p><a href="\(told.reach == .server ? "/formulations" : "#formulations")">All formulations</a></p></section>
            """
    }

    private func life(_ formulation: Formulation) -> HTML {
        var parts: [HTML] = [
            "\(counted(formulation.occurrences.count, "use")) in \(counted(formulation.documentCount, "document"))"
        ]
        if formulation.isDesignation { parts.append("a designation") }
        if let life = told.calendar.biography(of: formulation) {
            parts.append("<time>\(life.first.description)</time> to <time>\(life.last.description)</time>")
            if !life.carriers.isEmpty {
                let names = life.carriers.prefix(6).map { "<bdi>\($0.onOneLine)</bdi>" as HTML }
                parts.append("said by \(names.joined(", "))")
            }
            if let silence = life.longestSilence, silence.documents > 0 {
                parts.append(
                    """
                    silent for \(silence.isSure ? "" : "at least ")\(counted(silence.days, "day")) from \
                    <time>\(silence.from.description)</time>, through \(counted(silence.documents, "document"))
                    """)
            }
            if life.documentsSince > 0 { parts.append("not in the \(counted(life.documentsSince, "document")) since") }
        }
        return "<p class=\"particulars\"><span class=\"id\">\(formulation.id)</span> \(parts.joined("; "))</p>"
    }

    private func variants(_ formulation: Formulation) -> HTML? {
        let table = VariantTable(formulation, told.finder)
        guard table.rows.count > 1 else { return "<p>All uses have the same words.</p>" }
        let rows = table.rows.prefix(Self.mostWordings).map { row -> HTML in
            let date = corpus.documents[formulation.occurrences[row.occurrence].statement.document].date
            let cells = row.cells.map {
                "<td class=\"\($0.isEmpty ? "absent" : "")\"><bdi>\($0.onOneLine)</bdi></td>" as HTML
            }
            return
                "<tr><th scope=\"row\"><time>\(date?.description ?? "undated")</time></th><td>\(row.count)×</td>\(cells)</tr>"
        }
        let more = table.rows.count - rows.count
        let title =
            "\(counted(table.rows.count, "wording")), word under word" + (more > 0 ? ", the first \(rows.count)" : "")
        return """
            <div class="scroll" tabindex="0" role="group" aria-label="\(title)"><table class="variants"><caption>\(title)</caption>\
            <tbody>\(rows)</tbody></table></div>
            """
    }

    private func uses(_ formulation: Formulation) -> HTML {
        let items = formulation.occurrences.enumerated().map { place, use -> HTML in
            let quote = place < Self.mostQuoted ? quote(use) : nil
            return "<li>\(told.link(use.statement)) <span class=\"kind\">\(use.kind.rawValue)</span>\(quote)</li>"
        }
        return "<h3>Uses</h3><ol class=\"occurrences\">\(items)</ol>"
    }

    /// The statement with the formula marked.
    private func quote(_ use: FormulationOccurrence) -> HTML {
        let citation = Citation(corpus, use.statement)
        let (text, whole) = (citation.document.text, citation.statement.bytes)
        func words(_ range: Range<Int>) -> String { range.isEmpty ? "" : text[range] }
        let before = words(whole.lowerBound..<max(whole.lowerBound, use.bytes.lowerBound))
        let after = words(min(whole.upperBound, use.bytes.upperBound)..<whole.upperBound)
        return "<blockquote dir=\"auto\">\(before)<mark>\(text[use.bytes])</mark>\(after)</blockquote>"
    }
}

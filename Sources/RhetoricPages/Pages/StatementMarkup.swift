// A statement as the pages show it: its words underlined by where they stood before, its earlier and later uses.

import Rhetoric

struct StatementMarkup {
    let findings: CorpusFindings
    private var corpus: Corpus { findings.corpus }

    /// Repeats of a statement that are told in full; the others are links.
    private static let inFull = 1
    private static let mostFormulations = 5
    /// Steps of a pedigree, at most.
    private static let mostSteps = 12

    // MARK: - Text

    /// The words of a statement. Those that an earlier statement has are underlined, by how.
    func words(_ reference: StatementReference) -> HTML {
        let citation = Citation(corpus, reference)
        let repeats = findings.repeats[reference] ?? []
        guard let ledger = findings.ranking.ledger(of: repeats) else { return HTML.text(citation.text) }
        var html = HTML()
        var end = citation.bytes.lowerBound
        func plain(to next: Int) {
            if end < next { html += .text(citation.document.text[end..<next]) }
            end = max(end, next)
        }
        for part in ledger.parts where part.origin != .new && part.bytes.lowerBound >= end {
            plain(to: part.bytes.lowerBound)
            let words = HTML.text(citation.document.text[part.bytes])
            html += part.origin == .verbatim ? "<u class=\"v\">\(words)</u>" : "<u class=\"r\">\(words)</u>"
            end = part.bytes.upperBound
        }
        plain(to: citation.bytes.upperBound)
        return html
    }

    /// A link to a statement: its date, document, number, and whoever says it.
    func link(_ reference: StatementReference) -> HTML {
        let citation = Citation(corpus, reference)
        let speaker: HTML? = citation.speaker.map { ", <bdi>\($0)</bdi>" }
        return """
            <a href="#\(Anchors.statement(reference))"><time>\(citation.date ?? "undated")</time> \
            <bdi>\(citation.document.id)</bdi> \(citation.statement.id)\(speaker)</a>
            """
    }

    /// The band and the score, told by word, by line and by shade.
    static func badge(_ repeated: Repeat) -> HTML {
        """
        <span class="band \(repeated.band.rawValue)">\(repeated.band.rawValue)</span> \
        <span class="score">\(Decimals.fixed(repeated.score, digits: 2))</span>
        """
    }

    // MARK: - Uses

    /// What stands behind a statement: earlier uses with the redline of the best, later uses, formulations, its pedigree and
    /// how it is cited. Nil where nothing is known of it but its words.
    func uses(_ reference: StatementReference) -> HTML? {
        let repeats = findings.repeats[reference] ?? []
        let later = findings.laterUses[reference] ?? []
        guard !repeats.isEmpty || !later.isEmpty else { return nil }
        let anchor = Anchors.statement(reference)
        let citation = Citation(corpus, reference)
        return """
            <details class="uses" id="u-\(anchor)" data-of="\(anchor)"><summary>\(summary(citation, repeats, later))</summary>\
            \(earlier(repeats))\(pedigree(reference))\(laterList(later))\(cited(reference))</details>
            """
    }

    private func summary(_ citation: Citation, _ repeats: [Repeat], _ later: [Repeat]) -> HTML {
        var parts: [HTML] = []
        if let best = repeats.first {
            let earlier = Citation(corpus, best.earlier)
            parts.append(
                "\(Self.badge(best)) <time>\(earlier.date ?? "undated")</time> <bdi>\(earlier.document.id)</bdi> \(earlier.statement.id)"
            )
        }
        if !later.isEmpty { parts.append("repeated later in \(counted(later.count, "statement"))") }
        return "\(citation.statement.id): \(parts.joined("; "))"
    }

    private func earlier(_ repeats: [Repeat]) -> HTML {
        guard !repeats.isEmpty else { return "<p class=\"none\">Repeats nothing earlier in this corpus.</p>" }
        let items = repeats.enumerated().map { place, repeated in
            item(repeated, inFull: place < Self.inFull)
        }
        return "<h4>Earlier uses</h4><ol class=\"repeats\">\(items)</ol>"
    }

    private func item(_ repeated: Repeat, inFull: Bool) -> HTML {
        let pair: HTML =
            "data-later=\"\(Anchors.statement(repeated.later))\" data-earlier=\"\(Anchors.statement(repeated.earlier))\""
        let head: HTML = "\(Self.badge(repeated)) \(link(repeated.earlier))"
        guard inFull else { return "<li \(pair)>\(head)</li>" }
        let redline = findings.ranking.redline(of: repeated).map(Self.redline)
        let words = redline ?? HTML.text(Citation(corpus, repeated.earlier).text.onOneLine)
        let flags = findings.ranking.drift(of: repeated).flagLine
        let changed: HTML? = flags.isEmpty ? nil : "<p class=\"drift\"><b>Changed:</b> \(flags)</p>"
        return """
            <li \(pair)>\(head)<blockquote class="\(redline == nil ? "earlier" : "redline")" dir="auto">\(words)</blockquote>\
            \(changed)\(evidence(repeated))\(formulations(repeated))</li>
            """
    }

    static func redline(_ pieces: [RedlinePiece]) -> HTML {
        pieces.map { piece -> HTML in
            switch piece.kind {
            case .kept: "\(piece.text)"
            case .removed: "<del>\(piece.text)</del>"
            case .added: "<ins>\(piece.text)</ins>"
            case .movedAway: "<del class=\"moved\">\(piece.text)<sup>\((piece.move ?? 0) + 1)</sup></del>"
            case .movedHere: "<ins class=\"moved\">\(piece.text)<sup>\((piece.move ?? 0) + 1)</sup></ins>"
            }
        }.joined(" ")
    }

    private func evidence(_ repeated: Repeat) -> HTML {
        let evidence = repeated.evidence
        func two(_ value: Double) -> String { Decimals.fixed(value, digits: 2) }
        let percentile: HTML? = evidence.percentile.map {
            ", closer than \(Decimals.trimmed(100 * $0, digits: 1))% of unrelated pairs"
        }
        return """
            <p class="evidence">Of its information \(Decimals.percent(evidence.coverage)) is in the earlier one; longest shared run \
            \(counted(evidence.longestRun, "word")); shared words \(two(evidence.lexical)), meaning \(two(evidence.latent))\(percentile).</p>
            """
    }

    private func formulations(_ repeated: Repeat) -> HTML? {
        let shared = findings.index.shared(repeated.later, repeated.earlier).filter(findings.isShown)
        guard !shared.isEmpty else { return nil }
        let links = shared.prefix(Self.mostFormulations).map {
            "<a href=\"#\($0.id)\"><bdi>\($0.label(in: corpus).onOneLine)</bdi></a>" as HTML
        }
        return "<p class=\"formulas\">Formulations: \(links.joined(", "))</p>"
    }

    private func laterList(_ later: [Repeat]) -> HTML? {
        guard !later.isEmpty else { return nil }
        let items = later.map { "<li>\(Self.badge($0)) \(link($0.later))</li>" as HTML }
        return "<h4>Repeated later</h4><ol class=\"later\">\(items)</ol>"
    }

    /// The best earlier use, the best of that, and so on to the first.
    func steps(_ reference: StatementReference) -> [Repeat] {
        var steps: [Repeat] = []
        var place = reference
        while let best = findings.told(place).first, steps.count < Self.mostSteps {
            steps.append(best)
            place = best.earlier
        }
        return steps
    }

    private func pedigree(_ reference: StatementReference) -> HTML? {
        let steps = steps(reference)
        guard steps.count > 1 else { return nil }
        let items = steps.map { "<li>\(Self.badge($0)) \(link($0.earlier))</li>" as HTML }
        return "<h4>Pedigree, from repeat to repeat</h4><ol class=\"pedigree\">\(items)</ol>"
    }

    private func cited(_ reference: StatementReference) -> HTML {
        "<p class=\"cite\"><b>Cite:</b> \(Reference(corpus, reference).text(.chicago).onOneLine)</p>"
    }
}

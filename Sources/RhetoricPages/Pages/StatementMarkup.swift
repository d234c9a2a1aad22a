// A statement as the pages show it: its words underlined by where they stood before, its earlier and later uses.

import Rhetoric

struct StatementMarkup {
    let source: any RepeatSource
    private var corpus: Corpus { source.corpus }

    /// Repeats of a statement that are told in full; the others are links.
    private static let inFull = 1
    private static let mostFormulations = 3
    /// Later uses that are told; of the others only how many there are.
    private static let mostLater = 2

    // MARK: - Text

    /// The words of a statement. Those that an earlier statement has are underlined, by how.
    func words(_ reference: StatementReference) -> HTML {
        let citation = Citation(corpus, reference)
        let repeats = source.repeats(of: reference)
        guard let ledger = source.ledger(of: repeats) else { return HTML.text(citation.text) }
        var html = HTML()
        var end = citation.bytes.lowerBound
        func plain(to next: Int) {
            if end < next { html += .text(citation.document.text[end..<next]) }
            end = max(end, next)
        }
        for part in ledger.parts where part.origin != .new && part.bytes.lowerBound >= end {
            plain(to: part.bytes.lowerBound)
            let words = citation.document.text[part.bytes]
            // Function words that stand somewhere else tell nothing.
            if part.origin == .reworded, StopWords.areAll(words, in: citation.document.language) { continue }
            html += part.origin == .verbatim ? "<u class=\"v\">\(words)</u>" : "<u class=\"r\">\(words)</u>"
            end = part.bytes.upperBound
        }
        plain(to: citation.bytes.upperBound)
        return html
    }

    func link(_ reference: StatementReference) -> HTML { PageParts.link(to: reference, corpus, source.reach) }

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
        let repeats = source.repeats(of: reference)
        let later = source.laterUses(of: reference)
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
                "\(Self.badge(best)) <time>\(earlier.date ?? "undated")</time> <bdi>\(earlier.document.id)</bdi>"
            )
        }
        if !later.isEmpty { parts.append("repeated later in \(counted(later.count, "statement"))") }
        return "\(citation.statement.id): \(parts.joined("; "))"
    }

    func earlier(_ repeats: [Repeat]) -> HTML {
        guard !repeats.isEmpty else { return "<p class=\"none\">Repeats nothing earlier in this corpus.</p>" }
        let items = repeats.prefix(source.mostEarlier).enumerated().map { place, repeated in
            item(repeated, inFull: place < Self.inFull || source.reach == .server)
        }
        let more = repeats.count - items.count
        let rest: HTML? = more > 0 ? "<li class=\"more\">and \(counted(more, "more statement"))</li>" : nil
        return "<h4>Earlier uses</h4><ol class=\"repeats\">\(items)\(rest)</ol>"
    }

    private func item(_ repeated: Repeat, inFull: Bool) -> HTML {
        let pair: HTML =
            "data-later=\"\(name(repeated.later))\" data-earlier=\"\(name(repeated.earlier))\""
        let head: HTML = "\(Self.badge(repeated)) \(link(repeated.earlier))"
        guard inFull else { return "<li \(pair)>\(head)</li>" }
        let redline = source.redline(of: repeated).map(Self.redline)
        let words = redline ?? HTML.text(Citation(corpus, repeated.earlier).text.onOneLine)
        let flags = source.drift(of: repeated).flagLine
        let changed: HTML? = flags.isEmpty ? nil : "<p class=\"drift\"><b>Changed:</b> \(flags)</p>"
        return """
            <li \(pair)>\(head)<blockquote class="\(redline == nil ? "earlier" : "redline")" dir="auto">\(words)</blockquote>\
            \(changed)\(evidence(repeated))\(formulations(repeated))</li>
            """
    }

    /// What the script knows a statement by.
    private func name(_ reference: StatementReference) -> String {
        source.reach == .server ? Citation(corpus, reference).name : Anchors.statement(reference)
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
        let percentile: HTML? = evidence.percentile.map { share in
            // All that were drawn are not all there are.
            share < 1
                ? ", closer than \(Decimals.trimmed(min(99.9, 100 * share), digits: 1))% of unrelated pairs"
                : ", closer than all unrelated pairs that were drawn"
        }
        return """
            <p class="evidence">Of its information \(Decimals.percent(evidence.coverage)) is in the earlier one; longest shared run \
            \(counted(evidence.longestRun, "word")); shared words \(two(evidence.lexical)), meaning \(two(evidence.latent))\(percentile).</p>
            """
    }

    private func formulations(_ repeated: Repeat) -> HTML? {
        let shared = source.formulations(of: repeated)
        guard !shared.isEmpty else { return nil }
        let links = shared.prefix(Self.mostFormulations).map {
            "<a href=\"#\($0.id)\"><bdi>\($0.label(in: corpus).onOneLine)</bdi></a>" as HTML
        }
        return "<p class=\"formulas\">Formulations: \(links.joined(", "))</p>"
    }

    func laterList(_ later: [Repeat]) -> HTML? {
        guard !later.isEmpty else { return nil }
        let items = later.prefix(Self.mostLater).map { "<li>\(Self.badge($0)) \(link($0.later))</li>" as HTML }
        let more = later.count - items.count
        let rest: HTML? = more > 0 ? "<li class=\"more\">and \(counted(more, "more statement"))</li>" : nil
        return "<h4>Repeated later</h4><ol class=\"later\">\(items)\(rest)</ol>"
    }

    /// Where the best earlier uses lead, from each to its own: the first of them, and how many steps it is away.
    private func origin(_ reference: StatementReference) -> (first: StatementReference, steps: Int) {
        var (place, steps) = (reference, 0)
        // Each step leads to an earlier day, or to what stands before in the document.
        while let best = source.repeats(of: place).first, best.band.isRepeat {
            (place, steps) = (best.earlier, steps + 1)
        }
        return (place, steps)
    }

    private func pedigree(_ reference: StatementReference) -> HTML? {
        let (first, steps) = origin(reference)
        guard steps > 1 else { return nil }
        return "<p class=\"pedigree\"><b>Pedigree:</b> \(steps) repeats back to \(link(first))</p>"
    }

    func cited(_ reference: StatementReference) -> HTML {
        // A mark of direction in a name would turn round what follows it.
        let reference = Reference(corpus, reference).text(.chicago).onOneLine.filter { !$0.isDirection }
        return "<p class=\"cite\"><b>Cite:</b> \(reference)</p>"
    }
}

extension Character {
    /// Whether it only says in which direction others run (Unicode 15, 9: embeddings, overrides, isolates).
    fileprivate var isDirection: Bool {
        unicodeScalars.allSatisfy { (0x202A...0x202E).contains($0.value) || (0x2066...0x2069).contains($0.value) }
    }
}

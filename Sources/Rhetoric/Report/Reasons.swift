// Why a statement counts as a repeat, told: in lines that read like an analyst's note, and as records.

extension NoveltyLedger {
    /// "62% said before (44% word for word), 38% new"
    var sentence: String {
        let verbatim = Decimals.percent(share(.verbatim))
        let new = share(.new)
        let before = Decimals.percent(1 - new)
        return "\(before) said before (\(verbatim) word for word), \(Decimals.percent(new)) new"
    }

    /// The record of docs/formats.md.
    func json(in corpus: Corpus) -> JSONValue {
        .object([
            "type": .string("ledger"), "later": Citation(corpus, later).json, "verbatim": .number(share(.verbatim)),
            "reworded": .number(share(.reworded)), "new": .number(share(.new)),
            "parts": .array(
                parts.map { part in
                    let citation = Citation(corpus, later, bytes: part.bytes)
                    let scalars = citation.document.text.rawScalars(of: part.bytes)
                    return .object([
                        "origin": .string(part.origin.rawValue), "share": .number(part.share),
                        "start": .integer(scalars.lowerBound), "end": .integer(scalars.upperBound),
                        "text": .string(citation.text),
                        "earlier": part.earlier.map { .string(Citation(corpus, $0).name) } ?? .null,
                    ])
                }),
        ])
    }
}

extension RepeatReasons {
    private static let mostRuns = 3
    private static let mostWords = 8

    /// Lines of text output; `flags` in front of all, since they can turn the meaning round.
    func lines(_ evidence: Evidence, _ style: TextStyle) -> [String] {
        var lines: [String] = []
        func add(_ label: String, _ text: String) {
            guard !text.isEmpty else { return }
            lines += style.wrapped(text, indent: "        ", first: "      \(label): ")
        }
        add("word for word", Self.listed(runs.map { "“\($0.onOneLine)”" }, most: Self.mostRuns))
        add("same words", Self.listed(words, most: Self.mostWords))
        add("alike", Self.listed(alike.map { "\($0.later) for \($0.earlier)" }, most: Self.mostWords))
        add("not in it", Self.listed(new, most: 2 * Self.mostWords))
        add("weighed", evidence.sentence)
        return lines
    }

    private static func listed(_ items: [String], most: Int) -> String {
        let shown = items.prefix(most).joined(separator: ", ")
        return items.count > most ? shown + " and \(items.count - most) more" : shown
    }

    var json: JSONValue {
        .object([
            "runs": .strings(runs), "words": .strings(words),
            "alike": .array(
                alike.map { .object(["later": .string($0.later), "earlier": .string($0.earlier)]) }),
            "new": .strings(new),
        ])
    }
}

extension Evidence {
    /// The measures, in words.
    fileprivate var sentence: String {
        var parts = [
            "words \(Decimals.fixed(lexical, digits: 2))", "order \(Decimals.fixed(aligned, digits: 2))",
            "meaning \(Decimals.fixed(latent, digits: 2))", "\(Decimals.percent(coverage)) of its information covered",
        ]
        if let percentile {
            // Rounded down: of a thousand pairs drawn, 99.97% is not all.
            let share = Decimals.trimmed((1000 * percentile).rounded(.down) / 10, digits: 1)
            parts.append(
                percentile == 1
                    ? "closer than any unrelated pair of like length drawn"
                    : "closer than \(share)% of unrelated pairs of like length")
        }
        return parts.joined(separator: ", ")
    }
}

extension JSONValue {
    fileprivate static func strings(_ values: [String]) -> JSONValue { .array(values.map(JSONValue.string)) }
}

// A comparison of two documents, told: as a list of findings, side by side, as a redline, as records.

/// What `compare` shows.
public enum CompareView: String, Sendable, CaseIterable {
    case list, side, redline
}

/// Which findings are told.
public enum CompareSelection: String, Sendable, CaseIterable {
    case passages, repeats, new, dropped
}

/// What `compare` prints.
public struct CompareReport: Sendable {
    private let comparison: DocumentComparison
    private let findings: [DocumentComparison.Finding]
    private let passages: PassageReport?

    /// - Parameters:
    ///   - passages: of the two documents; nil where none were looked for.
    ///   - only: findings of these kinds; empty for all.
    public init(_ comparison: DocumentComparison, passages: PassageReport? = nil, only: [CompareSelection] = []) {
        self.comparison = comparison
        self.passages = passages
        findings = comparison.findings.filter { only.isEmpty || only.contains($0.selection) }
    }

    /// Whether the later document repeats nothing.
    public var hasNoRepeat: Bool { !comparison.findings.contains { $0.selection == .repeats } }

    /// Passages first, then the statements in their order.
    public var records: [JSONValue] {
        (passages?.records() ?? [])
            + findings.map { finding in
                switch finding {
                case .repeated(let repeated, let drift): repeated.json(in: comparison.corpus, drift: drift)
                case .new(let later):
                    .object(["type": .string("new"), "later": Citation(comparison.corpus, later).json])
                case .dropped(let earlier):
                    .object(["type": .string("dropped"), "earlier": Citation(comparison.corpus, earlier).json])
                }
            }
    }

    public static func tableHead(_ form: DelimitedText) -> String {
        form.row(["type", "score", "band"] + Citation.columns("later") + Citation.columns("earlier")) + "\n"
    }

    public func tableRows(_ form: DelimitedText) -> String {
        let none = [String](repeating: "", count: Citation.columns("").count)
        return (passages?.tableRows(form) ?? "")
            + findings.map { finding in
                let row: [String] =
                    switch finding {
                    case .repeated(let repeated, _):
                        ["repeat", Decimals.fixed(repeated.score, digits: 6), repeated.band.rawValue]
                            + Citation(comparison.corpus, repeated.later).fields
                            + Citation(comparison.corpus, repeated.earlier).fields
                    case .new(let later): ["new", "", ""] + Citation(comparison.corpus, later).fields + none
                    case .dropped(let earlier):
                        ["dropped", "", ""] + none + Citation(comparison.corpus, earlier).fields
                    }
                return form.row(row) + "\n"
            }.joined()
    }

    public func text(_ view: CompareView, _ style: TextStyle) -> String {
        let body =
            switch view {
            case .list: list(style)
            case .side: sideBySide(style)
            case .redline: redline(style)
            }
        return (head(style) + body + summary).joined(separator: "\n") + "\n"
    }

    private func head(_ style: TextStyle) -> [String] {
        zip(["earlier", "later  "], comparison.corpus.documents).map { name, document in
            let date = document.date?.description ?? "undated"
            let title = document.heading.map { "  \($0.onOneLine)" } ?? ""
            return "\(name)  \(style.paint(date, .bold))  \(document.id.onOneLine)\(title)"
        } + [""]
    }

    private var summary: [String] {
        func count(_ selection: CompareSelection) -> Int {
            comparison.findings.count { $0.selection == selection }
        }
        let repeats = comparison.findings.compactMap { finding -> Band? in
            if case .repeated(let repeated, _) = finding { return repeated.band }
            return nil
        }
        let bands = Band.allCases.compactMap { band -> String? in
            let count = repeats.count { $0 == band }
            return count > 0 ? "\(count) \(band.rawValue)" : nil
        }
        let detail = bands.isEmpty ? "" : " (\(bands.joined(separator: ", ")))"
        let shared =
            passages.map { $0.count > 0 ? "; they share \(counted($0.count, "passage")) (--only passages)" : "" } ?? ""
        return [
            "",
            "\(count(.repeats)) repeated\(detail), \(count(.new)) new, \(count(.dropped)) dropped statements\(shared).",
        ]
    }
}

extension DocumentComparison.Finding {
    var selection: CompareSelection {
        switch self {
        case .repeated: .repeats
        case .new: .new
        case .dropped: .dropped
        }
    }
}

// MARK: - Views

extension CompareReport {
    private func list(_ style: TextStyle) -> [String] {
        findings.flatMap { finding -> [String] in
            switch finding {
            case .repeated(let repeated, let drift):
                let later = Citation(comparison.corpus, repeated.later)
                let earlier = Citation(comparison.corpus, repeated.earlier)
                let score = Decimals.fixed(repeated.score, digits: 2)
                let sign = repeated.score == 1 ? "=" : "~"
                var lines = [
                    "\(sign) \(style.paint(repeated.band.rawValue, .bold)) \(score)  \(later.statement.id) <- "
                        + earlier.statement.id + (later.speaker.map { "  \($0.onOneLine)" } ?? "")
                ]
                lines += style.wrapped(redlineWords(repeated, style), indent: "    ")
                let flags = drift.flagLine
                if !flags.isEmpty { lines += style.wrapped(flags, indent: "      ", first: "    ! ") }
                return lines
            case .new(let later): return whole("+ new", later, .added, style)
            case .dropped(let earlier): return whole("- dropped", earlier, .removed, style)
            }
        }
    }

    private func whole(
        _ label: String, _ reference: StatementReference, _ ink: TextStyle.Ink, _ style: TextStyle
    ) -> [String] {
        let citation = Citation(comparison.corpus, reference)
        let head =
            "\(style.paint(label, .bold))  \(citation.statement.id)"
            + (citation.speaker.map { "  \($0.onOneLine)" } ?? "")
        return [head]
            + style.wrapped(style.words(citation.text.onOneLine, style.isColoured ? ink : nil), indent: "    ")
    }

    /// The redline of one repeat: of its pair in the document redline, or of two statements that are no pair.
    private func redlineWords(_ repeated: Repeat, _ style: TextStyle) -> [String] {
        comparison.redline(of: repeated).map(style.redline)
            ?? style.words(Citation(comparison.corpus, repeated.later).text.onOneLine, nil)
    }

    private func redline(_ style: TextStyle) -> [String] {
        let lines = comparison.redlineEntries.flatMap { entry -> [String] in
            switch entry {
            case .moved(let target): ["  [moved: now \(Citation(comparison.corpus, target).statement.id)]"]
            case .words(let pieces): style.wrapped(style.redline(pieces), indent: "  ")
            }
        }
        return [TextStyle.redlineLegend, ""] + lines
    }

    private func sideBySide(_ style: TextStyle) -> [String] {
        let column = TextStyle(width: max(40, (style.width - 3) / 2))
        func rows(_ left: String, _ right: String, _ mark: String) -> [String] {
            let left = left.isEmpty ? [] : column.wrapped(left)
            let right = right.isEmpty ? [] : column.wrapped(right)
            return (0..<max(left.count, right.count)).map { line in
                let text = line < left.count ? left[line] : ""
                let padding = String(repeating: " ", count: max(0, column.width - TextStyle.columns(text)))
                return text + padding + " \(line == 0 ? mark : " ") " + (line < right.count ? right[line] : "")
            } + [""]
        }
        return findings.flatMap { finding -> [String] in
            switch finding {
            case .repeated(let repeated, _):
                rows(
                    Citation(comparison.corpus, repeated.earlier).text.onOneLine,
                    Citation(comparison.corpus, repeated.later).text.onOneLine, repeated.score == 1 ? "=" : "~")
            case .new(let later): rows("", Citation(comparison.corpus, later).text.onOneLine, "+")
            case .dropped(let earlier): rows(Citation(comparison.corpus, earlier).text.onOneLine, "", "-")
            }
        }
    }
}

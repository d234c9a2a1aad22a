// The formulations of a corpus, told: a list, one in full, who repeats whom.

/// What `formulations` prints.
public struct FormulationsReport: Sendable {
    private let finder: FormulationFinder
    private let corpus: Corpus
    private let told: [(formulation: Formulation, biography: Biography?)]

    public init(_ finder: FormulationFinder, _ selection: FormulationSelection = FormulationSelection()) {
        self.finder = finder
        corpus = finder.corpus
        let calendar = CorpusCalendar(finder)
        told = selection.chosen(from: finder).map { ($0, calendar.biography(of: $0)) }
    }

    /// Of one formulation, which need not be among those that were found.
    public init(_ finder: FormulationFinder, of formulation: Formulation) {
        self.finder = finder
        corpus = finder.corpus
        told = [(formulation, CorpusCalendar(finder).biography(of: formulation))]
    }

    public var isEmpty: Bool { told.isEmpty }

    // MARK: - Records

    public var records: [JSONValue] { told.map { record(of: $0.formulation, $0.biography) } }

    private func record(of formulation: Formulation, _ biography: Biography?) -> JSONValue {
        .object([
            "type": .string("formulation"), "id": .string(formulation.id),
            "label": .string(formulation.label(in: corpus)),
            "information": .number(formulation.information), "documents": .integer(formulation.documentCount),
            "texts": .integer(formulation.textCount), "uses": .integer(formulation.occurrences.count),
            "designation": .bool(formulation.isDesignation),
            "biography": biography.map(json) ?? .null,
            "occurrences": .array(
                formulation.occurrences.map {
                    .object([
                        "kind": .string($0.kind.rawValue), "mode": .optional(mode($0)),
                        "side": Citation(corpus, $0.statement, bytes: $0.bytes).json,
                    ])
                }),
        ])
    }

    private func json(_ biography: Biography) -> JSONValue {
        .object([
            "first": .string(biography.first.description), "last": .string(biography.last.description),
            "carriers": .array(biography.carriers.map(JSONValue.string)),
            "periods": .array(
                biography.periods.map {
                    .object([
                        "period": .string($0.name), "uses": .integer($0.uses), "words": .integer($0.words),
                        "perThousandWords": .number($0.usesPerThousandWords),
                    ])
                }),
            "longestSilence": biography.longestSilence.map {
                .object([
                    "from": .string($0.from.description), "to": .string($0.to.description), "days": .integer($0.days),
                    "documents": .integer($0.documents), "statements": .integer($0.statements),
                ])
            } ?? .null,
            "since": .object([
                "days": .integer(biography.daysSince), "documents": .integer(biography.documentsSince),
                "statements": .integer(biography.statementsSince),
            ]),
        ])
    }

    private func mode(_ occurrence: FormulationOccurrence) -> String? {
        corpus.documents[occurrence.statement.document].statements[occurrence.statement.statement].attribution?.mode
            .rawValue
    }

    /// A row for every occurrence.
    public func table(_ form: DelimitedText) -> String {
        let head = ["id", "label", "designation", "kind"] + Citation.columns("use")
        let rows = told.flatMap { told in
            told.formulation.occurrences.map { use in
                [
                    told.formulation.id, told.formulation.label(in: corpus),
                    told.formulation.isDesignation ? "yes" : "no",
                    use.kind.rawValue,
                ] + Citation(corpus, use.statement, bytes: use.bytes).fields
            }
        }
        return ([head] + rows).map { form.row($0) + "\n" }.joined()
    }

    // MARK: - Text

    public func text(_ style: TextStyle) -> String {
        let undated = corpus.documents.count { $0.date == nil }
        var lines = told.flatMap { summary($0.formulation, $0.biography, style) }
        lines.append(
            "\(counted(told.count, "formulation"))\(told.count < finder.formulations.count ? " of \(finder.formulations.count)" : ""). "
                + "Dates are those of this corpus; a formula may be older.")
        if undated > 0 {
            lines.append(
                "\(counted(undated, "document")) without a date: uses in them come first and have no place in time.")
        }
        lines += CopyNotes(finder).text(style)
        return lines.joined(separator: "\n") + "\n"
    }

    private func summary(_ formulation: Formulation, _ biography: Biography?, _ style: TextStyle) -> [String] {
        // A wording that was asked for is its own name.
        let name = finder[formulation.id] == nil ? "" : formulation.id
        let uses = counted(formulation.occurrences.count, "use")
        var head = "\(uses) in \(counted(formulation.documentCount, "document"))"
        if let biography { head += ", " + span(biography) }
        if formulation.isDesignation { head += ", a designation" }
        return style.wrapped(
            style.words(formulation.label(in: corpus), .bold), indent: "      ", first: name.padded(to: 5) + " ")
            + ["      " + head]
            + (biography.map { life($0, style) } ?? []) + [""]
    }

    private func span(_ biography: Biography) -> String {
        let (first, last) = (biography.first.description, biography.last.description)
        return first == last ? first : "\(first) to \(last)"
    }

    private func life(_ biography: Biography, _ style: TextStyle) -> [String] {
        var parts: [String] = []
        if !biography.carriers.isEmpty {
            let shown = biography.carriers.prefix(4).map(\.onOneLine).joined(separator: ", ")
            parts.append(
                "said by \(shown)\(biography.carriers.count > 4 ? " and \(biography.carriers.count - 4) more" : "")")
        }
        if let silence = biography.longestSilence, silence.documents > 0 {
            parts.append(
                "silent for \(silence.isSure ? "" : "at least ")\(counted(silence.days, "day")) from \(silence.from) (\(counted(silence.documents, "document")) between)"
            )
        }
        if biography.documentsSince > 0 {
            parts.append("not in the \(counted(biography.documentsSince, "document")) since")
        }
        return parts.isEmpty ? [] : style.wrapped(parts.joined(separator: "; "), indent: "      ", first: "      ")
    }

    /// One formulation with all its uses and the table of its variants.
    public func fullText(_ style: TextStyle) -> String {
        told.flatMap { told -> [String] in
            var lines = summary(told.formulation, told.biography, style)
            if let biography = told.biography { lines += periods(biography) + [""] }
            lines += variants(told.formulation, style) + [""]
            for use in told.formulation.occurrences {
                let citation = Citation(corpus, use.statement)
                lines.append(citation.heading(style) + "  " + use.kind.rawValue)
                lines += style.wrapped(marked(citation, use, style), indent: "    ", first: "    ")
            }
            return lines
        }.map { $0 + "\n" }.joined()
    }

    private func periods(_ biography: Biography) -> [String] {
        let most = biography.periods.map(\.usesPerThousandWords).max() ?? 0
        return ["  uses per thousand words"]
            + biography.periods.map { period in
                let share = most > 0 ? period.usesPerThousandWords / most : 0
                return
                    "    \(period.name)  \(Decimals.fixed(period.usesPerThousandWords, digits: 3).leftPadded(to: 8))  "
                    + "\(String(period.uses).leftPadded(to: 5)) of \(String(period.words).leftPadded(to: 8)) words  "
                    + String(repeating: "#", count: Int((share * 30).rounded(.up)))
            }
    }

    /// The statement with the formula between brackets.
    private func marked(_ citation: Citation, _ use: FormulationOccurrence, _ style: TextStyle) -> [String] {
        let (text, whole) = (citation.document.text, citation.statement.bytes)
        func words(_ range: Range<Int>) -> String { range.isEmpty ? "" : text[range] }
        let before = words(whole.lowerBound..<max(whole.lowerBound, use.bytes.lowerBound))
        let after = words(min(whole.upperBound, use.bytes.upperBound)..<whole.upperBound)
        return style.words((before + "[" + text[use.bytes] + "]" + after).onOneLine, nil)
    }

    private func variants(_ formulation: Formulation, _ style: TextStyle) -> [String] {
        let table = VariantTable(formulation, finder)
        guard table.rows.count > 1 else { return ["  one wording"] }
        let cells = table.rows.map { $0.cells.map(\.onOneLine) }
        let widths = cells[0].indices.map { column in cells.map { TextStyle.columns($0[column]) }.max() ?? 0 }
        return ["  \(counted(table.rows.count, "wording")), word under word"]
            + zip(table.rows, cells).map { row, cells in
                let date = corpus.documents[formulation.occurrences[row.occurrence].statement.document].date
                let line = zip(cells, widths).map { $0.padded(to: $1) }.joined(separator: " ")
                return
                    "    \((date?.description ?? "undated").padded(to: 10))  \(String(row.count).leftPadded(to: 4))x  \(line)"
            }
    }
}

extension String {
    fileprivate func leftPadded(to width: Int) -> String { String(repeating: " ", count: max(0, width - count)) + self }
}

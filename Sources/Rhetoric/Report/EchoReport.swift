// Who repeats whom, and which documents carry one text, told.

/// Who repeats whom, told.
public struct EchoReport: Sendable {
    private let echoes: [Echo]
    private let notes: CopyNotes

    public init(_ finder: FormulationFinder, by holder: FormulationHolder) {
        echoes = finder.echoes(by: holder)
        notes = CopyNotes(finder)
    }

    public var isEmpty: Bool { echoes.isEmpty }

    public var records: [JSONValue] {
        echoes.map { echo in
            .object([
                "type": .string("echo"), "first": .string(echo.first), "later": .string(echo.later),
                "families": .integer(echo.families.count), "medianDays": .integer(echo.medianDays),
                "sure": .bool(echo.isSure),
                "formulations": .array(echo.families.map(JSONValue.string)),
            ])
        } + notes.records
    }

    public func table(_ form: DelimitedText) -> String {
        ([["first", "later", "families", "median_days"]]
            + echoes.map { [$0.first, $0.later, String($0.families.count), String($0.medianDays)] })
            .map { form.row($0) + "\n" }.joined()
    }

    public func text(_ style: TextStyle) -> String {
        var lines = ["Formulas first used by the one and later by the other (lag: the median)", ""]
        for echo in echoes {
            let lag =
                "\(counted(echo.families.count, "formula")), lag \(echo.isSure ? "" : "at least ")\(counted(echo.medianDays, "day"))"
            let who = echo.first == echo.later ? "\(echo.first) again" : "\(echo.first) -> \(echo.later)"
            lines += style.wrapped("\(who.onOneLine): \(lag)", indent: "    ", first: "  ")
        }
        if echoes.isEmpty { lines.append("  none: no formula has two dated uses by someone who is named") }
        let copies = notes.text(style)
        if !copies.isEmpty { lines += [""] + copies }
        return lines.joined(separator: "\n") + "\n"
    }
}

/// What is told of documents that carry one text.
struct CopyNotes {
    private let corpus: Corpus
    private let copies: [DocumentCopy]

    init(_ finder: FormulationFinder) { (corpus, copies) = (finder.corpus, finder.copies.copies) }

    var records: [JSONValue] {
        copies.map {
            .object([
                "type": .string("copy"), "original": .string(corpus.documents[$0.original].id),
                "copy": .string(corpus.documents[$0.copy].id), "share": .number($0.share),
            ])
        }
    }

    /// Empty without copies.
    func text(_ style: TextStyle) -> [String] {
        guard !copies.isEmpty else { return [] }
        let names = copies.prefix(Self.mostShown).map {
            "\(name($0.copy)) carries \(name($0.original)) (\(Decimals.fixed(100 * $0.share, digits: 0))% word for word)"
        }
        let more = copies.count > Self.mostShown ? "; and \(copies.count - Self.mostShown) more" : ""
        return style.wrapped(
            "One text in two documents within \(DocumentCopies.mostDays) days, counted once: "
                + names.joined(separator: "; ") + more + ".", indent: "  ", first: "")
    }

    private static let mostShown = 5

    private func name(_ document: Int) -> String {
        let document = corpus.documents[document]
        return document.id.onOneLine + (document.source.map { " (\($0.onOneLine))" } ?? "")
    }
}

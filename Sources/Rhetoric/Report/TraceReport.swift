// The ranking of earlier formulations, told: as text, as records, as a table, as a TREC run.

/// What `trace` prints.
public struct TraceReport: Sendable {
    private let ranking: CausalRanking
    private let results: [(later: StatementReference, repeats: [Repeat])]
    private let formulations: FormulationIndex?
    private let judgements: PairJudgements
    /// Formulations that are named beside a repeat in the text.
    private static let mostNames = 3

    /// - Parameters:
    ///   - formulations: names what each repeat and its earlier statement have in common; of the same corpus.
    ///   - judgements: of the corpus files that the statements are of.
    public init(
        _ ranking: CausalRanking, formulations: FormulationIndex? = nil, judgements: [Judgements] = [],
        progress: (@Sendable (Int, Int) -> Void)? = nil
    ) {
        self.init(
            ranking, ranking.repeats(progress: progress), formulations: formulations, judgements: judgements)
    }

    /// - Parameter results: those that are told.
    package init(
        _ ranking: CausalRanking, _ results: [(later: StatementReference, repeats: [Repeat])],
        formulations: FormulationIndex? = nil, judgements: [Judgements]
    ) {
        self.ranking = ranking
        self.results = results
        self.formulations = formulations
        self.judgements = PairJudgements(judgements)
    }

    /// Whether any statement repeats an earlier one, as far as nobody judged otherwise.
    public var isEmpty: Bool { results.allSatisfy { $0.repeats.allSatisfy(isRefused) } }

    private func judgement(of repeated: Repeat) -> PairJudgement? {
        guard !judgements.isEmpty else { return nil }
        return judgements[Citation(ranking.corpus, repeated.later), Citation(ranking.corpus, repeated.earlier)]
    }

    /// Whether the pair was judged to be no repeat.
    private func isRefused(_ repeated: Repeat) -> Bool { judgement(of: repeated)?.outcome == .isNoRepeat }

    private func withoutRefused(
        _ result: (later: StatementReference, repeats: [Repeat])
    ) -> (later: StatementReference, repeats: [Repeat]) {
        judgements.isEmpty ? result : (result.later, result.repeats.filter { !isRefused($0) })
    }

    /// One record a line, in pieces that end with a line. Drift is read here, on all threads.
    ///
    /// - Parameter why: tells the words behind each repeat, and the ledger of each statement after its repeats.
    public func jsonLines(why: Bool = false, _ write: (String) throws -> Void) rethrows {
        try records(why: why) { try write($0.map { $0 + "\n" }.joined()) }
    }

    /// All records as one array, in pieces.
    public func jsonArray(why: Bool = false, _ write: (String) throws -> Void) rethrows {
        try write("[")
        var isFirst = true
        try records(why: why) { records in
            guard !records.isEmpty else { return }
            try write((isFirst ? "" : ",") + records.joined(separator: ","))
            isFirst = false
        }
        try write("]\n")
    }

    /// All records at once, where they are few.
    package func records(why: Bool) -> [JSONValue] { results.flatMap { records(of: $0, why: why) } }

    /// Hands out the records of some thousand statements at a time: all of them would be many times the corpus.
    private func records(why: Bool, _ body: ([String]) throws -> Void) rethrows {
        let batch = 4096
        for start in stride(from: 0, to: results.count, by: batch) {
            let end = min(results.count, start + batch)
            let parts = ranking.workers.map(total: end - start, by: 32) { range in
                range.flatMap { records(of: results[start + $0], why: why).map(\.line) }
            }
            try body(parts.flatMap { $0 })
        }
    }

    private func records(
        of result: (later: StatementReference, repeats: [Repeat]), why: Bool
    ) -> [JSONValue] {
        let repeats = result.repeats.map { repeated in
            repeated.json(
                in: ranking.corpus, drift: ranking.comparer.drift(of: repeated),
                formulations: formulations?.shared(repeated.later, repeated.earlier),
                reasons: why ? ranking.comparer.reasons(of: repeated) : nil, judgement: judgement(of: repeated))
        }
        guard why, let ledger = ranking.ledger(of: withoutRefused(result)) else { return repeats }
        return repeats + [ledger.json(in: ranking.corpus)]
    }

    public func table(_ form: DelimitedText) -> String {
        let head =
            ["score", "band"] + Citation.columns("later") + Citation.columns("earlier")
            + (formulations == nil ? [] : ["formulations"])
        let rows = results.lazy.flatMap(\.repeats).map { repeated in
            [Decimals.fixed(repeated.score, digits: 6), repeated.band.rawValue]
                + Citation(ranking.corpus, repeated.later).fields + Citation(ranking.corpus, repeated.earlier).fields
                + (formulations.map { [$0.shared(repeated.later, repeated.earlier).map(\.id).joined(separator: " ")] }
                    ?? [])
        }
        return ([head] + rows).map { form.row($0) + "\n" }.joined()
    }

    /// A TREC run: queries and items are statements, or documents by the best pair of their statements.
    public func trec(byStatement: Bool) -> String {
        func name(_ reference: StatementReference) -> String {
            let citation = Citation(ranking.corpus, reference)
            return byStatement ? citation.name : citation.document.id
        }
        var run = TrecRun()
        for repeated in results.lazy.flatMap(\.repeats) {
            run.add(query: name(repeated.later), item: name(repeated.earlier), score: repeated.score)
        }
        return run.text
    }

    /// For readers: each statement with the earlier ones it repeats below it. Drift is read here, on all threads.
    public func text(_ style: TextStyle, why: Bool) -> String {
        let told = results.map(withoutRefused)
        let parts = ranking.workers.map(total: told.count, by: 32) { range in
            range.map { text(of: told[$0], style, why: why) }
        }
        let repeating = parts.joined().filter { !$0.isEmpty }
        let echoes = told.reduce(0) { sum, result in sum + result.repeats.count { $0.band == .echo } }
        var lines =
            repeating + [
                "\(repeating.count) of \(results.count) statements repeat an earlier formulation of this corpus (nearest "
                    + "earlier, not necessarily the source)."
            ]
        if echoes > 0 {
            lines.append("Echoes (a shared phrase or name, no more) not shown: \(echoes); --format jsonl has them.")
        }
        let refused = Self.shown(results) - Self.shown(told)
        if refused > 0 {
            lines.append("\(counted(refused, "pair")) judged not a repeat \(refused == 1 ? "is" : "are") left out.")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// How many repeats the text shows.
    private static func shown(_ results: [(later: StatementReference, repeats: [Repeat])]) -> Int {
        results.reduce(0) { sum, result in sum + result.repeats.count { $0.band.isRepeat } }
    }

    /// A statement with its repeats and a blank line; empty when there is none to show.
    private func text(
        of result: (later: StatementReference, repeats: [Repeat]), _ style: TextStyle, why: Bool
    ) -> String {
        let shown = result.repeats.filter(\.band.isRepeat)
        guard !shown.isEmpty else { return "" }
        let citation = Citation(ranking.corpus, result.later)
        var lines = [citation.heading(style)] + style.wrapped(citation.text.onOneLine, indent: "  ")
        if why, let ledger = ranking.ledger(of: result) { lines += style.wrapped(ledger.sentence, indent: "    ") }
        for repeated in shown { lines += text(repeated, style, why: why) }
        return lines.joined(separator: "\n") + "\n"
    }

    private func text(_ repeated: Repeat, _ style: TextStyle, why: Bool) -> [String] {
        let citation = Citation(ranking.corpus, repeated.earlier)
        let band = repeated.band.rawValue
        var lines = [
            "    " + style.paint(band, .bold) + String(repeating: " ", count: max(1, 9 - band.count))
                + Decimals.fixed(repeated.score, digits: 2) + "  " + citation.heading(style)
        ]
        lines += style.wrapped(citation.text.onOneLine, indent: "      ")
        let flags = ranking.comparer.drift(of: repeated).flagLine
        if !flags.isEmpty { lines += style.wrapped(flags, indent: "        ", first: "      ! ") }
        if let judged = judgement(of: repeated) {
            lines += style.wrapped(judged.sentence, indent: "        ", first: "      # ")
        }
        if let names = names(of: repeated) { lines += style.wrapped(names, indent: "        ", first: "      = ") }
        return why ? lines + ranking.comparer.reasons(of: repeated).lines(repeated.evidence, style) : lines
    }

    /// The heaviest formulations that the two have in common; nil when there is none.
    private func names(of repeated: Repeat) -> String? {
        guard let shared = formulations?.shared(repeated.later, repeated.earlier), !shared.isEmpty else { return nil }
        let names = shared.prefix(Self.mostNames).map { "\($0.id) \"\($0.label(in: ranking.corpus))\"" }
        let more = shared.count - names.count
        return names.joined(separator: ", ") + (more > 0 ? " and \(more) more" : "")
    }
}

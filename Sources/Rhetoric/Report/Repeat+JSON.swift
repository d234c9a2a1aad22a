// The record of a repeat, as docs/formats.md has it.

extension Repeat {
    /// - Parameters:
    ///   - formulations: adds the member "formulations".
    ///   - reasons: adds the member "why".
    ///   - judgement: adds the member "judgement".
    func json(
        in corpus: Corpus, drift: [DriftRecord], formulations: [Formulation]? = nil, reasons: RepeatReasons? = nil,
        judgement: PairJudgement? = nil
    ) -> JSONValue {
        var record = JSONValue.object([
            "type": .string("repeat"), "score": .number(score), "band": .string(band.rawValue),
            "later": Citation(corpus, later).json, "earlier": Citation(corpus, earlier).json,
            "evidence": evidence.json, "drift": .array(drift.map(\.json)),
        ])
        if let formulations {
            record = record.adding(
                "formulations",
                .array(
                    formulations.map {
                        .object(["id": .string($0.id), "label": .string($0.label(in: corpus))])
                    }))
        }
        if let reasons { record = record.adding("why", reasons.json) }
        return judgement.map { record.adding("judgement", $0.json) } ?? record
    }
}

extension Evidence {
    var json: JSONValue {
        .object([
            "lexical": .number(lexical), "latent": .number(latent), "coverage": .number(coverage),
            "verbatim": .number(verbatim), "longestRun": .integer(longestRun),
            "percentile": percentile.map(JSONValue.number) ?? .null, "pairs": .number(pairs),
            "aligned": .number(aligned),
        ])
    }
}

extension TextSimilarity {
    /// The record of the `pair`-th pair of a run, from 1.
    public func json(pair: Int) -> JSONValue {
        .object([
            "type": .string("similarity"), "pair": .integer(pair), "score": .number(score),
            "evidence": evidence?.json ?? .null,
        ])
    }
}

extension DriftRecord {
    var json: JSONValue {
        guard let detail else {
            return .object(["kind": .string(kind), "earlier": .optional(earlier), "later": .optional(later)])
        }
        return .object([
            "kind": .string(kind), "earlier": .optional(earlier), "later": .optional(later), "detail": .string(detail),
        ])
    }

    /// "number: 12 -> 9", "hedge: will -> may (weaker)".
    var sentence: String { "\(kind): \(words)" }

    /// The same without its kind.
    fileprivate var words: String {
        let words =
            switch (earlier, later) {
            case (let earlier?, let later?): "\(earlier.onOneLine) -> \(later.onOneLine)"
            case (let earlier?, nil): "without \(earlier.onOneLine)"
            case (nil, let later?): "with \(later.onOneLine)"
            case (nil, nil): ""
            }
        let remark =
            switch detail {
            case nil: ""
            case "roles": " (the parties change places)"
            case let detail?: " (\(detail))"
            }
        return words + remark
    }
}

extension [DriftRecord] {
    /// The flags among them on one line, those of one kind together: "number: 12 -> 9; party: with Merania, with Kestria".
    /// Empty without flags.
    package var flagLine: String {
        let flags = filter(\.isFlag)
        var kinds: [String] = []
        for flag in flags where !kinds.contains(flag.kind) { kinds.append(flag.kind) }
        return kinds.map { kind in
            kind + ": " + flags.filter { $0.kind == kind }.map(\.words).joined(separator: ", ")
        }.joined(separator: "; ")
    }
}

// The record of a repeat, as docs/formats.md has it.

extension Repeat {
    func json(in corpus: Corpus, drift: [DriftRecord]) -> JSONValue {
        .object([
            "type": .string("repeat"), "score": .number(score), "band": .string(band.rawValue),
            "later": Citation(corpus, later).json, "earlier": Citation(corpus, earlier).json,
            "evidence": .object([
                "lexical": .number(evidence.lexical), "latent": .number(evidence.latent),
                "coverage": .number(evidence.coverage), "verbatim": .number(evidence.verbatim),
                "longestRun": .integer(evidence.longestRun),
                "percentile": evidence.percentile.map(JSONValue.number) ?? .null,
            ]),
            "drift": .array(drift.map(\.json)),
        ])
    }
}

extension DriftRecord {
    var json: JSONValue {
        .object(["kind": .string(kind), "earlier": .optional(earlier), "later": .optional(later)])
    }

    /// "number: 12 -> 9".
    var sentence: String {
        switch (earlier, later) {
        case (let earlier?, let later?): "\(kind): \(earlier.onOneLine) -> \(later.onOneLine)"
        case (let earlier?, nil): "\(kind): without \(earlier.onOneLine)"
        case (nil, let later?): "\(kind): with \(later.onOneLine)"
        case (nil, nil): kind
        }
    }
}

// A background, told: how it was made, what it knows, and for single words what it takes to be like them, which is the
// quickest way for a person to judge it.

/// What `background show` and `background build` print, and a part of what `doctor` prints.
public struct BackgroundReport: Sendable {
    /// A word that was asked for.
    private struct Answer: Sendable {
        let word: String
        let stem: String
        /// Nil for a stem that the background does not have.
        let term: Int?
        let nearest: [(term: Int, cosine: Float)]
    }

    private let background: Background
    private let answers: [Answer]

    /// - Parameters:
    ///   - words: each is read as the texts are; of a phrase every word counts by itself.
    ///   - most: how many of the nearest terms are told of each.
    public init(_ background: Background, words: [String] = [], most: Int = 10) {
        self.background = background
        answers = words.flatMap { Self.stems(of: $0, background.language) }.map { word, stem in
            let term = background.term(ofStem: stem)
            let nearest = term.map { background.hasVector($0) ? background.nearest(to: $0, most: most) : [] }
            return Answer(word: word, stem: stem, term: term, nearest: nearest ?? [])
        }
    }

    /// Whether words were asked for, and none of them is known.
    public var foundNothing: Bool { !answers.isEmpty && answers.allSatisfy { $0.term == nil } }

    private static func stems(of words: String, _ language: Language) -> [(word: String, stem: String)] {
        var lexicon = Lexicon()
        let utf8 = Array(words.utf8)
        return lexicon.tokenize(utf8, in: 0..<utf8.count, language: language).map { token in
            let form = lexicon.forms[Int(token.form)]
            return (form.text, lexicon.stems[Int(form.stem)])
        }
    }

    public var records: [JSONValue] { [record] + answers.map(record) }

    var record: JSONValue {
        let recipe = background.recipe
        return .object([
            "type": .string("background"), "version": .integer(BackgroundHeader.version),
            "language": .string(background.language.code), "terms": .integer(background.termCount),
            "vectors": .integer(background.vectorCount), "rank": .integer(background.rank),
            "sentences": .integer(background.sentenceCount), "tokens": .integer(background.tokenCount),
            "recipe": .object([
                "window": .integer(recipe.window), "smoothing": .number(recipe.smoothing),
                "leastCount": .integer(recipe.leastCount), "leastVectorCount": .integer(recipe.leastVectorCount),
                "mostTerms": .integer(recipe.mostTerms), "rank": .integer(recipe.rank),
                "exponent": .number(recipe.exponent), "tolerance": .number(recipe.tolerance),
                "seed": .string(String(recipe.seed)),
            ]), "bytes": .integer(background.size), "sha256": .string(background.sha256),
        ])
    }

    private func record(_ answer: Answer) -> JSONValue {
        .object([
            "type": .string("word"), "word": .string(answer.word), "stem": .string(answer.stem),
            "known": .bool(answer.term != nil), "count": .integer(answer.term.map(background.count) ?? 0),
            "frequency": .integer(answer.term.map(background.frequency) ?? 0),
            "nearest": .array(
                answer.nearest.map {
                    .object([
                        "stem": .string(background.stem(of: $0.term)), "cosine": .number(Double($0.cosine)),
                    ])
                }),
        ])
    }

    public func text(_ style: TextStyle) -> String {
        var lines = lines
        for answer in answers { lines += [""] + told(answer, style) }
        return lines.joined(separator: "\n") + "\n"
    }

    /// What the background is, in five lines.
    public var lines: [String] {
        let (terms, vectors) = (Decimals.grouped(background.termCount), Decimals.grouped(background.vectorCount))
        let (tokens, sentences) = (Decimals.grouped(background.tokenCount), Decimals.grouped(background.sentenceCount))
        return [
            "background of \"\(background.language)\", format \(BackgroundHeader.version), "
                + "\(Decimals.grouped(background.size)) bytes",
            "\(terms) terms, of which \(vectors) have vectors of \(background.rank) dimensions",
            "counted on \(tokens) words in \(sentences) sentences", "recipe: \(recipe)", "sha256: \(background.sha256)",
        ]
    }

    private var recipe: String {
        let recipe = background.recipe
        let counts = "least count \(recipe.leastVectorCount) (\(recipe.leastCount) without a vector)"
        return
            "window \(recipe.window), smoothing \(number(recipe.smoothing)), \(counts), rank \(recipe.rank), exponent "
            + "\(number(recipe.exponent)), tolerance \(number(recipe.tolerance)), seed \(recipe.seed)"
    }

    private func number(_ value: Double) -> String { Decimals.trimmed(value, digits: 6) }

    private func told(_ answer: Answer, _ style: TextStyle) -> [String] {
        let word = style.paint(answer.word, .bold)
        guard let term = answer.term else { return ["\(word)  is not known"] }
        let uses = "\(Decimals.grouped(background.count(of: term))) times"
        let near = answer.nearest.map {
            "\(background.stem(of: $0.term)) \(Decimals.fixed(Double($0.cosine), digits: 2))"
        }
        let tail = background.hasVector(term) ? near.joined(separator: ", ") : "(no vector)"
        return style.wrapped(tail, indent: "  ", first: "\(word)  (\(answer.stem), \(uses)): ")
    }
}

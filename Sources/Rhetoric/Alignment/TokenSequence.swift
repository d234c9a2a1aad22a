// The words of one text as numbers: all that alignment needs to know about it. Forms and stems are compared,
// traits and weights say how much a word matters to a reader, breaks say where a change may begin and end.

/// What is known of one occurrence of a word besides its form.
struct TokenTraits: OptionSet, Sendable, Hashable {
    let rawValue: UInt8
    /// A function word: aligned like any other, but it holds nothing together on its own.
    static let stopWord = TokenTraits(rawValue: 1)
    /// Holds a digit.
    static let number = TokenTraits(rawValue: 2)
    /// Written with a capital first letter, for whatever reason.
    static let capitalised = TokenTraits(rawValue: 4)
}

/// The tokens of a statement or of a whole document, in order. All arrays have the same length.
struct TokenSequence: Sendable, Equatable {
    /// The number of each token's form, not negative; equal numbers are equal words.
    let forms: [Int32]
    /// The number of each token's stem, not negative, from a numbering of its own.
    let stems: [Int32]
    let traits: [TokenTraits]
    /// The information of each token, in bits or any unit that is the same for all sequences compared; not negative.
    let weights: [Float]
    /// The break before each token.
    let breaks: [BreakStrength]

    /// Without `weights`, a content word weighs 1, a number 0.5 and a stop word 0.1. Without `breaks`, only the first
    /// token has one.
    init(
        forms: [Int32], stems: [Int32], traits: [TokenTraits], weights: [Float]? = nil, breaks: [BreakStrength]? = nil
    ) {
        self.forms = forms
        self.stems = stems
        self.traits = traits
        self.weights = weights ?? traits.map { $0.contains(.stopWord) ? 0.1 : $0.contains(.number) ? 0.5 : 1 }
        self.breaks = breaks ?? forms.indices.map { $0 == 0 ? .sentence : .none }
        precondition(
            stems.count == forms.count && traits.count == forms.count && self.weights.count == forms.count
                && self.breaks.count == forms.count, "every token needs a form, a stem, traits, a weight and a break")
    }

    /// Whether the tokens before and at `index` are parts of one written word.
    func isJoined(at index: Int) -> Bool { index > 0 && index < count && breaks[index] == .joined }

    /// A part as a sequence of its own.
    subscript(range: Range<Int>) -> TokenSequence {
        if range == indices { return self }
        return TokenSequence(
            forms: Array(forms[range]), stems: Array(stems[range]), traits: Array(traits[range]),
            weights: Array(weights[range]),
            breaks: [.sentence] + breaks[range].dropFirst())
    }

    var count: Int { forms.count }
    var indices: Range<Int> { 0..<forms.count }

    /// The break before the token at `index`; the end of the sequence is the end of a sentence.
    func breakStrength(before index: Int) -> BreakStrength { index < count ? breaks[index] : .sentence }
}

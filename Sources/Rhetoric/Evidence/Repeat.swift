// What is reported of a pair of statements: how close, by what evidence.

/// How close a later statement is to an earlier one.
public enum Band: String, Sendable, CaseIterable {
    /// The earlier formulation word for word, or nearly (an article, an inflection, a hyphen).
    case verbatim
    /// A whole formula carried over within new words.
    case close
    /// The same formula or proposition in other words.
    case reworded
    /// A short shared phrase, a designation, a loose likeness.
    case echo
    /// Nothing that counts as a repeat.
    case new

    /// Whether what is so close is told as a repeat: an echo is not.
    public var isRepeat: Bool { self != .echo && self != .new }
}

/// What speaks for a repeat. All but `longestRun` are from 0 to 1; the score is made of the first five.
public struct Evidence: Sendable, Equatable {
    /// Cosine of the statements' term weights (stems, stop words included).
    public var lexical: Double
    /// Cosine of the pairs of neighbouring stems, in either order.
    public var pairs: Double
    /// How much the best aligned stretch weighs: 1 - exp(-information / 3), in wholly rare words.
    public var aligned: Double
    /// Share of the later statement's information (each word weighs its rarity) whose stems the earlier one has.
    public var coverage: Double
    /// Nearness of meaning: the cosine of the statements among word vectors, 0 for what unrelated statements have.
    public var latent: Double
    /// Share of the later statement's words that stand in shared runs of at least three words.
    public var verbatim: Double
    /// Words in the longest shared run.
    public var longestRun: Int
    /// Share of unrelated pairs of statements that score lower; nil where the corpus is too small to tell.
    public var percentile: Double?
}

/// A later statement and an earlier one that it repeats.
public struct Repeat: Sendable, Equatable {
    public let later: StatementReference
    public let earlier: StatementReference
    /// 0 to 1; 1 for equal statements.
    public let score: Double
    public internal(set) var band: Band
    public let evidence: Evidence
    /// Rows of the two in the statement table.
    let laterRow: Int
    let earlierRow: Int
}

// A passage: a stretch of a later document that an earlier one has too, in the same words or in others.

/// A stretch of a document: tokens of the statement table, and where they stand.
public struct PassageSide: Sendable, Hashable {
    /// The first and the last statement that it touches.
    public let first: StatementReference
    public let last: StatementReference
    /// In the document's text, from the first word to the end of the last.
    public let bytes: Range<Int>
    let tokens: Range<Int>
}

public struct Passage: Sendable, Equatable {
    public let later: PassageSide
    public let earlier: PassageSide
    /// Share of the information in the later side (each word weighs its rarity among the sentences of both documents)
    /// whose stems the earlier side has, each as often. 0 to 1.
    public let coverage: Double
    /// Share of the later side's words in runs of at least five that both sides have.
    public let verbatim: Double
    /// Words of the longest such run.
    public let longestRun: Int
}

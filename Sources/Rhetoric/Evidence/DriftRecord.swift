// Drift as it is reported: its kind, with the words of both sides and where they stand.

/// One difference between a later statement and the earlier one it repeats.
public struct DriftRecord: Sendable, Equatable {
    /// "added", "removed", "substituted", "reordered", "negation", "number", "hedge" or "party".
    public let kind: String
    /// The words concerned as the text has them, nil where that side has none.
    public let earlier: String?
    public let later: String?
    /// "weaker" or "stronger" for a hedge, "roles" where two parties changed places; nil elsewhere.
    public let detail: String?

    /// Whether it is one of the differences that can turn a meaning round: negation, number, hedge, party.
    public var isFlag: Bool { ["negation", "number", "hedge", "party"].contains(kind) }
}

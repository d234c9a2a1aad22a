// Which of two documents is earlier, when days are known as intervals. Rankings call a statement earlier only when
// that is certain, so an interval that touches the other one decides nothing.

/// How the dates of two documents lie to one another.
public enum DateOrder: Sendable, Equatable {
    /// Every day of the first lies before every day of the second.
    case earlier
    /// The other way round.
    case later
    /// Both are the same single day: neither is earlier.
    case sameDay
    /// The intervals overlap.
    case uncertain
    /// One of the two has no date.
    case undated

    /// Where `a` stands against `b`.
    public static func of(_ a: DateEstimate?, against b: DateEstimate?) -> DateOrder {
        guard let a, let b else { return .undated }
        if a.last < b.first { return .earlier }
        if b.last < a.first { return .later }
        return a.first == a.last && a.first == b.first && a.last == b.last ? .sameDay : .uncertain
    }
}

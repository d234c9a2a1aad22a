// When a document was published: an interval of days, how sure it is, and the words it rests on.

/// How a document's date is known.
public enum DateCertainty: String, Sendable, CaseIterable, Comparable {
    /// Given as the date of the document: a table column, a meta tag, a side file, a dateline.
    case stated
    /// Follows from what the document says with calendar arithmetic alone (a dated caption and "on Friday").
    case derived
    /// Rests on the wording or on other documents of the corpus (an anniversary, an event they date).
    case inferred

    private var rank: Int { self == .stated ? 0 : self == .derived ? 1 : 2 }
    /// Surer first.
    public static func < (a: DateCertainty, b: DateCertainty) -> Bool { a.rank < b.rank }
}

/// One ground for a date.
public struct DateEvidence: Sendable, Equatable {
    /// The words, or the name of the field, that say so.
    public let quote: String
    /// Where the words stand in the document's `text.utf8`, when they stand there.
    public let bytes: Range<Int>?
    /// What was concluded from them, in one short sentence.
    public let reason: String

    public init(quote: String, bytes: Range<Int>?, reason: String) {
        self.quote = quote
        self.bytes = bytes
        self.reason = reason
    }
}

/// An interval of days (both ends included) with its grounds.
public struct DateEstimate: Sendable, Equatable, CustomStringConvertible {
    public let first: CalendarDay
    public let last: CalendarDay
    public let certainty: DateCertainty
    public let evidence: [DateEvidence]

    public init(first: CalendarDay, last: CalendarDay, certainty: DateCertainty, evidence: [DateEvidence]) {
        precondition(first <= last, "a date interval ends on or after the day it starts")
        self.first = first
        self.last = last
        self.certainty = certainty
        self.evidence = evidence
    }

    /// ISO 8601 with reduced precision or an interval: "2024-05-08", "2024-05", "2024", "2024-05-01/2024-05-16".
    public var description: String {
        if first == last { return first.description }
        let (year, month, day) = first.components
        let (lastYear, lastMonth, lastDay) = last.components
        if year == lastYear, day == 1, lastDay == CalendarDay.days(inMonth: lastMonth, year: year) {
            if month == 1, lastMonth == 12 { return String(first.description.prefix(4)) }
            if month == lastMonth { return String(first.description.prefix(7)) }
        }
        return "\(first)/\(last)"
    }
}

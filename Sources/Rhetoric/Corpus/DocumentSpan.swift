// The days a document may date from, and what may be called earlier than what. A repeat is only ever reported of a
// statement that is surely earlier by day.

/// What to do with documents whose date nothing tells.
public enum UndatedRule: String, Sendable, CaseIterable {
    /// They count as earlier than every dated document, and never repeat anything.
    case first
    /// They are left out.
    case skip
    /// They are an error.
    case error
}

/// The days a document may date from. A is earlier than B when A's last day is before B's first: equal days are not
/// earlier, and neither are intervals that overlap.
struct DocumentSpan: Sendable, Equatable {
    let first: CalendarDay
    let last: CalendarDay

    /// Before all dated documents.
    static let beforeAll = DocumentSpan(first: CalendarDay(number: .min), last: CalendarDay(number: .min))

    init(first: CalendarDay, last: CalendarDay) {
        self.first = first
        self.last = last
    }

    init(_ date: DateEstimate) { self.init(first: date.first, last: date.last) }

    func isEarlier(than other: DocumentSpan) -> Bool { last < other.first }
}

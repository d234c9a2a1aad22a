// A date as it is written, before it is known which year or which order of day and month is meant.

/// A written date. Parts that are not written are nil.
struct DateMention: Sendable, Equatable {
    var year: Int?
    /// 1 to 12.
    var month: Int?
    /// 1 to 31.
    var day: Int?
    /// The last day of a range inside one month ("March 20 to 22, 2023"); otherwise equal to `day`.
    var lastDay: Int?
    /// Set when day and month are both figures that can be either: the same date with the two exchanged.
    var isAmbiguous = false
    /// Where it stands.
    var bytes: Range<Int> = 0..<0

    /// Day, month and year are all there.
    var isFull: Bool { year != nil && month != nil && day != nil }

    /// The days it covers; nil without a year, or when there is no such day.
    var days: (first: CalendarDay, last: CalendarDay)? { year.flatMap { days(inYear: $0) } }

    /// The days it covers in a year that is known from elsewhere.
    func days(inYear year: Int) -> (first: CalendarDay, last: CalendarDay)? {
        let lastMonth = month ?? 12
        guard (1...12).contains(lastMonth), (1...9999).contains(year),
            let first = CalendarDay(year: year, month: month ?? 1, day: day ?? 1),
            let last = CalendarDay(
                year: year, month: lastMonth,
                day: lastDay ?? day ?? CalendarDay.days(inMonth: lastMonth, year: year)),
            first <= last
        else { return nil }
        return (first, last)
    }

    var exchanged: DateMention {
        var other = self
        (other.month, other.day, other.lastDay) = (day, month, month)
        return other
    }
}

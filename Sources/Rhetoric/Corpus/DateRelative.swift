// Days told against the day of writing: "earlier this month", "last week", "on Thursday", "on 7 May".

struct DateRelative {
    let text: WrittenText
    let published: DateEstimate

    /// A document that writes of a one-day event as news is this many days behind it at most.
    private static let newsDays = 4

    /// The days named next to a word: at most 14 words behind it, or 3 before, in the same sentence. The interval is
    /// that in which a document may lie that writes of the event as news: never after the day of writing.
    func days(near at: Int, in range: Range<Int>) -> (
        days: (first: CalendarDay, last: CalendarDay), words: Range<Int>
    )? {
        let places = Array((at + 1)..<min(range.upperBound, at + 15)) + (max(range.lowerBound, at - 3)..<at)
        for place in places {
            guard let found = days(from: place, in: range), found.days.first <= found.days.last else { continue }
            return found
        }
        return nil
    }

    private func days(from at: Int, in range: Range<Int>) -> (
        days: (first: CalendarDay, last: CalendarDay), words: Range<Int>
    )? {
        let word = text.words[at]
        if word.key == Keys.yesterday { return (news(published.first + -1), at..<(at + 1)) }
        if DateNames.fullWeekdays.contains(word), let weekday = DateNames.weekdays[word.key] {
            return weekdayBefore(weekday).map { (news($0), at..<(at + 1)) }
        }
        if let day = monthAndDay(at, range) { return (news(day.day), at..<day.end) }
        guard at + 1 < range.upperBound else { return nil }
        let isEarlier = at > range.lowerBound && text.words[at - 1].key == Keys.earlier
        return period(word, text.words[at + 1], isEarlier: isEarlier).map { ($0, at..<(at + 2)) }
    }

    /// "(earlier) this month", "last week" as far as it lies before the day of writing.
    private func period(
        _ word: WrittenWord, _ unit: WrittenWord, isEarlier: Bool
    ) -> (first: CalendarDay, last: CalendarDay)? {
        let (year, month, _) = published.first.components
        let yesterday = published.last + -1
        switch (word.key, unit.key) {
        case (Keys.this, Keys.month) where isEarlier:
            return CalendarDay(year: year, month: month, day: 1).map { ($0, yesterday) }
        case (Keys.this, Keys.week): return (published.first + -7, isEarlier ? yesterday : published.last)
        case (Keys.last, Keys.week): return (published.first + -13, yesterday)
        case (Keys.last, Keys.month):
            let (year, month) = month == 1 ? (year - 1, 12) : (year, month - 1)
            guard let first = CalendarDay(year: year, month: month, day: 1) else { return nil }
            return (first, first + (CalendarDay.days(inMonth: month, year: year) - 1))
        default: return nil
        }
    }

    /// The last such weekday up to the day of writing; nil when that day is not known.
    private func weekdayBefore(_ weekday: Int) -> CalendarDay? {
        guard published.first == published.last else { return nil }
        return published.first + -((published.first.weekday - weekday + 7) % 7)
    }

    /// "7 May", "May 7": the latest one up to the day of writing; with its own year when it has one.
    private func monthAndDay(_ at: Int, _ range: Range<Int>) -> (day: CalendarDay, end: Int)? {
        let word = text.words[at]
        guard word.kind == .number || word.isName else { return nil }
        var scanner = DateScanner(text.utf8, at: Int(word.start), end: Int(text.words[range.upperBound - 1].end))
        guard let mention = scanner.date(), mention.month != nil, mention.day != nil, !mention.isAmbiguous else {
            return nil
        }
        let year = published.last.components.year
        let days = [mention.year ?? year, mention.year ?? year - 1].lazy.compactMap { mention.days(inYear: $0)?.first }
        guard let day = days.first(where: { $0 <= published.last }) else { return nil }
        let end = (at..<range.upperBound).first { Int(text.words[$0].start) >= mention.bytes.upperBound }
        return (day, end ?? range.upperBound)
    }

    private func news(_ day: CalendarDay) -> (first: CalendarDay, last: CalendarDay) {
        (day, day + DateRelative.newsDays)
    }

    private enum Keys {
        static let yesterday = WordKeys.key("yesterday")
        static let earlier = WordKeys.key("earlier")
        static let this = WordKeys.key("this")
        static let last = WordKeys.key("last")
        static let week = WordKeys.key("week")
        static let month = WordKeys.key("month")
    }
}

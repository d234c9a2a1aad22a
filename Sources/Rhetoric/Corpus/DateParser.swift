// A whole string that should be a date: a table's column, a meta tag, a line of its own, a part of a file name.
// Strict on purpose: what is not understood to the last byte is reported and not guessed.

/// What a string says about a day.
public enum DateReading: Sendable, Equatable {
    /// The days it covers: one for a full date, a month or a year for shorter forms.
    case days(first: CalendarDay, last: CalendarDay)
    /// Day and month cannot be told apart ("05/08/2024"): the two readings.
    case ambiguous(dayFirst: CalendarDay, monthFirst: CalendarDay)
    case unreadable
}

public enum DateParser {
    /// Reads ISO 8601 (with time, zone; reduced to month or year; an interval with "/"), RFC 2822, and written dates in
    /// English, French, German, Spanish, Italian, Portuguese, Russian and Chinese, each with a weekday and a time
    /// before or behind.
    ///
    ///     DateParser.read("Mar 4, 2021 9:15 PM")    // .days(2021-03-04, 2021-03-04)
    ///     DateParser.read("2024-05")                // .days(2024-05-01, 2024-05-31)
    ///     DateParser.read("05/08/2024")             // .ambiguous(2024-08-05, 2024-05-08)
    ///
    /// Figures with dots are day first, as everywhere that writes them. The day is taken as written, whatever the zone.
    public static func read(_ text: String) -> DateReading {
        let bytes = Array(text.utf8)
        if let interval = interval(bytes) { return interval }
        guard let mention = wholeMention(bytes), mention.year != nil, let (first, last) = mention.days else {
            return .unreadable
        }
        if mention.isAmbiguous, let other = mention.exchanged.days {
            return .ambiguous(dayFirst: first, monthFirst: other.first)
        }
        return .days(first: first, last: last)
    }

    /// "2024-05-01/2024-05-16".
    private static func interval(_ bytes: [UInt8]) -> DateReading? {
        guard bytes.count == 21, bytes[10] == 0x2F else { return nil }
        guard let first = wholeMention(Array(bytes[..<10]))?.days, let last = wholeMention(Array(bytes[11...]))?.days,
            first.first <= last.last
        else { return nil }
        return .days(first: first.first, last: last.last)
    }

    /// The one date of a string that holds nothing else than a weekday, a time, a zone and marks.
    static func wholeMention(_ bytes: [UInt8]) -> DateMention? {
        var scanner = DateScanner(bytes)
        guard skipTimes(&scanner), let mention = scanner.date(), skipTimes(&scanner), scanner.at == bytes.count else {
            return nil
        }
        return mention
    }

    private static let besideDates = WordKeys(
        "am pm a.m p.m gmt utc est edt cst cdt mst mdt pst pdt cet cest bst msk jst hkt z t at on the le el am den um "
            + "à hrs hours uhr h г года году local time et beijing")

    /// Skips everything that may stand beside a date. False never; written so that it chains.
    private static func skipTimes(_ scanner: inout DateScanner) -> Bool {
        var hasTime = false
        while scanner.at < scanner.end {
            scanner.skipSpaces()
            let start = scanner.at
            if isTime(&scanner) {
                hasTime = true
                continue
            }
            // A zone belongs to a time: "-01" behind a date is a part that was not understood.
            if hasTime && isZone(&scanner) || isWordBesideDate(&scanner) || isMark(&scanner) { continue }
            scanner = DateScanner(scanner.bytes, at: start, end: scanner.end)
            break
        }
        return true
    }

    /// "12:40", "23:15:15.250", "10h30".
    private static func isTime(_ scanner: inout DateScanner) -> Bool {
        var at = scanner.at
        let bytes = scanner.bytes
        func digits() -> Int {
            let start = at
            while at < scanner.end, bytes[at].isASCIIDigit { at += 1 }
            return at - start
        }
        guard (1...2).contains(digits()), at < scanner.end, bytes[at] == 0x3A || bytes[at] == 0x68 else { return false }
        at += 1
        guard digits() == 2 else { return false }
        while at + 1 < scanner.end, bytes[at] == 0x3A || bytes[at] == 0x2E, bytes[at + 1].isASCIIDigit {
            at += 1
            _ = digits()
        }
        scanner = DateScanner(bytes, at: at, end: scanner.end)
        return true
    }

    /// "+08:00", "-0500".
    private static func isZone(_ scanner: inout DateScanner) -> Bool {
        let bytes = scanner.bytes
        var at = scanner.at
        guard at < scanner.end, bytes[at] == 0x2B || bytes[at] == 0x2D else { return false }
        at += 1
        var digits = 0
        while at < scanner.end, bytes[at].isASCIIDigit || bytes[at] == 0x3A {
            digits += bytes[at] == 0x3A ? 0 : 1
            at += 1
        }
        guard digits == 4 || digits == 2 else { return false }
        scanner = DateScanner(bytes, at: at, end: scanner.end)
        return true
    }

    private static func isWordBesideDate(_ scanner: inout DateScanner) -> Bool {
        let start = scanner.at
        var word = scanner.letters()
        while scanner.accept(".") {
            let more = scanner.letters()
            if more.isEmpty { break }
            word = word.lowerBound..<more.upperBound
        }
        let spelling = WrittenWord(start: 0, end: 0, key: WordKeys.key(scanner.bytes[word]), kind: .lower)
        if !word.isEmpty, besideDates.contains(spelling) || DateNames.weekdays[spelling.key] != nil { return true }
        scanner = DateScanner(scanner.bytes, at: start, end: scanner.end)
        return false
    }

    private static func isMark(_ scanner: inout DateScanner) -> Bool {
        [",", "(", ")", ".", "|", ";", "/", "—", "–"].contains { scanner.accept($0) }
    }
}

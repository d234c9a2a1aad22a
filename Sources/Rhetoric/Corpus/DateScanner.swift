// Reads one written date at a place of a text: ISO 8601, figures with dots or slashes, names of months before or after
// the day, Chinese dates. Works on bytes: regular expressions are twenty times slower here, and Foundation's formatters
// accept only one form each.

struct DateScanner {
    let bytes: [UInt8]
    let end: Int
    private(set) var at: Int

    init(_ bytes: [UInt8], at: Int = 0, end: Int? = nil) {
        self.bytes = bytes
        self.at = at
        self.end = end ?? bytes.count
    }

    /// The date that starts exactly here, or nil. Moves behind it.
    mutating func date() -> DateMention? {
        let start = at
        var mention = at < end && bytes[at].isASCIIDigit ? startingWithFigure() : startingWithMonth()
        if mention == nil { at = start }
        mention?.bytes = start..<at
        return mention
    }

    // MARK: Dates that start with a figure

    private mutating func startingWithFigure() -> DateMention? {
        guard let (value, count) = number() else { return nil }
        switch count {
        case 8: return compact(value)
        case 4: return startingWithYear(value)
        case 1, 2: return startingWithDay(value)
        default: return nil
        }
    }

    private func compact(_ value: Int) -> DateMention? {
        let mention = DateMention(
            year: value / 10_000, month: value / 100 % 100, day: value % 100, lastDay: value % 100)
        return value / 10_000 >= 1000 && mention.days != nil ? mention : nil
    }

    private mutating func startingWithYear(_ year: Int) -> DateMention? {
        if accept("年") { return chinese(year) }
        let afterYear = at
        guard at < end, [0x2D, 0x2F, 0x2E].contains(bytes[at]) else { return DateMention(year: year) }
        let separator = bytes[at]
        at += 1
        guard let (month, digits) = number(), digits <= 2, (1...12).contains(month) else {
            at = afterYear
            return DateMention(year: year)
        }
        let afterMonth = at
        if at < end, bytes[at] == separator {
            at += 1
            if let (day, digits) = number(), digits <= 2, (1...31).contains(day) {
                return DateMention(year: year, month: month, day: day, lastDay: day)
            }
        }
        at = separator == 0x2D && digits == 2 ? afterMonth : afterYear
        return DateMention(year: year, month: at == afterMonth ? month : nil)
    }

    private mutating func chinese(_ year: Int) -> DateMention {
        var mention = DateMention(year: year)
        let afterYear = at
        guard let (month, _) = number(), (1...12).contains(month), accept("月") else {
            at = afterYear
            return mention
        }
        mention.month = month
        let afterMonth = at
        guard let (day, _) = number(), (1...31).contains(day), accept("日") || accept("号") else {
            at = afterMonth
            return mention
        }
        (mention.day, mention.lastDay) = (day, day)
        return mention
    }

    private mutating func startingWithDay(_ first: Int) -> DateMention? {
        if let figures = figures(first) { return figures }
        guard (1...31).contains(first) else { return nil }
        skipOrdinal()
        var last = first
        let afterDay = at
        if acceptRange(), let (value, digits) = number(), digits <= 2, value > first, value <= 31 {
            last = value
            skipOrdinal()
        } else {
            at = afterDay
        }
        skipSpaces()
        _ = acceptWord("of") || acceptWord("de") || accept("-")
        guard let month = monthName() else { return nil }
        return DateMention(year: yearAfterMonth(), month: month, day: first, lastDay: last)
    }

    /// "08.05.2024" is day first; "05/08/2024" may be either, unless one part is above 12.
    private mutating func figures(_ first: Int) -> DateMention? {
        let start = at
        guard at < end, [0x2E, 0x2F, 0x2D].contains(bytes[at]) else { return nil }
        let separator = bytes[at]
        at += 1
        guard let (second, secondDigits) = number(), secondDigits <= 2, at < end, bytes[at] == separator else {
            at = start
            return nil
        }
        at += 1
        guard let (year, yearDigits) = number(), yearDigits == 4, max(first, second) <= 31, min(first, second) >= 1,
            min(first, second) <= 12
        else {
            at = start
            return nil
        }
        let monthFirst = separator != 0x2E && second > 12
        let mention = DateMention(
            year: year, month: monthFirst ? first : second, day: monthFirst ? second : first,
            lastDay: monthFirst ? second : first,
            isAmbiguous: separator != 0x2E && first <= 12 && second <= 12 && first != second)
        guard mention.days != nil else {
            at = start
            return nil
        }
        return mention
    }

    // MARK: Dates that start with a month

    private mutating func startingWithMonth() -> DateMention? {
        guard let month = monthName() else { return nil }
        let afterMonth = at
        skipSpaces()
        guard let (value, digits) = number() else { return nil }
        if digits == 4 { return (1000...2999).contains(value) ? DateMention(year: value, month: month) : nil }
        guard digits <= 2, (1...31).contains(value) else {
            at = afterMonth
            return nil
        }
        skipOrdinal()
        var last = value
        let afterDay = at
        if acceptRange(), let (other, digits) = number(), digits <= 2, other > value, other <= 31 {
            last = other
            skipOrdinal()
        } else {
            at = afterDay
        }
        return DateMention(year: yearAfterMonth(), month: month, day: value, lastDay: last)
    }

    private mutating func monthName() -> Int? {
        let start = at
        let word = letters()
        guard let month = DateNames.months[WordKeys.key(bytes[word])] else {
            at = start
            return nil
        }
        if at < end, bytes[at] == 0x2E { at += 1 }
        return month
    }

    /// ", 2024", " 2024", " de 2024", "-2024".
    private mutating func yearAfterMonth() -> Int? {
        let start = at
        if at < end, bytes[at] == 0x2C || bytes[at] == 0x2D { at += 1 }
        skipSpaces()
        _ = acceptWord("of") || acceptWord("de") || acceptWord("del")
        if let (year, digits) = number(), digits == 4, (1000...2999).contains(year) { return year }
        at = start
        return nil
    }

    // MARK: Pieces

    /// A run of digits that is not followed by further letters or digits of the same word, except Chinese ones.
    private mutating func number() -> (value: Int, digits: Int)? {
        let start = at
        var value = 0
        while at < end, bytes[at].isASCIIDigit, at - start < 9 {
            value = value * 10 + Int(bytes[at] - 0x30)
            at += 1
        }
        return at > start ? (value, at - start) : nil
    }

    mutating func skipSpaces() {
        while at < end {
            if bytes[at] <= 0x20 {
                at += 1
            } else if at + 1 < end, bytes[at] == 0xC2, bytes[at + 1] == 0xA0 {
                at += 2
            } else {
                return
            }
        }
    }

    /// "st", "nd", "rd", "th", "er", "º" or a full stop (German) behind a day.
    private mutating func skipOrdinal() {
        let start = at
        let word = letters()
        if ["st", "nd", "rd", "th", "er"].contains(where: { WordKeys.key(bytes[word]) == WordKeys.key($0) }) { return }
        at = start
        if accept("º") || accept("°") { return }
        if at + 1 < end, bytes[at] == 0x2E, bytes[at + 1] == 0x20 { at += 1 }
    }

    /// A dash or "to", "and", "through", "bis", "au" between two days.
    private mutating func acceptRange() -> Bool {
        skipSpaces()
        let dash = accept("-") || accept("–") || accept("—")
        let found = dash || ["to", "and", "through", "bis", "au", "al"].contains { acceptWord($0) }
        skipSpaces()
        return found
    }

    mutating func acceptWord(_ word: String) -> Bool {
        let start = at
        let range = letters()
        if !range.isEmpty, WordKeys.key(bytes[range]) == WordKeys.key(word) {
            skipSpaces()
            return true
        }
        at = start
        return false
    }

    /// A run of ASCII letters and of letters of the Latin, Greek and Cyrillic scripts.
    mutating func letters() -> Range<Int> {
        let start = at
        while at < end,
            bytes[at].isASCIILetter || bytes[at] >= 0xC3 && bytes[at] < 0xE2 || at > start && bytes[at] & 0xC0 == 0x80
        {
            at += 1
        }
        return start..<at
    }

    mutating func accept(_ text: String) -> Bool {
        let wanted = text.utf8
        guard at + wanted.count <= end, bytes[at..<(at + wanted.count)].elementsEqual(wanted) else { return false }
        at += wanted.count
        return true
    }
}

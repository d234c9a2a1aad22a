// Events that a document dates against its own day ("his inauguration ... earlier this month") tie another document
// that writes of the same event as news to the same days.

/// A mention of an event that happens on a day or two and that people ask about at once.
struct DateEvent: Sendable {
    /// Key of the noun, plural and spelling folded.
    let noun: UInt64
    /// Keys of the names that go with it, titles and dates apart, sorted.
    let names: [UInt64]
    /// The days that the document gives for it, when it does.
    let days: (first: CalendarDay, last: CalendarDay)?
    let bytes: Range<Int>

    /// The events of a stretch. With a publication date, those that are dated against it; without one, those that the
    /// stretch writes of as present news, by name.
    static func all(in stretch: Int, of text: WrittenText, published: DateEstimate?) -> [DateEvent] {
        let range = text.ranges[stretch]
        guard range.count <= 400 else { return [] }
        return range.compactMap { at in
            guard let noun = nouns[text.words[at].key], text.words[at].kind != .mark else { return nil }
            guard let published else { return undated(noun, at, text, range) }
            return dated(noun, at, text, range, published)
        }
    }

    private static func dated(
        _ noun: UInt64, _ at: Int, _ text: WrittenText, _ range: Range<Int>, _ published: DateEstimate
    ) -> DateEvent? {
        let time = DateRelative(text: text, published: published)
        guard let found = time.days(near: at, in: range) else { return nil }
        let names = range.map { text.words[$0] }.filter(isName).map(\.key)
        guard !names.isEmpty else { return nil }
        let bytes =
            Int(
                text.words[min(at, found.words.lowerBound)].start)..<Int(
                text.words[max(at, found.words.upperBound - 1)].end)
        return DateEvent(noun: noun, names: Set(names).sorted(), days: found.days, bytes: bytes)
    }

    private static func undated(_ noun: UInt64, _ at: Int, _ text: WrittenText, _ range: Range<Int>) -> DateEvent? {
        // A year, "since", "ahead of" and the like set the event apart from the day of writing.
        guard !range.contains(where: { isAway(text.words[$0], text) }) else { return nil }
        let names = ownNames(at, text, range)
        guard let first = names.min(), let last = names.max() else { return nil }
        let bytes = Int(text.words[min(first, at)].start)..<Int(text.words[max(last, at)].end)
        return DateEvent(
            noun: noun, names: Set(names.map { text.words[$0].key }).sorted(), days: nil, bytes: bytes)
    }

    /// "President Sorel's inauguration", "the inauguration of President Sorel", "the Ostrava summit".
    private static func ownNames(_ at: Int, _ text: WrittenText, _ range: Range<Int>) -> [Int] {
        var names: [Int] = []
        var before = at - 1
        while before >= range.lowerBound, at - before <= 6,
            text.words[before].isName || text.words[before].kind == .possessive
        {
            if isName(text.words[before]) { names.append(before) }
            before -= 1
        }
        guard names.isEmpty, at + 1 < range.upperBound, links.contains(text.words[at + 1]) else { return names }
        var behind = at + 2
        while behind < range.upperBound, behind - at <= 7,
            text.words[behind].isName || titles.contains(text.words[behind])
        {
            if isName(text.words[behind]) { names.append(behind) }
            behind += 1
        }
        return names
    }

    private static func isName(_ word: WrittenWord) -> Bool {
        word.isName && !titles.contains(word) && DateNames.months[word.key] == nil
            && DateNames.weekdays[word.key] == nil && nouns[word.key] == nil
    }

    private static func isAway(_ word: WrittenWord, _ text: WrittenText) -> Bool {
        away.contains(word) || text.isYear(word)
    }

    private static let links = WordKeys("of in at")
    private static let away = WordKeys(
        "since ahead upcoming forthcoming before next will anniversary ago after until during")
    static let titles = WordKeys(
        "the a in on at of for and president prime minister foreign chancellor king queen chairman chair secretary "
            + "general ministry government state republic governor mr mrs ms dr premier he she this that it when as")
    private static let nouns: [UInt64: UInt64] = {
        var table: [UInt64: UInt64] = [:]
        let rows = [
            "inauguration inaugurated swearing-in", "election elections re-election reelection", "summit", "coup",
            "referendum", "earthquake quake", "funeral", "coronation", "resignation", "explosion blast",
            "attack attacks", "bombing", "ceasefire truce", "typhoon", "hurricane", "flood floods", "crash",
            "assassination", "accession", "impeachment", "congress", "airstrike airstrikes",
        ]
        for row in rows {
            let words = row.split(separator: " ")
            for word in words { table[WordKeys.key(word.utf8)] = WordKeys.key(words[0].utf8) }
        }
        return table
    }()
}

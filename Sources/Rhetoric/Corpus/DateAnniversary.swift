// Anniversaries date a text to a year: "this year marks the 30th anniversary of ...". World events are known by a small
// table; others are matched against documents of the corpus that have a date (`DateInference`).

/// "the 30th anniversary of the founding of ...", "80 years after the end of ...".
struct DateAnniversary: Sendable {
    let count: Int
    /// Keys of the words that name the event, function words apart, sorted.
    let eventWords: [UInt64]
    /// Whether the text speaks of it as of now ("this year marks", "today").
    let isPresent: Bool
    let bytes: Range<Int>

    /// Longer sentences are lists and are passed over.
    private static let longest = 400

    /// The anniversaries that a stretch names. English.
    static func all(in stretch: Int, of text: WrittenText) -> [DateAnniversary] {
        let range = text.ranges[stretch]
        var found: [DateAnniversary] = []
        guard range.count <= longest else { return found }
        for at in range where text.words[at].kind != .mark {
            let word = text.words[at]
            if anniversary.contains(word) {
                if let count = count(before: at, text, range) ?? (centenary.contains(word) ? 100 : nil) {
                    found.append(make(count, from: at - 1, eventAt: at + 1, text, range, stretch))
                }
            } else if years.contains(word), at > range.lowerBound, at + 1 < range.upperBound,
                after.contains(text.words[at + 1]), let count = number(text.words[at - 1], text),
                at - 2 < range.lowerBound || !roughly.contains(text.words[at - 2])
            {
                found.append(make(count, from: at - 1, eventAt: at + 2, text, range, stretch))
            }
        }
        return found
    }

    private static func make(
        _ count: Int, from: Int, eventAt: Int, _ text: WrittenText, _ range: Range<Int>, _ stretch: Int
    ) -> DateAnniversary {
        var keys: Set<UInt64> = []
        var at = eventAt
        var isPair = false  // "between A and B"
        while at < range.upperBound, at < eventAt + 18,
            isPair && and.contains(text.words[at]) || !endsEvent(text.words[at])
        {
            isPair = between.contains(text.words[at]) || isPair && !and.contains(text.words[at])
            for part in parts(text.words[at], text) where !function.contains(part) { keys.insert(part.key) }
            at += 1
        }
        let from = max(from, range.lowerBound)
        return DateAnniversary(
            count: count, eventWords: keys.sorted(), isPresent: isPresent(text, range),
            bytes: Int(text.words[from].start)..<Int(text.words[max(from, at - 1)].end))
    }

    private static func endsEvent(_ word: WrittenWord) -> Bool {
        word.kind == .mark && ![0x27, 0x22].contains { word.isMark($0) } || ends.contains(word)
    }

    /// A compound counts as its parts: "Valdoria-Ostrava ties" names both.
    private static func parts(_ word: WrittenWord, _ text: WrittenText) -> [WrittenWord] {
        guard word.kind == .capital, text.utf8[word.bytes].contains(0x2D) else { return [word] }
        return text.utf8[word.bytes].split(separator: 0x2D).map {
            WrittenWord(
                start: Int32($0.startIndex), end: Int32($0.endIndex), key: WordKeys.key($0), kind: .capital)
        }
    }

    // MARK: Numbers

    /// The ordinal right before "anniversary", an adjective between them apart.
    private static func count(before at: Int, _ text: WrittenText, _ range: Range<Int>) -> Int? {
        for place in [at - 1, at - 2] where place >= range.lowerBound {
            if let count = number(text.words[place], text) { return count }
        }
        return nil
    }

    /// "75th", "80", "seventieth".
    private static func number(_ word: WrittenWord, _ text: WrittenText) -> Int? {
        guard word.kind == .number else { return spelled[word.key] }
        var value = 0
        for byte in text.utf8[word.bytes] {
            guard byte.isASCIIDigit else { break }
            value = value * 10 + Int(byte - 0x30)
        }
        return (2...1000).contains(value) ? value : nil
    }

    // MARK: The time of the sentence

    private static func isPresent(_ text: WrittenText, _ range: Range<Int>) -> Bool {
        var isPresent = false
        for at in range {
            let word = text.words[at]
            if elsewhen.contains(word) { return false }
            if text.isYear(word) { return false }
            if nextOrLast.contains(word), at + 1 < range.upperBound, year.contains(text.words[at + 1]) { return false }
            isPresent = isPresent || now.contains(word)
            isPresent =
                isPresent || this.contains(word) && at + 1 < range.upperBound && year.contains(text.words[at + 1])
        }
        return isPresent
    }

    private static let anniversary = WordKeys("anniversary centenary centennial bicentenary")
    private static let centenary = WordKeys("centenary centennial")
    private static let years = WordKeys("years")
    private static let after = WordKeys("after since on from")
    private static let roughly = WordKeys("than nearly almost over some about around roughly just")
    private static let between = WordKeys("between")
    private static let and = WordKeys("and")
    private static let this = WordKeys("this")
    private static let year = WordKeys("year year's")
    private static let nextOrLast = WordKeys("next last previous coming following")
    private static let now = WordKeys(
        "today marks mark marking comes coincides celebrate celebrates celebrating commemorate commemorates "
            + "commemorating occasion is")
    private static let elsewhen = WordKeys("will upcoming ahead forthcoming was were had marked celebrated would")
    private static let ends = WordKeys("and as when which who while this last next held in on")
    static let function = WordKeys("the of a an our its their his her 's to by and between for with at 's")
    private static let spelled: [UInt64: Int] = {
        let tens = ["twent", "thirt", "fort", "fift", "sixt", "sevent", "eight", "ninet"]
        var table = [WordKeys.key("fifth"): 5, WordKeys.key("tenth"): 10, WordKeys.key("fifteenth"): 15]
        for (index, ten) in tens.enumerated() {
            table[WordKeys.key(ten + "ieth")] = 20 + 10 * index
            table[WordKeys.key(ten + "y-fifth")] = 25 + 10 * index
        }
        table[WordKeys.key("hundredth")] = 100
        return table
    }()
}

/// Events whose anniversaries diplomats and economists speak of, with their years.
enum WorldEvents {
    /// The year of the event that the words name; nil when none or more than one is meant.
    static func year(_ eventWords: [UInt64]) -> Int? {
        let words = Set(eventWords)
        let years = Set(table.filter { $0.words.allSatisfy(words.contains) }.map(\.year))
        return years.count == 1 ? years.first : nil
    }

    private static let table: [(year: Int, words: [UInt64])] = [
        (1648, "peace westphalia"), (1776, "declaration independence united states"), (1815, "congress vienna"),
        (1914, "outbreak first world war"), (1914, "outbreak world war i"), (1917, "october revolution"),
        (1918, "end first world war"), (1918, "end world war i"), (1919, "treaty versailles"),
        (1919, "founding international labour organization"), (1939, "outbreak second world war"),
        (1939, "outbreak world war ii"), (1944, "bretton woods"), (1945, "end world war ii"),
        (1945, "end second world war"), (1945, "victory great patriotic war"), (1945, "victory anti-fascist war"),
        (1945, "victory resistance japanese"), (1945, "victory second world war"), (1945, "victory world war ii"),
        (1945, "founding united nations"), (1945, "establishment united nations"), (1945, "creation united nations"),
        (1945, "founding un"), (1945, "signing un charter"), (1945, "united nations charter"),
        (1945, "hiroshima"), (1945, "liberation auschwitz"), (1948, "universal declaration human rights"),
        (1949, "founding nato"), (1949, "north atlantic treaty"), (1949, "founding people republic china"),
        (1949, "founding people's republic china"), (1949, "geneva conventions"), (1949, "council europe founding"),
        (1950, "schuman declaration"), (1951, "refugee convention"), (1955, "bandung conference"),
        (1955, "bandung asian-african conference"), (1957, "treaties rome"), (1957, "treaty rome"),
        (1960, "founding opec"), (1961, "vienna convention diplomatic relations"), (1961, "non-aligned movement"),
        (1963, "elysée treaty"), (1967, "founding asean"), (1967, "establishment asean"),
        (1968, "non-proliferation treaty opening"), (1975, "helsinki final act"), (1989, "fall berlin wall"),
        (1990, "german unification"), (1990, "german reunification"), (1991, "dissolution soviet union"),
        (1992, "maastricht treaty"), (1994, "rwanda genocide"), (1995, "founding wto"),
        (1995, "establishment world trade organization"), (1995, "dayton agreement"), (1995, "srebrenica"),
        (1999, "introduction euro"), (2001, "september 11 attacks"), (2015, "paris agreement"),
    ].map { (year: $0.0, words: $0.1.split(separator: " ").map { WordKeys.key($0.utf8) }) }
}

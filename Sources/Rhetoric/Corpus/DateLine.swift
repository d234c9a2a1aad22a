// A line that only tells when (and where) a document was published: "Published: Mar 4, 2021 9:15 PM",
// "2023-03-22 23:30", "For release at 2:00 p.m. EST December 16, 2015", "Geneva, 24 June 2024".

struct DateLine: Sendable {
    enum Role: Sendable {
        /// "Published", "Posted", "For release at", "Date".
        case published
        /// "Updated", "Last modified".
        case updated
        /// A date without such a word.
        case bare
    }

    let mention: DateMention
    let role: Role

    /// Nil when the stretch holds anything else than a date, a time, a place and words about publishing.
    init?(_ text: WrittenText, _ stretch: Int) {
        let range = text.ranges[stretch]
        guard range.count <= 30 else { return nil }
        var reader = Reader(text: text, end: text.stretches[stretch].upperBound)
        var at = range.lowerBound
        while at < range.upperBound {
            guard let next = reader.step(at, range.upperBound) else { return nil }
            at = next
        }
        guard let mention = reader.mention, reader.places <= (mention.isFull ? 3 : 0) else { return nil }
        // A lone year or "5 May" is a heading or a cell; with a word about publishing it is a date line.
        guard mention.isFull || mention.month != nil && mention.year != nil || reader.role != .bare else { return nil }
        self.mention = mention
        role = reader.role
    }

    private struct Reader {
        let text: WrittenText
        let end: Int
        var mention: DateMention?
        var role = Role.bare
        var places = 0

        /// The word behind the one at `at`, or nil when it has no place in a date line.
        mutating func step(_ at: Int, _ upper: Int) -> Int? {
            let word = text.words[at]
            if word.kind == .mark {
                return [0x3C, 0x3E, 0x22, 0x3F, 0x21, 0x3B].contains { word.isMark($0) } ? nil : at + 1
            }
            if mention == nil, word.kind != .lower || DateNames.months[word.key] != nil,
                let next = date(at, upper)
            {
                return next
            }
            if updating.contains(word) { role = role == .published ? .published : .updated }
            if publishing.contains(word) { role = .published }
            if isBeside(word) { return at + 1 }
            // A second date (published and updated) is passed over.
            if mention != nil { return secondDate(at, upper) }
            guard word.isName, !titles.contains(word) else { return nil }
            places += 1
            return at + 1
        }

        private mutating func date(_ at: Int, _ upper: Int) -> Int? {
            guard let (found, next) = scan(at, upper), found.month != nil || role != .bare else { return nil }
            mention = found
            return next
        }

        private func secondDate(_ at: Int, _ upper: Int) -> Int? { scan(at, upper)?.1 }

        private func scan(_ at: Int, _ upper: Int) -> (DateMention, Int)? {
            var scanner = DateScanner(text.utf8, at: Int(text.words[at].start), end: end)
            guard let found = scanner.date(), !found.isAmbiguous else { return nil }
            var next = at + 1
            while next < upper, Int(text.words[next].start) < found.bytes.upperBound { next += 1 }
            return (found, next)
        }

        /// Times, zones, weekdays and the small words around them.
        private func isBeside(_ word: WrittenWord) -> Bool {
            beside.contains(word) || DateNames.weekdays[word.key] != nil
                || updating.contains(word) || publishing.contains(word)
                || word.kind == .number && word.bytes.count <= 8
                    && (mention == nil || !text.utf8[word.bytes].contains(0x2D)) && isTime(word)
        }

        /// Figures that touch a colon, or stand with "a.m.".
        private func isTime(_ word: WrittenWord) -> Bool {
            let before = Int(word.start) > 0 ? text.utf8[Int(word.start) - 1] : 0x20
            let after = Int(word.end) < text.utf8.count ? text.utf8[Int(word.end)] : 0x20
            return before == 0x3A || after == 0x3A || before == 0x2B || text.utf8[word.bytes].contains(0x54)
                || word.bytes.count <= 2
        }
    }

    private static let beside = WordKeys(
        "am pm a.m p.m a m p gmt utc est edt cst cdt mst mdt pst pdt cet cest bst msk jst hkt z t at on the of for in "
            + "to by local time beijing hrs hours uhr le el am den last first immediate")
    private static let publishing = WordKeys(
        "published posted release released issued date dated publication publish")
    private static let updating = WordKeys("updated update modified revised edited changed")
    /// Words of titles: a headline with a date is no date line.
    private static let titles = WordKeys(
        "day agreement communique communiqué statement statements joint summit conference meeting declaration press "
            + "remarks speech address session note report minutes briefing interview transcript letter visit talks "
            + "forum foreign ministry minister president news review outlook decision resolution treaty")
}

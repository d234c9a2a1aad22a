// What the sentences of a document say about its date when no line gives it. Each rule returns an interval that holds
// the date if the sentence means what such sentences mean; a rule that would have to guess returns nil.

struct DateProse {
    let text: WrittenText
    let marks: [ClutterMark]
    private let mentions: DateMentions

    /// The lead: this many sentences of prose from the start.
    private static let lead = 6

    init(text: WrittenText, marks: [ClutterMark]) {
        self.text = text
        self.marks = marks
        mentions = DateMentions(text: text)
    }

    private var leadStretches: ArraySlice<Int> {
        marks.indices.filter { marks[$0].kind == .statement }.prefix(DateProse.lead)
    }

    // MARK: Stated and derived

    /// "GENEVA, May 8, 2024 (Agency) -": a place and a date before the first sentence.
    func placeAndDate() -> DateMention? {
        guard let stretch = leadStretches.first else { return nil }
        let words = text.words(of: stretch)
        guard let first = words.first, first.isName, DateNames.months[first.key] == nil,
            words.prefix(8).contains(where: { $0.isMark(0x2C) }),
            let mention = mentions.all(in: stretch).first, mention.day != nil,
            let index = words.firstIndex(where: { Int($0.start) >= mention.bytes.lowerBound }),
            index - words.startIndex <= 7,
            words[..<index].allSatisfy({ $0.isName || $0.kind == .mark }),
            let behind = words.first(where: { Int($0.start) >= mention.bytes.upperBound }),
            [0x28, 0x2D, 0x2F, 0x3A].contains(where: { behind.isMark($0) })
        else { return nil }
        return mention
    }

    /// "today, 8 May 2024," with nothing but marks between.
    func today() -> DateEstimate? {
        for stretch in leadStretches {
            for mention in mentions.all(in: stretch) where mention.isFull {
                let range = text.ranges[stretch]
                let from = text.word(atOrBehind: mention.bytes.lowerBound)
                let to = text.word(atOrBehind: mention.bytes.upperBound)
                let before = text.words[range.lowerBound..<from].suffix(3).last { $0.kind != .mark }
                let behind = text.words[to..<max(to, range.upperBound)].prefix(3).first { $0.kind != .mark }
                guard [before, behind].contains(where: { $0.map(Self.today.contains) ?? false }),
                    let days = mention.days
                else { continue }
                return DateReader.estimate(days, .derived, text, mention.bytes, "the text calls this day today")
            }
        }
        return nil
    }

    /// A headline, or a heading between it and the first sentence, with one full date that no reported date
    /// contradicts.
    func datedHeadline() -> DateEstimate? {
        guard let headline = marks.indices.first(where: { marks[$0].kind == .headline }) else { return nil }
        let titles = marks.indices[headline...].prefix { marks[$0].kind != .statement }
            .filter { marks[$0].kind == .headline || marks[$0].kind == .heading }
        let dates = titles.flatMap { mentions.all(in: $0) }.filter(\.isFull)
        guard dates.count == 1, let days = dates[0].days, latestPast().day <= days.last else { return nil }
        return DateReader.estimate(days, .derived, text, dates[0].bytes, "date in the headline")
    }

    /// A caption dates its picture; the news is of the next such weekday as the lead names, the same day included.
    func captionAndWeekday() -> DateEstimate? {
        let captions = marks.indices.filter { marks[$0].kind == .caption }
            .flatMap { mentions.all(in: $0) }.filter(\.isFull)
            .compactMap { mention in mention.days.map { (day: $0.last, bytes: mention.bytes) } }
        guard let newest = captions.max(by: { $0.day < $1.day }) else { return nil }
        for stretch in leadStretches {
            guard let word = text.words(of: stretch).first(where: { DateNames.fullWeekdays.contains($0) }),
                let weekday = DateNames.weekdays[word.key], mentions.tellsOfThePast(stretch)
            else { continue }
            let day = newest.day + (weekday - newest.day.weekday + 7) % 7
            let evidence = [
                DateEvidence(
                    quote: text.string(newest.bytes), bytes: newest.bytes, reason: "a caption dates its picture"),
                DateEvidence(
                    quote: text.string(word.bytes), bytes: word.bytes,
                    reason: "the lead tells of this weekday; the first one on or after the picture"),
            ]
            return DateEstimate(first: day, last: day, certainty: .derived, evidence: evidence)
        }
        return nil
    }

    // MARK: Inferred

    /// The year of an anniversary of a world event, from the latest reported day on. Anniversaries that disagree
    /// widen the interval.
    func anniversaryYears() -> DateEstimate? {
        var years: [Int] = []
        var evidence: [DateEvidence] = []
        for stretch in marks.indices where marks[stretch].kind == .statement {
            for anniversary in DateAnniversary.all(in: stretch, of: text) where anniversary.isPresent {
                guard let year = WorldEvents.year(anniversary.eventWords) else { continue }
                years.append(year + anniversary.count)
                evidence.append(
                    DateEvidence(
                        quote: text.string(anniversary.bytes), bytes: anniversary.bytes,
                        reason: "\(year) and \(anniversary.count) years is \(year + anniversary.count)"))
            }
        }
        guard let low = years.min(), let high = years.max(), var first = CalendarDay(year: low, month: 1, day: 1),
            var last = CalendarDay(year: high, month: 12, day: 31)
        else { return nil }
        let past = latestPast()
        if past.day > first, let mention = past.mention {
            evidence.append(
                DateEvidence(
                    quote: text.string(mention.bytes), bytes: mention.bytes, reason: "no earlier than a day it reports")
            )
            // A reported day after the anniversary's year contradicts it: keep both years.
            if past.day > last {
                last = CalendarDay(year: past.day.components.year, month: 12, day: 31) ?? last
            } else {
                first = past.day
            }
        }
        return DateEstimate(first: first, last: last, certainty: .inferred, evidence: evidence)
    }

    /// The latest day that the prose reports as past; long before all writing when it reports none.
    private func latestPast() -> (day: CalendarDay, mention: DateMention?) {
        var latest: (day: CalendarDay, mention: DateMention?) = (CalendarDay(number: -1_000_000), nil)
        for stretch in marks.indices where marks[stretch].kind == .statement {
            let dates = mentions.all(in: stretch)
            guard !dates.isEmpty, mentions.tellsOfThePast(stretch) else { continue }
            for mention in dates {
                guard let days = mention.days else { continue }
                let day = mention.isFull ? days.last : days.first
                if day > latest.day { latest = (day, mention) }
            }
        }
        return latest
    }

    private static let today = WordKeys("today")
}

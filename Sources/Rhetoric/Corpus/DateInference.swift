// Dates of documents that give none, from the others of the corpus: the same anniversary, or the same event, in a
// document whose date is known. What comes out is an interval, called inferred, and its evidence names the document.

public enum DateInference {
    /// For documents without a date, or with an inferred one that is wider than a day, what the dated documents say;
    /// by index in `documents`. Documents that nothing is known of are not in the result. Linear in the text.
    ///
    /// Two rules, intersected: (a) "the 30th anniversary of X" is of the same year wherever it is spoken of as of now;
    /// (b) a document that writes of an event by name as news of the day lies in the days that another document gives
    /// for it. Grounds that contradict one another widen the interval.
    public static func estimates(for documents: [Document]) -> [Int: DateEstimate] {
        let wanted = documents.indices.filter { isWanted(documents[$0].date) }
        let dated = documents.indices.filter {
            documents[$0].date.map { $0.certainty < .inferred } ?? false
        }
        guard !wanted.isEmpty, !dated.isEmpty else { return [:] }
        let questions = wanted.map { DatedHints(documents[$0], published: nil) }
        guard questions.contains(where: { !$0.isEmpty }) else { return [:] }
        let known = dated.map { DatedHints(documents[$0], published: documents[$0].date) }
        var result: [Int: DateEstimate] = [:]
        for (index, hints) in zip(wanted, questions) {
            result[index] = estimate(hints, known, own: documents[index].date)
        }
        return result
    }

    private static func isWanted(_ date: DateEstimate?) -> Bool {
        date.map { $0.certainty == .inferred && $0.first < $0.last } ?? true
    }

    private static func estimate(_ hints: DatedHints, _ known: [DatedHints], own: DateEstimate?) -> DateEstimate? {
        var grounds = anniversaryGrounds(hints, known)
        if hints.isNews { grounds += eventGrounds(hints, known) }
        guard !grounds.isEmpty else { return nil }
        if let own { grounds.insert(Ground(first: own.first, last: own.last, evidence: own.evidence), at: 0) }
        return combine(grounds)
    }

    /// An interval with what it rests on.
    private struct Ground {
        let first: CalendarDay
        let last: CalendarDay
        let evidence: [DateEvidence]
    }

    /// The days that all grounds share, or all their days when they share none.
    private static func combine(_ grounds: [Ground]) -> DateEstimate? {
        guard let first = grounds.map(\.first).max(), let last = grounds.map(\.last).min(),
            let low = grounds.map(\.first).min(), let high = grounds.map(\.last).max()
        else { return nil }
        let agree = first <= last
        return DateEstimate(
            first: agree ? first : low, last: agree ? last : high, certainty: .inferred,
            evidence: grounds.flatMap(\.evidence))
    }

    // MARK: The same anniversary

    private static func anniversaryGrounds(_ hints: DatedHints, _ known: [DatedHints]) -> [Ground] {
        hints.anniversaries.compactMap { mine in
            var years: Set<Int> = []
            var source: (id: String, quote: String)?
            for other in known {
                guard let year = other.year, let theirs = other.anniversaries.first(where: { isSame(mine, $0) }) else {
                    continue
                }
                years.insert(year)
                source = source ?? (other.id, other.text.string(theirs.bytes))
            }
            guard let source, let low = years.min(), let high = years.max(),
                let first = CalendarDay(year: low, month: 1, day: 1),
                let last = CalendarDay(year: high, month: 12, day: 31)
            else { return nil }
            let reason = "\(source.id), dated \(low == high ? "\(low)" : "\(low) to \(high)"), has \"\(source.quote)\""
            return Ground(
                first: first, last: last,
                evidence: [DateEvidence(quote: hints.text.string(mine.bytes), bytes: mine.bytes, reason: reason)])
        }
    }

    /// The same count, and at least two words of the event that are three quarters of the shorter naming.
    private static func isSame(_ a: DateAnniversary, _ b: DateAnniversary) -> Bool {
        guard a.count == b.count else { return false }
        let shared = Set(a.eventWords).intersection(b.eventWords).count
        return shared >= 2 && shared * 4 >= 3 * min(a.eventWords.count, b.eventWords.count)
    }

    // MARK: The same event

    private static func eventGrounds(_ hints: DatedHints, _ known: [DatedHints]) -> [Ground] {
        var grounds: [Ground] = []
        for mine in hints.events {
            for other in known {
                for theirs in other.events
                where theirs.noun == mine.noun && !Set(mine.names).isDisjoint(with: theirs.names) {
                    guard let days = theirs.days else { continue }
                    let reason = "\(other.id) dates it: \"\(other.text.string(theirs.bytes))\""
                    let evidence = DateEvidence(
                        quote: hints.text.string(mine.bytes), bytes: mine.bytes, reason: reason)
                    grounds.append(Ground(first: days.first, last: days.last, evidence: [evidence]))
                }
            }
        }
        return grounds
    }
}

/// What one document says that can date it, or date others.
struct DatedHints {
    let id: String
    let text: WrittenText
    /// Of a dated document, when its interval lies in one year.
    let year: Int?
    let anniversaries: [DateAnniversary]
    let events: [DateEvent]
    /// Whether the document writes of the day: "today", "this week", a briefing, a reporter's question.
    let isNews: Bool

    var isEmpty: Bool { anniversaries.isEmpty && events.isEmpty }

    init(_ document: Document, published: DateEstimate?) {
        id = document.id
        let statements = document.statements.filter { $0.kind.isRanked }
        let text = WrittenText(utf8: document.text.utf8, stretches: statements.map(\.bytes))
        self.text = text
        year = published.flatMap {
            $0.first.components.year == $0.last.components.year ? $0.first.components.year : nil
        }
        anniversaries = statements.indices.flatMap { DateAnniversary.all(in: $0, of: text) }.filter(\.isPresent)
        events = statements.indices.flatMap { DateEvent.all(in: $0, of: text, published: published) }
        isNews = statements.indices.prefix(10).contains { stretch in
            text.words(of: stretch).contains { DatedHints.news.contains($0) }
        }
    }

    private static let news = WordKeys(
        "today yesterday briefing reporter reporter's reporters question monday tuesday wednesday thursday friday "
            + "saturday sunday")
}

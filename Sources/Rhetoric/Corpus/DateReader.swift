// The date of one document from its file name or its text. A line that gives the date is believed; anything else
// becomes an interval with its grounds, never a guess, and never the time that a file was written.

public enum DateReader {
    // MARK: File names

    /// The date in a file's name ("2024-05-08", "20240508", "2024_05_08", "2024-05"), stated; nil when there is none,
    /// or when there are two different ones.
    public static func fromFileName(_ name: String) -> DateEstimate? {
        let bytes = Array(name.utf8)
        var found: [(days: (first: CalendarDay, last: CalendarDay), range: Range<Int>)] = []
        var at = 0
        while at < bytes.count {
            if let (days, end) = dateOfName(bytes, at) {
                found.append((days, at..<end))
                at = end
            } else {
                at += 1
            }
        }
        guard let first = found.first, found.allSatisfy({ $0.days == first.days }) else { return nil }
        let quote = String(decoding: bytes[first.range], as: UTF8.self)
        let evidence = DateEvidence(quote: quote, bytes: nil, reason: "date in the file name")
        return DateEstimate(
            first: first.days.first, last: first.days.last, certainty: .stated, evidence: [evidence])
    }

    /// A date between two places that are no letters or digits, so that digests and numbers hold none.
    private static func dateOfName(_ bytes: [UInt8], _ at: Int) -> ((first: CalendarDay, last: CalendarDay), Int)? {
        func isPart(_ index: Int) -> Bool {
            bytes.indices.contains(index) && (bytes[index].isASCIIDigit || bytes[index].isASCIILetter)
        }
        guard bytes[at].isASCIIDigit, !isPart(at - 1) else { return nil }
        var figures = bytes
        for index in at..<min(at + 10, bytes.count) where bytes[index] == 0x5F { figures[index] = 0x2D }
        var scanner = DateScanner(figures, at: at)
        guard let mention = scanner.date(), !mention.isAmbiguous, let year = mention.year, mention.month != nil,
            (1700...2100).contains(year), let days = mention.days, !isPart(scanner.at)
        else { return nil }
        return (days, scanner.at)
    }

    // MARK: Texts

    /// The date that the text itself gives: its date line (stated); a dated headline, "today" beside a date, or a
    /// dated caption with a weekday in the lead (derived); an anniversary of a world event (inferred). Linear.
    static func fromText(_ text: WrittenText, marks: [ClutterMark]) -> DateEstimate? {
        let prose = DateProse(text: text, marks: marks)
        let line = dateLine(text, marks)?.mention ?? prose.placeAndDate()
        if let line, line.year != nil, let days = line.days {
            return estimate(days, .stated, text, line.bytes, "date line of the document")
        }
        if let derived = prose.today() ?? prose.datedHeadline() ?? prose.captionAndWeekday() { return derived }
        guard let year = prose.anniversaryYears() else { return nil }
        guard let line, year.first.components.year == year.last.components.year,
            let days = line.days(inYear: year.first.components.year)
        else { return year }
        let evidence = DateEvidence(
            quote: text.string(line.bytes), bytes: line.bytes, reason: "date line without a year")
        return DateEstimate(
            first: days.first, last: days.last, certainty: .inferred, evidence: [evidence] + year.evidence)
    }

    static func estimate(
        _ days: (first: CalendarDay, last: CalendarDay), _ certainty: DateCertainty, _ text: WrittenText,
        _ bytes: Range<Int>, _ reason: String
    ) -> DateEstimate {
        let evidence = DateEvidence(quote: text.string(bytes), bytes: bytes, reason: reason)
        return DateEstimate(first: days.first, last: days.last, certainty: certainty, evidence: [evidence])
    }

    /// The best date line near the top, or else near the bottom: one that says "published" before a bare one before
    /// one that says "updated". The last update of a page, at its foot, is no date of its text.
    private static func dateLine(_ text: WrittenText, _ marks: [ClutterMark]) -> DateLine? {
        let near = 16
        let top = lines(text, marks, 0..<min(near, marks.count))
        let bottom = lines(text, marks, max(near, marks.count - near)..<max(near, marks.count))
        let candidates = top.isEmpty ? bottom.reversed() : top
        return candidates.first { $0.role == .published } ?? candidates.first { $0.role == .bare }
            ?? bottom.first { $0.role == .published } ?? top.first
    }

    private static func lines(_ text: WrittenText, _ marks: [ClutterMark], _ range: Range<Int>) -> [DateLine] {
        range.compactMap { marks[$0].kind == .metadata ? DateLine(text, $0) : nil }
    }
}

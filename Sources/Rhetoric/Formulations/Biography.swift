// What became of a formulation: when it was used, by whom, how often for what was said, and how long it was silent.

/// The uses of a formulation over time.
public struct Biography: Sendable, Equatable {
    /// A year, or a month where the corpus spans less than two years.
    public struct Period: Sendable, Equatable {
        /// "2024" or "2024-05".
        public let name: String
        public let uses: Int
        /// Words of all statements of the period: without words, silence says nothing.
        public let words: Int

        public var usesPerThousandWords: Double { words > 0 ? 1000 * Double(uses) / Double(words) : 0 }
    }

    /// Time between two uses that follow each other.
    public struct Silence: Sendable, Equatable {
        public let from: DateEstimate
        public let to: DateEstimate
        /// From the last day of the one to the first of the other: with dates that are intervals, at least so many.
        public let days: Int
        /// Documents and statements in between, in which it could have stood.
        public let documents: Int
        public let statements: Int

        /// Whether both dates are days.
        public var isSure: Bool { from.first == from.last && to.first == to.last }
    }

    public let first: DateEstimate
    public let last: DateEstimate
    /// From the first period of the corpus to its last, those without a document left out.
    public let periods: [Period]
    /// Speakers, in the order of their first use; documents without one are left out.
    public let carriers: [String]
    /// Nil when it was used on one day only.
    public let longestSilence: Silence?
    /// Later documents and statements, and days to the last document of the corpus: since the last use.
    public let documentsSince: Int
    public let statementsSince: Int
    public let daysSince: Int
}

/// The calendar of a corpus: what was said when.
public struct CorpusCalendar: Sendable {
    private let corpus: Corpus
    private let isByMonth: Bool
    /// Period of each document, nil for the undated.
    private let periods: [String?]
    private let words: [String: Int]
    /// Dated documents in the order of their last day, with the words and statements of each.
    private let days: [(last: CalendarDay, statements: Int)]
    private let lastDay: CalendarDay?

    public init(_ finder: FormulationFinder) {
        corpus = finder.corpus
        let dates = corpus.documents.compactMap(\.date)
        let span = (dates.map(\.last).max()?.number ?? 0) - (dates.map(\.first).min()?.number ?? 0)
        isByMonth = span < 2 * 366
        let length = isByMonth ? 7 : 4
        periods = corpus.documents.map { $0.date.map { String($0.first.description.prefix(length)) } }
        var words: [String: Int] = [:]
        for (size, period) in zip(finder.sizes, periods) where size.statements > 0 {
            if let period { words[period, default: 0] += size.words }
        }
        self.words = words
        let days = finder.corpus.documents.enumerated().compactMap { place, document in
            document.date.map { (last: $0.last, statements: finder.sizes[place].statements) }
        }.sorted { $0.last < $1.last }
        (self.days, lastDay) = (days, days.last?.last)
    }

    /// Nil for a formulation that no dated document uses.
    public func biography(of formulation: Formulation) -> Biography? {
        let uses = formulation.occurrences.filter { corpus.documents[$0.statement.document].date != nil }
        let dates = uses.map { corpus.documents[$0.statement.document].date! }
        guard let first = dates.first, let last = dates.last, let lastDay else { return nil }
        var counts: [String: Int] = [:]
        for use in uses { counts[periods[use.statement.document]!, default: 0] += 1 }
        var carriers: [String] = []
        for use in uses {
            if let speaker = corpus.speaker(of: use.statement), !carriers.contains(speaker) {
                carriers.append(speaker)
            }
        }
        let after = exposure(after: last.last, before: nil)
        return Biography(
            first: first, last: last,
            periods: words.keys.sorted().map {
                Biography.Period(name: $0, uses: counts[$0] ?? 0, words: words[$0]!)
            },
            carriers: carriers, longestSilence: longestSilence(dates), documentsSince: after.documents,
            statementsSince: after.statements, daysSince: lastDay.number - last.last.number)
    }

    /// Days of the longest silence between two uses; nil where there is none.
    func daysOfSilence(_ formulation: Formulation) -> Int? {
        longestSilence(formulation.occurrences.compactMap { corpus.documents[$0.statement.document].date })?.days
    }

    private func longestSilence(_ dates: [DateEstimate]) -> Biography.Silence? {
        var longest: (from: DateEstimate, to: DateEstimate, days: Int)?
        for (from, to) in zip(dates, dates.dropFirst()) {
            let days = to.first.number - from.last.number
            if days > longest?.days ?? 0 { longest = (from, to, days) }
        }
        return longest.map {
            let between = exposure(after: $0.from.last, before: $0.to.first)
            return Biography.Silence(
                from: $0.from, to: $0.to, days: $0.days, documents: between.documents, statements: between.statements)
        }
    }

    private func exposure(after first: CalendarDay, before last: CalendarDay?) -> (documents: Int, statements: Int) {
        let between = days.filter { $0.last > first && (last == nil || $0.last < last!) }
        return (between.count, between.reduce(0) { $0 + $1.statements })
    }
}

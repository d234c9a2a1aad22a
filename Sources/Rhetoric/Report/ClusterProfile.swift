// Who says what a cluster holds, and when: its speakers, its sources, its rise and fall.

/// What the documents of a cluster's items tell.
package struct ClusterProfile {
    /// A year, or a month where the corpus spans less than two years.
    package struct Period {
        let name: String
        let items: Int
        /// Of the items of the period: 0 to 1.
        let share: Double
    }

    /// First and last date; nil where no item is dated.
    package let dates: String?
    /// With the number of items, the most first.
    package let speakers: [(name: String, items: Int)]
    package let sources: [(name: String, items: Int)]
    /// All periods of the corpus that have items.
    package let periods: [Period]

    package enum Trend: String { case rising, falling, steady }
    /// The share of the last third of the periods beside that of the first: half as much again, or two thirds of it, is a
    /// trend. Nil for fewer than three periods, or items that are too few to tell.
    package let trend: Trend?

    private static let leastRatio = 1.5
    private static let fewestItems = 10

    package init(_ members: [Int], _ items: CorpusItems, _ corpus: Corpus, _ calendar: ClusterCalendar) {
        let dates = members.compactMap { corpus.documents[items.documents[$0]].date }
        if let first = dates.min(by: { $0.first < $1.first }), let last = dates.max(by: { $0.last < $1.last }) {
            self.dates =
                first.description == last.description ? first.description : "\(first) to \(last)"
        } else {
            self.dates = nil
        }
        speakers = Self.counted(members.compactMap { items.speaker(of: $0, in: corpus) })
        sources = Self.counted(members.compactMap { corpus.documents[items.documents[$0]].source })
        var counts: [String: Int] = [:]
        for member in members { calendar.periods[member].map { counts[$0, default: 0] += 1 } }
        periods = calendar.totals.keys.sorted().map {
            Period(
                name: $0, items: counts[$0] ?? 0, share: Double(counts[$0] ?? 0) / Double(calendar.totals[$0]!))
        }
        trend = Self.trend(periods, calendar)
    }

    /// The period with the largest share, the first of equal ones.
    var peak: Period? { periods.max { ($0.share, $1.name) < ($1.share, $0.name) } }

    private static func trend(_ periods: [Period], _ calendar: ClusterCalendar) -> Trend? {
        let third = periods.count / 3
        guard third > 0, periods.reduce(0, { $0 + $1.items }) >= fewestItems else { return nil }
        func share(_ part: ArraySlice<Period>) -> Double {
            Double(part.reduce(0) { $0 + $1.items }) / Double(part.reduce(0) { $0 + calendar.totals[$1.name]! })
        }
        let (first, last) = (share(periods.prefix(third)), share(periods.suffix(third)))
        if last > leastRatio * first { return .rising }
        return first > leastRatio * last ? .falling : .steady
    }

    private static func counted(_ names: [String]) -> [(name: String, items: Int)] {
        Dictionary(grouping: names) { $0 }.map { ($0, $1.count) }.sorted { ($1.items, $0.name) < ($0.items, $1.name) }
    }
}

/// When the items of a corpus are dated.
package struct ClusterCalendar {
    /// Of each item; nil for the undated.
    let periods: [String?]
    /// Items of each period.
    let totals: [String: Int]

    package init(_ items: CorpusItems, _ corpus: Corpus) {
        let dates = items.documents.map { corpus.documents[$0].date }
        let known = dates.compactMap(\.self)
        let span = (known.map(\.last.number).max() ?? 0) - (known.map(\.first.number).min() ?? 0)
        let isByMonth =
            span < 2 * 366 && known.allSatisfy { $0.first.description.prefix(7) == $0.last.description.prefix(7) }
        periods = dates.map { $0.map { String($0.first.description.prefix(isByMonth ? 7 : 4)) } }
        totals = Dictionary(grouping: periods.compactMap(\.self)) { $0 }.mapValues(\.count)
    }
}

extension CorpusItems {
    /// Whoever says a statement, or the whole document.
    func speaker(of item: Int, in corpus: Corpus) -> String? {
        switch level {
        case .document: corpus.documents[documents[item]].speaker
        case .statement: corpus.speaker(of: statements[item][0])
        }
    }
}

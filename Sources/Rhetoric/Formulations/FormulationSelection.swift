// Which formulations of a corpus are told, and in which order.

/// In which order formulations are told.
public enum FormulationOrder: String, Sendable, CaseIterable {
    /// By information and documents.
    case weight
    /// By occurrences.
    case uses
    /// By first use, the earliest first.
    case first
    /// By last use, the latest first.
    case last
    /// By the longest silence between two uses.
    case silence
}

/// Which formulations are told.
public struct FormulationSelection: Sendable {
    /// Id of the document that has the first use.
    public var firstIn: String?
    /// Not used on or after this day, though the corpus has statements from then.
    public var droppedSince: CalendarDay?
    public var hidesDesignations = false
    public var order = FormulationOrder.weight
    public var top: Int?
    /// Of those that are chosen so many are passed over.
    public var skipped = 0

    public init() {}

    /// In their order. Reads nothing of the documents but ids and dates.
    package func chosen(from finder: FormulationFinder) -> [Formulation] {
        let (calendar, corpus) = (CorpusCalendar(finder), finder.corpus)
        let chosen = finder.formulations.filter { isChosen($0, corpus) }
        let key: (Formulation) -> Int =
            switch order {
            case .weight: { _ in 0 }
            case .uses: { -$0.occurrences.count }
            case .first: { corpus.documents[$0.occurrences.first!.statement.document].date?.first.number ?? .min }
            case .last: { -(corpus.documents[$0.occurrences.last!.statement.document].date?.last.number ?? .min + 1) }
            case .silence: { -(calendar.daysOfSilence($0) ?? 0) }
            }
        let sorted = chosen.enumerated().map { (key: key($1), place: $0, formulation: $1) }
            .sorted { ($0.key, $0.place) < ($1.key, $1.place) }.map(\.formulation)
        return Array(sorted.dropFirst(skipped).prefix(top ?? sorted.count))
    }

    private func isChosen(_ formulation: Formulation, _ corpus: Corpus) -> Bool {
        if hidesDesignations, formulation.isDesignation { return false }
        let documents = [formulation.occurrences.first, formulation.occurrences.last].map {
            corpus.documents[$0!.statement.document]
        }
        if let firstIn, documents[0].id != firstIn { return false }
        if let droppedSince { return documents[1].date.map { $0.last < droppedSince } ?? false }
        return true
    }
}

// Formulations with what the pages tell of them.

import Rhetoric

struct FormulationSet: Sendable {
    let finder: FormulationFinder
    let calendar: CorpusCalendar
    /// Those that are told, in their order.
    let shown: [Formulation]
    let reach: PageReach
    /// Whether those that are told are the heaviest of all.
    let areHeaviest: Bool
    private let shownIDs: Set<String>
    private let users: [String: Set<Int>]

    /// Cost O(occurrences).
    init(_ finder: FormulationFinder, shown: [Formulation], reach: PageReach, areHeaviest: Bool = false) {
        (self.finder, self.shown, self.reach, self.areHeaviest) = (finder, shown, reach, areHeaviest)
        calendar = CorpusCalendar(finder)
        shownIDs = Set(shown.map(\.id))
        users = Dictionary(
            (finder.formulations + shown).map { ($0.id, Set($0.occurrences.map(\.statement.document))) }
        ) { first, _ in first }
    }

    var corpus: Corpus { finder.corpus }

    func isShown(_ formulation: Formulation) -> Bool { shownIDs.contains(formulation.id) }

    /// Documents that use a formulation.
    func users(of formulation: Formulation) -> Set<Int> { users[formulation.id] ?? [] }

    func link(_ reference: StatementReference) -> HTML { PageParts.link(to: reference, corpus, reach) }

    /// A formulation by its words, with a link where the page has more of it.
    func link(_ formulation: Formulation) -> HTML {
        let label: HTML = "<bdi>\(formulation.label(in: corpus).onOneLine)</bdi>"
        return isShown(formulation) ? "<a href=\"#\(formulation.id)\">\(label)</a>" : label
    }
}

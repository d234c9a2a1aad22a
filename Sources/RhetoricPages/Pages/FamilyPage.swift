// Formulations as a page of their own, without the documents they stand in.

import Rhetoric

/// `formulations --html`.
public struct FamilyPage: Sendable {
    private let told: FormulationSet
    private let title: String

    /// - Parameters:
    ///   - formulations: of the finder's corpus, or a wording that was asked for.
    ///   - title: what the page is headed with.
    public init(_ finder: FormulationFinder, _ formulations: [Formulation], title: String) {
        told = FormulationSet(finder, shown: formulations, reach: .formulations)
        self.title = title
    }

    public func write(_ write: (String) throws -> Void) throws {
        let frame = PageFrame(title: title, pages: [("#formulations", "Formulations", false)])
        try write(frame.head.source)
        try write(FormulationPages(told: told).html.source)
        try write(frame.foot(PageData(told.corpus, order: [], repeats: [])))
    }
}

// Which formulations a statement holds: so that a repeat can be told by the name of what it repeats.

/// The formulations of a corpus by statement.
public struct FormulationIndex: Sendable {
    let finder: FormulationFinder
    /// Of each statement that holds any, their places in `finder.formulations`, ascending: the heaviest first.
    private let held: [StatementReference: [Int]]

    /// Cost O(occurrences).
    public init(_ finder: FormulationFinder) {
        self.finder = finder
        var held: [StatementReference: [Int]] = [:]
        for (place, formulation) in finder.formulations.enumerated() {
            for use in formulation.occurrences where held[use.statement]?.last != place {
                held[use.statement, default: []].append(place)
            }
        }
        self.held = held
    }

    /// Those that both statements hold, the heaviest first. Cost O(formulations of the two).
    public func shared(_ one: StatementReference, _ other: StatementReference) -> [Formulation] {
        guard let ones = held[one], let others = held[other] else { return [] }
        let known = Set(others)
        return ones.filter(known.contains).map { finder.formulations[$0] }
    }
}

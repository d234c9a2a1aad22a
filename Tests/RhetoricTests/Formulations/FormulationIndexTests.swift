// What two statements hold in common, by the name that `formulations` gives it.

import Testing

@testable import Rhetoric

@Suite struct FormulationIndexTests {
    private static let (first, second) = (
        "lasting peace through patient dialogue", "orbital commerce and lunar fisheries"
    )

    /// For every two statements: those, and only those, that occur in both.
    @Test func sharedIsWhatBothHold() {
        var prose = TestProse(words: 4000, seed: 11)
        func said(_ formulas: String...) -> String {
            formulas.reduce(prose.sentence(of: 5)) { "\($0) \($1) \(prose.sentence(of: 4))" }
        }
        let corpus = Corpus.of(
            .of("a", [said(Self.first), said(Self.second), said()], dated: "2021"),
            .of("b", [said(Self.first, Self.second), said()], dated: "2022"),
            .of("c", [said(Self.second)], dated: "2023"))
        let finder = FormulationFinder(corpus)
        let index = FormulationIndex(finder)
        let all = corpus.documents.indices.flatMap { document in
            corpus.documents[document].statements.indices.map {
                StatementReference(document: document, statement: $0)
            }
        }
        for one in all {
            for other in all {
                let expected = finder.formulations.filter { formulation in
                    [one, other].allSatisfy { reference in
                        formulation.occurrences.contains { $0.statement == reference }
                    }
                }
                #expect(index.shared(one, other) == expected)
            }
        }
        #expect(index.shared(all[0], all[3]).map { $0.label(in: corpus) } == [Self.first])
        #expect(index.shared(all[3], all[5]).map { $0.label(in: corpus) } == [Self.second])
        #expect(index.shared(all[0], all[1]).isEmpty)
    }
}

// What becomes of the statements of two documents: all are told, none twice.

import Testing

@testable import Rhetoric

@Suite struct DocumentComparisonTests {
    private func comparison(_ earlier: [String], _ later: [String]) throws -> DocumentComparison {
        try DocumentComparison(earlier: .of("a", earlier), later: .of("b", later), workers: Workers(count: 1))
    }

    /// "2=1 3+ 2-": later 2 repeats earlier 1 word for word, later 3 is new, earlier 2 was dropped.
    private func told(_ comparison: DocumentComparison) -> String {
        comparison.findings.map { finding in
            switch finding {
            case .repeated(let found, _):
                "\(found.later.statement + 1)\(found.score == 1 ? "=" : "~")\(found.earlier.statement + 1)"
            case .new(let later): "\(later.statement + 1)+"
            case .dropped(let earlier): "\(earlier.statement + 1)-"
            }
        }.joined(separator: " ")
    }

    @Test func keptChangedNewAndDropped() throws {
        let comparison = try comparison(
            [
                "The Committee kept the rate at two percent.", "Inflation has eased over the past year.",
                "Fishing in the northern bay was good.",
            ],
            [
                "The Committee kept the rate at three percent.", "Inflation has eased over the past year.",
                "Growth was solid in autumn.",
            ])
        #expect(told(comparison) == "1~1 2=2 3- 3+")
        guard case .repeated(_, let drift) = comparison.findings[0] else { return }
        #expect(drift.contains { $0.kind == "number" && $0.earlier == "two percent" && $0.later == "three percent" })
    }

    @Test(arguments: UInt64(1)...60)
    func everyLaterStatementIsToldOnce(seed: UInt64) throws {
        var prose = TestProse(words: 40, seed: seed)
        let earlier = (0..<prose.random.index(below: 9)).map { _ in prose.sentence(of: prose.random.index(below: 10)) }
        let later = (0..<prose.random.index(below: 9)).map { _ -> String in
            guard !earlier.isEmpty, prose.random.index(below: 3) > 0 else {
                return prose.sentence(of: 1 + prose.random.index(below: 9))
            }
            // A statement of the earlier document, whole, cut in half, or joined with another.
            let words = earlier[prose.random.index(below: earlier.count)]
            switch prose.random.index(below: 3) {
            case 0: return words
            case 1: return words.split(separator: " ").prefix(5).joined(separator: " ")
            default: return words + " " + earlier[prose.random.index(below: earlier.count)]
            }
        }
        let comparison = try DocumentComparison(
            earlier: .of("a", earlier.filter { !$0.isEmpty }), later: .of("b", later.filter { !$0.isEmpty }),
            workers: Workers(count: 1))
        var laterTold: [Int] = []
        var dropped: [Int] = []
        var reused = Set<Int>()
        for finding in comparison.findings {
            switch finding {
            case .repeated(let found, _):
                laterTold.append(found.later.statement)
                reused.insert(found.earlier.statement)
                #expect(found.later.document == 1 && found.earlier.document == 0 && found.score > 0)
            case .new(let statement): laterTold.append(statement.statement)
            case .dropped(let statement): dropped.append(statement.statement)
            }
        }
        #expect(laterTold == Array(comparison.corpus.documents[1].statements.indices), "seed \(seed)")
        #expect(Set(dropped).count == dropped.count && reused.isDisjoint(with: dropped), "seed \(seed)")
    }

    @Test func againstNothing() throws {
        #expect(told(try comparison([], [])) == "")
        #expect(told(try comparison(["One."], [])) == "1-")
        #expect(told(try comparison([], ["One.", "Two."])) == "1+ 2+")
    }

    @Test func aFormulaInANewSentenceIsARepeat() throws {
        let formula = "the peaceful and lasting settlement of the dispute over the Orlen strait"
        let comparison = try comparison(
            ["Kestria works for \(formula).", "Grain was sold.", "Rain fell."],
            ["Asked about the harvest, the minister recalled \(formula) and thanked the farmers of the south for it."])
        guard case .repeated(let found, _)? = comparison.findings.first(where: { $0.selection == .repeats }) else {
            Issue.record("\(told(comparison))")
            return
        }
        #expect(found.earlier.statement == 0 && [.close, .verbatim].contains(found.band))
    }
}

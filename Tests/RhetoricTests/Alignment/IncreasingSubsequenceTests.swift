import Testing

@testable import Rhetoric

@Suite struct IncreasingSubsequenceTests {
    @Test func theLighterPassageIsLeftOut() {
        #expect(IncreasingSubsequence.heaviest([2, 0, 1], weights: [1, 1, 1]) == [1, 2])
        #expect(IncreasingSubsequence.heaviest([2, 0, 1], weights: [5, 1, 1]) == [0])
        #expect(IncreasingSubsequence.heaviest([3, 3], weights: [1, 1]) == [0])
        #expect(IncreasingSubsequence.heaviest([], weights: []).isEmpty)
    }

    @Test(arguments: 0..<40) func agreesWithTryingAllSubsets(seed: UInt64) {
        var random = TestRandom(seed: seed)
        let values = random.symbols(count: 0...10, below: 8).map(Int.init)
        let weights = values.map { _ in Double(Int.random(in: 0...4, using: &random)) }
        let chosen = IncreasingSubsequence.heaviest(values, weights: weights)
        #expect(zip(chosen, chosen.dropFirst()).allSatisfy { $0 < $1 && values[$0] < values[$1] }, "seed \(seed)")
        var best = 0.0
        for subset in 0..<(1 << values.count) {
            let members = values.indices.filter { subset >> $0 & 1 == 1 }
            guard zip(members, members.dropFirst()).allSatisfy({ values[$0] < values[$1] }) else { continue }
            best = max(best, members.reduce(0) { $0 + weights[$1] })
        }
        #expect(chosen.reduce(0) { $0 + weights[$1] } == best, "seed \(seed)")
    }
}

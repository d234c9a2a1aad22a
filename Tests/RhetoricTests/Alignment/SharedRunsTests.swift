import Testing

@testable import Rhetoric

@Suite struct SharedRunsTests {
    @Test func runsOfAFormulaAreFound() {
        var words = TestWords()
        let earlier = words.sequence("Valdoria stands for peace, dialogue and open trade with all its neighbours.")
        let later = words.sequence(
            "The Ministry repeats that Valdoria stands for peace, dialogue and, above all, open trade.")
        let runs = SharedRuns(earlier: earlier.forms, later: later.forms, minimumCount: 2)
        #expect(
            runs.runs.map { words.text(later, $0.laterRange) } == [
                "valdoria stands for peace dialogue and", "open trade",
            ])
        #expect(
            runs.runs.map { words.text(earlier, $0.earlierRange) } == [
                "valdoria stands for peace dialogue and", "open trade",
            ])
        #expect(runs.longest == SharedRun(earlier: 0, later: 4, count: 6))
        #expect(runs.verbatimShare(runsOfAtLeast: 3) == 6.0 / 14)
        #expect(runs.verbatimShare(runsOfAtLeast: 2) == 8.0 / 14)
    }

    @Test func stemsBridgeInflections() {
        var words = TestWords()
        let earlier = words.sequence("opposes rising tariffs")
        let later = words.sequence("opposed rising tariff")
        #expect(SharedRuns(earlier: earlier.forms, later: later.forms, minimumCount: 2).longest == nil)
        #expect(SharedRuns(earlier: earlier.stems, later: later.stems, minimumCount: 2).longest?.count == 3)
    }

    @Test func nothingIsSharedWithAnEmptyText() {
        let runs = SharedRuns(earlier: [Int32](), later: [1, 2, 3])
        #expect(runs.runs.isEmpty && runs.longest == nil && runs.verbatimShare(runsOfAtLeast: 3) == 0)
        #expect(SharedRuns(earlier: [1, 2, 3], later: [Int32]()).verbatimShare(runsOfAtLeast: 3) == 0)
    }

    @Test(arguments: 0..<60) func agreesWithBruteForce(seed: UInt64) {
        var random = TestRandom(seed: seed)
        let earlier = random.symbols(count: 0...40, below: 6)
        let later = random.symbols(count: 0...40, below: 6)
        let minimum = Int.random(in: 1...4, using: &random)
        let naive = NaiveRuns(earlier: earlier, later: later)
        let runs = SharedRuns(earlier: earlier, later: later, minimumCount: minimum)
        #expect(runs.runs == naive.maximalRuns(minimum: minimum), "seed \(seed)")
        #expect(runs.longest?.count ?? 0 == naive.longest(minimum: minimum), "seed \(seed)")

        var probe = RunProbe(minimumCount: minimum)
        probe.reset(later: random.symbols(count: 0...50, below: 6))
        _ = probe.measure(earlier)
        probe.reset(later: later, weights: later.map { Float($0) })
        _ = probe.measure(random.symbols(count: 0...50, below: 6))
        let measure = probe.measure(earlier)
        let covered = naive.covered(minimum: minimum)
        #expect(measure.longest == naive.longest(minimum: 1), "seed \(seed)")
        #expect(
            earlier[measure.longestEarlier...].prefix(measure.longest)
                == later[measure.longestLater...].prefix(measure.longest), "seed \(seed)")
        #expect(measure.covered == covered.count, "seed \(seed)")
        #expect(measure.coveredWeight == covered.reduce(0) { $0 + Float(later[$1]) }, "seed \(seed)")
        #expect(
            runs.verbatimShare(runsOfAtLeast: minimum)
                == (later.isEmpty ? 0 : Double(covered.count) / Double(later.count)),
            "seed \(seed)")
    }
}

/// Shared runs by comparing every pair of positions.
private struct NaiveRuns {
    let earlier: [Int32]
    let later: [Int32]

    /// The longest run that starts at both positions.
    private func length(_ first: Int, _ second: Int) -> Int {
        var length = 0
        while first + length < earlier.count, second + length < later.count,
            earlier[first + length] == later[second + length]
        { length += 1 }
        return length
    }

    func maximalRuns(minimum: Int) -> [SharedRun] {
        var runs: [SharedRun] = []
        for start in later.indices {
            let lengths = earlier.indices.map { length($0, start) }
            guard let count = lengths.max(), count >= minimum else { continue }
            // The first place where the longest run stands.
            let run = SharedRun(earlier: lengths.firstIndex(of: count)!, later: start, count: count)
            if let last = runs.last, last.laterRange.upperBound >= run.laterRange.upperBound { continue }
            runs.append(run)
        }
        return runs
    }

    func longest(minimum: Int) -> Int { maximalRuns(minimum: minimum).map(\.count).max() ?? 0 }

    func covered(minimum: Int) -> Set<Int> {
        var covered: Set<Int> = []
        for run in maximalRuns(minimum: minimum) { covered.formUnion(run.laterRange) }
        return covered
    }
}

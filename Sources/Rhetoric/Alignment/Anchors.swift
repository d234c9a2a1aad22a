// Cuts two long sequences into pairs of blocks small enough for `WordMatching`. Anchors are runs of words that occur
// exactly once in each block (Bram Cohen's patience diff): they are hardly ever shared by chance. Where there are
// none, the longest shared run is taken, as in Python's difflib; where there is no shared run, the block was rewritten.

struct Anchors {
    /// Blocks of up to this many pairs of positions are matched word by word (a megabyte and about 5 ms).
    static let blockLimit = 1_000_000
    /// Tokens of an anchor.
    private static let anchorCount = 4

    private let earlier: TokenSequence
    private let later: TokenSequence
    private let matching: WordMatching

    init(earlier: TokenSequence, later: TokenSequence, weights: EditWeights) {
        self.earlier = earlier
        self.later = later
        matching = WordMatching(earlier: earlier, later: later, weights: weights)
    }

    /// The matched runs, rising in both sequences; neighbours may touch.
    func runs(in earlierBlock: Range<Int>, _ laterBlock: Range<Int>) -> [SharedRun] {
        var runs: [SharedRun] = []
        collect(earlierBlock, laterBlock, into: &runs)
        return runs
    }

    private func collect(_ earlierBlock: Range<Int>, _ laterBlock: Range<Int>, into runs: inout [SharedRun]) {
        let limit = min(earlierBlock.count, laterBlock.count)
        var head = 0
        while head < limit, same(earlierBlock.lowerBound + head, laterBlock.lowerBound + head) { head += 1 }
        var tail = 0
        while tail < limit - head, same(earlierBlock.upperBound - 1 - tail, laterBlock.upperBound - 1 - tail) {
            tail += 1
        }
        if head > 0 {
            runs.append(SharedRun(earlier: earlierBlock.lowerBound, later: laterBlock.lowerBound, count: head))
        }
        collectInside(
            (earlierBlock.lowerBound + head)..<(earlierBlock.upperBound - tail),
            (laterBlock.lowerBound + head)..<(laterBlock.upperBound - tail), into: &runs)
        if tail > 0 {
            runs.append(
                SharedRun(earlier: earlierBlock.upperBound - tail, later: laterBlock.upperBound - tail, count: tail))
        }
    }

    private func collectInside(_ earlierBlock: Range<Int>, _ laterBlock: Range<Int>, into runs: inout [SharedRun]) {
        if earlierBlock.count * laterBlock.count <= Self.blockLimit {
            runs += matching.runs(in: earlierBlock, laterBlock)
            return
        }
        var (earlierStart, laterStart) = (earlierBlock.lowerBound, laterBlock.lowerBound)
        let anchors = anchors(in: earlierBlock, laterBlock)
        guard !anchors.isEmpty else { return }
        for anchor in anchors {
            collect(earlierStart..<anchor.earlier, laterStart..<anchor.later, into: &runs)
            runs.append(anchor)
            (earlierStart, laterStart) = (anchor.earlierRange.upperBound, anchor.laterRange.upperBound)
        }
        collect(earlierStart..<earlierBlock.upperBound, laterStart..<laterBlock.upperBound, into: &runs)
    }

    private func anchors(in earlierBlock: Range<Int>, _ laterBlock: Range<Int>) -> [SharedRun] {
        let unique = uniqueRuns(in: earlierBlock, laterBlock)
        if !unique.isEmpty { return rising(unique) }
        let shared = SharedRuns(
            earlier: earlier.forms[earlierBlock], later: later.forms[laterBlock], minimumCount: Self.anchorCount)
        return shared.longest.map {
            let (start, laterStart) = (earlierBlock.lowerBound + $0.earlier, laterBlock.lowerBound + $0.later)
            return [SharedRun(earlier: start, later: laterStart, count: $0.count)]
        } ?? []
    }

    /// Runs of `anchorCount` tokens that stand exactly once in each block, in later order, without overlap.
    private func uniqueRuns(in earlierBlock: Range<Int>, _ laterBlock: Range<Int>) -> [SharedRun] {
        let earlierPlaces = Self.uniquePlaces(earlier.forms, in: earlierBlock)
        let laterPlaces = Self.uniquePlaces(later.forms, in: laterBlock)
        var runs: [SharedRun] = []
        for start in Self.starts(in: laterBlock) {
            let key = later.forms[start..<(start + Self.anchorCount)]
            guard laterPlaces[key] == start, let place = earlierPlaces[key], place >= 0 else { continue }
            if let last = runs.last, last.laterRange.upperBound > start { continue }
            runs.append(SharedRun(earlier: place, later: start, count: Self.anchorCount))
        }
        return runs
    }

    /// The start of each run of `anchorCount` tokens; -1 for those that stand more than once.
    private static func uniquePlaces(_ forms: [Int32], in block: Range<Int>) -> [ArraySlice<Int32>: Int] {
        var places: [ArraySlice<Int32>: Int] = [:]
        places.reserveCapacity(block.count)
        for start in starts(in: block) {
            let key = forms[start..<(start + anchorCount)]
            if places.updateValue(start, forKey: key) != nil { places[key] = -1 }
        }
        return places
    }

    private static func starts(in block: Range<Int>) -> Range<Int> {
        block.lowerBound..<max(block.lowerBound, block.upperBound - anchorCount + 1)
    }

    /// The most anchors that rise in both sequences.
    private func rising(_ runs: [SharedRun]) -> [SharedRun] {
        let chosen = IncreasingSubsequence.heaviest(runs.map(\.earlier), weights: runs.map { Double($0.count) })
        var rising: [SharedRun] = []
        for run in chosen.map({ runs[$0] }) where (rising.last?.earlierRange.upperBound ?? 0) <= run.earlier {
            rising.append(run)
        }
        return rising
    }

    private func same(_ first: Int, _ second: Int) -> Bool { earlier.forms[first] == later.forms[second] }
}

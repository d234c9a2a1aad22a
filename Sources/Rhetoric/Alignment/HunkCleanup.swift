// Makes the hunks of a comparison read as a person would have drawn them. A few equal words between two rewritten
// stretches are a coincidence of the language and are dropped into the change around them (Fraser's semantic clean-up
// in diff-match-patch, here with words weighed rather than letters counted); a lone addition or removal that could
// stand in several places is put where the text has its breaks.

struct HunkCleanup {
    /// Equal runs of more tokens than this, or of more weight, are never dropped.
    private static let islandLimit = 4
    private static let islandWeightLimit: Float = 2.5
    /// Below this share of the rewritten words around it an equal run is next to nothing.
    private static let negligibleShare: Float = 0.08

    private let earlier: TokenSequence
    private let later: TokenSequence
    private let weights: EditWeights

    init(earlier: TokenSequence, later: TokenSequence, weights: EditWeights) {
        self.earlier = earlier
        self.later = later
        self.weights = weights
    }

    /// `start` is where the compared block begins, so that the first hunk does not slide out of it.
    func cleaned(_ hunks: [Hunk], earlier earlierBlock: Range<Int>, later laterBlock: Range<Int>) -> [Hunk] {
        let whole = joined(hunks.indices.map { wholeWords(hunks, $0, earlierBlock, laterBlock) })
        return joined(slid(absorbingIslands(in: whole), earlierBlock, laterBlock))
    }

    // MARK: Whole words

    /// Widens a hunk over kept tokens until it cuts no written word: from "3-3/4" to "4" not even the 4 is kept.
    private func wholeWords(_ hunks: [Hunk], _ index: Int, _ earlierBlock: Range<Int>, _ laterBlock: Range<Int>) -> Hunk
    {
        let hunk = hunks[index]
        let start = index > 0 ? hunks[index - 1].later.upperBound : laterBlock.lowerBound
        let end = index + 1 < hunks.count ? hunks[index + 1].later.lowerBound : laterBlock.upperBound
        var (before, after) = (0, 0)
        while hunk.later.lowerBound - before > start,
            earlier.isJoined(at: hunk.earlier.lowerBound - before) || later.isJoined(at: hunk.later.lowerBound - before)
        { before += 1 }
        while hunk.later.upperBound + after < end,
            earlier.isJoined(at: hunk.earlier.upperBound + after) || later.isJoined(at: hunk.later.upperBound + after)
        { after += 1 }
        return Hunk(
            earlier: (hunk.earlier.lowerBound - before)..<(hunk.earlier.upperBound + after),
            later: (hunk.later.lowerBound - before)..<(hunk.later.upperBound + after))
    }

    // MARK: Islands

    /// Drops the lightest island first, because each drop makes the changes beside its neighbours heavier.
    private func absorbingIslands(in hunks: [Hunk]) -> [Hunk] {
        var hunks = hunks
        var rewritten = hunks.map(rewrittenWeight)
        while let index = lightestIsland(in: hunks, rewritten) {
            hunks[index] = Hunk(
                earlier: hunks[index].earlier.lowerBound..<hunks[index + 1].earlier.upperBound,
                later: hunks[index].later.lowerBound..<hunks[index + 1].later.upperBound)
            hunks.remove(at: index + 1)
            rewritten[index] = rewrittenWeight(hunks[index])
            rewritten.remove(at: index + 1)
        }
        return hunks
    }

    /// The index of the hunk before the lightest equal run that should be dropped; the first of equally light ones.
    private func lightestIsland(in hunks: [Hunk], _ rewritten: [Float]) -> Int? {
        var best: (index: Int, weight: Float)?
        for index in hunks.indices.dropLast() {
            let island = hunks[index].later.upperBound..<hunks[index + 1].later.lowerBound
            guard island.count <= Self.islandLimit else { continue }
            let weight = weights.later[island].reduce(0, +)
            guard weight <= Self.islandWeightLimit, best.map({ weight < $0.weight }) ?? true else { continue }
            if isDroppable(weight, hunks[index], rewritten[index], hunks[index + 1], rewritten[index + 1])
                || isInsideNumbers(island, hunks[index], hunks[index + 1])
            {
                best = (index, weight)
            }
        }
        return best?.index
    }

    /// An island is dropped if it weighs no more than either neighbour. Beside a mere removal or addition a kept word
    /// reads well, and dropping it would show it as removed and added again: there it must be next to nothing.
    private func isDroppable(_ island: Float, _ left: Hunk, _ before: Float, _ right: Hunk, _ after: Float) -> Bool {
        guard island <= min(before, after) else { return false }
        let isRewritten = !left.isPure && !right.isPure
        return isRewritten || island < Self.negligibleShare * (before + after)
    }

    /// Numbers that stand between other numbers belong to one expression: "0 to 1/4" became "1/4 to 1/2".
    private func isInsideNumbers(_ island: Range<Int>, _ left: Hunk, _ right: Hunk) -> Bool {
        func holdsNumber(_ hunk: Hunk) -> Bool {
            hunk.earlier.contains { earlier.traits[$0].contains(.number) }
                || hunk.later.contains { later.traits[$0].contains(.number) }
        }
        return holdsNumber(left) && holdsNumber(right)
            && island.allSatisfy { !later.traits[$0].isDisjoint(with: [.number, .stopWord]) }
    }

    /// The heavier side of a hunk; words that are there on both sides in another inflection count a quarter.
    private func rewrittenWeight(_ hunk: Hunk) -> Float {
        var stems: [Int32: Int] = [:]
        for index in hunk.later { stems[later.stems[index], default: 0] += 1 }
        var (removed, added, shared): (Float, Float, Float) = (0, 0, 0)
        for index in hunk.earlier {
            removed += weights.earlier[index]
            if let left = stems[earlier.stems[index]], left > 0 {
                stems[earlier.stems[index]] = left - 1
                shared += weights.earlier[index]
            }
        }
        for index in hunk.later { added += weights.later[index] }
        return max(removed, added) - 0.75 * min(shared, removed, added)
    }

    // MARK: Sliding

    private func slid(_ hunks: [Hunk], _ earlierBlock: Range<Int>, _ laterBlock: Range<Int>) -> [Hunk] {
        var hunks = hunks
        for index in hunks.indices {
            let hunk = hunks[index]
            guard hunk.isPure else { continue }
            let before = hunk.later.lowerBound - (index > 0 ? hunks[index - 1].later.upperBound : laterBlock.lowerBound)
            let next = index + 1 < hunks.count ? hunks[index + 1].later.lowerBound : laterBlock.upperBound
            let shift = bestShift(of: hunk, left: before, right: next - hunk.later.upperBound)
            hunks[index] = Hunk(earlier: hunk.earlier.shifted(by: shift), later: hunk.later.shifted(by: shift))
        }
        return hunks
    }

    /// The shift within `-left...right` that gives the same text and the best boundaries; of equal ones the rightmost.
    private func bestShift(of hunk: Hunk, left: Int, right: Int) -> Int {
        let (sequence, range) = hunk.isRemoval ? (earlier, hunk.earlier) : (later, hunk.later)
        var (lowest, highest) = (0, 0)
        while -lowest < left,
            sequence.forms[range.lowerBound + lowest - 1] == sequence.forms[range.upperBound + lowest - 1]
        { lowest -= 1 }
        while highest < right,
            sequence.forms[range.lowerBound + highest] == sequence.forms[range.upperBound + highest]
        { highest += 1 }
        return (lowest...highest).max {
            (boundaryValue(range.shifted(by: $0), in: sequence), $0)
                < (boundaryValue(range.shifted(by: $1), in: sequence), $1)
        } ?? 0
    }

    /// How well a range of words stands on its own: breaks at its ends count most; then a phrase rather begins with
    /// a function word ("and growth") than ends with one ("growth and").
    private func boundaryValue(_ range: Range<Int>, in sequence: TokenSequence) -> Int {
        let first = sequence.traits[range.lowerBound].contains(.stopWord) ? 1 : 0
        let last = sequence.traits[range.upperBound - 1].contains(.stopWord) ? 0 : 1
        let breaks = [range.lowerBound, range.upperBound].map {
            sequence.isJoined(at: $0) ? -100 : Int(sequence.breakStrength(before: $0).rawValue)
        }
        return 2 * (breaks[0] + breaks[1]) + first + last
    }

    /// Joins hunks that touch.
    private func joined(_ hunks: [Hunk]) -> [Hunk] {
        var joined: [Hunk] = []
        for hunk in hunks {
            // Two hunks that were widened into the words between them overlap.
            if let last = joined.last, last.later.upperBound >= hunk.later.lowerBound,
                last.earlier.upperBound >= hunk.earlier.lowerBound
            {
                joined[joined.count - 1] = Hunk(
                    earlier: last.earlier.lowerBound..<max(last.earlier.upperBound, hunk.earlier.upperBound),
                    later: last.later.lowerBound..<max(last.later.upperBound, hunk.later.upperBound))
            } else {
                joined.append(hunk)
            }
        }
        return joined
    }
}

extension Range where Bound == Int {
    func shifted(by distance: Int) -> Range { (lowerBound + distance)..<(upperBound + distance) }
}

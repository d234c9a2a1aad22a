// A place where two token sequences differ. A list of hunks in order, with kept words implied between them, is what
// the steps of the redline hand to one another: matching, clean-up, moved text.

/// Tokens of the earlier sequence that give way to tokens of the later one; one of the two ranges may be empty.
struct Hunk: Sendable, Hashable {
    var earlier: Range<Int>
    var later: Range<Int>

    var isRemoval: Bool { later.isEmpty && !earlier.isEmpty }
    /// Whether one side is empty.
    var isPure: Bool { earlier.isEmpty || later.isEmpty }

    /// The hunks between shared runs that rise in both sequences and do not overlap.
    static func between(_ runs: [SharedRun], earlier: Range<Int>, later: Range<Int>) -> [Hunk] {
        var hunks: [Hunk] = []
        var (earlierEnd, laterEnd) = (earlier.lowerBound, later.lowerBound)
        func append(to nextEarlier: Int, _ nextLater: Int) {
            guard nextEarlier > earlierEnd || nextLater > laterEnd else { return }
            hunks.append(Hunk(earlier: earlierEnd..<nextEarlier, later: laterEnd..<nextLater))
        }
        for run in runs {
            append(to: run.earlier, run.later)
            (earlierEnd, laterEnd) = (run.earlierRange.upperBound, run.laterRange.upperBound)
        }
        append(to: earlier.upperBound, later.upperBound)
        return hunks
    }
}

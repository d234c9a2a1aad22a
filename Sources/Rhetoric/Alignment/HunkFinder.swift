// Finds where two sequences differ: match, then clean up. One finder serves all the statement pairs of two documents,
// so that a word weighs the same in each of them.

struct HunkFinder {
    private let anchors: Anchors
    private let cleanup: HunkCleanup
    private let movedText: MovedText

    init(earlier: TokenSequence, later: TokenSequence) {
        let weights = EditWeights(earlier: earlier, later: later)
        anchors = Anchors(earlier: earlier, later: later, weights: weights)
        cleanup = HunkCleanup(earlier: earlier, later: later, weights: weights)
        movedText = MovedText(earlier: earlier, later: later, weights: weights)
    }

    /// The hunks of one block against one block, in order.
    func hunks(in earlierBlock: Range<Int>, _ laterBlock: Range<Int>) -> [Hunk] {
        let runs = anchors.runs(in: earlierBlock, laterBlock)
        let hunks = Hunk.between(runs, earlier: earlierBlock, later: laterBlock)
        return cleanup.cleaned(hunks, earlier: earlierBlock, later: laterBlock)
    }

    /// The moves among hunks of one or more blocks that do not overlap.
    func moves(among hunks: [Hunk]) -> [Move] { movedText.moves(among: hunks) }
}

// A word-level comparison of an earlier and a later text as an editor would draw it: kept, removed, added, substituted
// and moved words, in reading order. Words are equal by form; what changed only its inflection shows as substituted.
// The steps are in files of their own: anchors and matching find the hunks, clean-up makes them readable, moved text
// links what was cut to where it was pasted.

struct Redline: Sendable, Equatable {
    enum Kind: String, Sendable, CaseIterable {
        case kept, removed, added
        /// Removed and added in the same place.
        case substituted
        /// Cut here and pasted elsewhere; `move` says where.
        case movedAway
        /// Pasted here from elsewhere.
        case movedHere
    }

    struct Change: Sendable, Hashable {
        let kind: Kind
        /// Tokens of the earlier sequence; empty, at the place where they would stand, for added and movedHere.
        let earlier: Range<Int>
        /// Tokens of the later sequence; empty for removed and movedAway.
        let later: Range<Int>
        /// Index into the moves; nil unless the kind is movedAway or movedHere.
        var move: Int?

        /// The same change of sequences that begin so many tokens before.
        func shifted(earlier before: Int, later after: Int) -> Change {
            Change(kind: kind, earlier: earlier.shifted(by: before), later: later.shifted(by: after), move: move)
        }
    }

    /// In reading order. The ranges of the earlier sequence that are not empty follow one another without a gap, and
    /// so do those of the later one: kept, removed, substituted and movedAway give the earlier text, kept, added,
    /// substituted and movedHere the later one.
    let changes: [Change]
    let moves: [Move]

    /// Cost: quadratic up to 1,000 x 1,000 tokens (two sentences 20 us, two statements of 500 words 2 ms), near-linear above.
    init(earlier: TokenSequence, later: TokenSequence) {
        let comparison = HunkFinder(earlier: earlier, later: later)
        let hunks = comparison.hunks(in: earlier.indices, later.indices)
        moves = comparison.moves(among: hunks)
        changes = Self.changes(hunks, moves: moves, earlier: earlier.indices, later: later.indices)
    }

    /// The share of the later text's tokens that are kept, 0 to 1; 0 for an empty text.
    var keptShare: Double {
        let later = changes.reduce(0) { $0 + $1.later.count }
        let kept = changes.reduce(0) { $0 + ($1.kind == .kept ? $1.later.count : 0) }
        return later == 0 ? 0 : Double(kept) / Double(later)
    }
}

extension Redline {
    /// The changes of one pair of blocks, with its hunks split where a move begins or ends.
    static func changes(
        _ hunks: [Hunk], moves: [Move], earlier: Range<Int>, later: Range<Int>
    ) -> [Change] {
        var changes: [Change] = []
        var (earlierEnd, laterEnd) = (earlier.lowerBound, later.lowerBound)
        func keep(to nextEarlier: Int, _ nextLater: Int) {
            guard nextLater > laterEnd else { return }
            changes.append(Change(kind: .kept, earlier: earlierEnd..<nextEarlier, later: laterEnd..<nextLater))
        }
        for hunk in hunks {
            keep(to: hunk.earlier.lowerBound, hunk.later.lowerBound)
            changes += split(hunk, by: moves)
            (earlierEnd, laterEnd) = (hunk.earlier.upperBound, hunk.later.upperBound)
        }
        keep(to: earlier.upperBound, later.upperBound)
        return changes
    }

    /// The removed pieces, then the added ones; a removed and an added piece that meet are a substitution.
    private static func split(_ hunk: Hunk, by moves: [Move]) -> [Change] {
        var changes = pieces(of: hunk.earlier, cutBy: moves.map(\.earlier)).map { piece in
            Change(
                kind: piece.move == nil ? .removed : .movedAway, earlier: piece.range,
                later: hunk.later.lowerBound..<hunk.later.lowerBound, move: piece.move)
        }
        for piece in pieces(of: hunk.later, cutBy: moves.map(\.later)) {
            let end = hunk.earlier.upperBound
            if piece.move == nil, let last = changes.last, last.kind == .removed {
                changes[changes.count - 1] = Change(kind: .substituted, earlier: last.earlier, later: piece.range)
            } else {
                let kind: Kind = piece.move == nil ? .added : .movedHere
                changes.append(Change(kind: kind, earlier: end..<end, later: piece.range, move: piece.move))
            }
        }
        return changes
    }

    private static func pieces(of range: Range<Int>, cutBy cuts: [Range<Int>]) -> [(range: Range<Int>, move: Int?)] {
        var pieces: [(range: Range<Int>, move: Int?)] = []
        var start = range.lowerBound
        let inside = cuts.indices.filter {
            range.lowerBound <= cuts[$0].lowerBound && cuts[$0].upperBound <= range.upperBound
        }
        for move in inside.sorted(by: { cuts[$0].lowerBound < cuts[$1].lowerBound }) where !cuts[move].isEmpty {
            if start < cuts[move].lowerBound { pieces.append((start..<cuts[move].lowerBound, nil)) }
            pieces.append((cuts[move], move))
            start = cuts[move].upperBound
        }
        if start < range.upperBound { pieces.append((start..<range.upperBound, nil)) }
        return pieces
    }
}

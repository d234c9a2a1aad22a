// Text that was cut in one place and pasted in another: the same words (or nearly) in what one hunk removes and
// another adds. Words that also stand elsewhere in either text are a formula, not a move, and are left alone.

/// Both ends of a move, as token ranges of the two sequences.
struct Move: Sendable, Hashable {
    let earlier: Range<Int>
    let later: Range<Int>
    /// Whether both ends have the same forms.
    let isVerbatim: Bool
}

struct MovedText {
    /// A move has at least this many tokens and this weight of content words; or is heavier still.
    private static let leastCount = 4
    private static let leastWeight: Float = 2
    private static let ampleWeight: Float = 2.9
    /// A move of fewer tokens is set off by breaks: of its two ends in two texts, at least two are at one.
    private static let ampleCount = 8

    private let earlier: TokenSequence
    private let later: TokenSequence
    private let weights: EditWeights

    init(earlier: TokenSequence, later: TokenSequence, weights: EditWeights) {
        self.earlier = earlier
        self.later = later
        self.weights = weights
    }

    /// The moves among `hunks`, in the order of the later sequence; no token is in two. The heaviest are found first.
    /// Cost: linear in the changed tokens for each round; a second round is needed only where moves overlap.
    func moves(among hunks: [Hunk]) -> [Move] {
        var pool = Pool(hunks, earlier: earlier, later: later)
        var moves: [Move] = []
        var isSearching = true
        while isSearching {
            isSearching = false
            for candidate in candidates(in: pool) where !pool.isClaimed(candidate) {
                let grown = grown(candidate, among: hunks, in: pool)
                pool.claim(grown)
                moves.append(grown)
                isSearching = true
            }
        }
        return moves.sorted {
            ($0.later.lowerBound, $0.earlier.lowerBound) < ($1.later.lowerBound, $1.earlier.lowerBound)
        }
    }

    /// Runs of equal stems that qualify as moves, the heaviest first.
    private func candidates(in pool: Pool) -> [Move] {
        let shared = SharedRuns(earlier: pool.earlierStems, later: pool.laterStems, minimumCount: 2)
        var candidates: [(move: Move, weight: Float)] = []
        for run in shared.runs {
            let move = self.move(pool.earlierTokens[run.earlier], pool.laterTokens[run.later], count: run.count)
            let weight = contentWeight(of: move)
            let isHeavy = move.later.count >= Self.leastCount && weight >= Self.leastWeight
            guard isHeavy || weight >= Self.ampleWeight else { continue }
            guard pool.earlierHunks[run.earlier] != pool.laterHunks[run.later],
                move.later.count >= Self.ampleCount || isSetOff(move), isUnique(move)
            else { continue }
            candidates.append((move, weight))
        }
        return candidates.sorted {
            ($1.weight, $0.move.later.lowerBound, $0.move.earlier.lowerBound)
                < ($0.weight, $1.move.later.lowerBound, $1.move.earlier.lowerBound)
        }.map(\.move)
    }

    private func move(_ earlierStart: Int, _ laterStart: Int, count: Int) -> Move {
        let (earlierRange, laterRange) = (earlierStart..<(earlierStart + count), laterStart..<(laterStart + count))
        return Move(
            earlier: earlierRange, later: laterRange,
            isVerbatim: earlier.forms[earlierRange] == later.forms[laterRange])
    }

    /// Numbers and function words are repeated without having been moved.
    private func contentWeight(of move: Move) -> Float {
        move.later.reduce(0) { later.traits[$1].isDisjoint(with: [.stopWord, .number]) ? $0 + weights.later[$1] : $0 }
    }

    private func isSetOff(_ move: Move) -> Bool {
        let ends = [
            earlier.breakStrength(before: move.earlier.lowerBound),
            earlier.breakStrength(before: move.earlier.upperBound),
            later.breakStrength(before: move.later.lowerBound), later.breakStrength(before: move.later.upperBound),
        ]
        return ends.count { $0 >= .comma } >= 2
    }

    private func isUnique(_ move: Move) -> Bool {
        let words = Array(later.stems[move.later])
        return later.stems.occurrences(of: words) == 1 && earlier.stems.occurrences(of: words) == 1
    }

    /// Extends a move within its two hunks over equal stems and over single words that were exchanged.
    private func grown(_ core: Move, among hunks: [Hunk], in pool: Pool) -> Move {
        guard let source = hunks.first(where: { $0.earlier.contains(core.earlier.lowerBound) }),
            let target = hunks.first(where: { $0.later.contains(core.later.lowerBound) })
        else { return core }
        func matches(_ first: Int, _ second: Int) -> Bool {
            source.earlier.contains(first) && target.later.contains(second)
                && earlier.stems[first] == later.stems[second] && !pool.isClaimed(first, second)
        }
        func growth(_ first: Int, _ second: Int, step: Int) -> Int {
            var length = 0
            while true {
                let (x, y) = (first + step * length, second + step * length)
                if matches(x, y) {
                    length += 1
                } else if matches(x + step, y + step), matches(x + 2 * step, y + 2 * step), !pool.isClaimed(x, y) {
                    length += 3
                } else {
                    return length
                }
            }
        }
        let before = growth(core.earlier.lowerBound - 1, core.later.lowerBound - 1, step: -1)
        let after = growth(core.earlier.upperBound, core.later.upperBound, step: 1)
        return move(
            core.earlier.lowerBound - before, core.later.lowerBound - before, count: core.later.count + before + after)
    }
}

extension MovedText {
    /// The removed and the added tokens of all hunks, each hunk closed off by a symbol that occurs once.
    private struct Pool {
        private(set) var earlierStems: [Int32] = []
        private(set) var laterStems: [Int32] = []
        /// The token index and the hunk index of each entry.
        private(set) var earlierTokens: [Int] = []
        private(set) var laterTokens: [Int] = []
        private(set) var earlierHunks: [Int] = []
        private(set) var laterHunks: [Int] = []
        private var claimedEarlier: Set<Int> = []
        private var claimedLater: Set<Int> = []

        init(_ hunks: [Hunk], earlier: TokenSequence, later: TokenSequence) {
            for (index, hunk) in hunks.enumerated() {
                for token in hunk.earlier { addEarlier(earlier.stems[token], token, index) }
                addEarlier(Int32(-2 - 2 * index), hunk.earlier.upperBound, index)
                for token in hunk.later { addLater(later.stems[token], token, index) }
                addLater(Int32(-3 - 2 * index), hunk.later.upperBound, index)
            }
        }

        private mutating func addEarlier(_ stem: Int32, _ token: Int, _ hunk: Int) {
            earlierStems.append(stem)
            earlierTokens.append(token)
            earlierHunks.append(hunk)
        }

        private mutating func addLater(_ stem: Int32, _ token: Int, _ hunk: Int) {
            laterStems.append(stem)
            laterTokens.append(token)
            laterHunks.append(hunk)
        }

        func isClaimed(_ first: Int, _ second: Int) -> Bool {
            claimedEarlier.contains(first) || claimedLater.contains(second)
        }

        func isClaimed(_ move: Move) -> Bool {
            !claimedEarlier.isDisjoint(with: move.earlier) || !claimedLater.isDisjoint(with: move.later)
        }

        /// Takes the tokens of a move out of the search; each becomes a symbol that occurs once.
        mutating func claim(_ move: Move) {
            claimedEarlier.formUnion(move.earlier)
            claimedLater.formUnion(move.later)
            for entry in earlierTokens.indices
            where earlierStems[entry] >= 0 && move.earlier.contains(earlierTokens[entry]) {
                earlierStems[entry] = Int32.min + 2 * Int32(entry)
            }
            for entry in laterTokens.indices where laterStems[entry] >= 0 && move.later.contains(laterTokens[entry]) {
                laterStems[entry] = Int32.min + 2 * Int32(entry) + 1
            }
        }
    }
}

extension [Int32] {
    /// How often `words` stands in the array, at most 2 (all that is asked is whether it stands once).
    fileprivate func occurrences(of words: [Int32]) -> Int {
        guard !words.isEmpty, words.count <= count else { return 0 }
        var found = 0
        for start in 0...(count - words.count) where found < 2 && self[start] == words[0] {
            if self[start..<(start + words.count)].elementsEqual(words) { found += 1 }
        }
        return found
    }
}

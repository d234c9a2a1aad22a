// Which word of the later statement stands for which of the earlier one: the kept words, then words of one stem, and
// opposites, that one change puts in each other's place, then words of one stem that moved and are there once on each
// side. Flags hang on this: "not" is a flag of the pair only if the word that it denies has its partner.

struct WordPartners {
    struct Pair {
        let earlier: Int
        let later: Int
        /// One is the opposite of the other.
        let areOpposites: Bool
    }

    /// By earlier token.
    private(set) var pairs: [Pair] = []
    /// The partner of each token; -1 for none.
    private(set) var ofEarlier: [Int]
    private(set) var ofLater: [Int]
    /// Whether a token is kept, in its order.
    private(set) var isKeptEarlier: [Bool]
    private(set) var isKeptLater: [Bool]

    /// Larger substitutions put no word in the place of a certain other one.
    private static let mostTokens = 8

    /// Cost: linear, and in the changed words quadratic.
    init(_ changes: [Redline.Change], _ earlier: DriftText, _ later: DriftText) {
        ofEarlier = Array(repeating: -1, count: earlier.count)
        ofLater = Array(repeating: -1, count: later.count)
        isKeptEarlier = Array(repeating: false, count: earlier.count)
        isKeptLater = Array(repeating: false, count: later.count)
        for change in changes where change.kind == .kept {
            for (first, second) in zip(change.earlier, change.later) {
                pair(first, second)
                isKeptEarlier[first] = true
                isKeptLater[second] = true
            }
        }
        for change in changes where change.kind == .substituted {
            pairStems(change.earlier, change.later, earlier, later)
            if max(change.earlier.count, change.later.count) <= Self.mostTokens {
                pairOpposites(change, earlier, later)
            }
        }
        pairMoved(changes, earlier, later)
        pairs.sort { $0.earlier < $1.earlier }
    }

    private mutating func pair(_ first: Int, _ second: Int, areOpposites: Bool = false) {
        ofEarlier[first] = second
        ofLater[second] = first
        pairs.append(Pair(earlier: first, later: second, areOpposites: areOpposites))
    }

    private mutating func pairStems(_ first: Range<Int>, _ second: Range<Int>, _ earlier: DriftText, _ later: DriftText)
    {
        for a in first where ofEarlier[a] < 0 && (!earlier.isStopWord(a) || earlier.qualifies(a)) {
            let stem = earlier.sequence.stems[a]
            if let b = second.first(where: { ofLater[$0] < 0 && later.sequence.stems[$0] == stem }) { pair(a, b) }
        }
    }

    private mutating func pairOpposites(_ change: Redline.Change, _ earlier: DriftText, _ later: DriftText) {
        for a in change.earlier where ofEarlier[a] < 0 {
            let form = earlier.sequence.forms[a]
            let opposite = change.later.first {
                ofLater[$0] < 0 && earlier.lexicon.areOpposites(form, later.sequence.forms[$0])
            }
            if let opposite { pair(a, opposite, areOpposites: true) }
        }
    }

    private mutating func pairMoved(_ changes: [Redline.Change], _ earlier: DriftText, _ later: DriftText) {
        func unpaired(_ ranges: [Range<Int>], _ partners: [Int], _ text: DriftText) -> [Int] {
            ranges.flatMap { $0.filter { partners[$0] < 0 && !text.isStopWord($0) } }
        }
        let changed = changes.filter { $0.kind != .kept }
        let first = unpaired(changed.map(\.earlier), ofEarlier, earlier)
        let second = unpaired(changed.map(\.later), ofLater, later)
        guard !first.isEmpty, !second.isEmpty else { return }
        func places(_ indices: [Int], _ text: DriftText) -> [Int32: Int] {
            Dictionary(indices.map { (text.sequence.stems[$0], $0) }, uniquingKeysWith: { _, _ in -1 })
        }
        let (a, b) = (places(first, earlier), places(second, later))
        for place in first {
            let stem = earlier.sequence.stems[place]
            if a[stem] == place, let other = b[stem], other >= 0 { pair(place, other) }
        }
    }
}

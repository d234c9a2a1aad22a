// Raises the flags of drift for one pair: what is denied, how surely it is said, the numbers, the named parties. A flag is
// about what is repeated: a new clause that brings its own "not" or its own names is told as added and raises none.

final class DriftFlags {
    /// Up to this many tokens on each side a change puts one thing in the place of another.
    static let smallCount = 6
    /// In a longer change names and numbers belong to new text; where all the rest is kept, lists may grow by more.
    private static let mediumCount = 8
    private static let longCount = 16
    /// Kept share of content words: of a clause, above which it is a clause of the pair, and of both texts, above which
    /// these are alike throughout.
    private static let alignedShare: Float = 0.3
    private static let alikeShare: Float = 0.6

    let earlier: DriftText
    let later: DriftText
    let changes: [Redline.Change]
    let partners: WordPartners
    private let areAlike: Bool

    init(_ changes: [Redline.Change], earlier: DriftText, later: DriftText) {
        self.earlier = earlier
        self.later = later
        self.changes = changes
        partners = WordPartners(changes, earlier, later)
        areAlike =
            Self.keptShare(of: 0..<earlier.count, earlier, partners.isKeptEarlier) >= Self.alikeShare
            && Self.keptShare(of: 0..<later.count, later, partners.isKeptLater) >= Self.alikeShare
    }

    /// All flags, in reading order. Cost: linear in the two statements, quadratic in their changes.
    func notes() -> [Drift.Note] {
        guard changes.contains(where: { $0.kind != .kept }) else { return [] }
        let notes = negations() + numberFlags() + hedgeFlags() + partyFlags()
        return notes.enumerated().sorted { a, b in
            (position(a.element), a.offset) < (position(b.element), b.offset)
        }.map(\.element)
    }

    /// The index of the first change that a note touches.
    func position(_ note: Drift.Note) -> Int {
        changes.firstIndex { change in
            change.kind != .kept && (change.earlier.overlaps(note.earlier) || change.later.overlaps(note.later))
        } ?? changes.count
    }

    // MARK: What is about the repeated text

    private static func keptShare(of range: Range<Int>, _ text: DriftText, _ isKept: [Bool]) -> Float {
        let content = range.filter { !text.isStopWord($0) }
        return content.isEmpty ? 0 : Float(content.count { isKept[$0] }) / Float(content.count)
    }

    /// Whether names and numbers at `index` of a change are a difference of the pair.
    func bears(_ index: Int, in change: Redline.Change, isLater: Bool) -> Bool {
        let size = max(change.earlier.count, change.later.count)
        if areAlike { return size <= Self.longCount }
        guard size <= Self.mediumCount else { return false }
        let (text, isKept) = isLater ? (later, partners.isKeptLater) : (earlier, partners.isKeptEarlier)
        return Self.keptShare(of: text.clauseOrList(around: index), text, isKept) >= Self.alignedShare
    }

    /// The change that holds a token; nil for kept and moved ones.
    func change(at index: Int, isLater: Bool) -> Redline.Change? {
        changes.first { ($0.kind != .kept) && (isLater ? $0.later : $0.earlier).contains(index) }
    }

    /// Where words of the one side would stand on the other.
    func place(of change: Redline.Change?, isLater: Bool) -> Range<Int> {
        let place = change.map { isLater ? $0.later.lowerBound : $0.earlier.lowerBound } ?? 0
        return place..<place
    }

    /// A note of words on one side only.
    func lone(_ kind: DriftKind, _ range: Range<Int>, isLater: Bool, detail: Drift.Detail? = nil) -> Drift.Note {
        let change = change(at: range.lowerBound, isLater: isLater)
        let empty = place(of: change, isLater: !isLater)
        return Drift.Note(kind: kind, earlier: isLater ? empty : range, later: isLater ? range : empty, detail: detail)
    }

    func isSmall(_ change: Redline.Change) -> Bool {
        max(change.earlier.count, change.later.count) <= Self.smallCount
    }
}

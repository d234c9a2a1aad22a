// Negation: a word that both statements have is denied in one of them. Negators are counted on the word that they deny, so
// that "does not fail to act" denies nothing, and an opposite ("certain", "uncertain") counts as one more. A negator whose
// word the other statement lacks belongs to other text and raises no flag.

extension DriftFlags {
    func negations() -> [Drift.Note] {
        let (first, second) = (Denials(earlier), Denials(later))
        var notes: [Drift.Note] = []
        var (settled, settledLater) = (Set<Int>(), Set<Int>())
        for pair in partners.pairs {
            var (gone, came) = (first.onHead[pair.earlier] ?? [], second.onHead[pair.later] ?? [])
            guard !gone.isEmpty || !came.isEmpty || pair.areOpposites else { continue }
            if gone.isEmpty { gone = first.onNext[pair.earlier] ?? [] }
            if came.isEmpty { came = second.onNext[pair.later] ?? [] }
            let isKnown = !settled.isDisjoint(with: gone) || !settledLater.isDisjoint(with: came)
            settled.formUnion(gone)
            settledLater.formUnion(came)
            let isOdd = (gone.count + came.count + (pair.areOpposites ? 1 : 0)) % 2 == 1
            let isKept = gone.contains { partners.ofEarlier[$0] >= 0 } || came.contains { partners.ofLater[$0] >= 0 }
            if isOdd, !isKnown, !isKept, isCertain(pair, gone, came) { notes.append(note(pair, gone, came)) }
        }
        // "Without social justice" denies justice too: told only where nothing is known of the nearer word.
        for pair in partners.pairs where partners.isKeptEarlier[pair.earlier] {
            let gone = (first.onNext[pair.earlier] ?? []).filter { !settled.contains($0) }
            let came = (second.onNext[pair.later] ?? []).filter { !settledLater.contains($0) }
            if (gone.count + came.count) % 2 == 1, isCertain(pair, gone, came) { notes.append(note(pair, gone, came)) }
        }
        let left = (first.count - settled.count, second.count - settledLater.count)
        return notes.filter { note in
            isLone(note, left) && !isBalanced(note, first, second) && !notes.contains { isMove(note, $0) }
        }
    }

    /// Whether the other side denies nothing: a negator there whose word has no partner may say the same.
    private func isLone(_ note: Drift.Note, _ left: (earlier: Int, later: Int)) -> Bool {
        note.earlier.isEmpty ? left.earlier == 0 : note.later.isEmpty ? left.later == 0 : true
    }

    /// Whether two negators that take each other back came or went together.
    private func isBalanced(_ note: Drift.Note, _ first: Denials, _ second: Denials) -> Bool {
        if note.earlier.isEmpty {
            return note.later.contains { second.twin[$0].map { !partners.isKeptLater[$0] } ?? false }
        }
        guard note.later.isEmpty else { return false }
        return note.earlier.contains { first.twin[$0].map { !partners.isKeptEarlier[$0] } ?? false }
    }

    /// The same denial gone here and come there: "trade and non-trade aims", "non-trade and trade aims".
    private func isMove(_ one: Drift.Note, _ other: Drift.Note) -> Bool {
        let (gone, came) = one.later.isEmpty ? (one, other) : (other, one)
        return gone.later.isEmpty && came.earlier.isEmpty
            && gone.earlier.map { earlier.sequence.forms[$0] } == came.later.map { later.sequence.forms[$0] }
    }

    /// Whether the pair is surely one: the word occurs as often on both sides of it, since of "trade and non-trade
    /// measures" either may be the partner; and a function word counts only beside a change of one or two words.
    private func isCertain(_ pair: WordPartners.Pair, _ gone: [Int], _ came: [Int]) -> Bool {
        if pair.areOpposites { return true }
        if earlier.isStopWord(pair.earlier) {
            let holders = gone.map { change(at: $0, isLater: false) } + came.map { change(at: $0, isLater: true) }
            guard holders.allSatisfy({ $0.map { max($0.earlier.count, $0.later.count) <= 2 } ?? false }) else {
                return false
            }
        }
        func count(_ text: DriftText, _ index: Int) -> Int {
            text.clause(around: index).count { text.sequence.stems[$0] == text.sequence.stems[index] }
        }
        return count(earlier, pair.earlier) == count(later, pair.later)
    }

    private func note(_ pair: WordPartners.Pair, _ gone: [Int], _ came: [Int]) -> Drift.Note {
        // With an opposite the word belongs to the note: "not certain" for "certain".
        let needsWord = pair.areOpposites || (gone.isEmpty && came.isEmpty)
        let from = stretch(gone + (needsWord ? [pair.earlier] : []), earlier)
        let to = stretch(came + (needsWord ? [pair.later] : []), later)
        return Drift.Note(
            kind: .negation, earlier: from ?? pair.earlier..<pair.earlier, later: to ?? pair.later..<pair.later)
    }

    private func stretch(_ indices: [Int], _ text: DriftText) -> Range<Int>? {
        guard let first = indices.min(), let last = indices.max() else { return nil }
        return text.wholeWords(first..<(last + 1))
    }
}

/// The negators of a statement by the word that they deny.
private struct Denials {
    private(set) var count = 0
    /// By the word next to them.
    private(set) var onHead: [Int: [Int]] = [:]
    /// By the content word right behind that one: the noun behind its adjective.
    private(set) var onNext: [Int: [Int]] = [:]
    /// For a negator, the one that takes it back.
    private(set) var twin: [Int: Int] = [:]

    init(_ text: DriftText) {
        let negators = text.sequence.indices.filter(text.isNegator)
        count = negators.count
        for index in negators {
            twin[index] = Self.twin(of: index, negators, text)
            let head = text.head(of: index)
            onHead[head, default: []].append(index)
            let next = head + 1
            if head > index, text.has(.nominal, index), next < text.count, !text.isStopWord(next),
                text.word(next).number == nil, text.strength(before: next) <= .none
            {
                onNext[next, default: []].append(index)
            }
        }
    }

    /// "No peace without justice" and "without justice, no peace" say that peace needs justice.
    private static func twin(of index: Int, _ negators: [Int], _ text: DriftText) -> Int? {
        negators.first { other in
            guard other != index, text.has(.without, index) != text.has(.without, other) else { return false }
            let (first, last) = (min(index, other), max(index, other))
            let breaks = ((first + 1)...last).map { text.strength(before: $0) }
            if text.has(.without, last) { return breaks.allSatisfy { $0 < .comma } }
            return text.strength(before: first) >= .sentence && breaks.count { $0 >= .comma } == 1
                && breaks.allSatisfy { $0 <= .comma }
        }
    }
}

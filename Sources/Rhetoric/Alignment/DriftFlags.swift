// Raises the flags of drift for one change: which negators, numbers, hedges and names stand on one side of it only.
// A word inside a long new clause is about that clause and not about what is repeated, so negators and hedges count
// only in a small change, in a substitution, or where they touch kept words.

struct DriftFlags {
    /// One text, with what is needed to tell what its words do.
    struct Side {
        let sequence: TokenSequence
        let words: DriftWords
        let spelling: (Int32) -> String

        func word(_ index: Int) -> String { spelling(sequence.forms[index]) }
    }

    /// Up to this many tokens on each side a change is small.
    private static let smallCount = 6
    /// Words this near to the end of a change are about the kept words beside it.
    private static let edge = 2
    /// Names and numbers with up to this many words and no punctuation between them are told as one: "Ministry of the
    /// Interior", "1/4 percentage point to 4".
    private static let widestGap = 3

    let earlier: Side
    let later: Side

    func flags(in change: Redline.Change) -> [Drift.Note] {
        let negations = flags(.negation, in: change) { $0.isNegator($1) }
        return (negations.isEmpty ? oppositeFlags(in: change) : negations)
            + flags(.number, in: change) { $0.isNumber($1) }
            + flags(.hedge, in: change) { $0.isHedge($1) }
            + flags(.party, in: change) { $0.isName($1) }
    }

    /// The words of one class that stand on one side only.
    private func flags(_ kind: DriftKind, in change: Redline.Change, of isMember: (Side, Int) -> Bool) -> [Drift.Note] {
        var removed = change.earlier.filter { isMember(earlier, $0) }
        var added = change.later.filter { isMember(later, $0) }
        if kind == .negation || kind == .hedge {
            removed.removeAll { !bears($0, change.earlier, change) }
            added.removeAll { !bears($0, change.later, change) }
        }
        switch kind {
        // "No" for "not" denies as before.
        case .negation where removed.isEmpty == added.isEmpty: return []
        // The parts of "2 to 2-1/4" mean nothing one by one.
        case .number where forms(removed, earlier) == forms(added, later): return []
        case .negation, .number: break
        default: dropShared(&removed, &added)
        }
        let gap = kind == .number || kind == .party ? Self.widestGap : 0
        return notes(
            kind, Self.stretches(removed, in: change.earlier, earlier.sequence, gap: gap),
            Self.stretches(added, in: change.later, later.sequence, gap: gap), in: change)
    }

    /// One stretch for another is one note; which of several stands for which is not known, so each is told alone.
    private func notes(
        _ kind: DriftKind, _ removed: [Range<Int>], _ added: [Range<Int>], in change: Redline.Change
    ) -> [Drift.Note] {
        if removed.count == 1, added.count == 1 {
            return [Drift.Note(kind: kind, earlier: removed[0], later: added[0])]
        }
        let (earlier, later) = (change.earlier.lowerBound, change.later.lowerBound)
        return removed.map { Drift.Note(kind: kind, earlier: $0, later: later..<later) }
            + added.map { Drift.Note(kind: kind, earlier: earlier..<earlier, later: $0) }
    }

    private func bears(_ index: Int, _ range: Range<Int>, _ change: Redline.Change) -> Bool {
        if max(change.earlier.count, change.later.count) <= Self.smallCount || change.kind == .substituted {
            return true
        }
        return index - range.lowerBound < Self.edge || range.upperBound - index <= Self.edge
    }

    /// A word on one side and its opposite by prefix on the other: certain and uncertain.
    private func oppositeFlags(in change: Redline.Change) -> [Drift.Note] {
        guard change.kind == .substituted else { return [] }
        for first in change.earlier {
            let word = earlier.word(first)
            if let second = change.later.first(where: { DriftWords.areOpposites(word, later.word($0)) }) {
                return [Drift.Note(kind: .negation, earlier: first..<(first + 1), later: second..<(second + 1))]
            }
        }
        return []
    }

    private func forms(_ indices: [Int], _ side: Side) -> [Int32] { indices.map { side.sequence.forms[$0] }.sorted() }

    /// Takes out the words that both lists have, in whatever inflection, as often as both have them.
    private func dropShared(_ removed: inout [Int], _ added: inout [Int]) {
        for index in removed {
            let stem = earlier.sequence.stems[index]
            guard let match = added.firstIndex(where: { later.sequence.stems[$0] == stem }) else { continue }
            added.remove(at: match)
            removed.removeAll { $0 == index }
        }
    }

    /// The ascending `indices` as stretches of whole written words; those with up to `gap` words between them as one.
    private static func stretches(
        _ indices: [Int], in range: Range<Int>, _ sequence: TokenSequence, gap: Int
    ) -> [Range<Int>] {
        var stretches: [Range<Int>] = []
        for index in indices {
            var (first, last) = (index, index)
            while first > range.lowerBound, sequence.isJoined(at: first) { first -= 1 }
            while last + 1 < range.upperBound, sequence.isJoined(at: last + 1) { last += 1 }
            if let before = stretches.last, first - before.upperBound <= gap,
                first < before.upperBound || sequence.breaks[before.upperBound...first].allSatisfy({ $0 < .comma })
            {
                stretches[stretches.count - 1] = before.lowerBound..<(last + 1)
            } else {
                stretches.append(first..<(last + 1))
            }
        }
        return stretches
    }
}

extension DriftFlags.Side {
    /// "Not only" and "no later than" deny nothing.
    func isNegator(_ index: Int) -> Bool {
        guard words.isNegator(word(index)) else { return false }
        return index + 1 >= sequence.count || !words.cancelsNegation(word(index + 1))
    }

    func isNumber(_ index: Int) -> Bool {
        sequence.traits[index].contains(.number) || words.numbers.contains(word(index))
    }

    /// "May" is a month where it has a capital.
    func isHedge(_ index: Int) -> Bool {
        words.hedges.contains(word(index))
            && !(words.calendar.contains(word(index)) && sequence.traits[index].contains(.capitalised))
    }

    /// A capital that opens a sentence says nothing, unless the next word has one too or the same word has one
    /// elsewhere in the text. Months, weekdays and function words are no names.
    func isName(_ index: Int) -> Bool {
        guard isCapital(index) else { return false }
        guard sequence.breakStrength(before: index) >= .sentence else { return true }
        if index + 1 < sequence.count, isCapital(index + 1), sequence.breaks[index + 1] <= .none { return true }
        return sequence.indices.contains {
            sequence.forms[$0] == sequence.forms[index] && isCapital($0) && sequence.breaks[$0] < .sentence
        }
    }

    private func isCapital(_ index: Int) -> Bool {
        let traits = sequence.traits[index]
        return traits.contains(.capitalised) && traits.isDisjoint(with: [.stopWord, .number])
            && !words.calendar.contains(word(index)) && !isNumber(index)
    }
}

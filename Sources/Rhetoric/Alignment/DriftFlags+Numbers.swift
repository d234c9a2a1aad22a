// Numbers: an expression on one side that the other side does not have. One that stands in the place of another is told with
// it, and so are two that count the same word; one that stands elsewhere in the other statement raises no flag.

extension DriftFlags {
    func numberFlags() -> [Drift.Note] {
        guard hasNumbers else { return [] }
        var reading = NumberReading(first: earlier.numbers, second: later.numbers)
        for change in changes where change.kind != .kept { numberFlags(in: change, &reading) }
        return reading.notes
    }

    /// What was told so far: a number that two changes touch is told once.
    private struct NumberReading {
        let first: [NumberExpression]
        let second: [NumberExpression]
        var notes: [Drift.Note] = []
        var told = Set<Int>()
        var toldLater = Set<Int>()
    }

    private func numberFlags(in change: Redline.Change, _ reading: inout NumberReading) {
        let (first, second) = (reading.first, reading.second)
        let touched = touched(change, first.map(\.range), second.map(\.range))
        var removed = touched.removed.filter { !reading.told.contains($0) }
        var added = touched.added.filter { !reading.toldLater.contains($0) }
        func tell(_ index: Int, _ other: Int, isFlag: Bool) {
            reading.told.insert(index)
            reading.toldLater.insert(other)
            removed.removeAll { $0 == index }
            added.removeAll { $0 == other }
            guard isFlag else { return }
            reading.notes.append(Drift.Note(kind: .number, earlier: first[index].range, later: second[other].range))
        }
        for index in removed {
            if let other = added.first(where: { first[index].isEqual(to: second[$0]) }) {
                tell(index, other, isFlag: false)
            }
        }
        for index in removed {
            if let other = added.first(where: { countSame(first[index].range, second[$0].range) }) {
                tell(index, other, isFlag: true)
            }
        }
        if removed.count == 1, added.count == 1, isInPlace(change, first[removed[0]].range, second[added[0]].range) {
            tell(removed[0], added[0], isFlag: true)
        }
        if removed.isEmpty, added.count == 1, isSmall(change), let one = loneOne(change.earlier) {
            reading.toldLater.insert(added[0])
            reading.notes.append(
                Drift.Note(kind: .number, earlier: one..<(one + 1), later: second[added[0]].range))
            added = []
        }
        for index in removed where !second.contains(where: { first[index].isEqual(to: $0) }) {
            guard bears(first[index].range.lowerBound, in: change, isLater: false) else { continue }
            reading.told.insert(index)
            reading.notes.append(lone(.number, first[index].range, isLater: false))
        }
        for index in added where !first.contains(where: { $0.isEqual(to: second[index]) }) {
            guard bears(second[index].range.lowerBound, in: change, isLater: true) else { continue }
            reading.toldLater.insert(index)
            reading.notes.append(lone(.number, second[index].range, isLater: true))
        }
    }

    private var hasNumbers: Bool {
        func holds(_ text: DriftText, _ index: Int) -> Bool {
            text.word(index).number != nil || text.has(.month, index)
        }
        return changes.contains { change in
            change.kind != .kept
                && (change.earlier.contains { holds(earlier, $0) } || change.later.contains { holds(later, $0) })
        }
    }

    /// Whether the same word follows both, with up to two others between: "10 new papers" and "20 papers".
    private func countSame(_ first: Range<Int>, _ second: Range<Int>) -> Bool {
        for place in first.upperBound..<min(earlier.count, first.upperBound + 3) {
            guard earlier.strength(before: place) < .comma else { return false }
            let other = partners.ofEarlier[place]
            guard other >= 0, !earlier.isStopWord(place) else { continue }
            return (second.upperBound..<second.upperBound + 3).contains(other)
                && (second.upperBound...other).allSatisfy { later.strength(before: $0) < .comma }
        }
        return false
    }

    /// "One", where the other side has another number.
    private func loneOne(_ range: Range<Int>) -> Int? {
        range.first { earlier.word($0).number?.kind == .one }
    }
}

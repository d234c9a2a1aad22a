// Which expressions of the two sides a change concerns, and which stands in the place of which: for numbers and names alike.

extension DriftFlags {
    /// The expressions of each side that one change concerns, as indices.
    struct Touched {
        var removed: [Int] = []
        var added: [Int] = []
    }

    /// Marks that a change touches, and those of the other side that share kept words with them: from "3" to "3 million"
    /// only a word is added, and the 3 is another number.
    func touched(_ change: Redline.Change, _ first: [Range<Int>], _ second: [Range<Int>]) -> Touched {
        var touched = Touched(
            removed: first.indices.filter { first[$0].overlaps(change.earlier) },
            added: second.indices.filter { second[$0].overlaps(change.later) })
        for mark in touched.added {
            for place in second[mark] where partners.isKeptLater[place] {
                let other = partners.ofLater[place]
                for index in first.indices where first[index].contains(other) && !touched.removed.contains(index) {
                    touched.removed.append(index)
                }
            }
        }
        for mark in touched.removed {
            for place in first[mark] where partners.isKeptEarlier[place] {
                let other = partners.ofEarlier[place]
                for index in second.indices where second[index].contains(other) && !touched.added.contains(index) {
                    touched.added.append(index)
                }
            }
        }
        return touched
    }

    /// Whether one expression stands for another: they share a kept word, or a small change puts the one for the other.
    func isInPlace(_ change: Redline.Change, _ first: Range<Int>, _ second: Range<Int>) -> Bool {
        if first.contains(where: { partners.isKeptEarlier[$0] && second.contains(partners.ofEarlier[$0]) }) {
            return true
        }
        return change.kind == .substituted
            && (isSmall(change)
                || max(
                    change.earlier.count - first.count,
                    change.later.count - second.count) <= 2)
    }
}

// Where the words of a later statement stand in an earlier one: in a run of the same words, elsewhere or in a word that is
// alike, or nowhere. The ledger of a statement and the reasons of a repeat are read from this.

/// What became of a word.
public enum WordOrigin: String, Sendable, CaseIterable, Comparable {
    case new
    /// The same word out of its order, an inflection of it, or a word that the background takes for alike.
    case reworded
    /// In a run of at least three words that the earlier statement has too.
    case verbatim

    public static func < (a: WordOrigin, b: WordOrigin) -> Bool {
        allCases.firstIndex(of: a)! < allCases.firstIndex(of: b)!
    }
}

/// A word of a later statement against an earlier one.
struct WordMatch: Sendable, Equatable {
    var origin = WordOrigin.new
    /// Token of the table that it meets; nil for a new word.
    var earlier: Int?
    /// Words in the run that it stands in; 0 outside of runs.
    var run = 0
}

extension StatementComparer {
    /// Runs shorter than this are no wording of their own.
    private static let shortestRun = 3
    /// Words are told to be alike from this credit on.
    private static let leastCredit: Float = 0.4

    /// A match for each word of the later row, in order. Cost O(words of the one times words of the other).
    func wordMatches(later: Int, earlier: Int) -> [WordMatch] {
        let (laterRange, earlierRange) = (table.tokenRange(later), table.tokenRange(earlier))
        var matches = laterRange.map { loneMatch(of: $0, in: earlierRange) }
        let areEqual = table.forms[laterRange] == table.forms[earlierRange]
        let runs = SharedRuns(
            earlier: table.forms[earlierRange], later: table.forms[laterRange],
            minimumCount: areEqual ? 1 : Self.shortestRun)
        for run in runs.runs where run.laterRange.contains(where: { !isStopWord(laterRange.lowerBound + $0) }) {
            for offset in 0..<run.count where matches[run.later + offset].run < run.count {
                matches[run.later + offset] = WordMatch(
                    origin: .verbatim, earlier: earlierRange.lowerBound + run.earlier + offset, run: run.count)
            }
        }
        return matches
    }

    /// The match of a word by itself: with its own stem, else with the word that is most like it.
    private func loneMatch(of token: Int, in earlier: Range<Int>) -> WordMatch {
        let stem = table.stems[token]
        if let same = earlier.first(where: { table.stems[$0] == stem }) {
            return WordMatch(origin: .reworded, earlier: same)
        }
        guard !isNumber(token) else { return WordMatch() }
        // Nearest first, so the first that is there is the best.
        for relation in related.relations(of: stem) where relation.credit >= Self.leastCredit {
            if let alike = earlier.first(where: { table.stems[$0] == relation.stem }) {
                return WordMatch(origin: .reworded, earlier: alike)
            }
        }
        return WordMatch()
    }

    /// Whether it is a number in words: "two" and "five" stand in the same company and are nothing alike.
    private func isNumber(_ token: Int) -> Bool {
        guard let lexicon = background.flatMap({ driftLexicons[$0.language] }) else { return false }
        return lexicon[table.forms[token]].number != nil
    }

    func isStopWord(_ token: Int) -> Bool { table.lexicon.forms[Int(table.forms[token])].isStopWord }
}

// How much each word tells: how rare its stem is in the corpus and in the background together, and less for names, which
// two statements may share without a formulation.

import Foundation

struct WordRarity: Sendable {
    private let blended: BlendedFrequencies
    /// Information of each stem of the lexicon, 0 to 1: 1 for a stem of one statement, 0 for one that all have; less for
    /// names.
    let information: [Float]
    /// Whether each stem of the lexicon is, mostly, a name.
    let isName: [Bool]

    /// The part of its information that a name loses.
    private static let nameDiscount: Float = 0.3

    /// - Parameters:
    ///   - nameShares: by stem; see `StatementTable.nameShares`.
    ///   - countsEqualOnce: a statement that comes again word for word does not make its words common.
    init(_ table: StatementTable, nameShares: [Float], background: Background?, countsEqualOnce: Bool = false) {
        let rows = countsEqualOnce ? table.distinctRows : Array(0..<table.count)
        self.init(
            table, frequencies: table.documentFrequencies(of: rows), count: rows.count, nameShares: nameShares,
            background: background)
    }

    /// - Parameters:
    ///   - frequencies: how many of `count` statements hold each stem of the lexicon.
    init(_ table: StatementTable, frequencies: [Double], count: Int, nameShares: [Float], background: Background?) {
        let blended = BlendedFrequencies(frequencies, count: count, table.lexicon.stems, background)
        self.blended = blended
        isName = nameShares.map { $0 > 0.5 }
        let most = log(max(2, blended.items + 1))
        information = zip(blended.frequencies, nameShares).map { frequency, nameShare in
            let rarity = max(0, log((blended.items + 1) / (frequency + 0.5)) / most)
            return Float(min(1, rarity)) * (1 - Self.nameDiscount * nameShare)
        }
    }

    /// The global weight of a stem in the term rows.
    func weight(ofStem stem: Int32) -> Double { blended.weight(ofStem: stem) }
}

extension StatementTable {
    /// The first row of each wording, ascending.
    var distinctRows: [Int] {
        var seen = Set<ArraySlice<Int32>>()
        return (0..<count).filter { seen.insert(forms[tokenRange($0)]).inserted }
    }

    /// How many of some rows hold each stem of the lexicon.
    func documentFrequencies(of rows: [Int]) -> [Double] {
        var frequencies = [Double](repeating: 0, count: lexicon.stems.count)
        var last = [Int](repeating: -1, count: lexicon.stems.count)
        for row in rows {
            for stem in stems[tokenRange(row)] where last[Int(stem)] != row {
                last[Int(stem)] = row
                frequencies[Int(stem)] += 1
            }
        }
        return frequencies
    }
}

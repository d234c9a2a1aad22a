// How much each word tells: how rare its stem is in the corpus and in the background together. A small corpus cannot tell
// "strategic" from "sovereignty"; a background can, but does not know that this corpus names one ministry in every
// sentence. So the background counts as some statements more, about as many as the corpus has.

import Foundation

struct WordRarity: Sendable {
    /// Statements that hold each stem of the lexicon, those of the background among them.
    private let frequencies: [Double]
    /// All statements, those of the background among them.
    private let statements: Double
    /// Added to the term weights. Without a background a word of every statement weighs something, since in a small corpus
    /// that may be most of them.
    private let leastWeight: Double
    /// Information of each stem of the lexicon, 0 to 1: 1 for a stem of one statement, 0 for one that all have; less for
    /// names.
    let information: [Float]
    /// Whether each stem of the lexicon is, mostly, a name.
    let isName: [Bool]

    /// How many statements the background counts for, for one of the corpus; measured (docs/method.md).
    private static let statementsForOne = 1.0
    /// It counts for no fewer than this.
    private static let fewestStatements = 200.0
    /// The part of its information that a name loses.
    private static let nameDiscount: Float = 0.3

    /// - Parameter nameShares: by stem; see `StatementTable.nameShares`.
    init(_ table: StatementTable, nameShares: [Float], background: Background?) {
        var frequencies = table.documentFrequencies
        var statements = Double(table.count)
        if let background {
            let share = max(Self.fewestStatements, Self.statementsForOne * statements)
            for (stem, spelling) in table.lexicon.stems.enumerated() {
                guard let term = background.term(ofStem: spelling) else { continue }
                frequencies[stem] +=
                    share * Double(background.frequency(of: term)) / Double(background.sentenceCount)
            }
            statements += share
        }
        self.frequencies = frequencies
        isName = nameShares.map { $0 > 0.5 }
        self.statements = statements
        leastWeight = background == nil ? 1 : 0
        let most = log(max(2, statements + 1))
        information = frequencies.indices.map { stem in
            let rarity = max(0, log((statements + 1) / (frequencies[stem] + 0.5)) / most)
            return Float(min(1, rarity)) * (1 - Self.nameDiscount * nameShares[stem])
        }
    }

    /// The global weight of a stem in the term rows: ln((1 + statements) / (1 + frequency)).
    func weight(ofStem stem: Int32) -> Double {
        log((1 + statements) / (1 + frequencies[Int(stem)])) + leastWeight
    }
}

extension StatementTable {
    /// How many rows hold each stem of the lexicon.
    var documentFrequencies: [Double] {
        var frequencies = [Double](repeating: 0, count: lexicon.stems.count)
        var last = [Int](repeating: -1, count: lexicon.stems.count)
        for row in 0..<count {
            for stem in stems[tokenRange(row)] where last[Int(stem)] != row {
                last[Int(stem)] = row
                frequencies[Int(stem)] += 1
            }
        }
        return frequencies
    }
}

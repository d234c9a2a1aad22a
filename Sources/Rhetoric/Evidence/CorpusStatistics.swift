// What a whole corpus is like, for rankings that have only some of its statements at hand: those of a corpus file that an
// index found worth scoring, and some drawn at random.

/// Counts over all statements of a corpus, of which some stand in memory.
struct CorpusStatistics: Sendable {
    /// All statements.
    let statements: Int
    /// How many hold each stem, by its spelling; what is not here is in none.
    let frequencies: [String: Int]
    /// Documents of the part in memory whose statements are traced: they are no part of what was counted.
    let later: Set<Int>
    /// Statements of the part in memory that were drawn at random from all.
    let sample: Set<StatementReference>
    /// How many statements are surely earlier than a document of these days.
    let countEarlier: @Sendable (DocumentSpan) -> Int

    /// How many statements hold each stem of a table's lexicon, the traced ones among them; and how many there are.
    func counts(_ table: StatementTable) -> (frequencies: [Double], count: Int) {
        let rows = table.rows.indices.filter { later.contains(table.rows[$0].document) }
        let own = table.documentFrequencies(of: rows)
        let all = zip(table.lexicon.stems, own).map { Double(frequencies[$0] ?? 0) + $1 }
        return (all, statements + rows.count)
    }

    /// The weights of pairs of neighbouring stems: of common ones the sample tells how many statements hold them, of rare
    /// ones the part in memory, which was chosen for the words it shares with the traced statements.
    func pairWeights(_ counts: DocumentTermMatrix, _ table: StatementTable) -> [Double] {
        var drawn = [Int](repeating: 0, count: counts.counts.columns)
        var rows = 0
        for row in table.rows.indices where sample.contains(table.rows[row]) {
            rows += 1
            for entry in counts.counts.entries(ofRow: row) { drawn[Int(counts.counts.columnIndices[entry])] += 1 }
        }
        let scale = rows > 0 ? Double(statements) / Double(rows) : 0
        // One row of the sample says little: such a pair may stand in a thousand statements, or in that one.
        let estimates = zip(counts.vocabulary.documentFrequencies, drawn).map { known, drawn in
            drawn > 1 ? max(Double(known), Double(drawn) * scale) : Double(known)
        }
        return TermWeighting.inverseFrequencies(estimates, items: Double(statements))
    }
}

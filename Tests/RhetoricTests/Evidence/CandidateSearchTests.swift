// Above a few thousand rows only candidates by term weights are scored. On a corpus of that size the results are held
// against those of scoring every earlier row.

import Testing

@testable import Rhetoric

@Suite struct CandidateSearchTests {
    /// 5,000 statements of 250 documents; half of the statements change a few words of a formula.
    private func corpus() -> Corpus {
        var prose = TestProse(words: 1500, seed: 11)
        let formulas = (0..<150).map { _ in prose.sentence(of: 12).split(separator: " ").map(String.init) }
        let documents = (0..<250).map { number -> Document in
            let statements = (0..<20).map { statement -> String in
                guard statement % 2 == 0 else { return prose.sentence(of: 12) }
                var words = formulas[prose.random.index(below: formulas.count)]
                for _ in 0..<4 { words[prose.random.index(below: 12)] = prose.sentence(of: 1) }
                return words.joined(separator: " ")
            }
            var document = Document.of("d\(number)", statements)
            let day = CalendarDay(number: 19_000 + number)
            document.date = DateEstimate(first: day, last: day, certainty: .stated, evidence: [])
            return document
        }
        return Corpus(documents: documents)
    }

    @Test func theBestOfAllAreAmongTheCandidates() throws {
        let corpus = corpus()
        var options = RankingOptions()
        options.top = 5
        let ranking = try CausalRanking(corpus, tracing: Set(248..<250), options: options)
        let found = ranking.repeats()
        let rows = Dictionary(uniqueKeysWithValues: zip(ranking.table.rows, ranking.table.rows.indices))
        let expected = options.workers.map(parts: found.count) { query -> [StatementReference] in
            var scorer = ranking.comparer.newScorer
            scorer.take(later: rows[found[query].later]!)
            var best: [(score: Double, row: Int)] = []
            for row in 0..<248 * 20 {
                let least = best.count < 5 ? 0 : best[4].score
                guard let score = scorer.score(earlier: row, atLeast: least) else { continue }
                best.append((score, row))
                best.sort { ($0.score, $1.row) > ($1.score, $0.row) }
                best = Array(best.prefix(5))
            }
            return best.map { ranking.table.rows[$0.row] }
        }
        var agreeing = 0
        for (query, all) in expected.enumerated() {
            let own = Set(found[query].repeats.map(\.earlier))
            agreeing += all.count { own.contains($0) }
        }
        let total = expected.reduce(0) { $0 + $1.count }
        #expect(found.count == 40 && total == 200)
        #expect(Double(agreeing) >= 0.99 * Double(total), "\(agreeing) of \(total)")
    }
}

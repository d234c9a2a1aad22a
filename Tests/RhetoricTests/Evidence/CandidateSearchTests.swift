// Where there are too many pairs only candidates by words and meaning are scored. The results are held against those of
// scoring every earlier row.

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
        options.mostPairs = 0
        let found = try CausalRanking(corpus, tracing: Set(248..<250), options: options).repeats()
        options.isExact = true
        let expected = try CausalRanking(corpus, tracing: Set(248..<250), options: options).repeats()
        var agreeing = 0
        for (own, all) in zip(found, expected) {
            let references = Set(own.repeats.map(\.earlier))
            agreeing += all.repeats.count { references.contains($0.earlier) }
        }
        let total = expected.reduce(0) { $0 + $1.repeats.count }
        #expect(found.count == 40 && total == 200)
        #expect(Double(agreeing) >= 0.99 * Double(total), "\(agreeing) of \(total)")
    }

    /// A statement without a shared word is found by its meaning.
    @Test func meaningFindsCandidatesToo() throws {
        var options = RankingOptions()
        options.mostPairs = 0
        options.background = try TestBackground.build()
        let ranking = try CausalRanking(
            .of(
                .of("may", ["A truce!", "A levy on salt.", "Zebras graze."], dated: "2021-05-01"),
                .of("june", ["Ceasefire."], dated: "2021-06-01")), options: options)
        let best = try #require(ranking.repeats().last?.repeats.first)
        #expect(ranking.corpus.text(best.earlier) == "A truce!")
    }
}

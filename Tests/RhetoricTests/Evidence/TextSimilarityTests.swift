import Testing

@testable import Rhetoric

@Suite struct TextSimilarityTests {
    private func scores(_ pairs: [(String, String)]) throws -> [Double] {
        try TextSimilarity.of(
            pairs.map { (first: $0.0, second: $0.1) }, language: .english, workers: Workers(count: 1)
        ).map(\.score)
    }

    @Test func textsOfTheSameWordsScoreOne() throws {
        let scores = try scores([
            ("The bridge opens.", "the BRIDGE opens"), ("“Non-binding” talks", "non-binding talks"),
            ("The bridge opens.", "The bridge does not open."), ("Grain is sold.", "Ships pass."),
        ])
        #expect(scores[0] == 1 && scores[1] == 1)
        #expect(scores[2] < 1 && scores[2] > scores[3] && scores[3] < 0.05)
    }

    @Test func textsWithoutAWord() throws {
        #expect(
            try scores([("", ""), ("", "Ships pass."), ("Ships pass.", ""), ("  ", ""), ("—", "..."), ("!", "Grain.")])
                == [1, 0, 0, 1, 1, 0])
        #expect(try scores([]) == [])
    }

    @Test(arguments: UInt64(1)...6)
    func symmetric(seed: UInt64) throws {
        var prose = TestProse(words: 30, seed: seed)
        let pairs = (0..<25).map { _ in
            (prose.sentence(of: 1 + prose.random.index(below: 9)), prose.sentence(of: 1 + prose.random.index(below: 9)))
        }
        let forward = try scores(pairs)
        let backward = try scores(pairs.map { ($0.1, $0.0) })
        for pair in pairs.indices {
            #expect(abs(forward[pair] - backward[pair]) < 1e-6, "seed \(seed), pair \(pair)")
            #expect((0...1).contains(forward[pair]), "seed \(seed), pair \(pair)")
        }
        #expect(forward.contains { $0 > 0.1 })
    }
}

import Testing

@testable import Rhetoric

@Suite struct BackgroundTests {
    @Test func wordsInTheSameCompanyAreNearest() throws {
        let background = try TestBackground.build()
        for (word, other) in [("truce", "ceasefir"), ("levi", "tariff"), ("salt", "grain"), ("envoy", "minist")] {
            let term = try #require(background.term(ofStem: word))
            let nearest = background.nearest(to: term, most: 3).map { background.stem(of: $0.term) }
            #expect(nearest.contains(other), "\(word): \(nearest)")
        }
    }

    @Test func countsAreThoseOfTheTexts() throws {
        let background = try TestBackground.build()
        #expect(background.language == .english)
        #expect(background.sentenceCount == 241)
        #expect(background.tokenCount == 120 * 8 + 120 * 6 + 3)
        let (the, into) = (try #require(background.term(ofStem: "the")), try #require(background.term(ofStem: "in")))
        #expect(background.count(of: the) == 240)
        #expect(background.frequency(of: the) == 240)
        // Twice in each sentence that has it.
        #expect(background.count(of: into) == 240)
        #expect(background.frequency(of: into) == 120)
        #expect(background.term(ofStem: "zebra") == nil)
    }

    @Test func numbersAndRareWordsAreCountedAndHaveNoVector() throws {
        let background = try TestBackground.build()
        let (year, lone) = (
            try #require(background.term(ofStem: "2021")), try #require(background.term(ofStem: "lone"))
        )
        #expect(background.count(of: year) == 120)
        #expect(background.count(of: lone) == 1)
        #expect(!background.hasVector(year) && !background.hasVector(lone))
        let truce = try #require(background.term(ofStem: "truce"))
        let vectors = background.vectors(of: [lone, truce])
        #expect(vectors.row(0).allSatisfy { $0 == 0 })
        #expect(abs(vectors.row(1).reduce(0) { $0 + $1 * $1 } - 1) < 1e-5)
    }

    /// Those with vectors first; in each part the most frequent first, equal ones by spelling.
    @Test func termsAreOrdered() throws {
        let background = try TestBackground.build()
        let terms = (0..<background.termCount).map { (background.count(of: $0), background.stem(of: $0)) }
        for part in [terms.prefix(background.vectorCount), terms.dropFirst(background.vectorCount)] {
            #expect(zip(part, part.dropFirst()).allSatisfy { $0.0 > $1.0 || ($0.0 == $1.0 && $0.1 < $1.1) })
        }
        var recipe = TestBackground.recipe
        recipe.mostTerms = 5
        #expect(try TestBackground.build(recipe).termCount == 5)
    }

    @Test(arguments: [400, 500, 600])
    func aFileStaysBelowItsLimit(limit: Int) throws {
        let sentences = StemmedSentences(TestBackground.corpus)
        let bytes = try BackgroundBuilder.bytes(sentences, TestBackground.recipe, mostBytes: limit, workers: .all)
        #expect(bytes.count <= limit && bytes.count > limit - 40)
        let small = try Background(bytes, at: "f")
        let whole = try TestBackground.build()
        #expect(small.termCount < whole.termCount)
        #expect((0..<small.vectorCount).allSatisfy { small.stem(of: $0) == whole.stem(of: $0) })
    }

    /// One word has no company, and no direction.
    @Test func aTextOfOneWordHasCountsAlone() throws {
        let text = Array(repeating: "Peace", count: 30).joined(separator: " ")
        let background = try Background.build(.ofTexts([text])).background
        #expect(background.rank == 0)
        #expect(background.count(of: 0) == 30)
        #expect(background.nearest(to: 0, most: 3).isEmpty)
        #expect(background.vectors(of: [0]).values.isEmpty)
    }

    @Test func theBytesDoNotDependOnTheThreads() throws {
        let one = try TestBackground.build(workers: Workers(count: 1))
        let three = try TestBackground.build(workers: Workers(count: 3))
        #expect(one.fileBytes == three.fileBytes)
        #expect(one.sha256 == three.sha256)
        var recipe = TestBackground.recipe
        recipe.window = 2
        #expect(try TestBackground.build(recipe).sha256 != one.sha256)
    }

    @Test func tooLittleTextIsRefused() {
        let fault = #expect(throws: Problem.self) { try Background.build(.ofTexts(["Peace."])) }
        #expect(
            fault?.description
                == "the texts: no word occurs 10 times, so there is nothing to make vectors of; give more text, or a "
                + "smaller --least-count")
    }

    @Test func theEmbeddedBackgroundIsWholeAndKnowsOfficialEnglish() {
        let background = Background.embedded
        #expect(background.isSound)
        #expect(background.language == .english)
        #expect(background.size <= BackgroundBuilder.mostBytes)
        for stem in ["peac", "inflat", "negoti", "the"] {
            #expect(background.term(ofStem: stem).map(background.hasVector) == true, "\(stem)")
        }
    }
}

import Testing

@testable import Rhetoric

@Suite struct StemmedSentencesTests {
    private let corpus: Corpus

    init() {
        var french = Document.of("c", ["Les ministres parlent."])
        french.language = Language(code: "fr")
        corpus = .of(.of("a", ["Ministers met.", "..."]), french, .of("b", ["The minister meets 12 ministers."]))
    }

    private func spelled(_ sentences: StemmedSentences) -> [[String]] {
        (0..<sentences.count).map { sentence in
            sentences.words[sentences.bounds[sentence]..<sentences.bounds[sentence + 1]].map {
                sentences.stems[Int($0)]
            }
        }
    }

    @Test func sentencesAreStemsAndNoneIsEmpty() {
        let sentences = StemmedSentences(corpus)
        #expect(spelled(sentences) == [["minist", "meet"], ["the", "minist", "meet", "12", "minist"]])
        #expect(zip(sentences.stems, sentences.isNumber).filter(\.1).map(\.0) == ["12"])
    }

    @Test func theLanguageOfMostDocumentsIsReadUnlessOneIsAskedFor() {
        let most = StemmedSentences(corpus)
        #expect(most.language == .english)
        #expect(most.leftOut.map { "\($0.language) \($0.documents)" } == ["fr 1"])
        let asked = StemmedSentences(corpus, language: Language(code: "fr"))
        #expect(spelled(asked) == [["le", "ministr", "parlent"]])
        #expect(asked.leftOut.map { "\($0.language) \($0.documents)" } == ["en 2"])
        #expect(StemmedSentences(Corpus(documents: [])).count == 0)
    }
}

// Reading in parts must give the numbers that one thread gives, whatever the parts and threads; and the fast way
// through plain words the tokens that the scanner alone finds.

import Testing

@testable import Rhetoric

@Suite struct TextReadingTests {
    private struct Texts: TextSequence {
        let texts: [(utf8: [UInt8], language: Language)]
        var count: Int { texts.count }
        var languages: [Language] {
            texts.map(\.language).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
        }
        func language(of text: Int) -> Language { texts[text].language }
        func range(of text: Int) -> Range<Int> { 0..<texts[text].utf8.count }
        func withBytes<Result>(of text: Int, _ body: (UTF8Bytes) -> Result) -> Result {
            texts[text].utf8.withUnsafeBufferPointer(body)
        }
    }

    private static let pieces = [
        "the", "The", "THE", "US", "us", "U.S.", "WHO", "it", "I", "7", "2.7", "240,000", "end.", "a.b", "x,y", "isn't",
        "isn’t", "dogs'", "café", "ﬁnal", "co\u{AD}op", "不同的人", "—", "internationalisation", "responsibility",
        "abcdefghijklmno", "abcdefghijklmnop", "\u{200B}", "l'accord", "нет", "e\u{301}te", "...", "'", "",
    ]

    /// Texts of words that are plain, and of all that is not; every fifth in another language, some empty.
    private static func texts(seed: UInt64, count: Int) -> Texts {
        var prose = TestProse(words: 400, seed: seed)
        let others = [Language(code: "fr"), .russian, Language(code: "xx")]
        let made = (0..<count).map { number -> (utf8: [UInt8], language: Language) in
            let words = (0..<prose.random.index(below: 14)).map { _ in
                prose.random.index(below: 4) == 0
                    ? pieces[prose.random.index(below: pieces.count)] : prose.words[prose.random.index(below: 400)]
            }
            let joint = [" ", ", ", "-", ". "][prose.random.index(below: 4)]
            return (Array(words.joined(separator: joint).utf8), number % 5 == 4 ? others[number % 3] : .english)
        }
        return Texts(texts: made)
    }

    @Test(arguments: [1, 2, 3], [1, 37, 1009, 1 << 20])
    func partsGiveTheNumbersOfOneThread(threads: Int, partSize: Int) {
        let texts = Self.texts(seed: 5, count: 700)
        var alone = Lexicon()
        let tokens = texts.texts.map { alone.tokenize($0.utf8, in: 0..<$0.utf8.count, language: $0.language) }
        var together = Lexicon()
        let read = together.read(
            texts, keepingPlaces: true, workers: Workers(count: threads), partSize: partSize)
        #expect(read.tokens == Array(tokens.joined()))
        #expect(read.stems == read.tokens.map { alone.forms[Int($0.form)].stem })
        #expect((0..<texts.count).allSatisfy { read.bounds[$0 + 1] - read.bounds[$0] == tokens[$0].count })
        #expect(together.forms == alone.forms && together.stems == alone.stems)
        var stems = Lexicon()
        let content = stems.read(
            texts, keepingPlaces: false, skippingStopWords: true, workers: Workers(count: threads), partSize: partSize)
        #expect(content.tokens.isEmpty && content.bounds == read.bounds)
        #expect(content.stems == read.tokens.map { alone.forms[Int($0.form)] }.map { $0.isStopWord ? -1 : $0.stem })
    }

    @Test(arguments: 0..<40)
    func plainWordsAreWhatTheScannerFinds(seed: UInt64) {
        var lexicon = Lexicon()
        for text in Self.texts(seed: seed, count: 60).texts {
            let tokens = lexicon.tokenize(text.utf8, in: 0..<text.utf8.count, language: text.language)
            // A query is read by the scanner alone.
            let alone = lexicon.lookUp(text.utf8, language: text.language)
            #expect(tokens == alone, "seed \(seed): \(String(decoding: text.utf8, as: UTF8.self))")
        }
    }

    @Test func aRangeEndsWhereItEnds() {
        var lexicon = Lexicon()
        let utf8 = Array("peace peace peaceful 2.75 peace".utf8)
        _ = lexicon.tokenize(utf8, in: 0..<utf8.count, language: .english)
        for end in 0...utf8.count {
            let words = lexicon.tokenize(utf8, in: 0..<end, language: .english)
            var fresh = Lexicon()
            let alone = fresh.tokenize(Array(utf8[..<end]), in: 0..<end, language: .english)
            #expect(words.map(\.bytes) == alone.map(\.bytes), "\(end)")
            #expect(words.map { lexicon.forms[Int($0.form)].text } == alone.map { fresh.forms[Int($0.form)].text })
        }
    }

    @Test func aTextOfAMillionWords() {
        let text = Array(String(repeating: "Peace and peace; ", count: 333_334).utf8)
        var lexicon = Lexicon()
        let read = lexicon.read(
            Texts(texts: [(text, .english), ([], .english)]), keepingPlaces: false, workers: Workers(count: 2))
        #expect(read.bounds == [0, 1_000_002, 1_000_002] && lexicon.stems == ["peac", "and"])
        #expect(read.stems.count { $0 == 0 } == 666_668)
    }

    @Test func noTexts() {
        var lexicon = Lexicon()
        let read = lexicon.read(Texts(texts: []), keepingPlaces: true, workers: .all)
        #expect(read.tokens.isEmpty && read.stems.isEmpty && read.bounds == [0] && lexicon.forms.isEmpty)
    }

    @Test func progressCountsTexts() {
        let seen = Slots<Int>(count: 1)
        var lexicon = Lexicon()
        _ = lexicon.read(
            Self.texts(seed: 1, count: 90), keepingPlaces: false, workers: Workers(count: 2), partSize: 64
        ) { seen.set(0, $0) }
        #expect(seen.values == [90])
    }
}

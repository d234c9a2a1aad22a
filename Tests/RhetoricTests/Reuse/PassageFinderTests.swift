// Passages of invented prose that is copied, shuffled, shortened and left alone.

import Testing

@testable import Rhetoric

@Suite struct PassageFinderTests {
    /// Sentences of invented words, so many of so many words each.
    private static func prose(_ sentences: Int, seed: UInt64, words: Int = 14) -> [String] {
        var prose = TestProse(words: 900, seed: seed)
        return (0..<sentences).map { _ in prose.sentence(of: words) + "." }
    }

    private static func passages(_ earlier: [String], _ later: [String], threads: Int = 2) -> (Corpus, [Passage]) {
        let corpus = Corpus.of(.of("earlier", earlier), .of("later", later))
        let finder = PassageFinder(corpus, workers: Workers(count: threads))
        return (corpus, finder.passages(of: [(earlier: 0, later: 1)])[0])
    }

    private static func text(_ corpus: Corpus, _ side: PassageSide) -> String {
        corpus.documents[side.first.document].text[side.bytes]
    }

    @Test(arguments: 1...5 as ClosedRange<UInt64>)
    func whatIsCopiedIsFoundToTheWord(seed: UInt64) {
        let shared = Self.prose(3, seed: seed + 100)
        let earlier = Self.prose(20, seed: seed)
        let later = Self.prose(20, seed: seed + 200)
        let (corpus, passages) = Self.passages(
            Array(earlier[..<7] + shared + earlier[7...]), Array(later[..<12] + shared + later[12...]))
        #expect(passages.count == 1, "seed \(seed)")
        for side in passages.flatMap({ [$0.later, $0.earlier] }) {
            // The full stop is no word; a word or two beside may be the same by accident.
            let (found, text) = (Self.text(corpus, side), shared.joined(separator: "\n"))
            #expect(found.contains(text.dropLast()) && found.count < text.count + 40, "seed \(seed)")
        }
        #expect(passages.allSatisfy { $0.verbatim > 0.9 && $0.coverage > 0.9 && $0.longestRun >= 42 })
    }

    @Test(arguments: 1...5 as ClosedRange<UInt64>)
    func theSameWordsInAnotherOrderAreAPassage(seed: UInt64) {
        let shared = Self.prose(4, seed: seed + 100)
        var random = RandomSource(seed: seed)
        let shuffled = shared.reversed().map { sentence in
            sentence.dropLast().split(separator: " ").map { ($0, random.unit()) }.sorted { $0.1 < $1.1 }.map {
                String($0.0)
            }
            .joined(separator: " ") + "."
        }
        let (earlier, later) = (Self.prose(20, seed: seed), Self.prose(20, seed: seed + 200))
        let (corpus, passages) = Self.passages(
            Array(earlier[..<7] + shared + earlier[7...]), Array(later[..<12] + shuffled + later[12...]))
        #expect(passages.count == 1, "seed \(seed)")
        let statements = passages.map { ($0.later.first.statement, $0.later.last.statement) }
        #expect(statements.allSatisfy { (11...13).contains($0.0) && (14...16).contains($0.1) }, "seed \(seed)")
        #expect(passages.allSatisfy { $0.verbatim < 0.3 && $0.coverage > 0.8 })
        #expect(corpus.documents.count == 2)
    }

    /// Words that the background takes for alike make a seed of two sentences that share too few words.
    @Test func rewordedSentencesAreSeedsWithABackground() throws {
        func document(_ id: String, _ nouns: (String, String), _ filler: UInt64) -> Document {
            let reworded = (0..<14).map {
                "\(TestProse.word(5000 + $0)) \(TestProse.word(6000 + 100 * Int(filler) + $0)) \(nouns.0) \(nouns.1)."
            }
            return .of(id, Self.prose(20, seed: filler) + reworded)
        }
        let corpus = Corpus.of(document("earlier", ("truce", "levy"), 1), document("later", ("ceasefire", "tariff"), 2))
        let table = StatementTable(corpus, spans: [.beforeAll, .beforeAll])
        let isContent = table.contentStems(nameShares: table.nameShares(in: corpus))
        let (earlier, later) = (ReuseSentences(table, rows: 0..<34), ReuseSentences(table, rows: 34..<68))
        func seeds(_ related: RelatedWords) -> [PassageSeed] {
            let weights = ReuseWeights(stemCount: table.lexicon.stems.count, related: related)
            weights.take(earlier: earlier, later: later)
            return weights.seeds(later: later, earlier: earlier).filter { $0.later >= 20 && $0.earlier >= 20 }
        }
        #expect(seeds(RelatedWords(table.lexicon)).isEmpty)
        let related = RelatedWords(
            table.lexicon, try TestBackground.build(), isContent: isContent, workers: Workers(count: 1))
        #expect(seeds(related) == (20..<34).map { PassageSeed(later: $0, earlier: $0) })
    }

    @Test(arguments: 1...8 as ClosedRange<UInt64>)
    func unrelatedProseSharesNothing(seed: UInt64) {
        #expect(Self.passages(Self.prose(60, seed: seed), Self.prose(60, seed: seed + 300)).1 == [], "seed \(seed)")
    }

    @Test func passagesDoNotOverlapInTheLaterDocumentAndStandInItsOrder() {
        let shared = Self.prose(6, seed: 5)
        let filler = Self.prose(30, seed: 6)
        let (_, passages) = Self.passages(
            Array(shared[3...] + filler[..<15] + shared[..<3]), Array(shared[..<3] + filler[15...] + shared[3...]))
        #expect(passages.count == 2)
        for (one, next) in zip(passages, passages.dropFirst()) {
            #expect(one.later.bytes.upperBound <= next.later.bytes.lowerBound)
        }
    }

    @Test func awkwardDocuments() {
        let prose = Self.prose(5, seed: 1)
        #expect(Self.passages([], prose).1 == [] && Self.passages(prose, []).1 == [] && Self.passages([], []).1 == [])
        #expect(Self.passages(["Yes."], ["Yes."]).1 == [])
        let same = Self.passages(prose, prose).1
        #expect(same.count == 1 && same[0].coverage == 1 && same[0].verbatim == 1)
    }

    @Test func aSentenceRepeatedManyTimesEndsSoon() {
        let sentence = Self.prose(1, seed: 3, words: 30)[0]
        let (_, passages) = Self.passages(
            [String](repeating: sentence, count: 300), [String](repeating: sentence, count: 300))
        #expect(!passages.isEmpty)
    }

    @Test func threadsChangeNothing() {
        let shared = Self.prose(5, seed: 9)
        let documents = (0..<6 as Range<UInt64>).map { number in
            Document.of("d\(number)", Self.prose(10, seed: number) + shared.prefix(Int(number)))
        }
        let pairs = (0..<6).flatMap { later in (0..<later).map { (earlier: $0, later: later) } }
        let corpus = Corpus(documents: documents)
        let one = PassageFinder(corpus, workers: Workers(count: 1)).passages(of: pairs)
        #expect(one == PassageFinder(corpus, workers: Workers(count: 4)).passages(of: pairs))
        #expect(one.contains { !$0.isEmpty })
    }
}

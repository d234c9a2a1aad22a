// Shared n-grams and pairs of sentences against a dictionary of all n-grams.

import Testing

@testable import Rhetoric

/// Sentences of small numbers, flattened, with what a dictionary says of their n-grams.
private struct NaiveNgrams {
    var words: [Int32] = []
    var bounds = [0]
    let length: Int

    init(_ sentences: [[Int32]], length: Int) {
        for sentence in sentences {
            words += sentence
            bounds.append(words.count)
        }
        self.length = length
    }

    func shared(hashMask: UInt64 = .max, threads: Int = 2) -> SharedNgrams {
        SharedNgrams(
            words: words, bounds: bounds, length: length, hashMask: hashMask, workers: Workers(count: threads))
    }

    private var sentences: [Int] {
        zip(bounds, bounds.dropFirst()).enumerated().flatMap { Array(repeating: $0, count: $1.1 - $1.0) }
    }

    /// Of each shared n-gram its places, ordered by the first.
    var places: [[Int]] {
        let sentences = sentences
        var found: [[Int32]: [Int]] = [:]
        for place in words.indices where place + length <= words.count {
            let ngram = Array(words[place..<place + length])
            guard sentences[place] == sentences[place + length - 1], ngram.allSatisfy({ $0 >= 0 }) else { continue }
            found[ngram, default: []].append(place)
        }
        return found.values.filter { sentences[$0[0]] < sentences[$0[$0.count - 1]] }.sorted { $0[0] < $1[0] }
    }

    func pairs(mostSentences: Int = .max) -> (pairs: [SharedPair], passedOver: Int) {
        let sentences = sentences
        let holders = places.map { Set($0.map { sentences[$0] }).sorted() }
        var counts: [[Int]: Int] = [:]
        for group in holders where group.count <= mostSentences {
            for (index, first) in group.enumerated() {
                for second in group[(index + 1)...] { counts[[first, second], default: 0] += 1 }
            }
        }
        let pairs = counts.map { SharedPair(first: $0[0], second: $0[1], shared: $1) }
            .sorted { ($0.first, $0.second) < ($1.first, $1.second) }
        return (pairs, holders.count { $0.count > mostSentences })
    }
}

extension SharedNgrams {
    fileprivate var placesByNgram: [[Int]] {
        (0..<count).map { places[starts[$0]..<starts[$0 + 1]].map(Int.init) }
    }
}

@Suite struct SharedNgramsTests {
    private static func sentences(seed: UInt64) -> [[Int32]] {
        var random = RandomSource(seed: seed)
        let most = 1 + random.index(below: 5)
        return (0..<random.index(below: 60)).map { _ in
            (0..<random.index(below: 14)).map { _ in
                random.index(below: 20) == 0 ? -1 : Int32(random.index(below: most))
            }
        }
    }

    @Test func readsAsOneWouldByHand() {
        //            0  1  2  3    4  5  6  7   8  9 10  11   12 13 14
        let naive = NaiveNgrams([[7, 8, 9, 7], [7, 8, 9, 7], [7, 8, -1, 9], [8, 9, 7]], length: 3)
        let shared = naive.shared()
        #expect(shared.starts == [0, 2, 5])
        #expect(shared.places == [0, 4, 1, 5, 12])
        #expect(shared.sentences == [0, 1, 0, 1, 3])
        let pairs = shared.pairs(workers: .all)
        #expect(
            Array(pairs) == [
                SharedPair(first: 0, second: 1, shared: 2), SharedPair(first: 0, second: 3, shared: 1),
                SharedPair(first: 1, second: 3, shared: 1),
            ])
        #expect(pairs.passedOver == 0)
        let few = shared.pairs(mostSentences: 2, workers: .all)
        #expect(Array(few) == [SharedPair(first: 0, second: 1, shared: 1)])
        #expect(few.passedOver == 1)
    }

    @Test(arguments: UInt64(1)...60)
    func agreesWithADictionary(seed: UInt64) {
        let naive = NaiveNgrams(Self.sentences(seed: seed), length: 1 + Int(seed % 6))
        let (expected, pairs) = (naive.places, naive.pairs())
        for threads in [1, 3] {
            let shared = naive.shared(threads: threads)
            #expect(shared.placesByNgram == expected, "seed \(seed), \(threads) threads")
            let found = shared.pairs(workers: Workers(count: threads))
            #expect(Array(found) == pairs.pairs, "seed \(seed), \(threads) threads")
            let few = shared.pairs(mostSentences: 3, workers: Workers(count: threads))
            let limited = naive.pairs(mostSentences: 3)
            #expect(Array(few) == limited.pairs, "seed \(seed), \(threads) threads: at most three sentences")
            #expect(few.passedOver == limited.passedOver, "seed \(seed)")
        }
    }

    @Test(arguments: UInt64(1)...20, [0, UInt64(1) << 63, 7 << 40])
    func collisionsOfHashesJoinNothing(seed: UInt64, mask: UInt64) {
        let naive = NaiveNgrams(Self.sentences(seed: seed), length: 2)
        #expect(naive.shared(hashMask: mask).placesByNgram == naive.places, "seed \(seed), mask \(mask)")
    }

    /// Enough words for many chunks and parts of the hash.
    @Test func aLongTextInManyParts() {
        var random = RandomSource(seed: 5)
        let naive = NaiveNgrams(
            (0..<9000).map { _ in
                (0..<random.index(below: 40)).map { _ in Int32(random.index(below: 40) * random.index(below: 3)) }
            }, length: 4)
        let shared = naive.shared(threads: 1)
        #expect(shared.placesByNgram == naive.places)
        let again = naive.shared(threads: 4)
        #expect(again.places == shared.places && again.sentences == shared.sentences && again.starts == shared.starts)
        let pairs = shared.pairs(mostSentences: 40, workers: Workers(count: 1))
        #expect(pairs.elementsEqual(again.pairs(mostSentences: 40, workers: Workers(count: 4))))
        #expect(pairs.passedOver > 0 && pairs.count > 1000)
    }

    @Test func tenThousandCopiesOfOneSentence() {
        let copies = 10_000
        let shared = NaiveNgrams(Array(repeating: (0..<12).map { Int32($0) }, count: copies), length: 5).shared()
        #expect(shared.starts == (0...8).map { $0 * copies })
        let pairs = shared.pairs(mostSentences: 100, workers: .all)
        #expect(pairs.isEmpty && pairs.passedOver == 8)
    }

    @Test func allPairsOfAThousandCopies() {
        let copies = 1000
        let pairs = NaiveNgrams(Array(repeating: (0..<12).map { Int32($0) }, count: copies), length: 5).shared()
            .pairs(workers: .all)
        #expect(pairs.count == copies * (copies - 1) / 2 && pairs.passedOver == 0)
        #expect(pairs[pairs.count - 1] == SharedPair(first: copies - 2, second: copies - 1, shared: 8))
    }

    @Test func whatIsTooShortSharesNothing() {
        for sentences in [
            [], [[]], [[], [1, 2]], [[1, 2], [1, 2]], [[1, 1, 1, 1, 1, 1]], [[1, -1, 2], [1, -1, 2]],
        ] {
            let shared = NaiveNgrams(sentences.map { $0.map { Int32($0) } }, length: 3).shared()
            #expect(shared.count == 0 && shared.starts == [0], "\(sentences)")
            #expect(shared.pairs(workers: .all).isEmpty, "\(sentences)")
        }
    }

    @Test func anNgramThatStandsTwiceInASentenceCountsOnceInAPair() {
        let shared = NaiveNgrams([[1, 2, 1, 2], [], [1, 2]], length: 2).shared()
        #expect(shared.places == [0, 2, 4] && shared.sentences == [0, 0, 2])
        #expect(Array(shared.pairs(workers: .all)) == [SharedPair(first: 0, second: 2, shared: 1)])
    }
}

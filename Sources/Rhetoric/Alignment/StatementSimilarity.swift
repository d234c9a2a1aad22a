// How much two statements have in common for the purpose of pairing them: mostly the weight of the stems that both have,
// over the geometric mean of their weights (Ochiai's coefficient: Dice, its arithmetic sister, is harder on a sentence
// that lost its second half), and partly the share in shared runs, since the same order is no coincidence. Overlaps are
// summed over the statements that hold each stem, not pair by pair.

struct StatementSimilarity: Sendable {
    /// The part that shared runs have in the similarity, 0 to 1.
    static let runShare = 0.3
    /// Pairs with less overlap are not looked at further.
    private static let leastOverlap = 0.15

    struct Pair: Sendable, Hashable {
        let earlier: Int
        let later: Int
        /// 0 to 1; 1 for equal statements.
        let similarity: Double
    }

    /// All pairs with something in common, by later and then by earlier statement. Cost: for each later statement the
    /// places of its stems in the earlier document, and a run measure for each pair kept.
    static func pairs(_ earlier: StatementTokens, _ later: StatementTokens) -> [Pair] {
        let earlierBags = earlier.statements.map { WeightedBag(earlier.tokens, $0) }
        let laterBags = later.statements.map { WeightedBag(later.tokens, $0) }
        let index = StemIndex(earlierBags)
        var probe = RunProbe(minimumCount: 3)
        var pairs: [Pair] = []
        for (number, bag) in laterBags.enumerated() {
            let candidates = index.overlaps(with: bag).compactMap { earlierNumber, overlap -> (Int, Double)? in
                let share = overlap / (bag.total * earlierBags[earlierNumber].total).squareRoot()
                return share >= leastOverlap ? (earlierNumber, min(share, 1)) : nil
            }
            guard !candidates.isEmpty else { continue }
            let words = Array(later.tokens.stems[later.statements[number]])
            probe.reset(later: words)
            for (earlierNumber, share) in candidates {
                let range = earlier.statements[earlierNumber]
                let covered = earlier.tokens.stems.withUnsafeBufferPointer {
                    probe.measure(UnsafeBufferPointer(rebasing: $0[range])).covered
                }
                // Two short statements cannot hold a run of three.
                let runs =
                    min(words.count, range.count) < 3 ? share : Double(covered) / Double(max(words.count, range.count))
                let similarity = (1 - runShare) * share + runShare * min(runs, 1)
                pairs.append(Pair(earlier: earlierNumber, later: number, similarity: similarity))
            }
        }
        return pairs
    }
}

/// The stems of a statement with their summed weights, in rising order of stem.
struct WeightedBag: Sendable, Equatable {
    private(set) var stems: [Int32] = []
    private(set) var weights: [Double] = []
    let total: Double

    init(_ tokens: TokenSequence, _ range: Range<Int>) {
        self.init(range.map { (tokens.stems[$0], Double(tokens.weights[$0])) })
    }

    private init(_ entries: [(stem: Int32, weight: Double)]) {
        var total = 0.0
        for (stem, weight) in entries.sorted(by: { ($0.stem, $0.weight) < ($1.stem, $1.weight) }) {
            total += weight
            if stems.last == stem {
                weights[weights.count - 1] += weight
            } else {
                stems.append(stem)
                weights.append(weight)
            }
        }
        self.total = total
    }

    /// What is left when the words of `other` are taken out, as far as they are there.
    func subtracting(_ other: WeightedBag) -> WeightedBag {
        let others = Dictionary(uniqueKeysWithValues: zip(other.stems, other.weights))
        return WeightedBag(
            zip(stems, weights).compactMap { stem, weight in
                let left = weight - (others[stem] ?? 0)
                return left > 0 ? (stem, left) : nil
            })
    }

    /// The weight that both have, stem by stem the lesser of the two.
    func overlap(with other: WeightedBag) -> Double {
        var (first, second, sum) = (0, 0, 0.0)
        while first < stems.count, second < other.stems.count {
            if stems[first] == other.stems[second] {
                sum += min(weights[first], other.weights[second])
                (first, second) = (first + 1, second + 1)
            } else if stems[first] < other.stems[second] {
                first += 1
            } else {
                second += 1
            }
        }
        return sum
    }
}

/// For each stem the statements that hold it, and its weight there.
private struct StemIndex {
    private var places: [Int32: [(statement: Int, weight: Double)]] = [:]
    private let count: Int

    init(_ bags: [WeightedBag]) {
        count = bags.count
        for (statement, bag) in bags.enumerated() {
            for (stem, weight) in zip(bag.stems, bag.weights) where weight > 0 {
                places[stem, default: []].append((statement, weight))
            }
        }
    }

    /// The statements that share weight with `bag`, in order, with that weight.
    func overlaps(with bag: WeightedBag) -> [(statement: Int, overlap: Double)] {
        var sums = [Double](repeating: 0, count: count)
        for (stem, weight) in zip(bag.stems, bag.weights) {
            for place in places[stem] ?? [] { sums[place.statement] += min(weight, place.weight) }
        }
        return sums.indices.filter { sums[$0] > 0 }.map { ($0, sums[$0]) }
    }
}

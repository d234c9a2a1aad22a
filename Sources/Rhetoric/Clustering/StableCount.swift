// How many clusters: as many as come out again. Partitions learnt on random halves of the items are compared on all of
// them; the number whose partitions agree best is chosen. (Silhouette and BIC grow with the number on texts, and
// Calinski and Harabasz's index picks two or three whatever the corpus: docs/method.md.)

import Foundation

/// How far partitions into a number of clusters agree.
public struct CountStability: Sendable, Equatable {
    public let count: Int
    /// Mean of normalised mutual information and adjusted Rand index over all pairs of partitions; at most 1.
    public let agreement: Double
    /// The second of the two alone: unlike the first, it does not grow with the number of clusters by chance.
    public let adjustedRand: Double
}

enum StableCount {
    private static let rank = 20
    private static let halves = 10
    private static let starts = 3
    private static let mostItems = 6000
    /// One coarse split is nearly always stable: two clusters are chosen only when they lead by this much.
    private static let leadOfTwo = 0.12
    private static let counts = Array(2...12) + [14, 16, 18, 20, 22, 24, 26, 30, 36]

    /// The agreement at every number tried: two, and more up to a quarter of the items. Empty for a single item.
    static func curve(
        _ space: ClusterSpace, placed: [Int], seed: UInt64, workers: Workers
    ) -> [CountStability] {
        guard placed.count > 1,
            let places = try? space.places(rule: .init(margin: 0, most: rank), seed: seed, workers: workers)
        else { return [] }
        // Items that have no word of this space have no place in it.
        let placed = placed.filter { places.points.row($0).contains { $0 != 0 } }
        guard placed.count > 1 else { return [] }
        var random = RandomSource(seed: seed)
        let sample = random.draw(mostItems, of: placed)
        let points = DenseMatrix<Float>(
            rows: sample.count, columns: places.points.columns, values: sample.flatMap { places.points.row($0) })
        return counts.filter { 4 * $0 <= sample.count || $0 == 2 }.map { count in
            let partitions = (0..<halves).map { half in
                let members = random.draw(max(count, sample.count / 2), of: Array(0..<sample.count))
                let fitted = SphericalKMeans(
                    points, placed: members, count: min(count, members.count), starts: starts,
                    seed: seed &+ UInt64(half), workers: workers)
                return points.nearest(fitted.centroids, workers: workers).centroid
            }
            return stability(count, partitions)
        }
    }

    /// Below these no number stands out. Many small clusters agree by chance: texts without any subject reach .45 (200 of
    /// them) or .2 (1,000 and more), of which hardly anything is the adjusted Rand index.
    private static let leastAgreement = 0.5
    private static let leastRand = 0.4

    /// The number with the best agreement, the lowest of equal ones; 1 where nothing could be tried, or no number stands out.
    static func best(_ curve: [CountStability]) -> Int {
        let best = leading(curve)
        return curve.contains { $0.count == best && standsOut($0) } ? best : 1
    }

    /// Larger numbers that readers may want: they stand out too, agree nearly as well as the chosen one, and better than
    /// the numbers tried next to them.
    static func finer(_ curve: [CountStability], than chosen: Int) -> [Int] {
        guard let best = curve.first(where: { $0.count == chosen }) else { return [] }
        return curve.indices.filter { place in
            let one = curve[place]
            let around = [place - 1, place + 1].filter(curve.indices.contains).map { curve[$0].agreement }
            return one.count > chosen && standsOut(one) && one.agreement >= best.agreement - mostLoss
                && around.allSatisfy { $0 < one.agreement }
        }.map { curve[$0].count }
    }

    private static let mostLoss = 0.1

    private static func standsOut(_ one: CountStability) -> Bool {
        one.agreement >= leastAgreement && one.adjustedRand >= leastRand
    }

    private static func leading(_ curve: [CountStability]) -> Int {
        let more = curve.filter { $0.count > 2 }.max { ($0.agreement, $1.count) < ($1.agreement, $0.count) }
        guard let two = curve.first(where: { $0.count == 2 }) else { return more?.count ?? 1 }
        guard let more else { return two.count }
        return two.agreement >= more.agreement + leadOfTwo ? 2 : more.count
    }

    private static func stability(_ count: Int, _ partitions: [[Int32]]) -> CountStability {
        var (information, rand, pairs) = (0.0, 0.0, 0.0)
        for first in partitions.indices {
            for second in partitions.indices where second > first {
                let agreement = PartitionAgreement(partitions[first], partitions[second])
                information += agreement.mutualInformation
                rand += agreement.adjustedRand
                pairs += 1
            }
        }
        return CountStability(count: count, agreement: (information + rand) / 2 / pairs, adjustedRand: rand / pairs)
    }
}

/// How far two partitions of the same items agree.
struct PartitionAgreement {
    /// Normalised mutual information (arithmetic mean): 0 to 1.
    let mutualInformation: Double
    /// Adjusted Rand index (Hubert and Arabie 1985): 1 for equal partitions, about 0 for unrelated ones.
    let adjustedRand: Double

    init(_ a: [Int32], _ b: [Int32]) {
        let n = Double(a.count)
        let (rows, columns) = (Int(a.max() ?? 0) + 1, Int(b.max() ?? 0) + 1)
        var table = [Double](repeating: 0, count: rows * columns)
        for (x, y) in zip(a, b) { table[Int(x) * columns + Int(y)] += 1 }
        let sizesA = (0..<rows).map { x in (0..<columns).reduce(0.0) { $0 + table[x * columns + $1] } }
        let sizesB = (0..<columns).map { y in (0..<rows).reduce(0.0) { $0 + table[$1 * columns + y] } }
        func entropy(_ sizes: [Double]) -> Double { -sizes.reduce(0) { $1 > 0 ? $0 + $1 / n * log($1 / n) : $0 } }
        func pairs(_ counts: [Double]) -> Double { counts.reduce(0) { $0 + $1 * ($1 - 1) / 2 } }
        let joint = entropy(table)
        let (entropyA, entropyB) = (entropy(sizesA), entropy(sizesB))
        mutualInformation = entropyA + entropyB > 0 ? 2 * (entropyA + entropyB - joint) / (entropyA + entropyB) : 1
        let (together, inA, inB) = (pairs(table), pairs(sizesA), pairs(sizesB))
        let expected = n > 1 ? inA * inB / (n * (n - 1) / 2) : 0
        let most = (inA + inB) / 2
        adjustedRand = most != expected ? (together - expected) / (most - expected) : 1
    }
}

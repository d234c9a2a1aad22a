// From seeds to passages: seeds that lie near one another in both documents grow together, over gaps that narrow until what
// they enclose is alike as a whole. After Sanchez-Perez, Sidorov and Gelbukh 2014, whose second, wide setting (2015) finds
// summaries: a few sentences that stand for a long text.

/// A run of sentences in each of two documents.
struct PassageFragment: Sendable, Equatable {
    let later: ClosedRange<Int>
    let earlier: ClosedRange<Int>
    /// Cosine of the words of both.
    let cosine: Float
}

struct PassageGrowth {
    /// Sentences without a seed that a passage may reach over.
    static let usualGap = 4
    static let summaryGap = 24
    /// What both sides of a passage must have in common as a whole, as a cosine.
    private static let leastCosine: Float = 0.34

    let weights: ReuseWeights
    let later: ReuseSentences
    let earlier: ReuseSentences

    /// - Parameter seeds: each once.
    func fragments(_ seeds: [PassageSeed], gap: Int) -> [PassageFragment] {
        guard !seeds.isEmpty else { return [] }
        var result: [PassageFragment] = []
        var open = [(seeds: seeds, gap: gap)]
        while let (seeds, gap) = open.popLast() {
            for cluster in Self.clusters(seeds, gap: gap) {
                let fragment = fragment(cluster)
                if fragment.cosine >= Self.leastCosine {
                    result.append(fragment)
                } else if gap > 0 {
                    open.append((cluster, gap - 1))
                }
            }
        }
        return result
    }

    private func fragment(_ seeds: [PassageSeed]) -> PassageFragment {
        let laterRange = seeds.map(\.later).min()!...seeds.map(\.later).max()!
        let earlierRange = seeds.map(\.earlier).min()!...seeds.map(\.earlier).max()!
        let cosine = weights.cosine(laterRange, of: later, earlierRange, of: earlier)
        return PassageFragment(later: laterRange, earlier: earlierRange, cosine: cosine)
    }

    /// Divides seeds at gaps in one document, then those of each part at gaps in the other, until no part divides.
    private static func clusters(_ seeds: [PassageSeed], gap: Int) -> [[PassageSeed]] {
        var result: [[PassageSeed]] = []
        var open = [(seeds: seeds, byLater: true, isWhole: false)]
        while let (seeds, byLater, isWhole) = open.popLast() {
            let place = { (seed: PassageSeed) in byLater ? seed.later : seed.earlier }
            var parts: [[PassageSeed]] = []
            var last = 0
            for seed in seeds.sorted(by: { (place($0), $0.later, $0.earlier) < (place($1), $1.later, $1.earlier) }) {
                if parts.isEmpty || place(seed) - last > gap + 1 { parts.append([]) }
                parts[parts.count - 1].append(seed)
                last = place(seed)
            }
            if parts.count == 1, isWhole {
                result.append(parts[0])
            } else {
                open += parts.map { ($0, !byLater, parts.count == 1) }
            }
        }
        return result
    }
}

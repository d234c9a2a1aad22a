// Where two statements align best: the stretch of each, and how much of it is the same words. The fast kernel gives
// only the worth of the best local alignment; this traces one back, for the pairs that are reported.

/// The best local alignment of two token sequences (Smith and Waterman 1981).
struct AlignedSpan: Sendable, Equatable {
    /// The stretch of each sequence, in tokens; empty when no word is shared.
    private(set) var earlier = 0..<0
    private(set) var later = 0..<0
    /// Worth of the alignment: information of the words that meet, less the penalties of those between.
    private(set) var information = 0.0
    /// Information of the words that meet, over that of the stretch that holds more. 0 to 1.
    private(set) var density = 0.0
    /// Information of the words that meet, over that of the whole later sequence. 0 to 1.
    private(set) var laterShare = 0.0

    /// Texts with more pairs of words than this are no sentences (400 words each) and are not aligned: their longest
    /// shared run is the span.
    static let mostCells = 160_000

    /// - Parameters:
    ///   - weight: information of a word, 0 to 1.
    ///   - penalty: of a word that is skipped or replaced.
    ///
    /// Cost O(n m) time and memory, at most `mostCells`.
    init(
        earlier first: ArraySlice<Int32>, later second: ArraySlice<Int32>, penalty: Float, weight: (Int32) -> Float
    ) {
        let a = Array(first)
        let b = Array(second)
        guard a.count * b.count <= Self.mostCells else {
            takeLongestRun(of: a, b, weight: weight)
            return
        }
        let width = b.count + 1
        let weights = b.map(weight)
        var table = [Float](repeating: 0, count: (a.count + 1) * width)
        var best: (value: Float, i: Int, j: Int) = (0, 0, 0)
        for i in 1..<max(1, a.count + 1) {
            for j in 1..<width {
                let met = table[(i - 1) * width + j - 1] + (a[i - 1] == b[j - 1] ? weights[j - 1] : -penalty)
                let gap = max(table[(i - 1) * width + j], table[i * width + j - 1]) - penalty
                table[i * width + j] = max(0, met, gap)
                if table[i * width + j] > best.value { best = (table[i * width + j], i, j) }
            }
        }
        guard best.value > 0 else { return }
        var (i, j) = (best.i, best.j)
        var met: Float = 0
        while i > 0, j > 0, table[i * width + j] > 0 {
            let here = table[i * width + j]
            let isEqual = a[i - 1] == b[j - 1]
            if here == max(0, table[(i - 1) * width + j - 1] + (isEqual ? weights[j - 1] : -penalty)) {
                if isEqual { met += weights[j - 1] }
                (i, j) = (i - 1, j - 1)
            } else if here == table[(i - 1) * width + j] - penalty {
                i -= 1
            } else {
                j -= 1
            }
        }
        earlier = i..<best.i
        later = j..<best.j
        information = Double(best.value)
        measure(met: met, a, b, weight: weight)
    }

    private mutating func takeLongestRun(of a: [Int32], _ b: [Int32], weight: (Int32) -> Float) {
        guard let run = SharedRuns(earlier: a, later: b, minimumCount: 1).longest else { return }
        earlier = run.earlierRange
        later = run.laterRange
        let met = b[later].reduce(0) { $0 + weight($1) }
        information = Double(met)
        measure(met: met, a, b, weight: weight)
    }

    /// Sets the shares of what meets.
    private mutating func measure(met: Float, _ a: [Int32], _ b: [Int32], weight: (Int32) -> Float) {
        let laterTotal = b[later].reduce(0) { $0 + weight($1) }
        let earlierTotal = a[earlier].reduce(0) { $0 + weight($1) }
        density = Double(met / max(laterTotal, earlierTotal, .leastNormalMagnitude))
        laterShare = Double(met / max(b.reduce(0) { $0 + weight($1) }, .leastNormalMagnitude))
    }
}

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

    /// - Parameters:
    ///   - weight: information of a word, 0 to 1.
    ///   - penalty: of a word that is skipped or replaced.
    ///
    /// Cost O(n m) time and memory.
    init(
        earlier first: ArraySlice<Int32>, later second: ArraySlice<Int32>, penalty: Float, weight: (Int32) -> Float
    ) {
        let a = Array(first)
        let b = Array(second)
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
        let laterTotal = weights[later].reduce(0, +)
        let earlierTotal = a[earlier].reduce(0) { $0 + weight($1) }
        laterShare = Double(met / max(weights.reduce(0, +), .leastNormalMagnitude))
        density = Double(met / max(laterTotal, earlierTotal, .leastNormalMagnitude))
    }
}

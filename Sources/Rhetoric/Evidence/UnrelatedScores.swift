// How high unrelated statements of like length score: pairs drawn at random from different documents. A score means more
// when it is said how many such pairs reach it, and long statements share words that short ones do not.

struct UnrelatedScores: Sendable {
    /// Ascending, by the lengths of the later and the earlier statement.
    private let scores: [[Double]]
    /// Which third of the rows, by their number of words, each row is in.
    private let thirds: [UInt8]
    /// Words of the rows that pairs were drawn from, ascending.
    private let lengths: [Int]

    private static let classes = 3
    private static let pairsOfAClass = 1000
    /// Below this many statements a random pair is too often a related one.
    private static let fewestRows = 40

    /// - Parameter rows: those that pairs are drawn from, in the order of the table; the others were chosen for what they
    ///   share.
    init(_ table: StatementTable, drawnFrom rows: [Int], scorer: PairScorer, seed: UInt64) {
        var thirds = [UInt8](repeating: 0, count: table.count)
        let byLength = rows.sorted {
            (table.tokenRange($0).count, $0) < (table.tokenRange($1).count, $1)
        }
        for (place, row) in byLength.enumerated() { thirds[row] = UInt8(place * Self.classes / max(1, rows.count)) }
        let lengths = byLength.map { table.tokenRange($0).count }
        self.lengths = lengths
        if rows.count < table.count {
            let isDrawn = Set(rows)
            for row in 0..<table.count where !isDrawn.contains(row) {
                thirds[row] = Self.third(ofLength: table.tokenRange(row).count, among: lengths)
            }
        }
        self.thirds = thirds
        guard rows.count >= Self.fewestRows else {
            scores = []
            return
        }
        var random = RandomSource(seed: seed)
        var scorer = scorer
        let groups = (0..<Self.classes).map { third in byLength.filter { thirds[$0] == third } }
        scores = groups.flatMap { later in
            groups.map { earlier in
                Self.drawn(from: later, earlier, table, &scorer, &random)
            }
        }
    }

    /// The scores that were drawn before, for the rows of another table.
    init(_ other: UnrelatedScores, _ table: StatementTable) {
        (scores, lengths) = (other.scores, other.lengths)
        thirds = (0..<table.count).map { Self.third(ofLength: table.tokenRange($0).count, among: other.lengths) }
    }

    private static func third(ofLength length: Int, among lengths: [Int]) -> UInt8 {
        let longer = lengths.firstIndex { $0 >= length } ?? max(0, lengths.count - 1)
        return UInt8(longer * classes / max(1, lengths.count))
    }

    private static func drawn(
        from laterRows: [Int], _ earlierRows: [Int], _ table: StatementTable, _ scorer: inout PairScorer,
        _ random: inout RandomSource
    ) -> [Double] {
        var drawn: [Double] = []
        for _ in 0..<pairsOfAClass {
            let later = laterRows[random.index(below: laterRows.count)]
            let earlier = earlierRows[random.index(below: earlierRows.count)]
            guard table.rows[later].document != table.rows[earlier].document else { continue }
            scorer.take(later: later)
            drawn.append(scorer.score(earlier: earlier) ?? 0)
        }
        return drawn.sorted()
    }

    /// Share of the pairs of like lengths below a score; nil where there are too few to tell.
    func shareBelow(_ score: Double, later: Int, earlier: Int) -> Double? {
        guard !scores.isEmpty else { return nil }
        let scores = scores[Int(thirds[later]) * Self.classes + Int(thirds[earlier])]
        guard scores.count >= Self.pairsOfAClass / 4 else { return nil }
        var low = 0
        var high = scores.count
        while low < high {
            let middle = (low + high) / 2
            if scores[middle] < score { low = middle + 1 } else { high = middle }
        }
        return Double(low) / Double(scores.count)
    }
}

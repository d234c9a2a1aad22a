// One later statement made ready to be measured against very many earlier ones: the longest shared run and the share
// that stands in shared runs, with no allocation for each pair. The table of matching positions is kept sparse:
// only places where both have the same word are visited, so that a pair of 30-word sentences costs 30 look-ups and
// some ten visits. One probe serves one thread; `reset` reuses its memory for the next statement.

struct RunProbe: Sendable {
    /// What one earlier statement shares with the later one.
    struct Measure: Sendable, Equatable {
        /// Tokens of the longest shared run, and where it starts; of equal ones, the first to end in the earlier
        /// statement, then the last in the later one.
        var longest = 0
        var longestEarlier = 0
        var longestLater = 0
        /// Tokens of the later statement in shared runs of at least `minimumCount`.
        var covered = 0
        /// Their summed weight; 0 if no weights were given.
        var coveredWeight: Float = 0
    }

    /// Shorter runs do not count as covered, in tokens.
    let minimumCount: Int
    private(set) var laterCount = 0
    private var weights: [Float] = []
    /// Five tables in one block, see `Layout`.
    private var storage: [Int32] = []
    private var layout = Layout(count: 0)
    /// The stamp of the last row used; rows of earlier pairs have lower stamps, so that nothing is cleared.
    private var row: Int32 = 0

    init(minimumCount: Int = 3) {
        precondition(minimumCount >= 1, "a run has at least one token")
        self.minimumCount = minimumCount
    }

    /// Takes the later statement's forms (or stems). `weights`, if given, has one weight for each token.
    mutating func reset(later: [Int32], weights: [Float] = []) {
        precondition(weights.isEmpty || weights.count == later.count, "one weight for each token")
        laterCount = later.count
        self.weights = weights
        layout = Layout(count: later.count)
        storage.removeAll(keepingCapacity: true)
        storage.append(contentsOf: repeatElement(-1, count: layout.total))
        row = 0
        for (index, form) in later.enumerated() {
            let slot = storage.withUnsafeBufferPointer { layout.slot(of: form, in: $0) }
            storage[slot] = form
            storage[layout.next + index] = storage[layout.heads + slot]
            storage[layout.heads + slot] = Int32(index)
        }
    }

    /// Cost: the earlier tokens and the places where both have the same word; about 0.1 us for two sentences.
    mutating func measure(_ earlier: UnsafeBufferPointer<Int32>) -> Measure {
        if Int(row) + earlier.count + 2 > Int(Int32.max) { clearStamps() }
        var row = row + 1
        let firstRow = row
        var measure = Measure()
        let (layout, minimum, weights) = (layout, Int32(minimumCount), weights)
        storage.withUnsafeMutableBufferPointer { table in
            weights.withUnsafeBufferPointer { weights in
                for index in 0..<earlier.count {
                    row += 1
                    let slot = layout.slot(of: earlier[index], in: UnsafeBufferPointer(table))
                    var later = Int(table[layout.heads + slot])
                    // Positions come in falling order: each reads the one before it as the previous row left it.
                    while later >= 0 {
                        let continues = table[layout.rows + later] == row - 1
                        let length = continues ? table[layout.lengths + later] + 1 : 1
                        table[layout.rows + later + 1] = row
                        table[layout.lengths + later + 1] = length
                        if Int(length) > measure.longest {
                            measure.longest = Int(length)
                            measure.longestEarlier = index + 1 - Int(length)
                            measure.longestLater = later + 1 - Int(length)
                        }
                        if length >= minimum {
                            let start = length == minimum ? later + 1 - Int(minimum) : later
                            for covered in start...later where table[layout.stamps + covered] < firstRow {
                                table[layout.stamps + covered] = row
                                measure.covered += 1
                                if !weights.isEmpty { measure.coveredWeight += weights[covered] }
                            }
                        }
                        later = Int(table[layout.next + later])
                    }
                }
            }
        }
        self.row = row
        return measure
    }

    mutating func measure(_ earlier: [Int32]) -> Measure { earlier.withUnsafeBufferPointer { measure($0) } }

    private mutating func clearStamps() {
        for index in layout.rows..<(layout.rows + laterCount + 1) { storage[index] = -1 }
        for index in layout.stamps..<(layout.stamps + laterCount) { storage[index] = -1 }
        row = 0
    }
}

extension RunProbe {
    /// Where the tables lie in the block, for a statement of n tokens and T slots: forms by slot [T], the last position
    /// with that form by slot [T] (-1: free), the position before it with the same form [n], the row in which a
    /// position was last reached [n + 1] and the run length then [n + 1] (both shifted by one), cover stamps [n].
    private struct Layout: Sendable {
        let mask: Int
        let heads: Int
        let next: Int
        let rows: Int
        let lengths: Int
        let stamps: Int
        let total: Int

        init(count: Int) {
            var slots = 8
            while slots < count * 2 { slots *= 2 }
            mask = slots - 1
            heads = slots
            next = heads + slots
            rows = next + count
            lengths = rows + count + 1
            stamps = lengths + count + 1
            total = stamps + count
        }

        /// The slot of `form`, or the free slot where it would stand.
        @inline(__always)
        func slot(of form: Int32, in table: UnsafeBufferPointer<Int32>) -> Int {
            var slot = Int((UInt32(bitPattern: form) &* 0x9E37_79B1) >> 12) & mask
            while table[heads + slot] >= 0, table[slot] != form { slot = (slot + 1) & mask }
            return slot
        }
    }
}

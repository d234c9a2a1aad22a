// Random inputs from a seed (SplitMix64). Whole numbers where a sum must be exact whatever its order; fractions where
// rounding must show.

struct TestRandom: RandomNumberGenerator {
    private var state: UInt64

    init(seed: Int) { state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func index(below bound: Int) -> Int { Int.random(in: 0..<bound, using: &self) }

    /// Whole numbers from -4 to 4.
    mutating func wholes(_ count: Int) -> [Double] { (0..<count).map { _ in Double(index(below: 9) - 4) } }

    /// Fractions between -1 and 1.
    mutating func fractions(_ count: Int) -> [Double] {
        (0..<count).map { _ in Double.random(in: -1..<1, using: &self) }
    }
}

/// A sparse matrix in compressed rows, with some rows empty.
struct TestRows {
    let rows: Int
    let columns: Int
    var offsets: [Int64] = [0]
    var indices: [Int32] = []
    var values: [Double] = []

    init(rows: Int, columns: Int, whole: Bool = true, _ random: inout TestRandom) {
        self.rows = rows
        self.columns = columns
        for _ in 0..<rows {
            let most = columns > 0 ? random.index(below: 6) : 0
            let places = Set((0..<most).map { _ in random.index(below: columns) }).sorted()
            indices += places.map(Int32.init)
            values += whole ? random.wholes(places.count) : random.fractions(places.count)
            offsets.append(Int64(indices.count))
        }
    }

    func entry(_ row: Int, _ column: Int) -> Double {
        (Int(offsets[row])..<Int(offsets[row + 1])).first { Int(indices[$0]) == column }.map { values[$0] } ?? 0
    }

    /// A x, entry by entry; x is columns x width.
    func times(_ x: [Double], width: Int) -> [Double] {
        var result = [Double](repeating: 0, count: rows * width)
        for i in 0..<rows {
            for k in 0..<width {
                for j in 0..<columns { result[i * width + k] += entry(i, j) * x[j * width + k] }
            }
        }
        return result
    }

    /// A^T x, entry by entry; x is rows x width.
    func transposeTimes(_ x: [Double], width: Int) -> [Double] {
        var result = [Double](repeating: 0, count: columns * width)
        for i in 0..<rows {
            for k in 0..<width {
                for j in 0..<columns { result[j * width + k] += entry(i, j) * x[i * width + k] }
            }
        }
        return result
    }
}

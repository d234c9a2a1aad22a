/// SplitMix64 (Steele, Lea and Flood 2014): a seeded sequence that is the same on every machine.
package struct RandomSource: RandomNumberGenerator, Sendable {
    private var state: UInt64

    package init(seed: UInt64) { state = seed }

    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var bits = state
        bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
        return bits ^ (bits >> 31)
    }

    /// Uniform in 0..<1.
    package mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

    /// Uniform in -1..<1.
    package mutating func centred() -> Double { 2 * unit() - 1 }

    /// Uniform in 0..<bound, for a bound far below 2^53.
    package mutating func index(below bound: Int) -> Int { min(bound - 1, Int(unit() * Double(bound))) }

    /// `most` of some items without return, in ascending order; all of them where there are no more.
    mutating func draw(_ most: Int, of items: [Int]) -> [Int] {
        guard items.count > most else { return items }
        var pool = items
        for place in 0..<most { pool.swapAt(place, place + index(below: pool.count - place)) }
        return pool.prefix(most).sorted()
    }
}

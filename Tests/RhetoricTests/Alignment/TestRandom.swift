// Random numbers from a seed (SplitMix64), so that a failing case can be named and run again.

struct TestRandom: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func symbols(count: ClosedRange<Int>, below limit: Int32) -> [Int32] {
        let count = Int.random(in: count, using: &self)
        return (0..<count).map { _ in Int32.random(in: 0..<limit, using: &self) }
    }
}

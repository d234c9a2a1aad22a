// Which of many things belong together, as pairs that do come in.

/// Sets of numbers that are joined (Tarjan 1975): the root of a set is its smallest number.
struct DisjointSets {
    private var parents: [Int32]

    init(count: Int) { parents = (0..<Int32(count)).map { $0 } }

    mutating func root(_ number: Int) -> Int {
        var number = Int32(number)
        while parents[Int(number)] != number {
            parents[Int(number)] = parents[Int(parents[Int(number)])]
            number = parents[Int(number)]
        }
        return Int(number)
    }

    mutating func join(_ a: Int, _ b: Int) {
        let (a, b) = (root(a), root(b))
        if a != b { parents[max(a, b)] = Int32(min(a, b)) }
    }
}

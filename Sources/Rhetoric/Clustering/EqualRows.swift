// Which rows of a matrix are the same, number for number.

struct EqualRows: Sendable {
    /// The first of each set of equal rows, ascending.
    let representatives: [Int32]
    /// Rows equal to each of those, itself counted.
    let sizes: [Int]
    /// Every other row with the first that equals it, in the order of the rows.
    let repetitions: [(row: Int32, original: Int32)]

    /// Cost O(n d + n log n) for n rows of d numbers.
    init(_ matrix: DenseMatrix<Float>) {
        let hashes = (0..<matrix.rows).map { Self.hash(matrix.row($0)) }
        var original = Array(0..<Int32(matrix.rows))
        let order = original.sorted { (hashes[Int($0)], $0) < (hashes[Int($1)], $1) }
        // Rows of one hash follow each other; the distinct ones among them are one, but for a collision.
        var distinct: [Int32] = []
        for row in order {
            if let first = distinct.first, hashes[Int(first)] != hashes[Int(row)] { distinct.removeAll() }
            if let equal = distinct.first(where: { matrix.row(Int($0)).elementsEqual(matrix.row(Int(row))) }) {
                original[Int(row)] = equal
            } else {
                distinct.append(row)
            }
        }
        var counts = [Int](repeating: 0, count: matrix.rows)
        for row in original { counts[Int(row)] += 1 }
        representatives = original.indices.filter { counts[$0] > 0 }.map(Int32.init)
        sizes = counts.filter { $0 > 0 }
        repetitions = original.enumerated().filter { $0 != $1 }.map { (Int32($0), $1) }
    }

    private static func hash(_ row: ArraySlice<Float>) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        // + 0, because -0 equals 0 and has other bits.
        for value in row { hash = (hash ^ UInt64((value + 0).bitPattern)) &* 0x0000_0100_0000_01B3 }
        return hash
    }
}

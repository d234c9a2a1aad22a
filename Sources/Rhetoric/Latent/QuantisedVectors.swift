// Vectors in a byte a number. A row's largest entry becomes 127 and the others follow: for 300 numbers of a vector of
// length 1 this moves a cosine by less than 0.003, for a quarter of the memory (QuantisedVectorsTests).

/// Rows of 8-bit integers with one scale each.
struct QuantisedVectors: Sendable {
    let rank: Int
    /// rows x rank, row-major.
    let values: SharedBuffer<Int8>

    /// Writes one row at length 1; a row of zeros stays zero.
    func read(row: Int, into vector: UnsafeMutableBufferPointer<Float>) {
        let from = values.base + row * rank
        var squares: Int32 = 0
        for k in 0..<rank { squares += Int32(from[k]) * Int32(from[k]) }
        let scale = squares > 0 ? 1 / Float(squares).squareRoot() : 0
        for k in 0..<rank { vector[k] = Float(from[k]) * scale }
    }

    /// The nearest integers of a row whose largest entry is taken to 127 or -127.
    static func quantised(_ row: some Collection<Double>) -> [Int8] {
        let largest = row.reduce(0) { max($0, abs($1)) }
        return row.map { largest > 0 ? Int8(($0 / largest * 127).rounded()) : 0 }
    }
}

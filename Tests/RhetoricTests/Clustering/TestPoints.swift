@testable import Rhetoric

/// Points to cluster, and their distances worked out one by one.
enum TestPoints {
    /// Unit vectors around as many centres of chance; the spread is that of a coordinate, 0 for points that are equal.
    static func bundles(_ count: Int, centres: Int, dimensions: Int, spread: Double, seed: UInt64) -> DenseMatrix<Float>
    {
        var random = RandomSource(seed: seed)
        let middles = (0..<centres).map { _ in (0..<dimensions).map { _ in random.centred() } }
        return units(
            (0..<count).map { _ in
                middles[random.index(below: centres)].map { $0 + spread * (random.centred() + random.centred()) }
            }, dimensions: dimensions)
    }

    static func units(_ rows: [[Double]], dimensions: Int) -> DenseMatrix<Float> {
        DenseMatrix(
            rows: rows.count, columns: dimensions,
            values: rows.flatMap { row in
                let length = row.reduce(0) { $0 + $1 * $1 }.squareRoot()
                return row.map { Float($0 / length) }
            })
    }

    static func distance(_ points: DenseMatrix<Float>, _ a: Int, _ b: Int) -> Double {
        zip(points.row(a), points.row(b)).reduce(0) { sum, pair in
            let apart = Double(pair.0) - Double(pair.1)
            return sum + apart * apart
        }.squareRoot()
    }
}

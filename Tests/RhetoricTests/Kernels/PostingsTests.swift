// The search for candidates against sorting all inner products; one accumulator serves many rows.

import Testing

@testable import Rhetoric

@Suite struct PostingsTests {
    @Test(arguments: UInt64(1)...12)
    func theBestOfAPrefix(seed: UInt64) {
        var random = RandomSource(seed: seed)
        let (items, columns) = (40, 9)
        let rows = (0..<items).map { _ in
            (0..<4).map { _ in (column: random.index(below: columns), value: Double(1 + random.index(below: 3))) }
        }
        let matrix = SparseMatrix(columns: columns, rows: rows)
        let turned = matrix.transposed
        let postings = Postings(
            offsets: turned.offsets, items: turned.columnIndices, weights: turned.values.map(Float.init),
            itemCount: items)
        var accumulator = Postings.Accumulator(itemCount: items, most: 6)
        let isCandidate = (0..<items).map { _ in random.index(below: 3) > 0 }
        for row in 0..<items {
            let limit = random.index(below: items + 1)
            let query = matrix.entries(ofRow: row).map { (Int(matrix.columnIndices[$0]), matrix.values[$0]) }
            let products = (0..<limit).map { matrix.dot(row, $0) }
            let ranked = products.indices.filter { products[$0] > 0 }
                .sorted { (products[$0], $1) > (products[$1], $0) }
            #expect(
                postings.best(of: query, below: limit, using: &accumulator) == ranked.prefix(6).map(Int32.init),
                "seed \(seed), row \(row), limit \(limit)")
            let some = postings.best(of: query, below: limit, among: isCandidate, using: &accumulator)
            #expect(
                some == ranked.filter { isCandidate[$0] }.prefix(6).map(Int32.init),
                "seed \(seed), row \(row), limit \(limit): candidates only")
        }
    }
}

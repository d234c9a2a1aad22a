// A basis that grew is the one that a second solver finds for all rows at once.

import Testing

@testable import Rhetoric

@Suite struct LatentBasisTests {
    private static let whole = LatentSpace.RankRule(margin: 0, most: 1000, mayBeFull: true)

    private func rows(_ count: Int, columns: Int, seed: UInt64) -> SparseMatrix {
        TruncatedSVDTests.sparse(rows: count, columns: columns, perRow: 12, seed: seed).rowsNormalised
    }

    /// One matrix beneath the other; the upper one has zeros where it lacks columns.
    private func stacked(_ upper: DenseMatrix<Double>, _ lower: SparseMatrix) -> [Double] {
        let zeros = [Double](repeating: 0, count: lower.columns - upper.columns)
        return (0..<upper.rows).flatMap { Array(upper.row($0)) + zeros } + lower.dense.values
    }

    @Test(arguments: UInt64(1)...4)
    func withEveryDirectionNothingIsLost(seed: UInt64) throws {
        let old = rows(150, columns: 60, seed: seed)
        let new = rows(400, columns: 75, seed: seed + 100)
        var basis = try LatentBasis(old, rule: Self.whole)
        try basis.update(with: new, most: 75)
        let matrix = stacked(old.dense, new)
        let (_, values, _) = try LAPACK.singularValues(matrix, rows: 550, columns: 75)
        #expect(basis.rank == 75, "seed \(seed)")
        for (found, known) in zip(basis.singularValues, values) {
            #expect(abs(found - known) < 1e-4 * values[0], "seed \(seed)")
        }
        #expect(TruncatedSVDTests.departure(basis.directions) < 1e-4, "seed \(seed)")
        // The rows are where they were among one another.
        for (a, b) in [(0, 1), (0, 149), (3, 160), (200, 549)] {
            let told = (0..<75).reduce(0.0) { $0 + Double(basis.coordinates[a, $1]) * Double(basis.coordinates[b, $1]) }
            let known = (0..<75).reduce(0.0) { $0 + matrix[a * 75 + $1] * matrix[b * 75 + $1] }
            #expect(abs(told - known) < 1e-4, "seed \(seed), rows \(a) and \(b)")
        }
    }

    /// Of fewer directions the strongest stay: those of the old approximation with the new rows beneath it.
    @Test(arguments: UInt64(1)...4)
    func ofFewerTheStrongestStay(seed: UInt64) throws {
        let old = rows(300, columns: 120, seed: seed)
        let new = rows(40, columns: 130, seed: seed + 100)
        let start = try LatentBasis(old, rule: .init(margin: 0, most: 20), tolerance: 1e-6)
        var basis = start
        try basis.update(with: new, most: 20)
        var approximation = DenseMatrix<Double>(rows: 300, columns: 120)
        for row in 0..<300 {
            for column in 0..<120 {
                approximation[row, column] = (0..<20).reduce(0) {
                    $0 + Double(start.coordinates[row, $1]) * Double(start.directions[column, $1])
                }
            }
        }
        let (_, values, right) = try LAPACK.singularValues(stacked(approximation, new), rows: 340, columns: 130)
        for k in 0..<20 {
            #expect(abs(basis.singularValues[k] - values[k]) < 1e-4 * values[0], "seed \(seed), value \(k)")
        }
        // The strongest direction is the same but for its sign; the others may share an eigenvalue.
        let cosine = (0..<130).reduce(0.0) { $0 + Double(basis.directions[$1, 0]) * right[$1] }
        #expect(abs(abs(cosine) - 1) < 1e-4, "seed \(seed): \(cosine)")
    }

    @Test func inOneStepOrInMany() throws {
        let old = rows(200, columns: 90, seed: 1)
        let new = rows(600, columns: 90, seed: 2)
        var once = try LatentBasis(old, rule: Self.whole)
        var twice = once
        try once.update(with: new, most: 90)
        try twice.update(with: rows(new, 0..<250), most: 90)
        try twice.update(with: rows(new, 250..<600), most: 90)
        for (a, b) in zip(once.singularValues, twice.singularValues) { #expect(abs(a - b) < 1e-3) }
    }

    private func rows(_ matrix: SparseMatrix, _ range: Range<Int>) -> SparseMatrix {
        SparseMatrix(
            columns: matrix.columns,
            rows: range.map { row in
                matrix.entries(ofRow: row).map { (column: Int(matrix.columnIndices[$0]), value: matrix.values[$0]) }
            })
    }

    @Test func rowsThatSayNothingNewAddNoDirection() throws {
        let old = rows(50, columns: 20, seed: 3)
        var basis = try LatentBasis(old, rule: Self.whole)
        let before = basis.singularValues
        try basis.update(with: SparseMatrix(columns: 20, rows: [[], []]), most: 30)
        #expect(basis.rank == before.count && basis.coordinates.rows == 52)
        #expect(zip(basis.singularValues, before).allSatisfy { abs($0 - $1) < 1e-4 })
        try basis.update(with: old, most: 30)
        #expect(basis.rank == before.count)
        #expect(zip(basis.singularValues, before).allSatisfy { abs($0 - $1 * 2.squareRoot()) < 1e-3 })
    }
}

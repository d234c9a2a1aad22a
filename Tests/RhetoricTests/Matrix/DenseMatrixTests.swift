import Testing

@testable import Rhetoric

@Suite struct DenseMatrixTests {
    @Test func rowsAndEntries() {
        var matrix = DenseMatrix<Double>(rows: 2, columns: 3, values: [1, 2, 3, 4, 5, 6])
        #expect(matrix[1, 0] == 4 && Array(matrix.row(1)) == [4, 5, 6])
        #expect(matrix.transposed.values == [1, 4, 2, 5, 3, 6])
        matrix[0, 2] = 9
        #expect(matrix.values == [1, 2, 9, 4, 5, 6])
    }

    @Test(arguments: [(0, 5), (5, 0), (1, 70), (33, 31), (64, 65)])
    func transposedOverTheEdgesOfTiles(rows: Int, columns: Int) {
        let matrix = DenseMatrix(rows: rows, columns: columns, values: (0..<rows * columns).map(Double.init))
        let turned = matrix.transposed
        #expect(turned.rows == columns && turned.columns == rows)
        for i in 0..<rows { for j in 0..<columns { #expect(turned[j, i] == matrix[i, j]) } }
    }
}

@Suite struct RandomSourceTests {
    @Test func theSequenceOfThePublishedGenerator() {
        var random = RandomSource(seed: 1_234_567)
        #expect(
            (0..<3).map { _ in random.next() } == [
                6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
            ])
    }

    @Test func drawsStayInTheirRanges() {
        var random = RandomSource(seed: 1)
        var seen = Set<Int>()
        for _ in 0..<2000 {
            let unit = random.unit()
            let centred = random.centred()
            #expect((0..<1).contains(unit) && (-1..<1).contains(centred))
            seen.insert(random.index(below: 7))
        }
        #expect(seen == Set(0..<7))
    }
}

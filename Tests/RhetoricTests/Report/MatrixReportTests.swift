import Testing

@testable import Rhetoric

@Suite struct MatrixReportTests {
    private static let corpus = Corpus.of(
        .of("june", ["The bank held its rate.", "The rate is a low rate."]), .of("july", ["Prices rose at the banks."]))

    private func matrixMarket(_ report: MatrixReport) -> String {
        var text = ""
        report.matrixMarket { text += $0 }
        return text
    }

    @Test func countsAndTheirNames() {
        let report = MatrixReport(Self.corpus, level: .statement, weighting: nil)
        #expect(
            matrixMarket(report) == """
                %%MatrixMarket matrix coordinate real general
                3 6 8
                1 1 1
                1 2 1
                1 3 1
                2 3 2
                2 4 1
                3 1 1
                3 5 1
                3 6 1

                """)
        #expect(report.terms.hasPrefix("term\tspelling\titems\nbank\tbank\t2\nhold\theld\t1\nrate\trate\t2\n"))
        #expect(report.rows == "item\njune#s1\njune#s2\njuly#s1\n")
    }

    @Test func everyDigitThatTellsIsWritten() throws {
        let report = MatrixReport(Self.corpus, level: .document, weighting: .inverseFrequency)
        let values = matrixMarket(report).split(separator: "\n").dropFirst(2).map { line in
            Double(line.split(separator: " ")[2])
        }
        #expect(values == report.matrix.values.map(Optional.some))
        #expect(try MatrixFile.sparse(report.npz, at: "m.npz") == report.matrix)
    }
}

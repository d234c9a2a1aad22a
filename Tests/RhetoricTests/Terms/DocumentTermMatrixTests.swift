// Counts against a dictionary for each item, at several numbers of threads; items from lines, piece by piece.

import Testing

@testable import Rhetoric

@Suite struct DocumentTermMatrixTests {
    /// The vocabulary in the order of first occurrence, and the counts of each item by term.
    private func naive(_ items: [[Int32]]) -> (stems: [Int32], rows: [[(column: Int, value: Double)]]) {
        var terms: [Int32: Int] = [:]
        var stems: [Int32] = []
        let rows = items.map { item in
            var counts: [Int: Double] = [:]
            for stem in item where stem >= 0 {
                if terms[stem] == nil {
                    terms[stem] = stems.count
                    stems.append(stem)
                }
                counts[terms[stem]!, default: 0] += 1
            }
            return counts.map { (column: $0.key, value: $0.value) }
        }
        return (stems, rows)
    }

    private func items(seed: UInt64) -> [[Int32]] {
        var random = RandomSource(seed: seed)
        let lengths = (0..<300).map { $0 == 17 ? 9_000 : $0 % 7 == 0 ? 0 : random.index(below: 60) }
        return lengths.map { length in
            (0..<length).map { _ in Int32(random.index(below: random.index(below: 2_000) + 1)) - 1 }
        }
    }

    @Test(arguments: [1, 2, 3], 0..<4)
    func countsAreThoseOfADictionary(threads: Int, seed: UInt64) {
        let items = items(seed: seed)
        let (stems, rows) = naive(items)
        let matrix = DocumentTermMatrix(ItemStems(items), workers: Workers(count: threads))
        #expect(matrix.vocabulary.stems == stems)
        #expect(matrix.counts == SparseMatrix(columns: stems.count, rows: rows), "seed \(seed)")
        let columns = matrix.counts.transposed
        #expect(
            matrix.vocabulary.documentFrequencies.indices.allSatisfy {
                columns.entries(ofRow: $0).count == Int(matrix.vocabulary.documentFrequencies[$0])
            })
    }

    @Test func manyPartsCountAsOne() {
        // A million and more words: parts are cut at 2^20.
        let item: [Int32] = (0..<700_000).map { Int32($0 % 701) }
        let items = ItemStems([item, [], item.reversed(), [5, -1, 900], item])
        #expect(items.parts == [0..<3, 3..<5])
        let matrices = [1, 2, 3].map { DocumentTermMatrix(items, workers: Workers(count: $0)) }
        #expect(matrices[0].vocabulary.stems == Array(0..<701) + [900])
        #expect(matrices[0].vocabulary.documentFrequencies[5] == 4)
        #expect(matrices[0].counts.values[..<701].allSatisfy { $0 == 998 || $0 == 999 })
        #expect(matrices.allSatisfy { $0.counts == matrices[0].counts })
        let weighted = [1, 2, 3].map { WeightedMatrix(matrices[0], .logEntropy, workers: Workers(count: $0)) }
        #expect(weighted.allSatisfy { $0.weights == weighted[0].weights })
    }

    private func lines(_ pieces: [String], skippingStopWords: Bool = false, threads: Int = 2) -> LineItems {
        var items = LineItems(language: .english, skippingStopWords: skippingStopWords)
        for piece in pieces {
            Array(piece.utf8).withUnsafeBytes { items.append(lines: $0, workers: Workers(count: threads)) }
        }
        return items
    }

    @Test func linesAreItems() {
        let items = lines(["Ships pass.\n\nThe ship of ships\nof the\n"], skippingStopWords: true)
        #expect(items.count == 4 && items.lexicon.stems == ["ship", "pass", "the", "of"])
        #expect(items.stems.stems == [0, 1, -1, 0, -1, 0, -1, -1] && items.stems.bounds == [0, 2, 2, 6, 8])
        let matrix = DocumentTermMatrix(items.stems)
        #expect(matrix.counts.dense.values == [1, 1, 0, 0, 2, 0, 0, 0] && matrix.vocabulary.stems == [0, 1])
    }

    @Test func piecesOfTextGiveWhatTheWholeGives() {
        let pieces = ["One café.\nTwo ships\n", "", "three ships", "\n", "Вот\n的人"]
        let whole = lines(["One café.\nTwo ships\nthree ships\n\nВот\n的人"])
        let parts = lines(pieces, threads: 1)
        #expect(parts.stems.stems == whole.stems.stems && parts.lexicon.forms == whole.lexicon.forms)
        #expect(parts.stems.bounds == whole.stems.bounds && whole.count == 6)
    }

    @Test func invalidBytesSeparateWords() {
        var items = LineItems(language: .english)
        ([0xFF, 0x61, 0xC3, 0x0A, 0xE2, 0x80, 0x62, 0x0A, 0x63] as [UInt8]).withUnsafeBytes { items.append(lines: $0) }
        #expect(items.lexicon.stems == ["a", "b", "c"] && items.stems.bounds == [0, 1, 2, 3])
    }

    @Test func noLines() {
        #expect(lines([]).count == 0 && lines([""]).stems.bounds == [0])
        #expect(DocumentTermMatrix(lines(["\n\n"]).stems).counts.rows == 2)
    }
}

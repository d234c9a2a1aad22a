// Times the steps that a user waits for, on generated data, and prints one line for each: the median of three runs.

import Foundation
import Rhetoric

func measure(_ name: String, _ step: () throws -> String) rethrows {
    var seconds: [Double] = []
    var note = ""
    for _ in 0..<3 {
        let begun = ContinuousClock.now
        note = try step()
        let taken = ContinuousClock.now - begun
        seconds.append(Double(taken.components.seconds) + Double(taken.components.attoseconds) * 1e-18)
    }
    let median = Decimals.fixed(seconds.sorted()[1], digits: 2)
    let padding = String(repeating: " ", count: max(1, 8 - median.count))
    print("\(padding)\(median) s  \(name)\(note.isEmpty ? "" : ": \(note)")")
}

func generatedMatrix(rows: Int, columns: Int, entriesPerRow: Int) -> SparseMatrix {
    var text = GeneratedText(seed: 1, wordCount: columns)
    return SparseMatrix(
        columns: columns,
        rows: (0..<rows).map { _ in (0..<entriesPerRow).map { _ in (column: text.word(), value: 1.0) } })
}

/// A table of dated sentences, one document a row.
func generatedTable(rows: Int) throws -> URL {
    var text = GeneratedText(seed: 2, wordCount: 30_000)
    var table = "id,date,text\n"
    for row in 0..<rows {
        table += "d\(row),\(CalendarDay(number: 7305 + row / 8)),\(text.sentence())\n"
    }
    let file = FileManager.default.temporaryDirectory.appending(path: "rhetoric-benchmark-\(getpid()).csv")
    try Data(table.utf8).write(to: file)
    return file
}

let provider = NumericProvider.current
print(
    "\(provider.name) (\(provider.core ?? "its only kernels")), kernels \(provider.kernelLevel), \(Workers.all.count) threads"
)

let matrix = generatedMatrix(rows: 50_000, columns: 10_000, entriesPerRow: 15)
try measure("truncated SVD of 50,000 x 10,000, rank 100") {
    let decomposition = try TruncatedSVD(of: matrix, rank: 100, tolerance: 1e-4)
    return
        "rank \(decomposition.rank), worst residual \(Decimals.fixed((decomposition.residuals.max() ?? 0) * 1e6, digits: 2))e-6"
}

let table = try generatedTable(rows: 10_000)
defer { try? FileManager.default.removeItem(at: table) }
measure("read 10,000 sentences") { "\(CorpusReader().read([table.path()]).documents.count) documents" }
let corpus = CorpusReader().read([table.path()])
try measure("trace 10,000 sentences") {
    let found = try CausalRanking(corpus, options: RankingOptions()).repeats()
    return "\(found.filter { !$0.repeats.isEmpty }.count) repeat an earlier one"
}
try measure("cluster 10,000 sentences, 20 clusters") {
    let clustering = try CorpusClustering(CorpusItems(corpus, level: .document), count: 20)
    return "rank \(clustering.rank)"
}

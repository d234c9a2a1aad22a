// From the bytes of a table to a ranking and to clusters, step after step, each on what the one before has made.

import Foundation
import Rhetoric

enum PipelineBenchmarks {
    static func run(_ recorder: inout Recorder) throws {
        let options = recorder.options
        let sentences = options.isQuick ? 60 : 10_000
        let table = try Table(sentences: sentences, seed: options.seed)
        let (workers, seed) = (recorder.workers, options.seed)
        let reader = CorpusReader(options: .init(workers: workers))
        let corpus = reader.read([table.path])
        let items = CorpusItems(corpus, level: .statement)
        let counts = DocumentTermMatrix(items: items.stems)
        let weighted = WeightedMatrix(counts, .logEntropy)
        let size = "\(items.count) sentences, \(counts.vocabulary.count) terms"

        recorder.measure(.pipeline, "read", note: "\(table.bytes) bytes") { _ = reader.read([table.path]) }
        recorder.measure(.pipeline, "words", note: size) { _ = CorpusItems(corpus, level: .statement) }
        recorder.measure(.pipeline, "counts", note: size) { _ = DocumentTermMatrix(items: items.stems) }
        recorder.measure(.pipeline, "weights", note: size) { _ = WeightedMatrix(counts, .logEntropy) }
        try recorder.measure(.pipeline, "svd, rank 100", note: size) {
            _ = try TruncatedSVD<Float>(of: weighted.weights, rank: 100, tolerance: 1e-4, seed: seed, workers: workers)
        }
        var ranking = RankingOptions()
        ranking.seed = seed
        ranking.workers = workers
        var found = 0
        try recorder.measure(.pipeline, "ranking", note: "\(found) of \(items.count) repeat an earlier one") {
            found = try CausalRanking(corpus, options: ranking).repeats().count { !$0.repeats.isEmpty }
        }
        let count = options.isQuick ? 4 : 20
        try recorder.measure(.pipeline, "clusters", note: "\(count) of \(items.count) sentences") {
            var wanted = ClusterOptions()
            (wanted.count, wanted.seed, wanted.workers) = (count, seed, workers)
            _ = try CorpusClustering(items, wanted)
        }
    }

    /// A table of dated sentences, one document a row, in a file that goes with it.
    private final class Table {
        let path: String
        let bytes: Int

        init(sentences: Int, seed: UInt64) throws {
            var text = GeneratedText(seed: seed, wordCount: 30_000)
            var table = "id,date,text\n"
            for row in 0..<sentences {
                table += "d\(row),\(CalendarDay(number: 7305 + row / 8)),\(text.sentence())\n"
            }
            let file = FileManager.default.temporaryDirectory.appending(path: "rhetoric-bench-\(getpid()).csv")
            path = file.path()
            bytes = table.utf8.count
            try Data(table.utf8).write(to: file)
        }

        deinit { unlink(path) }
    }
}

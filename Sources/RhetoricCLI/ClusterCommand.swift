import ArgumentParser
import Rhetoric

struct ClusterCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cluster",
        abstract: "Cluster the documents or statements of a corpus, and name the clusters.",
        discussion: """
            Spherical k-means on the latent coordinates, refined among the words. With --count auto, the number is \
            the one whose partitions of random halves of the items agree best. Fewer than 600 items are placed \
            with the help of the background.

            EXAMPLES:
              rhetoric cluster archive/
              rhetoric cluster news.jsonl --count 5 --format tsv
              rhetoric cluster archive/ --level statement --count 12
            """)

    @Argument(help: ArgumentHelp("The corpus.", valueName: "CORPUS"))
    var corpus: [String]

    @Option(help: "What is clustered: document or statement.")
    var level: ItemLevel = .document

    @Option(
        parsing: .unconditional, help: ArgumentHelp("How many clusters: auto, or a number.", valueName: "N"))
    var count = "auto"

    enum Method: String, CaseIterable, ExpressibleByArgument { case kmeans }

    @Option(help: "How: kmeans (spherical k-means).")
    var method: Method = .kmeans

    @OptionGroup var input: InputOptions
    @OptionGroup var background: BackgroundOptions
    @OptionGroup var shared: SharedOptions

    func validate() throws {
        guard count == "auto" || (Int(count) ?? 0) >= 1 else {
            throw ValidationError("--count is \"\(count)\"; give auto, or a number of 1 or more")
        }
    }

    func run() throws {
        let format = try shared.format(among: [.text, .jsonl, .json, .csv, .tsv], command: "cluster")
        let known = try background.read()
        let documents = try input.read(corpus, shared)
        BackgroundOptions.note(known, documents.documents.map(\.language), shared.talk)
        let clustering = try CorpusClustering(
            CorpusItems(documents, level: level), count: Int(count), background: known, seed: shared.seed,
            workers: shared.workers)
        let report = ClusterReport(documents, clustering)
        if !report.unplaced.isEmpty, format != .text {
            shared.talk.say(
                "unplaced, without a word to tell them by: \(Talk.counted(report.unplaced.count, level.rawValue)): "
                    + report.unplaced.prefix(5).joined(separator: ", ") + (report.unplaced.count > 5 ? ", ..." : ""))
        }
        try shared.write(format, records: report.records, table: report.table, text: report.text)
        try documents.exitIfFaulty()
    }
}

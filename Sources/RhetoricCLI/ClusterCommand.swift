import ArgumentParser
import Foundation
import Rhetoric

extension ClusterMethod: ExpressibleByArgument {}

struct ClusterCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cluster",
        abstract: "Cluster the documents or statements of a corpus, and name the clusters.",
        discussion: """
            kmeans: spherical k-means on the latent coordinates, refined among the words. ward, average and complete: a \
            tree that is cut. density: dense regions; what lies between them is in no cluster. With --count auto, the \
            number is the one whose partitions of random halves of the items agree best; where they agree by chance \
            alone, no clusters stand out. Fewer than 600 items are \
            placed with the help of the background. Clusters that do not come out again are called mixed.

            EXAMPLES:
              rhetoric cluster archive/
              rhetoric cluster news.jsonl --count 5 --format tsv
              rhetoric cluster archive/ --level statement --count 12
              rhetoric cluster archive/ --method ward --count 8 --tree archive.nwk
              rhetoric cluster archive/ --count 5 --explain speech-2021-05-04
              rhetoric cluster archive/ --count 5 --save subjects.json
              rhetoric cluster today/ --assign-to subjects.json
            """)

    @Argument(help: ArgumentHelp("The corpus.", valueName: "CORPUS"))
    var corpus: [String]

    @Option(help: "What is clustered: document or statement.")
    var level: ItemLevel = .document

    @Option(
        parsing: .unconditional, help: ArgumentHelp("How many clusters: auto, or a number.", valueName: "N"))
    var count: String?

    @Option(help: "How: kmeans, ward, average, complete or density.")
    var method: ClusterMethod = .kmeans

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Cut the tree of ward, average or complete at this height.", valueName: "H"))
    var height: Double?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Items of a dense region at least (default: a hundredth, 5 at least).", valueName: "N"))
    var minSize: Int?

    @Option(help: ArgumentHelp("Write the tree to FILE.nwk (Newick) or FILE.json.", valueName: "FILE"))
    var tree: String?

    @Option(help: ArgumentHelp("Say why this item is where it is, instead.", valueName: "ITEM"))
    var explain: String?

    @Option(help: ArgumentHelp("Keep the clusters in FILE, for --assign-to.", valueName: "FILE"))
    var save: String?

    @Option(help: ArgumentHelp("Put the items into the clusters of FILE, instead.", valueName: "FILE"))
    var assignTo: String?

    @OptionGroup var input: InputOptions
    @OptionGroup var background: BackgroundOptions
    @OptionGroup var shared: SharedOptions

    func validate() throws {
        if let count, count != "auto", (Int(count) ?? 0) < 1 {
            throw ValidationError("--count is \"\(count)\"; give auto, or a number of 1 or more")
        }
        let isTree = [.ward, .average, .complete].contains(method)
        if height != nil || tree != nil, !isTree {
            throw ValidationError(
                "--method \(method.rawValue) has no tree to cut or write; give ward, average or complete")
        }
        if let height, !height.isFinite || height < 0 {
            throw ValidationError("--height is \(height); give a distance of 0 or more")
        }
        if count != nil, height != nil || method == .density {
            throw ValidationError(
                "--count does not go with \(height != nil ? "--height" : "--method density"); leave one out")
        }
        if let minSize {
            guard method == .density else { throw ValidationError("--min-size is for --method density") }
            guard minSize >= 2 else { throw ValidationError("--min-size is \(minSize); give 2 or more") }
        }
        if let tree, !tree.hasSuffix(".nwk"), !tree.hasSuffix(".json") {
            throw ValidationError("--tree is \"\(tree)\"; give a name that ends in .nwk or .json")
        }
        let makes = explain != nil || save != nil || tree != nil || count != nil || height != nil || method != .kmeans
        if assignTo != nil, makes {
            throw ValidationError(
                "--assign-to makes no clusters of its own; leave --explain, --save, --tree, --count, --height and --method out"
            )
        }
        try checkFiles()
        for file in [tree, save].compactMap(\.self) {
            do throws(Problem) { try ResultFile(file).check() } catch { throw ValidationError(error.description) }
        }
    }

    /// No file is written over another one that is read or written.
    private func checkFiles() throws {
        var known: [String: String] = [:]
        for path in corpus + [assignTo].compactMap(\.self) { known[Self.resolved(path)] = path }
        for (option, path) in [("--save", save), ("--tree", tree), ("-o", shared.output)] {
            guard let path else { continue }
            if let other = known.updateValue(path, forKey: Self.resolved(path)) {
                throw ValidationError("\(option) \(path) would write over \(other); name another file")
            }
        }
    }

    private static func resolved(_ path: String) -> String {
        URL(fileURLWithPath: path).standardizedFileURL.resolvingSymlinksInPath().path
    }

    func run() throws {
        let format = try shared.format(
            among: explain == nil ? [.text, .jsonl, .json, .csv, .tsv] : [.text, .jsonl, .json], command: "cluster")
        let known = try background.read()
        let model = try assignTo.map { path in
            let file = try BinaryFile(path: path)
            return try ClusterModel(Data(file.bytes), at: file.place)
        }
        let documents = try input.read(corpus, shared)
        BackgroundOptions.note(known, documents.documents.map(\.language), shared.talk)
        let items = CorpusItems(documents, level: level)
        if let model { return try assign(documents, items, model, format) }
        let estimate = ClusterEstimate(items: items.count, method: method, count: count.flatMap { Int($0) })
        if estimate.isLong {
            shared.talk.say("clustering \(Talk.counted(items.count, level.rawValue)) takes \(estimate.text)")
        }
        let clustering = try cluster(items, options(known))
        try writeFiles(clustering, documents)
        if let explain {
            let told = try ClusterExplanation(documents, clustering, of: explain)
            try shared.write(format, records: [told.record], table: { _ in "" }, text: told.text)
        } else {
            let report = ClusterReport(documents, clustering)
            if format != .text { note(report) }
            try shared.write(format, records: report.records, table: report.table, text: report.text)
        }
        try documents.exitIfFaulty()
    }

    private func cluster(_ items: CorpusItems, _ options: ClusterOptions) throws -> CorpusClustering {
        do {
            return try CorpusClustering(items, options)
        } catch let fault as MatrixFault {
            throw Problem(
                .usage, at: "--method \(method.rawValue)", fault.description,
                wayOut: level == .statement ? "or cluster documents" : "or take kmeans")
        }
    }

    private func options(_ background: Background?) -> ClusterOptions {
        var options = ClusterOptions()
        (options.method, options.count, options.height) = (method, count.flatMap { Int($0) }, height)
        (options.minimumSize, options.background) = (minSize, background)
        (options.seed, options.workers) = (shared.seed, shared.workers)
        return options
    }

    private func note(_ report: ClusterReport) {
        guard !report.unplaced.isEmpty else { return }
        shared.talk.say(
            "unplaced, without a word to tell them by: \(Talk.counted(report.unplaced.count, level.rawValue)): "
                + report.unplaced.prefix(5).joined(separator: ", ") + (report.unplaced.count > 5 ? ", ..." : ""))
    }

    private func writeFiles(_ clustering: CorpusClustering, _ documents: Corpus) throws {
        if let save, clustering.clusters.isEmpty {
            throw Problem(
                .usage, at: "--save \(save)", "there are no clusters to keep", wayOut: "try a smaller --min-size")
        }
        if let save {
            let model = String(decoding: ClusterModel(clustering).json, as: UTF8.self)
            try ResultFile(save).write { try $0(model + "\n") }
        }
        guard let tree, let found = clustering.tree else { return }
        let report = TreeReport(found, clustering, documents)
        try ResultFile(tree).write { try $0(tree.hasSuffix(".nwk") ? report.newick : report.json) }
    }

    private func assign(
        _ documents: Corpus, _ items: CorpusItems, _ model: ClusterModel, _ format: OutputFormat
    ) throws {
        let report = try AssignmentReport(documents, items, model)
        try shared.write(format, records: report.records, table: report.table, text: report.text)
        try documents.exitIfFaulty()
        if report.isEmpty { throw ExitCode(ExitStatus.nothingFound) }
    }
}

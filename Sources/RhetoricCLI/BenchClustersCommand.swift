import ArgumentParser
import Rhetoric
import RhetoricBench

struct BenchClustersCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "clusters",
        abstract: "Time one clustering of rows, as one line of JSON.",
        discussion: """
            Rows are what numpy.save writes of a float32 matrix; they are scaled to length 1 where they are not. The \
            seconds and the memory are those of the clustering: the rows have been read before. k-means begins with \
            seeds of its own, or with the rows of --seeds. A tree (ward, average, complete) is cut with --count only. \
            With -o FILE the cluster of each row goes to FILE (.npy), -1 for noise.

            EXAMPLES:
              rhetoric bench clusters --rows rows.npy --method kmeans --count 100 --threads 2
              rhetoric bench clusters --rows rows.npy --method ward --count 20 -o labels.npy
              rhetoric bench clusters --rows rows.npy --method density --min-size 15
            """)

    @Option(help: ArgumentHelp("The rows, rows x dimensions (.npy).", valueName: "FILE"))
    var rows: String

    @Option(help: "How: kmeans, ward, average, complete or density.")
    var method: ClusterMethod

    @Option(parsing: .unconditional, help: ArgumentHelp("Clusters that are wanted.", valueName: "K"))
    var count: Int?

    @Option(
        parsing: .unconditional, help: ArgumentHelp("Rounds of k-means at most (default 300).", valueName: "N"))
    var rounds: Int?

    @Option(help: ArgumentHelp("Where k-means begins, clusters x dimensions (.npy).", valueName: "FILE"))
    var seeds: String?

    @Option(
        parsing: .unconditional, help: ArgumentHelp("Rows of a dense region at least (default 5).", valueName: "N"))
    var minSize: Int?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Rows within the core distance of a row, itself counted (default: as --min-size).", valueName: "N"))
    var minSamples: Int?

    @OptionGroup var shared: SharedOptions

    func validate() throws {
        for (name, value, least) in [
            ("count", count, 1), ("rounds", rounds, 1), ("min-size", minSize, 2), ("min-samples", minSamples, 1),
        ] {
            guard let value, value < least else { continue }
            throw ValidationError("--\(name) is \(value); give a number of \(least) or more")
        }
        if rounds != nil || seeds != nil, method != .kmeans {
            throw ValidationError("--\(rounds == nil ? "seeds" : "rounds") is for --method kmeans")
        }
        if minSize != nil || minSamples != nil, method != .density {
            throw ValidationError("--\(minSize == nil ? "min-samples" : "min-size") is for --method density")
        }
        if count != nil, method == .density {
            throw ValidationError("--method density finds its own number of clusters; leave --count out")
        }
        if count == nil, seeds == nil, method == .kmeans {
            throw ValidationError("--method kmeans needs a number of clusters: --count K")
        }
        if count == nil, shared.output != nil, Linkage(rawValue: method.rawValue) != nil {
            throw ValidationError("-o writes the clusters of a tree that is cut: --count K")
        }
    }

    func run() throws {
        let (record, labels) = try result(of: ClusterRun(rows: rows, workers: shared.workers))
        try labels?.withUnsafeBytes { try shared.write($0) }
        try Output(path: nil, isPaged: false).write(record.line + "\n")
    }

    private func result(of run: ClusterRun) throws -> ClusterRun.Result {
        if let linkage = Linkage(rawValue: method.rawValue) {
            return try run.tree(method, linkage: linkage, count: count)
        }
        if method == .density {
            let size = minSize ?? 5
            return try run.density(minimumSize: size, minimumSamples: minSamples ?? size)
        }
        let rounds = rounds ?? 300
        return try seeds.map { try run.kMeans(seeds: $0, count: count, rounds: rounds) }
            ?? run.kMeans(count: count!, rounds: rounds, seed: shared.seed)
    }
}

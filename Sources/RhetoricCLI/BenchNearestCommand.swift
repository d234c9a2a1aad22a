import ArgumentParser
import Rhetoric
import RhetoricBench

struct BenchNearestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "nearest",
        abstract: "Time a search for nearest rows, as one line of JSON.",
        discussion: """
            For every row the nearest by inner product among the rows before it; with --queries, for each query the \
            nearest of all rows, and the seconds of one query. Rows are what numpy.save writes of a float32 matrix. With \
            -o FILE the row numbers that were found go to FILE (.npy), -1 for none.

            EXAMPLES:
              rhetoric bench nearest --rows rows.npy --top 10 --threads 2 -o found.npy
            """)

    @Option(help: ArgumentHelp("The rows, rows x dimensions (.npy).", valueName: "FILE"))
    var rows: String

    @Option(help: ArgumentHelp("Queries, queries x dimensions (.npy).", valueName: "FILE"))
    var queries: String?

    @Option(parsing: .unconditional, help: ArgumentHelp("Nearest rows that are wanted (default 10).", valueName: "N"))
    var top = 10

    @OptionGroup var shared: SharedOptions

    func validate() throws { try SharedOptions.check(top: top) }

    func run() throws {
        let run = try NearestRun(rows: rows, top: top, workers: shared.workers)
        let (record, found) = try queries.map(run.nearest(toQueries:)) ?? run.earlier()
        try found.withUnsafeBytes { try shared.write($0) }
        try Output(path: nil, isPaged: false).write(record.line + "\n")
    }
}

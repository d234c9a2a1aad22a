import ArgumentParser
import Rhetoric
import RhetoricBench

struct BenchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench",
        abstract: "Measure how fast this installation is, and what the machine would allow.",
        discussion: """
            Kernels, the steps from text to ranking, and the solver on growing matrices, on generated data: the median of \
            several runs, and the share of what memory, caches and the BLAS of this machine allow. Takes minutes; leave \
            the machine alone meanwhile. With a subcommand, one piece of work on data of your own, as one line of JSON.

            EXAMPLES:
              rhetoric bench --only micro
              rhetoric bench --format json -o before.json
              rhetoric bench --baseline before.json --check
              rhetoric bench svd --matrix m.npz --rank 100
            """,
        subcommands: [
            BenchSolverCommand.self, BenchNearestCommand.self, BenchClustersCommand.self, BenchCountsCommand.self,
            BenchNgramsCommand.self,
        ])

    @OptionGroup var options: BenchmarkOptions
    @OptionGroup var shared: SharedOptions

    func run() throws {
        let format = try shared.format(among: [.text, .json, .markdown], command: "bench")
        let talk = shared.talk
        let report = try options.run(threads: shared.workers.count, seed: shared.seed, progress: talk.step)
        let text: String =
            switch format {
            case .json: report.json.line + "\n"
            case .markdown: report.tables(.markdown)
            default: report.tables(.text)
            }
        try shared.write(text, format: format)
        if options.isFailed(report) { throw ExitCode(ExitStatus.slower) }
    }
}

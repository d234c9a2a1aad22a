// The options of the suite, the same for `rhetoric bench` and for the package in benchmarks/.

import ArgumentParser
import Rhetoric

public struct BenchmarkOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Parts to run, with commas between: micro, pipeline, scaling, roofline (default: all).", valueName: "PARTS")
    )
    var only: String?

    @Flag(help: "Small sizes and one run, to see that everything runs: its times say nothing.")
    var quick = false

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Runs that count, after one that does not (default 5).", valueName: "N"))
    var runs: Int?

    @Option(help: ArgumentHelp("Compare with an earlier run, the JSON of this command.", valueName: "FILE"))
    var baseline: String?

    @Flag(help: "End with exit code 1 when something became slower than in the earlier run.")
    var check = false

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("How much slower is still no regression, as a ratio (default 1.3).", valueName: "RATIO"))
    var slack: Double?

    public init() {}

    public func validate() throws {
        if let runs, !(1...1000).contains(runs) {
            throw ValidationError("--runs is \(runs); give a number from 1 to 1,000")
        }
        if let slack, !(slack >= 1 && slack <= 100) {
            throw ValidationError("--slack is \(Decimals.trimmed(slack, digits: 3)); give a ratio from 1 to 100")
        }
        guard baseline != nil || (!check && slack == nil) else {
            throw ValidationError("--check and --slack need an earlier run: --baseline FILE")
        }
        _ = try groups()
    }

    private func groups() throws -> Set<BenchmarkGroup> {
        guard let only else { return Set(BenchmarkGroup.allCases) }
        return Set(
            try only.split(separator: ",", omittingEmptySubsequences: false).map { name in
                guard let group = BenchmarkGroup(rawValue: String(name)) else {
                    let names = BenchmarkGroup.allCases.map(\.rawValue).joined(separator: ", ")
                    throw ValidationError("--only has \"\(name)\"; the parts are \(names)")
                }
                return group
            })
    }

    /// Runs the suite and compares it with the earlier run, if one was named.
    ///
    /// - Throws: `Problem` for an earlier run that cannot be used, before anything is measured where that can be told.
    public func run(
        threads: Int, seed: UInt64, progress: @escaping (String) -> Void
    ) throws -> BenchmarkReport {
        var options = BenchmarkSuite.Options()
        options.groups = try groups()
        options.isQuick = quick
        options.runs = runs ?? (quick ? 1 : options.runs)
        options.threads = threads
        options.seed = seed
        let earlier = try baseline.map(Baseline.init(path:))
        var report = try BenchmarkSuite(options).run(progress: progress)
        report.comparison = try earlier.map { try BaselineComparison(report, with: $0, slack: slack ?? 1.3) }
        return report
    }

    /// Whether the run is to end as failed.
    public func isFailed(_ report: BenchmarkReport) -> Bool { check && report.comparison?.slower.isEmpty == false }
}

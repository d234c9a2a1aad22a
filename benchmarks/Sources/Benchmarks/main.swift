// `make bench`: the native suite, which is also `rhetoric bench` of an installed binary.

import ArgumentParser
import Foundation
import Rhetoric
import RhetoricBench

enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json, markdown
}

struct Benchmarks: ParsableCommand {
    @OptionGroup var options: BenchmarkOptions

    @Option(help: "Form of the results: text, json or markdown.")
    var format = Format.text

    @Option(help: ArgumentHelp("Threads to work with (default: all processors).", valueName: "N"))
    var threads: Int?

    func run() throws {
        let report = try options.run(threads: Workers(count: threads).count, seed: 1) {
            FileHandle.standardError.write(Data("\($0)\n".utf8))
        }
        switch format {
        case .text: print(report.tables(.text), terminator: "")
        case .json: print(report.json.line)
        case .markdown: print(report.tables(.markdown), terminator: "")
        }
        if options.isFailed(report) { throw ExitCode(1) }
    }
}

Benchmarks.main()

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

    @Option(name: .shortAndLong, help: ArgumentHelp("Write results to FILE.", valueName: "FILE"))
    var output: String?

    func run() throws {
        let report = try options.run(threads: Workers(count: threads).count, seed: 1) {
            FileHandle.standardError.write(Data("\($0)\n".utf8))
        }
        let results =
            switch format {
            case .text: report.tables(.text)
            case .json: report.json.line + "\n"
            case .markdown: report.tables(.markdown)
            }
        if let output {
            try Data(results.utf8).write(to: URL(fileURLWithPath: output), options: .atomic)
        } else {
            print(results, terminator: "")
        }
        if options.isFailed(report) { throw ExitCode(1) }
    }
}

Benchmarks.main()

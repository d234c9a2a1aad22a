// The options that every command has, and what follows from them.

import ArgumentParser
import Glibc
import Rhetoric

enum OutputFormat: String, CaseIterable, ExpressibleByArgument {
    case text, json, jsonl, csv, tsv, trec, html, markdown, tei
}

struct SharedOptions: ParsableArguments {
    @Option(
        name: .long,
        help: "Form of the results: text, json, jsonl, csv, tsv, trec, html, markdown or tei, as fits the command.")
    var format: OutputFormat?

    @Flag(name: .customLong("json"), help: "Short for --format jsonl.")
    var isJSON = false

    @Option(name: [.customShort("o"), .long], help: ArgumentHelp("Write results to FILE.", valueName: "FILE"))
    var output: String?

    @Flag(name: [.customShort("q"), .long], help: "Say nothing beside the results.")
    var quiet = false

    @Option(
        name: .long, parsing: .unconditional,
        help: ArgumentHelp("Threads to work with (default: all processors).", valueName: "N"))
    var threads: Int?

    @Option(
        name: .long, parsing: .unconditional, help: ArgumentHelp("Seed of everything that is drawn.", valueName: "N"))
    var seed: UInt64 = 1

    func validate() throws {
        if let threads, threads < 1 {
            throw ValidationError("--threads is \(threads); give a number of 1 or more")
        }
        if isJSON, let format, format != .jsonl {
            throw ValidationError("--json is --format jsonl, and --format \(format.rawValue) was given; choose one")
        }
        // Told before the work, not after it.
        if let output {
            do throws(Problem) { try ResultFile(output).check() } catch { throw ValidationError(error.description) }
        }
    }

    var workers: Workers { Workers(count: threads) }
    var talk: Talk { Talk(isQuiet: quiet) }

    /// Checks a number of results.
    static func check(top: Int?) throws {
        guard let top, !(1...mostResults).contains(top) else { return }
        throw ValidationError("--top is \(top); give a number from 1 to \(Decimals.grouped(mostResults))")
    }

    private static let mostResults = 1_000_000

    /// The format asked for, if the command has it.
    func format(
        among allowed: [OutputFormat], default common: OutputFormat = .text, command: String
    ) throws -> OutputFormat {
        let asked = format ?? (isJSON ? .jsonl : common)
        guard allowed.contains(asked) else {
            throw ValidationError(
                "\(command) has no format \"\(asked.rawValue)\"; it has "
                    + allowed.map(\.rawValue).joined(separator: ", "))
        }
        return asked
    }

    /// Text is coloured on a terminal only, and never with NO_COLOR.
    var style: TextStyle {
        let forbidden = Environment["NO_COLOR"].map { !$0.isEmpty } ?? false || Environment["TERM"] == "dumb"
        let onTerminal = output == nil && isatty(STDOUT_FILENO) == 1
        return TextStyle(isColoured: onTerminal && !forbidden, width: min(Terminal.columns, 120))
    }

    func write(_ text: String, format: OutputFormat) throws {
        try Output(path: output, isPaged: format == .text).write(text)
    }

    /// Writes results in whichever of the common forms was asked for; only that one is made.
    func write(
        _ format: OutputFormat, records: @autoclosure () throws -> [JSONValue], table: (DelimitedText) -> String,
        text: (TextStyle) -> String
    ) throws {
        let told: String =
            switch format {
            case .jsonl: try records().map { $0.line + "\n" }.joined()
            case .json: JSONValue.array(try records()).line + "\n"
            case .csv: table(.csv)
            case .tsv: table(.tsv)
            default: text(style)
            }
        try write(told, format: format)
    }

    /// Writes results that are no text to the file of -o, which the command has asked for.
    func write(_ bytes: UnsafeRawBufferPointer) throws { try output.map { try ResultFile($0).write(bytes) } }

    /// Writes results that are too large to be held at once.
    func stream(_ pieces: ((String) throws -> Void) throws -> Void) throws {
        try Output(path: output, isPaged: false).stream(pieces)
    }
}

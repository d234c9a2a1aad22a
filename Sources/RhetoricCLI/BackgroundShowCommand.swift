import ArgumentParser
import Rhetoric

struct BackgroundShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Say how a background was made, and which words it takes to be like some words.",
        discussion: """
            EXAMPLES:
              rhetoric background show
              rhetoric background show peace inflation --background my.background
            """)

    @Argument(help: ArgumentHelp("Words to show the nearest terms of (by stem).", valueName: "WORD"))
    var words: [String] = []

    @Option(parsing: .unconditional, help: ArgumentHelp("How many terms for each word.", valueName: "N"))
    var top = 10

    @OptionGroup var background: BackgroundOptions
    @OptionGroup var shared: SharedOptions

    func validate() throws {
        try SharedOptions.check(top: top)
        if background.background == BackgroundOptions.none {
            throw ValidationError("--background none: there is nothing to show; name a file, or leave the option out")
        }
    }

    func run() throws {
        let format = try shared.format(among: [.text, .jsonl, .json], command: "background show")
        guard let read = try background.read() else { return }
        let report = BackgroundReport(read, words: words, most: top)
        let text: String =
            switch format {
            case .jsonl: report.records.map { $0.line + "\n" }.joined()
            case .json: JSONValue.array(report.records).line + "\n"
            default: report.text(shared.style)
            }
        try shared.write(text, format: format)
        if report.foundNothing { throw ExitCode(ExitStatus.nothingFound) }
    }
}

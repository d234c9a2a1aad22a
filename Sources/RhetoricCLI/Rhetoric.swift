// The `rhetoric` command: what it offers.

import ArgumentParser
import Rhetoric

struct RhetoricCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rhetoric",
        abstract: "Find the earlier formulations that statements repeat, and what changed in them.",
        discussion: """
            A CORPUS is a corpus file (.rhet, made by ingest), a folder of texts and pages, a table (.jsonl, .csv, \
            .tsv with a text column), or one file; - is standard input.

            EXAMPLES:
              rhetoric compare june.txt december.txt --view redline
              rhetoric trace briefing.txt --against archive/ --why
              rhetoric formulations archive/ --dropped-since 2025
              rhetoric search archive/ "price stability" --from 2020
              rhetoric cluster archive/ --count auto
              rhetoric report archive/ -o report.html
              rhetoric ingest archive/ -o desk.rhet
              rhetoric serve desk.rhet
            """,
        version: Version.text,
        subcommands: [
            CompareCommand.self, TraceCommand.self, FormulationsCommand.self, SearchCommand.self,
            SimilarityCommand.self, ClusterCommand.self, ReportCommand.self, IngestCommand.self, IndexCommand.self,
            MetaCommand.self, JudgeCommand.self, ServeCommand.self,
            VerifyCommand.self, CiteCommand.self, ExportCommand.self, BackgroundCommand.self, DoctorCommand.self,
            ExampleCommand.self,
            BenchCommand.self,
        ])

    static var names: [String] { configuration.subcommands.map { $0.configuration.commandName ?? $0._commandName } }
}

@main
enum Main {
    static func main() {
        ExitStatus.handleSignals()
        let arguments = Array(CommandLine.arguments.dropFirst())
        do {
            try Suggestion.check(arguments, names: RhetoricCommand.names)
            var command = try RhetoricCommand.parseAsRoot(arguments)
            try command.run()
        } catch {
            ExitStatus.end(with: error, arguments)
        }
    }
}

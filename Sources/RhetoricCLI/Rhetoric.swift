// The `rhetoric` command: what it offers, and how it ends.

import ArgumentParser
import Foundation
import Rhetoric

struct RhetoricCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rhetoric",
        abstract: "Find the earlier formulations that statements repeat, and what changed in them.",
        discussion: """
            A CORPUS is a folder of texts and pages, a table (.jsonl, .csv, .tsv with a text column), or one file; \
            - is standard input.

            EXAMPLES:
              rhetoric compare june.txt december.txt --view redline
              rhetoric trace briefing.txt --against archive/ --why
              rhetoric search archive/ "price stability" --from 2020
              rhetoric cluster archive/ --count auto
            """,
        version: Version.text,
        subcommands: [
            CompareCommand.self, TraceCommand.self, SearchCommand.self, SimilarityCommand.self, ClusterCommand.self,
            ExportCommand.self, DoctorCommand.self, ExampleCommand.self,
        ])
}

@main
enum Main {
    static func main() {
        let arguments = Array(CommandLine.arguments.dropFirst())
        do {
            try Suggestion.check(arguments, commands: RhetoricCommand.self)
            var command = try RhetoricCommand.parseAsRoot(arguments)
            try command.run()
        } catch let problem as Problem {
            Talk.complain(problem.description)
            exit(problem.kind.exitCode)
        } catch let failure as DecompositionFailure {
            Talk.complain(failure.description)
            exit(ExitStatus.internalError)
        } catch let fault as MatrixFault {
            Talk.complain(fault.description)
            exit(ExitStatus.internalError)
        } catch {
            RhetoricCommand.exit(withError: error)
        }
    }
}

/// The exit codes that no `Problem` has; scripts depend on them.
enum ExitStatus {
    static let nothingFound: Int32 = 1
    static let internalError: Int32 = 70
}

import ArgumentParser
import CExamples
import Foundation
import Rhetoric

struct ExampleCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "example",
        abstract: "Write a small example corpus to try things on.",
        discussion: """
            Invented communiques of invented ministries, and rate statements of a central bank that never was.

            EXAMPLES:
              rhetoric example
              rhetoric example try/
            """)

    @Argument(help: ArgumentHelp("The folder to write (it must not exist).", valueName: "FOLDER"))
    var folder = "rhetoric-example"

    @OptionGroup var shared: SharedOptions

    func run() throws {
        let format = try shared.format(among: [.text], command: "example")
        guard !FileManager.default.fileExists(atPath: folder) else {
            throw Problem(
                .usage, at: folder, "something stands there already and is left as it is",
                wayOut: "name a folder that does not exist")
        }
        for (name, data) in ExampleCommand.files {
            let file = URL(fileURLWithPath: folder).appendingPathComponent(name)
            do {
                try FileManager.default.createDirectory(
                    at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
                try data.write(to: file)
            } catch {
                throw Problem(
                    .usage, at: file.path, "the file could not be written (\(error.localizedDescription))",
                    wayOut: "name a folder that can be made")
            }
        }
        try shared.write(
            """
            \(ExampleCommand.files.count) files were written to \(folder). Try:

              rhetoric compare \(folder)/rates/merania-2021-06.txt \(folder)/rates/merania-2021-12.txt
              rhetoric trace \(folder)/communiques --meta \(folder)/dates.csv --top 3
              rhetoric search \(folder)/communiques --meta \(folder)/dates.csv "bridges over the strait"
              rhetoric cluster \(folder)/communiques

            """, format: format)
    }

    /// Path below the folder and content of every file.
    static var files: [(name: String, data: Data)] {
        (0..<cexamples_count()).map { index in
            let file = cexamples_at(index)
            return (String(cString: file.name), Data(bytes: file.bytes, count: file.count))
        }
    }
}

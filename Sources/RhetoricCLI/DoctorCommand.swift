import ArgumentParser
import Rhetoric

struct DoctorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Say what this installation works with, and check that it computes rightly.")

    @OptionGroup var shared: SharedOptions

    func run() throws {
        let format = try shared.format(among: [.text, .jsonl, .json], command: "doctor")
        let check = InstallationCheck()
        switch format {
        case .text: try shared.write(check.text, format: format)
        default: try shared.write(check.record.line + "\n", format: format)
        }
        if !check.isSound { throw ExitCode(ExitStatus.internalError) }
    }
}

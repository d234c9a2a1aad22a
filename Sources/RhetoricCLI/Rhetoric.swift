import ArgumentParser
import Rhetoric

@main
struct RhetoricCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "rhetoric")
}

import ArgumentParser
import Rhetoric

extension ReferenceStyle: ExpressibleByArgument {}

struct CiteCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cite",
        abstract: "Print a document or statement as a footnote or bibliography entry.",
        discussion: """
            EXAMPLES:
              rhetoric cite desk.rhet kestria-strait-statement
              rhetoric cite desk.rhet "kestria-strait-statement#s8" --style bibtex
            """)

    @Argument(help: ArgumentHelp("The corpus.", valueName: "CORPUS"))
    var corpus: String

    @Argument(help: ArgumentHelp("Ids of documents, or document#statement.", valueName: "ITEM"))
    var items: [String]

    @Option(help: "chicago (a note of the Chicago Manual of Style) or bibtex.")
    var style: ReferenceStyle = .chicago

    @OptionGroup var input: InputOptions
    @OptionGroup var shared: SharedOptions

    func validate() throws {
        if items.isEmpty { throw ValidationError("cite needs the id of a document or statement") }
    }

    func run() throws {
        let format = try shared.format(among: [.text, .jsonl, .json], command: "cite")
        let read = try input.read([corpus], shared)
        let references = try items.map { try Reference($0, in: read) }
        try shared.write(
            format, records: references.map(\.record), table: { _ in "" },
            text: { _ in references.map { $0.text(style) }.joined() })
        try read.exitIfFaulty()
    }
}

import ArgumentParser
import Rhetoric

struct IndexCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "index",
        abstract: "Complete the index of a corpus file, or make it anew.",
        discussion: """
            ingest indexes what it reads; this is for what was changed by meta since, and for files that were kept for \
            years.

            EXAMPLES:
              rhetoric index desk.rhet
              rhetoric index desk.rhet --refit
            """)

    @Argument(help: ArgumentHelp("The corpus file.", valueName: "FILE"))
    var file: String

    @Flag(help: "Make the index anew from the documents as they stand.")
    var refit = false

    @OptionGroup var shared: SharedOptions

    func run() throws {
        let stored = try CorpusFile(existing: file)
        let progress = shared.talk.progress("Indexing documents")
        if refit {
            try stored.indexAgain(workers: shared.workers, progress: progress)
        } else {
            try stored.index(workers: shared.workers, progress: progress)
        }
        stored.settle()
    }
}

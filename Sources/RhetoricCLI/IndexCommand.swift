import ArgumentParser
import Rhetoric

struct IndexCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "index",
        abstract: "Complete the index of a corpus file, or make it anew, and say what it holds.",
        discussion: """
            ingest indexes what it reads; this is for what was changed by meta since, for files that were kept for years, \
            and for formulations, which are found once and then told from the file until the corpus changes.

            EXAMPLES:
              rhetoric index desk.rhet
              rhetoric index desk.rhet --refit
              rhetoric index desk.rhet --formulations
            """)

    @Argument(help: ArgumentHelp("The corpus file.", valueName: "FILE"))
    var file: String

    @Flag(help: "Make the index anew from the documents as they stand.")
    var refit = false

    @Flag(help: "Find the formulations too, and keep them in the file.")
    var formulations = false

    @OptionGroup var shared: SharedOptions

    func run() throws {
        let format = try shared.format(among: [.text, .json, .jsonl], command: "index")
        let stored = try CorpusFile(existing: file)
        let progress = shared.talk.progress("Indexing documents")
        if refit {
            try stored.indexAgain(workers: shared.workers, progress: progress)
        } else {
            try stored.index(workers: shared.workers, progress: progress)
        }
        if formulations { _ = try stored.keepFormulations(background: .embedded, workers: shared.workers) }
        stored.settle()
        let report = IndexReport(file, try stored.indexState())
        try shared.write(
            format, records: [report.record], table: { _ in "" }, text: report.text)
    }
}

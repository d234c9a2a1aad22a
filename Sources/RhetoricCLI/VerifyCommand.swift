import ArgumentParser
import Rhetoric

struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Prove the quotations of a results file against their sources: words, place, speaker and date.",
        discussion: """
            The sources are opened again: their hash is compared, the cited words are looked up at their place, and the \
            statement, its speaker and the date are compared. That is all that is proved: not scores, flags, counts, or what \
            results say of a whole document. A corpus file is asked for old revisions too. Ends with 1 when something is not \
            proved.

            EXAMPLES:
              rhetoric trace archive/ --format jsonl -o repeats.jsonl
              rhetoric verify repeats.jsonl --against archive/
              rhetoric verify formulations.csv --against desk.rhet
            """)

    @Argument(help: ArgumentHelp("Results: JSON lines, JSON, CSV or TSV.", valueName: "RESULTS"))
    var results: String

    @Option(help: ArgumentHelp("The corpus that was worked on.", valueName: "CORPUS"))
    var against: [String] = []

    @OptionGroup var input: InputOptions
    @OptionGroup var shared: SharedOptions

    func validate() throws {
        if against.isEmpty { throw ValidationError("verify needs the sources: --against CORPUS") }
    }

    func run() throws {
        let format = try shared.format(among: [.text, .jsonl, .json, .csv, .tsv], command: "verify")
        let cited = try ResultsFile(path: results)
        let corpus = try input.read([against], shared, oldRevisions: true)[0]
        let report = VerifyReport(cited, CitationCheck(corpus))
        try shared.write(format, records: report.records, table: report.table, text: report.text)
        try corpus.exitIfFaulty()
        if !report.isProved { throw ExitCode(ExitStatus.nothingFound) }
    }
}

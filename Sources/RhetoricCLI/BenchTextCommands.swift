import ArgumentParser
import Rhetoric
import RhetoricBench

struct BenchTextOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The text, UTF-8, an item a line.", valueName: "FILE"))
    var text: String

    @Option(help: ArgumentHelp("Language of the text (default en).", valueName: "CODE"))
    var language = Language.english.code

    func run(_ shared: SharedOptions) throws -> TextRun {
        try TextRun(text: text, language: Language(code: language), workers: shared.workers)
    }
}

struct BenchCountsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "counts",
        abstract: "Time the way from text to counts of terms, as one line of JSON.",
        discussion: """
            EXAMPLES:
              rhetoric bench counts --text lines.txt --threads 2
            """)

    @OptionGroup var text: BenchTextOptions
    @OptionGroup var shared: SharedOptions

    func run() throws { try shared.write(text.run(shared).counts().line + "\n", format: .jsonl) }
}

struct BenchNgramsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ngrams",
        abstract: "Time the search for lines that share runs of words, as one line of JSON.",
        discussion: """
            EXAMPLES:
              rhetoric bench ngrams --text lines.txt --length 5 --threads 2
            """)

    @Option(parsing: .unconditional, help: ArgumentHelp("Words of a run (default 5).", valueName: "N"))
    var length = 5

    @OptionGroup var text: BenchTextOptions
    @OptionGroup var shared: SharedOptions

    func validate() throws {
        guard (1...TextRun.longest).contains(length) else {
            throw ValidationError("--length is \(length); give a number from 1 to \(TextRun.longest)")
        }
    }

    func run() throws { try shared.write(text.run(shared).ngrams(length: length).line + "\n", format: .jsonl) }
}

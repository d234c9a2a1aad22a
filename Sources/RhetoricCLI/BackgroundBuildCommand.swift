import ArgumentParser
import Rhetoric

struct BackgroundBuildCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "build",
        abstract: "Build a background from texts.",
        discussion: """
            Give a few million words or more, in one language: documents in other languages are left out. The same \
            texts give the same bytes.

            EXAMPLES:
              rhetoric background build speeches.jsonl archive/ -o my.background
            """)

    @Argument(help: ArgumentHelp("Folders, tables and texts.", valueName: "CORPUS"))
    var corpus: [String]

    @Option(
        parsing: .unconditional, help: ArgumentHelp("Dimensions of the vectors (default 300).", valueName: "N"))
    var rank: Int?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Words seen less often get no vector (default 10).", valueName: "N"))
    var leastCount: Int?

    @Option(parsing: .unconditional, help: ArgumentHelp("No more words than this.", valueName: "N"))
    var terms: Int?

    @OptionGroup var input: InputOptions
    @OptionGroup var shared: SharedOptions

    func validate() throws {
        guard shared.output != nil else {
            throw ValidationError("a background is no text for a terminal; name its file: -o FILE")
        }
        try check(rank, of: "--rank", most: 1000)
        try check(leastCount, of: "--least-count", most: 1_000_000)
        try check(terms, of: "--terms", most: 1_000_000)
    }

    private func check(_ value: Int?, of option: String, most: Int) throws {
        guard let value, !(1...most).contains(value) else { return }
        throw ValidationError("\(option) is \(value); give a number from 1 to \(Decimals.grouped(most))")
    }

    func run() throws {
        _ = try shared.format(among: [.text], command: "background build")
        let documents = try input.read(corpus, shared)
        var recipe = Background.Recipe()
        recipe.rank = rank ?? recipe.rank
        recipe.leastVectorCount = leastCount ?? recipe.leastVectorCount
        recipe.leastCount = min(recipe.leastCount, recipe.leastVectorCount)
        recipe.mostTerms = terms ?? recipe.mostTerms
        recipe.seed = shared.seed
        let built = try Background.build(
            documents, language: input.statedLanguage, recipe: recipe, workers: shared.workers,
            progress: (shared.talk.progress("Counting words"), shared.talk.progress("Counting neighbours")))
        for (language, count) in built.leftOut {
            shared.talk.say(
                "left out \(Talk.counted(count, "document")) in \"\(language)\": a background has one language "
                    + "(here \"\(built.background.language)\")")
        }
        try built.background.withBytes { try shared.write($0) }
        for line in BackgroundReport(built.background).lines { shared.talk.say(line) }
        try documents.exitIfFaulty()
    }
}

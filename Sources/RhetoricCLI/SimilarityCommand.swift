import ArgumentParser
import Rhetoric

struct SimilarityCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "similarity",
        abstract: "Score how close two texts are, 0 to 1.",
        discussion: """
            With --pairs, every line is two texts with a tab between, and one score a line is printed. The texts \
            of a run together tell which words are rare, so scores of different runs are not on one scale.

            EXAMPLES:
              rhetoric similarity --pairs pairs.tsv
              rhetoric similarity june.txt december.txt
            """)

    @Argument(help: ArgumentHelp("Two documents.", valueName: "FILE"))
    var paths: [String] = []

    @Option(help: ArgumentHelp("Tab-separated texts, a pair a line; - is standard input.", valueName: "FILE"))
    var pairs: String?

    @OptionGroup var input: InputOptions
    @OptionGroup var background: BackgroundOptions
    @OptionGroup var shared: SharedOptions

    func validate() throws {
        if (pairs == nil) != (paths.count == 2) || (pairs != nil && !paths.isEmpty) {
            throw ValidationError("similarity takes two files, or --pairs FILE")
        }
    }

    func run() throws {
        let format = try shared.format(among: [.text, .jsonl, .json, .csv, .tsv], command: "similarity")
        let background = try background.read()
        var texts: [(first: String, second: String)]
        if let pairs {
            texts = try PairsFile(pairs, shared.talk).texts().map { ($0.first, $0.second) }
        } else {
            let documents = try input.read(paths, shared)
            try documents.exitIfFaulty()
            guard documents.documents.count == 2 else {
                throw Problem(
                    .usage, at: paths.joined(separator: " "),
                    "similarity takes two documents, and \(Talk.counted(documents.documents.count, "document")) could be read",
                    wayOut: "name two files with one text each")
            }
            let both = documents.documents.map { String(decoding: $0.text.utf8, as: UTF8.self) }
            texts = [(both[0], both[1])]
        }
        let language = input.statedLanguage ?? TextSimilarity.language(of: texts)
        BackgroundOptions.note(background, [language], shared.talk)
        let found = try TextSimilarity.of(
            texts, language: language, background: background, seed: shared.seed, workers: shared.workers)
        let scores = found.map(\.score)
        let records = found.enumerated().map { $1.json(pair: $0 + 1) }
        let text: String =
            switch format {
            case .jsonl: records.map { $0.line + "\n" }.joined()
            case .json: JSONValue.array(records).line + "\n"
            case .csv, .tsv: table(scores, format == .csv ? .csv : .tsv)
            default: scores.map { Decimals.fixed($0, digits: 6) + "\n" }.joined()
            }
        try shared.write(text, format: format)
    }

    private func table(_ scores: [Double], _ form: DelimitedText) -> String {
        let rows = scores.enumerated().map { [String($0 + 1), Decimals.fixed($1, digits: 6)] }
        return ([["pair", "score"]] + rows).map { form.row($0) + "\n" }.joined()
    }
}

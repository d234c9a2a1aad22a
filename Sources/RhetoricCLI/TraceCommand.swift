import ArgumentParser
import Rhetoric

extension UndatedRule: ExpressibleByArgument {}
extension ItemLevel: ExpressibleByArgument {}

struct TraceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "trace",
        abstract: "Rank the earlier formulations that each statement repeats.",
        discussion: """
            With --against, the statements of the documents named are traced through the corpus; without, every \
            document of the corpus through all the others. Earlier means earlier by day: documents of one day, or of \
            intervals that overlap, are not earlier than each other. What is found is the nearest earlier formulation \
            in this corpus, which need not be its source.

            EXAMPLES:
              rhetoric trace archive/
              rhetoric trace briefing.txt --against archive/ --why
              rhetoric trace archive/ --formulations
              rhetoric trace archive/ --format jsonl --top 1000
              rhetoric trace pages/ --meta dates.csv --before 2020-01-01
            """)

    @Argument(help: ArgumentHelp("The documents to trace, or the corpus.", valueName: "LATER"))
    var paths: [String]

    @Option(help: ArgumentHelp("The corpus to look for earlier formulations in.", valueName: "CORPUS"))
    var against: [String] = []

    @Option(
        parsing: .unconditional, help: ArgumentHelp("Repeats for each statement, the best first.", valueName: "N"))
    var top = 5

    @Option(
        help: ArgumentHelp("Only formulations before this day (2024, 2024-05, 2024-05-08).", valueName: "DATE"))
    var before: String?

    @Option(help: "Documents without a date: first (before all others), skip, or error.")
    var undated: UndatedRule = .error

    @Flag(help: "Also rank what stands earlier in the same document.")
    var sameDocument = false

    @Flag(help: "Score every earlier statement, however many there are (slow in large corpora).")
    var exact = false

    @Flag(help: "Say what speaks for each repeat.")
    var why = false

    @Flag(
        help: "Name the formulations that each repeat and its earlier statement share (as \"formulations\" has them).")
    var formulations = false

    @Option(help: "What --format trec names: document or statement.")
    var level: ItemLevel = .document

    @Flag(help: "Exit with 1 when nothing is repeated.")
    var exitCode = false

    @OptionGroup var input: InputOptions
    @OptionGroup var background: BackgroundOptions
    @OptionGroup var shared: SharedOptions

    func validate() throws {
        if paths.isEmpty { throw ValidationError("trace needs a document or a corpus") }
        try SharedOptions.check(top: top)
    }

    func run() throws {
        let format = try shared.format(among: [.text, .jsonl, .json, .csv, .tsv, .trec], command: "trace")
        var options = RankingOptions()
        options.top = top
        options.includesSameDocument = sameDocument
        options.isExact = exact
        options.undated = undated
        options.before = try before.map { try DayOption.days($0, of: "--before").lowerBound }
        options.background = try background.read()
        options.seed = shared.seed
        options.workers = shared.workers
        let ranking = try indexed(options) ?? ranking(options)
        let all = ranking.corpus
        BackgroundOptions.note(options.background, all.documents.map(\.language), shared.talk)
        if !ranking.undated.isEmpty {
            let names = ranking.undated.prefix(5).map { all.documents[$0].id }.joined(separator: ", ")
            shared.talk.say(
                "left out \(Talk.counted(ranking.undated.count, "document")) without a date: \(names)"
                    + (ranking.undated.count > 5 ? ", ..." : ""))
        }
        let report = TraceReport(
            ranking, formulations: formulations && format != .trec ? index(all, options) : nil,
            judgements: try judgements(),
            progress: shared.talk.progress("Tracing statements"))
        switch format {
        case .jsonl: try shared.stream { try report.jsonLines(why: why, $0) }
        case .json: try shared.stream { try report.jsonArray(why: why, $0) }
        case .csv: try shared.write(report.table(.csv), format: format)
        case .tsv: try shared.write(report.table(.tsv), format: format)
        case .trec: try shared.write(report.trec(byStatement: level == .statement), format: format)
        default: try shared.write(report.text(shared.style, why: why), format: format)
        }
        try all.exitIfFaulty()
        if exitCode, report.isEmpty { throw ExitCode(ExitStatus.nothingFound) }
    }

    private func ranking(_ options: RankingOptions) throws -> CausalRanking {
        let corpora = try input.read(against.isEmpty ? [paths] : [paths, against], shared)
        let later = corpora[0]
        let all = Corpus(
            documents: corpora.dropFirst().flatMap(\.documents) + later.documents,
            problems: corpora.flatMap(\.problems))
        let firstLater = all.documents.count - later.documents.count
        return try CausalRanking(
            all, tracing: against.isEmpty ? nil : Set(firstLater..<all.documents.count), options: options)
    }

    /// The ranking by the index of a large corpus file, where it can answer.
    private func indexed(_ options: RankingOptions) throws -> CausalRanking? {
        guard against.count == 1, against[0].hasSuffix(".\(CorpusFile.ending)"), !exact, !formulations,
            input.meta == nil, !input.showRemoved, !paths.contains("-")
        else { return nil }
        let file = try CorpusFile(reading: against[0])
        guard try file.mayUseIndex() else { return nil }
        let later = try input.readQuietly([paths], shared)
        guard !later[0].documents.isEmpty, let ranking = try file.ranking(tracing: later[0], options: options) else {
            return nil
        }
        try input.tell(later, shared)
        return ranking
    }

    /// What people judged, of the corpus files that are named.
    private func judgements() throws -> [Judgements] {
        try (paths + against).filter { $0.hasSuffix(".\(CorpusFile.ending)") }.map {
            try CorpusFile(reading: $0).judgements()
        }
    }

    private func index(_ corpus: Corpus, _ ranking: RankingOptions) -> FormulationIndex {
        var options = FormulationOptions()
        (options.background, options.workers) = (ranking.background, ranking.workers)
        options.isWithinDocuments = ranking.includesSameDocument
        return FormulationIndex(FormulationFinder(corpus, options: options))
    }
}

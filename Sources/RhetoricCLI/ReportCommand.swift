import ArgumentParser
import Rhetoric
import RhetoricPages

struct ReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Write a page about a corpus that others can read: what repeats what, formulations, clusters.",
        discussion: """
            The page is one file with all data, styles and script inside. It asks nothing of any network, reads without script \
            too, and prints. Documents without a date are shown, and not traced.

            EXAMPLES:
              rhetoric report archive/ -o report.html
              rhetoric report archive/ --charts figures/ -o report.html
              rhetoric report pages/ --meta dates.csv --title "Valdoria, 2022 to 2025" -o report.html
            """)

    @Argument(help: ArgumentHelp("The corpus.", valueName: "CORPUS"))
    var corpus: [String]

    @Option(help: ArgumentHelp("What the page is headed with (default: the name of the corpus).", valueName: "TEXT"))
    var title: String?

    @Option(
        parsing: .unconditional, help: ArgumentHelp("Earlier uses for each statement, the best first.", valueName: "N"))
    var top = 5

    @Option(
        parsing: .unconditional, help: ArgumentHelp("Formulations that are told, the heaviest first.", valueName: "N"))
    var formulations = 200

    @Option(
        help: ArgumentHelp(
            "Also write the charts to FOLDER: SVG, CSV, and PNG where rsvg-convert is installed.", valueName: "FOLDER"))
    var charts: String?

    @Option(help: "Documents without a date: first (before all others), skip, or error.")
    var undated: UndatedRule = .skip

    @OptionGroup var input: InputOptions
    @OptionGroup var background: BackgroundOptions
    @OptionGroup var shared: SharedOptions

    func validate() throws {
        if corpus.isEmpty { throw ValidationError("report needs a corpus") }
        try SharedOptions.check(top: top)
        guard formulations >= 0 else {
            throw ValidationError("--formulations is \(formulations); give 0 or more")
        }
    }

    func run() throws {
        _ = try shared.format(among: [.html], default: .html, command: "report")
        var options = FindingOptions()
        options.ranking.top = top
        options.ranking.undated = undated
        options.ranking.background = try background.read()
        options.ranking.seed = shared.seed
        options.ranking.workers = shared.workers
        options.formulations = formulations
        options.clusters.seed = shared.seed
        options.clusters.workers = shared.workers
        options.clusters.background = options.ranking.background
        options.title = title ?? corpus.map(PageFile.name).joined(separator: ", ")
        let documents = try input.read(corpus, shared)
        BackgroundOptions.note(options.ranking.background, documents.documents.map(\.language), shared.talk)
        let findings = try CorpusFindings(
            documents, options: options, progress: shared.talk.progress("Tracing statements"))
        if let charts { try ChartFiles(folder: charts, talk: shared.talk).write(ReportCharts(findings).files) }
        try shared.stream { try ReportPage(findings).write($0) }
        try documents.exitIfFaulty()
    }
}

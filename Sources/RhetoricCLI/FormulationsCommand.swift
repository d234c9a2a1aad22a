import ArgumentParser
import Rhetoric
import RhetoricPages

extension FormulationOrder: ExpressibleByArgument {}
extension FormulationHolder: ExpressibleByArgument {}

struct FormulationsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "formulations",
        abstract: "Find the formulas of a corpus, with every variant, its first and last use and its silences.",
        discussion: """
            A formulation is a family of wordings that recur in two documents or more. Its id (f1, f2, ...) is the same \
            for the same corpus, whatever is selected. First and last uses are those of this corpus: a formula may be \
            older.

            EXAMPLES:
              rhetoric formulations archive/
              rhetoric formulations archive/ show f3
              rhetoric formulations archive/ show "considerable time"
              rhetoric formulations archive/ --dropped-since 2025-01-01 --no-designations
              rhetoric formulations archive/ --first-in speech-2021-05-04 --format csv
              rhetoric formulations archive/ --by speaker
              rhetoric formulations archive/ show f3 --html f3.html
            """)

    @Argument(help: ArgumentHelp("The corpus; then show ID, or show WORDS, for one in full.", valueName: "CORPUS"))
    var words: [String]

    @Option(
        parsing: .unconditional, help: ArgumentHelp("Documents that a formulation stands in at least.", valueName: "N"))
    var minDocuments = 2

    @Flag(help: "Also what one document alone repeats.")
    var within = false

    @Option(help: ArgumentHelp("Only those first used in this document.", valueName: "ID"))
    var firstIn: String?

    @Option(help: ArgumentHelp("Only those not used from this day on (2024, 2024-05, 2024-05-08).", valueName: "DATE"))
    var droppedSince: String?

    @Option(
        help: ArgumentHelp(
            "Wordings that are one formula: a line for each formula, tabs between its wordings.", valueName: "FILE"))
    var variants: String?

    @Option(help: "Who repeats whom instead: by speaker or source.")
    var by: FormulationHolder?

    @Flag(help: "Leave out what is mostly names: offices, places, organisations.")
    var noDesignations = false

    @Option(help: "Order: weight, uses, first, last or silence.")
    var sort: FormulationOrder = .weight

    @Option(parsing: .unconditional, help: ArgumentHelp("So many at most (default: all).", valueName: "N"))
    var top: Int?

    @Option(help: ArgumentHelp("Write a page to FILE, in place of other results.", valueName: "FILE"))
    var html: String?

    @Flag(help: "Exit with 1 when there is none.")
    var exitCode = false

    @OptionGroup var meta: InputOptions
    @OptionGroup var background: BackgroundOptions
    @OptionGroup var shared: SharedOptions

    /// The paths, and the id behind "show".
    private var parts: (paths: [String], id: String?) {
        guard words.count >= 3, words[words.count - 2] == "show" else { return (words, nil) }
        return (words.dropLast(2), words[words.count - 1])
    }

    func validate() throws {
        guard minDocuments >= 2 else {
            throw ValidationError(
                "--min-documents is \(minDocuments); give 2 or more (--within finds what one document repeats)")
        }
        try SharedOptions.check(top: top)
        try PageFile.check(html, shared)
        if html != nil, by != nil { throw ValidationError("--html does not go with --by; leave one out") }
        if parts.id != nil, by != nil {
            throw ValidationError("--by tells of the whole corpus; leave show \(parts.id!) out")
        }
    }

    func run() throws {
        let format = try shared.format(among: [.text, .jsonl, .json, .csv, .tsv], command: "formulations")
        var options = FormulationOptions()
        options.leastDocuments = minDocuments
        options.isWithinDocuments = within
        options.variants = try variants.map(Self.declared) ?? DeclaredVariants()
        options.background = try background.read()
        options.workers = shared.workers
        var selection = FormulationSelection()
        selection.droppedSince = try droppedSince.map { try DayOption.days($0, of: "--dropped-since").lowerBound }
        (selection.firstIn, selection.hidesDesignations) = (firstIn, noDesignations)
        (selection.order, selection.top) = (sort, top)
        let finder = try kept(selection) ?? found(options)
        let corpus = finder.corpus
        if let by {
            let report = EchoReport(finder, by: by)
            try shared.write(format, records: report.records, table: report.table, text: report.text)
            try finish(corpus, isEmpty: report.isEmpty)
            return
        }
        if let id = parts.id {
            guard let formulation = finder[id] ?? finder.formulation(of: id) else {
                throw Problem(
                    .usage, at: "show \(id)", "the corpus has no such formulation, nor these words in a row",
                    wayOut: finder.formulations.isEmpty
                        ? "it has none" : "it has f1 to f\(finder.formulations.count)")
            }
            if let html {
                let label = formulation.label(in: corpus)
                try PageFile(html).write(FamilyPage(finder, [formulation], title: label).write)
                return try finish(corpus, isEmpty: false)
            }
            let report = FormulationsReport(finder, of: formulation)
            try shared.write(format, records: report.records, table: report.table, text: report.fullText)
            return try finish(corpus, isEmpty: false)
        }
        if let html {
            let chosen = selection.chosen(from: finder)
            let title = "Formulations of " + parts.paths.map(PageFile.name).joined(separator: ", ")
            try PageFile(html).write(FamilyPage(finder, chosen, title: title).write)
            return try finish(corpus, isEmpty: chosen.isEmpty)
        }
        let report = FormulationsReport(finder, selection)
        try shared.write(format, records: report.records, table: report.table, text: report.text)
        try finish(corpus, isEmpty: report.isEmpty)
    }

    /// Those that a corpus file keeps, where it keeps what is asked for.
    private func kept(_ selection: FormulationSelection) throws -> FormulationFinder? {
        guard parts.paths.count == 1, parts.paths[0].hasSuffix(".\(CorpusFile.ending)"), minDocuments == 2, !within,
            variants == nil, by == nil, background.background == nil, meta.meta == nil, !meta.showRemoved
        else { return nil }
        let file = try CorpusFile(reading: parts.paths[0])
        let kept = try file.keptFormulations()
        if kept.areThere, !kept.areCurrent {
            shared.talk.say(
                "the formulations that \(parts.paths[0]) keeps are of an earlier state of it; the whole is read. "
                    + "rhetoric index \(parts.paths[0]) --formulations finds them anew")
        }
        guard kept.areCurrent else { return nil }
        guard let finder = try file.formulations(selection, id: parts.id),
            parts.id.map({ finder[$0] != nil }) ?? true
        else { return nil }
        try check(finder.corpus)
        BackgroundOptions.note(.embedded, finder.corpus.documents.map(\.language), shared.talk)
        return finder
    }

    private func found(_ options: FormulationOptions) throws -> FormulationFinder {
        let corpus = try meta.read(parts.paths, shared)
        try check(corpus)
        BackgroundOptions.note(options.background, corpus.documents.map(\.language), shared.talk)
        return FormulationFinder(corpus, options: options)
    }

    private func check(_ corpus: Corpus) throws {
        guard let firstIn, !corpus.documents.contains(where: { $0.id == firstIn }) else { return }
        throw Problem(
            .usage, at: "--first-in \(firstIn)", "the corpus has no such document",
            wayOut: "give the id of one: \(corpus.documents.prefix(3).map(\.id).joined(separator: ", "))")
    }

    /// Empty lines and those that begin with "#" are passed over.
    private static func declared(_ path: String) throws -> DeclaredVariants {
        let file = try TextFile(path: path)
        return DeclaredVariants(
            try file.lines.enumerated().filter { !$1.isEmpty && !$1.hasPrefix("#") }.map { number, line in
                let wordings = line.split(separator: "\t").map(String.init)
                guard wordings.count > 1 else {
                    throw Problem(
                        .badData, at: "\(file.place):\(number + 1)", "the line has one wording, \"\(line.prefix(60))\"",
                        wayOut: "put a tab between the wordings of one formula")
                }
                return wordings
            })
    }

    private func finish(_ corpus: Corpus, isEmpty: Bool) throws {
        try corpus.exitIfFaulty()
        if exitCode, isEmpty { throw ExitCode(ExitStatus.nothingFound) }
    }
}

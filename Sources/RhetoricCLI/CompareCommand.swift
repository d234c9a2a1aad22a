import ArgumentParser
import Rhetoric
import RhetoricPages

extension CompareView: ExpressibleByArgument {}
extension CompareSelection: ExpressibleByArgument {}

struct CompareCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare",
        abstract: "Compare two documents: what the later one repeats, what is new, what was dropped.",
        discussion: """
            The order of the two is the one they are given in. A passage is a stretch of 150 characters or more that \
            both have, in the same words or in others, in any order; --only passages finds nothing else, and does \
            hundreds of pairs a second.

            EXAMPLES:
              rhetoric compare june.txt december.txt
              rhetoric compare june.txt december.txt --view redline
              rhetoric compare june.txt december.txt --only dropped --format csv
              rhetoric compare june.txt december.txt --only passages
              rhetoric compare june.txt december.txt --html comparison.html
              rhetoric compare --pairs pairs.tsv --corpus speeches.jsonl --format jsonl
            """)

    @Argument(help: ArgumentHelp("The earlier document, then the later one.", valueName: "EARLIER LATER"))
    var paths: [String] = []

    @Option(help: "How text output looks: list, side or redline.")
    var view: CompareView = .list

    @Option(
        help: ArgumentHelp("Only these findings: passages, repeats, new, dropped (with commas).", valueName: "KINDS"))
    var only: String?

    @Option(help: ArgumentHelp("Compare many pairs: lines of later-id TAB earlier-id.", valueName: "FILE"))
    var pairs: String?

    @Option(help: ArgumentHelp("The documents that --pairs names.", valueName: "CORPUS"))
    var corpus: [String] = []

    @Option(help: ArgumentHelp("Write a page to FILE, in place of other results.", valueName: "FILE"))
    var html: String?

    @Flag(help: "Exit with 1 when nothing is repeated.")
    var exitCode = false

    @OptionGroup var input: InputOptions
    @OptionGroup var background: BackgroundOptions
    @OptionGroup var shared: SharedOptions

    func validate() throws {
        try PageFile.check(html, shared)
        if html != nil, pairs != nil || only != nil {
            throw ValidationError(
                "--html is a page of two documents, whole; leave \(pairs == nil ? "--only" : "--pairs") out")
        }
        if pairs != nil {
            guard !corpus.isEmpty, paths.isEmpty else {
                throw ValidationError("--pairs takes its documents from --corpus CORPUS, and no other arguments")
            }
        } else {
            guard corpus.isEmpty else { throw ValidationError("--corpus goes with --pairs FILE") }
            guard paths.count == 2 else {
                throw ValidationError(
                    "compare takes two documents, EARLIER and LATER; \(paths.count) given"
                        + (paths.count > 2 ? " (many pairs: --pairs FILE --corpus CORPUS)" : ""))
            }
        }
        _ = try selection()
    }

    func run() throws {
        let format = try shared.format(among: [.text, .jsonl, .json, .csv, .tsv], command: "compare")
        let background = try background.read()
        if let pairs { return try runPairs(pairs, background, format) }
        let documents = try input.read(paths, shared)
        guard documents.documents.count == 2 else {
            try documents.exitIfFaulty()
            throw Problem(
                .usage, at: paths.joined(separator: " "),
                "compare takes two documents, and \(Talk.counted(documents.documents.count, "document")) could be read",
                wayOut: "name two files with one text each")
        }
        BackgroundOptions.note(background, documents.documents.map(\.language), shared.talk)
        let (earlier, later) = (documents.documents[0], documents.documents[1])
        if let first = earlier.date, let second = later.date, second.last < first.first {
            shared.talk.say(
                "\(earlier.id) is dated \(first), after \(later.id) (\(second)); compared in the order given")
        }
        if let html {
            let comparison = try DocumentComparison(
                earlier: earlier, later: later, background: background, seed: shared.seed, workers: shared.workers)
            try PageFile(html).write(ComparisonPage(comparison).write)
            try exitIfFaulty([documents.worstExitCode])
            if exitCode, CompareReport(comparison).hasNoRepeat { throw ExitCode(ExitStatus.nothingFound) }
            return
        }
        try tell(documents, [(earlier: 0, later: 1)], background, format, codes: [documents.worstExitCode])
    }

    private func runPairs(_ path: String, _ background: Background?, _ format: OutputFormat) throws {
        let documents = try input.read(corpus, shared)
        BackgroundOptions.note(background, documents.documents.map(\.language), shared.talk)
        let (pairs, isWhole) = try known(PairsFile(path, shared.talk).ids(), among: documents)
        try tell(
            documents, pairs, background, format,
            codes: [documents.worstExitCode, isWhole ? nil : Problem.Kind.badData.exitCode])
    }

    /// Compares the pairs, looking for nothing that was not asked for.
    private func tell(
        _ documents: Corpus, _ pairs: [(earlier: Int, later: Int)], _ background: Background?, _ format: OutputFormat,
        codes: [Int32?]
    ) throws {
        let only = try selection()
        let finder =
            only.isEmpty || only.contains(.passages)
            ? PassageFinder(documents, background: background, workers: shared.workers) : nil
        let passages = finder.map { finder in
            finder.passages(of: pairs, progress: pairs.count > 1 ? shared.talk.progress("Looking for passages") : nil)
        }
        let told = finder.map(PassageReport.init)
        if let told, let passages, only.allSatisfy({ $0 == .passages }), !only.isEmpty {
            let report = told.of(passages.flatMap { $0 })
            try shared.write(
                format, records: report.records(workers: shared.workers),
                table: { CompareReport.tableHead($0) + report.tableRows($0) }, text: report.text)
            try exitIfFaulty(codes)
            if exitCode, report.count == 0 { throw ExitCode(ExitStatus.nothingFound) }
            return
        }
        let progress = pairs.count > 1 ? shared.talk.progress("Comparing pairs") : nil
        let reports = try pairs.enumerated().map { number, pair in
            defer { progress?(number + 1, pairs.count) }
            let comparison = try DocumentComparison(
                earlier: documents.documents[pair.earlier], later: documents.documents[pair.later],
                background: background, seed: shared.seed, workers: shared.workers)
            return CompareReport(comparison, passages: told?.of(passages![number]), only: only)
        }
        try shared.write(
            format, records: reports.flatMap(\.records),
            table: { form in CompareReport.tableHead(form) + reports.map { $0.tableRows(form) }.joined() },
            text: { style in reports.map { $0.text(view, style) }.joined(separator: "\n") })
        try exitIfFaulty(codes)
        if exitCode, reports.allSatisfy(\.hasNoRepeat) { throw ExitCode(ExitStatus.nothingFound) }
    }

    /// The pairs by the places of their documents; those of unknown documents are said and passed over.
    private func known(
        _ named: (pairs: [PairsFile.Pair], isWhole: Bool), among documents: Corpus
    ) -> (pairs: [(earlier: Int, later: Int)], isWhole: Bool) {
        var places: [String: Int] = [:]
        for (place, document) in documents.documents.enumerated() where places[document.id] == nil {
            places[document.id] = place
        }
        var isWhole = named.isWhole
        let pairs = named.pairs.compactMap { pair -> (earlier: Int, later: Int)? in
            if let later = places[pair.first], let earlier = places[pair.second] { return (earlier, later) }
            let absent = places[pair.first] == nil ? pair.first : pair.second
            Talk.complain("\(pair.place): there is no document \"\(absent)\" in the corpus; the pair is passed over")
            isWhole = false
            return nil
        }
        return (pairs, isWhole)
    }

    private func selection() throws -> [CompareSelection] {
        try (only ?? "").split(separator: ",").map { name in
            guard let kind = CompareSelection(rawValue: String(name)) else {
                throw ValidationError(
                    "--only does not know \"\(name)\"; it takes passages, repeats, new, dropped, with commas between")
            }
            return kind
        }
    }
}

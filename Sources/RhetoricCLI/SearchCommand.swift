import ArgumentParser
import Rhetoric

struct SearchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "search",
        abstract: "Search a corpus by words and by meaning.",
        discussion: """
            Documents are ranked, each with the statements that answer best; --level statement ranks statements.

            EXAMPLES:
              rhetoric search archive/ "trade reached a record"
              rhetoric search archive/ "for a considerable period" --exact
              rhetoric search table.jsonl --queries queries.jsonl --format trec
              rhetoric search archive/ "price stability" --from 2020 --to 2021-06 --speaker Governor
            """)

    @Argument(help: ArgumentHelp("The corpus.", valueName: "CORPUS"))
    var corpus: String

    @Argument(help: ArgumentHelp("What to look for.", valueName: "TEXT"))
    var query: String?

    @Option(help: ArgumentHelp("JSON lines with id and text, a query a line.", valueName: "FILE"))
    var queries: String?

    @Option(help: "What is ranked: document or statement.")
    var level: ItemLevel = .document

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Results for each query (default 10, with --format trec 1000).", valueName: "N"))
    var top: Int?

    @Flag(help: "Only these words in this order (case, quotes, hyphens and spaces apart).")
    var exact = false

    @Option(help: ArgumentHelp("Only documents that may date from this day or later.", valueName: "DATE"))
    var from: String?

    @Option(help: ArgumentHelp("Only documents that may date from this day or earlier.", valueName: "DATE"))
    var to: String?

    @Option(help: ArgumentHelp("Only what this speaker says (words of the name).", valueName: "NAME"))
    var speaker: String?

    @OptionGroup var input: InputOptions
    @OptionGroup var background: BackgroundOptions
    @OptionGroup var shared: SharedOptions

    func validate() throws {
        if (query == nil) == (queries == nil) {
            throw ValidationError("search takes either TEXT or --queries FILE")
        }
        try SharedOptions.check(top: top)
        if let query, query.allSatisfy(\.isWhitespace) {
            throw ValidationError("TEXT is empty; give words to look for")
        }
    }

    func run() throws {
        let format = try shared.format(among: [.text, .jsonl, .json, .csv, .tsv, .trec], command: "search")
        let filter = try filter()
        let known = try background.read()
        let (asked, faultOfQueries) = try readQueries()
        let most = top ?? (format == .trec ? 1000 : 10)
        let (documents, hits) = try indexed(asked, most, filter, known) ?? read(asked, most, filter, known)
        let report = SearchReport(documents, level: level, zip(asked, hits).map { (query: $0, hits: $1) })
        if format == .trec {
            try shared.write(report.trec, format: format)
        } else {
            try shared.write(format, records: report.records, table: report.table, text: report.text)
        }
        try exitIfFaulty([documents.worstExitCode, faultOfQueries])
        if report.isEmpty { throw ExitCode(ExitStatus.nothingFound) }
    }

    /// The answers of a large corpus file by its index, where it can give them.
    private func indexed(
        _ asked: [SearchQuery], _ most: Int, _ filter: SearchFilter, _ known: Background?
    ) throws -> (Corpus, [[Hit]])? {
        guard corpus.hasSuffix(".\(CorpusFile.ending)"), level == .document, !exact, input.meta == nil,
            !input.showRemoved
        else { return nil }
        let stored = try CorpusFile(reading: corpus).hits(
            for: asked.map(\.text), top: most, filter: filter, background: known, workers: shared.workers)
        guard let stored else { return nil }
        BackgroundOptions.note(known, stored.languages, shared.talk)
        return (stored.corpus, stored.hits)
    }

    /// The answers of a corpus that is read whole.
    private func read(
        _ asked: [SearchQuery], _ most: Int, _ filter: SearchFilter, _ known: Background?
    ) throws -> (Corpus, [[Hit]]) {
        let documents = try input.read([corpus], shared)
        BackgroundOptions.note(known, documents.documents.map(\.language), shared.talk)
        let search = try CorpusSearch(
            documents, level: level, filter: filter, background: known, isExact: exact, seed: shared.seed,
            workers: shared.workers)
        let progress = shared.talk.progress("Searching")
        let hits = asked.enumerated().map { number, query in
            defer { progress(number + 1, asked.count) }
            return exact ? search.exactHits(for: query.text, top: most) : search.hits(for: query.text, top: most)
        }
        return (documents, hits)
    }

    private func filter() throws -> SearchFilter {
        let first = try from.map { try DayOption.days($0, of: "--from").lowerBound }
        let last = try to.map { try DayOption.days($0, of: "--to").upperBound }
        if let from, let to, let first, let last, last < first {
            throw ValidationError("--from \(from) lies after --to \(to); no document can date from between them")
        }
        return SearchFilter(from: first, to: last, speaker: speaker)
    }

    /// The queries, and the exit code of the gravest fault among them: the others are answered.
    private func readQueries() throws -> (queries: [SearchQuery], fault: Int32?) {
        guard let queries else { return ([SearchQuery(id: "1", text: query ?? "")], nil) }
        let corpus = CorpusReader(options: .init(workers: shared.workers)).read([queries])
        for problem in corpus.problems where problem.kind != .notice { Talk.complain(problem.description) }
        if corpus.documents.isEmpty { throw ExitCode(corpus.worstExitCode ?? Problem.Kind.badData.exitCode) }
        let asked = corpus.documents.map {
            SearchQuery(id: $0.id, text: String(decoding: $0.text.utf8, as: UTF8.self))
        }
        return (asked, corpus.worstExitCode)
    }
}

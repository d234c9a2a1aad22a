import ArgumentParser
import Rhetoric

struct MetaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "meta",
        abstract: "See and correct the dates, speakers, sources and titles in a corpus file.",
        discussion: """
            What is set goes before what a source says of itself, also in a later revision of it. Every change can be \
            taken back.

            EXAMPLES:
              rhetoric meta ls desk.rhet --review
              rhetoric meta set desk.rhet reply-to-brandis --date 2024-06 --speaker "Leona Strand"
              rhetoric meta import desk.rhet dates.csv
              rhetoric meta export desk.rhet -o dates.csv
              rhetoric meta confirm desk.rhet reply-to-brandis
              rhetoric meta retire desk.rhet reply-to-brandis
              rhetoric meta undo desk.rhet
            """,
        subcommands: [
            MetaListCommand.self, MetaSetCommand.self, MetaImportCommand.self, MetaExportCommand.self,
            MetaConfirmCommand.self, MetaRetireCommand.self, MetaUndoCommand.self, MetaLogCommand.self,
        ])
}

struct MetaListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ls", abstract: "List the documents, with their metadata and what is to be reviewed.")

    @Argument(help: ArgumentHelp("The corpus file.", valueName: "FILE"))
    var file: String

    @Argument(help: ArgumentHelp("Only these documents.", valueName: "ID"))
    var ids: [String] = []

    @Flag(help: "Only documents with something to review.")
    var review = false

    @Flag(help: "Old revisions and retired documents too.")
    var revisions = false

    @OptionGroup var shared: SharedOptions

    func run() throws {
        let format = try shared.format(among: [.text, .jsonl, .json, .csv, .tsv], command: "meta ls")
        var selection = CorpusFile.Selection()
        (selection.ids, selection.isToReview, selection.hasOldRevisions) = (ids, review, revisions)
        let documents = try CorpusFile(reading: file).documents(selection)
        let report = MetadataReport(documents)
        try shared.write(format, records: report.records, table: report.table, text: report.text)
        if documents.isEmpty {
            shared.talk.say("\(file): " + (review ? "nothing to review" : "holds no document"))
        }
    }
}

struct MetaSetCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "set", abstract: "Set fields of documents.",
        discussion: """
            An empty value ("") says that what the source gives is wrong and nothing is to stand in its place.
            """)

    @Argument(help: ArgumentHelp("The corpus file.", valueName: "FILE"))
    var file: String

    @Argument(help: ArgumentHelp("The documents.", valueName: "ID"))
    var ids: [String]

    @Option(help: ArgumentHelp("YYYY-MM-DD, YYYY-MM, YYYY, or two days with / between.", valueName: "DATE"))
    var date: String?

    @Option(help: "Who says all of the text.")
    var speaker: String?

    @Option(help: "Who published it.")
    var source: String?

    @Option(help: "Its title.")
    var title: String?

    @Option(help: ArgumentHelp("ISO 639-1.", valueName: "CODE"))
    var language: String?

    @OptionGroup var shared: SharedOptions

    func validate() throws {
        if ids.isEmpty { throw ValidationError("meta set needs the id of a document") }
        if values.isEmpty {
            throw ValidationError("meta set needs something to set: --date, --speaker, --source, --title or --language")
        }
    }

    private var values: [String: String] {
        ["date": date, "speaker": speaker, "source": source, "title": title, "language": language]
            .compactMapValues(\.self)
    }

    func run() throws {
        let changed = try MetadataChange.made(in: file, shared.workers) { try $0.set(values, of: ids) }
        shared.talk.say("\(file): \(Talk.counted(changed.count, "document")) changed")
    }
}

struct MetaImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Take over a table of dates, speakers, sources and titles, by id or file.")

    @Argument(help: ArgumentHelp("The corpus file.", valueName: "FILE"))
    var file: String

    @Argument(help: ArgumentHelp("A .csv, .tsv or .jsonl table with an id or a file column.", valueName: "TABLE"))
    var table: String

    @OptionGroup var shared: SharedOptions

    func run() throws {
        let (changed, problems) = try MetadataChange.made(in: file, shared.workers) { try $0.importing(table) }
        for problem in problems {
            if problem.kind == .notice {
                shared.talk.say(problem.description)
            } else {
                Talk.complain(problem.description)
            }
        }
        shared.talk.say("\(file): \(Talk.counted(changed, "document")) changed")
        try exitIfFaulty(problems.map { $0.kind == .notice ? nil : $0.kind.exitCode })
    }
}

struct MetaExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Print the metadata as a table that import and --meta take.")

    @Argument(help: ArgumentHelp("The corpus file.", valueName: "FILE"))
    var file: String

    @OptionGroup var shared: SharedOptions

    func run() throws {
        let asked = shared.format == nil && !shared.isJSON ? OutputFormat.csv : nil
        let format = try asked ?? shared.format(among: [.csv, .tsv], command: "meta export")
        let report = MetadataReport(try CorpusFile(reading: file).documents())
        try shared.write(report.table(format == .tsv ? .tsv : .csv), format: format)
    }
}

struct MetaConfirmCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "confirm", abstract: "Put down that what was to be reviewed is right as it is.")

    @Argument(help: ArgumentHelp("The corpus file.", valueName: "FILE"))
    var file: String

    @Argument(help: ArgumentHelp("The documents.", valueName: "ID"))
    var ids: [String]

    @Option(help: "Only this: date or copy.")
    var field: String?

    @OptionGroup var shared: SharedOptions

    func validate() throws {
        if let field, !["date", "copy"].contains(field) {
            throw ValidationError("--field is \"\(field)\"; give date or copy")
        }
    }

    func run() throws {
        let confirmed = try MetadataChange.made(in: file, shared.workers) { try $0.confirm(ids, field: field) }
        shared.talk.say("\(file): \(Talk.counted(confirmed.count, "document")) confirmed")
    }
}

struct MetaRetireCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retire", abstract: "Leave documents out from now on; their texts stay, for verify.")

    @Argument(help: ArgumentHelp("The corpus file.", valueName: "FILE"))
    var file: String

    @Argument(help: ArgumentHelp("The documents.", valueName: "ID"))
    var ids: [String]

    @OptionGroup var shared: SharedOptions

    func run() throws {
        try MetadataChange.made(in: file, shared.workers) { try $0.retire(ids) }
        shared.talk.say("\(file): \(Talk.counted(ids.count, "document")) left out from now on")
    }
}

struct MetaUndoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "undo", abstract: "Take back the last change of metadata; again, the one before it.")

    @Argument(help: ArgumentHelp("The corpus file.", valueName: "FILE"))
    var file: String

    @OptionGroup var shared: SharedOptions

    func run() throws {
        guard let undone = try MetadataChange.made(in: file, shared.workers, { try $0.undo() }) else {
            shared.talk.say("\(file): there is nothing to take back")
            throw ExitCode(ExitStatus.nothingFound)
        }
        shared.talk.say("\(file): took back change \(undone.number) of \(undone.madeAt): \(undone.command)")
    }
}

struct MetaLogCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "log", abstract: "List the runs that wrote to a corpus file.")

    @Argument(help: ArgumentHelp("The corpus file.", valueName: "FILE"))
    var file: String

    @OptionGroup var shared: SharedOptions

    func run() throws {
        let format = try shared.format(among: [.text, .jsonl, .json, .csv, .tsv], command: "meta log")
        let changes = try CorpusFile(reading: file).changes()
        try shared.write(
            format, records: ChangeReport.records(changes), table: { ChangeReport.table(changes, $0) },
            text: { _ in ChangeReport.text(changes) })
    }
}

extension MetadataChange {
    /// Makes a change, and indexes again what it divided anew.
    fileprivate static func made<Result>(
        in path: String, _ workers: Workers, _ make: (MetadataChange) throws -> Result
    ) throws -> Result {
        let file = try CorpusFile(existing: path)
        let result = try make(MetadataChange(file, command: ChangeNote.command, madeAt: ChangeNote.time))
        try file.index(workers: workers)
        file.settle()
        return result
    }
}

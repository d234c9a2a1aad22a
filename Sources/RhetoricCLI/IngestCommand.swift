import ArgumentParser
import Foundation
import Rhetoric

struct IngestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ingest",
        abstract: "Read texts, pages and tables into a corpus file, once.",
        discussion: """
            What is in the file already is recognised by its content and left alone, so the same call can be repeated \
            every day, and after an interruption. A changed text becomes a new revision; the old one stays in the file. \
            Every other command takes the file as a CORPUS.

            EXAMPLES:
              rhetoric ingest archive/ -o desk.rhet
              rhetoric ingest speeches.csv pages/ -o desk.rhet --meta dates.csv
              rhetoric ingest scans/ -o desk.rhet --name-pattern "{date}_{source}_{id}"
              rhetoric ingest archive/ -o desk.rhet --dry-run
              rhetoric trace briefing.txt --against desk.rhet
            """)

    @Argument(help: ArgumentHelp("Texts, pages, tables, and folders of them.", valueName: "PATH"))
    var paths: [String]

    @Flag(help: "Say what would be ingested, and write nothing.")
    var dryRun = false

    @OptionGroup var input: InputOptions
    @OptionGroup var shared: SharedOptions

    func validate() throws {
        if paths.isEmpty { throw ValidationError("ingest needs files or folders to read") }
        guard let output = shared.output else {
            throw ValidationError("ingest needs a corpus file to write to: -o FILE.rhet")
        }
        guard output.hasSuffix(".\(CorpusFile.ending)") else {
            throw ValidationError("the corpus file is \"\(output)\"; give it a name that ends in .\(CorpusFile.ending)")
        }
        if input.showRemoved {
            throw ValidationError("--show-removed goes with export and the other commands that read")
        }
    }

    func run() throws {
        let format = try shared.format(among: [.text, .jsonl], command: "ingest")
        let path = shared.output!
        let isNew = !FileManager.default.fileExists(atPath: path)
        var options = Ingestion.Options()
        (options.language, options.workers, options.isDryRun) = (input.statedLanguage, shared.workers, dryRun)
        options.names = try input.names
        options.metadata = input.meta
        options.command = ChangeNote.command
        options.madeAt = ChangeNote.time
        let file =
            dryRun
            ? (FileManager.default.fileExists(atPath: path) ? try CorpusFile(reading: path) : nil)
            : try CorpusFile(writing: path)
        var report = IngestReport(path: path, isDryRun: dryRun)
        let output = Output(path: nil, isPaged: false)
        var problems = try Ingestion(options: options).run(
            paths, into: file, progress: shared.talk.byteProgress("Ingesting")
        ) { document in
            report.add(document)
            if format == .jsonl { try output.write(IngestReport.record(document).line + "\n") }
        }
        if let meta = input.meta, !dryRun, let file {
            problems += try MetadataChange(file, command: options.command, madeAt: options.madeAt)
                .importing(meta, overHandSet: false).problems
        }
        if !dryRun { try file?.index(workers: shared.workers, progress: shared.talk.progress("Indexing documents")) }
        if !dryRun { file?.settle() }
        // Where nothing could be read, nothing is left behind.
        // Unless another run has filled it meanwhile.
        if isNew, !dryRun, report.isEmpty, try file?.documents().isEmpty ?? false {
            try? FileManager.default.removeItem(atPath: path)
        }
        for problem in problems {
            if problem.kind == .notice {
                shared.talk.say(problem.description)
            } else {
                Talk.complain(problem.description)
            }
        }
        if let file, !dryRun {
            var selection = CorpusFile.Selection()
            selection.isToReview = true
            report.review(try file.documents(selection))
        }
        if format == .text, !report.isEmpty { try output.write(report.text(shared.style)) }
        try exitIfFaulty(problems.map { $0.kind == .notice ? nil : $0.kind.exitCode })
    }
}

/// What is kept in a corpus file of the run that changes it.
enum ChangeNote {
    /// The command line, so that a shell reads it as it was given.
    static var command: String { (["rhetoric"] + CommandLine.arguments.dropFirst().map(quoted)).joined(separator: " ") }

    private static func quoted(_ argument: String) -> String {
        let isPlain = !argument.isEmpty && argument.utf8.allSatisfy { $0 > 0x7F || plain.contains($0) }
        return isPlain ? argument : "'" + argument.replacing("'", with: "'\\''") + "'"
    }

    private static let plain = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./:=,+@%".utf8)

    /// Now, or the second that SOURCE_DATE_EPOCH gives, for those who want the same bytes again.
    static var time: String {
        let fixed = Environment["SOURCE_DATE_EPOCH"].flatMap { TimeInterval($0) }
        return (fixed.map { Date(timeIntervalSince1970: $0) } ?? Date()).formatted(.iso8601)
    }
}

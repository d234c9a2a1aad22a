import ArgumentParser
import Rhetoric

struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract:
            "Print what was read: documents with their dates, or statements with their places; or write their matrix or vectors.",
        discussion: """
            EXAMPLES:
              rhetoric export archive/ --statements --format jsonl
              rhetoric export archive/ --format csv -o documents.csv
              rhetoric export archive/ --format tei -o archive.xml
              rhetoric export desk.rhet --judgements -o gold.jsonl
              rhetoric export archive/ --matrix archive.npz --level statement --weighting tf-idf
            """)

    @Argument(help: ArgumentHelp("The corpus.", valueName: "CORPUS"))
    var corpus: [String]

    @Flag(help: "Statements (every stretch of every document, also what is left out of rankings).")
    var statements = false

    @Flag(help: "Documents (the default).")
    var documents = false

    @Flag(help: "What people judged of pairs (of corpus files; rhetoric judge).")
    var judgements = false

    @OptionGroup var matrix: MatrixOptions
    @OptionGroup var input: InputOptions
    @OptionGroup var shared: SharedOptions

    func validate() throws {
        if judgements, statements || documents || matrix.matrix != nil {
            throw ValidationError("--judgements goes without --statements, --documents and --matrix")
        }
        guard matrix.matrix != nil,
            statements || documents || shared.output != nil || shared.format != nil || shared.isJSON
        else { return }
        throw ValidationError("--matrix writes files of its own, without --statements, --documents, --format or -o")
    }

    func run() throws {
        if let path = matrix.matrix {
            let read = try input.read(corpus, shared)
            try matrix.write(read, to: path, seed: shared.seed, talk: shared.talk)
            return try read.exitIfFaulty()
        }
        if judgements { return try tellJudgements() }
        let asked = shared.format == nil && !shared.isJSON ? OutputFormat.jsonl : nil
        let format = try asked ?? shared.format(among: [.jsonl, .json, .csv, .tsv, .tei], command: "export")
        let read = try input.read(corpus, shared)
        if format == .tei {
            try shared.stream { try EditionReport.write(read, to: $0) }
            return try read.exitIfFaulty()
        }
        let records =
            (documents || !statements ? ExportReport.documents(read) : [])
            + (statements ? ExportReport.statements(read) : [])
        let text: String =
            switch format {
            case .json: JSONValue.array(records).line + "\n"
            case .csv, .tsv: try table(records, format)
            default: records.map { $0.line + "\n" }.joined()
            }
        try shared.write(text, format: format)
        try read.exitIfFaulty()
    }

    private func tellJudgements() throws {
        let asked = shared.format == nil && !shared.isJSON ? OutputFormat.jsonl : nil
        let format = try asked ?? shared.format(among: [.jsonl, .json, .csv, .tsv], command: "export --judgements")
        let records = try corpus.flatMap { path in
            guard path.hasSuffix(".\(CorpusFile.ending)") else {
                throw Problem(
                    .usage, at: path, "is no corpus file, and holds no judgements",
                    wayOut: "rhetoric ingest \(path) -o FILE.rhet makes one")
            }
            return JudgementReport.records(try CorpusFile(reading: path).judgements())
        }
        try shared.write(
            format, records: records, table: { ExportReport.table(records, $0) }, text: { _ in "" })
    }

    private func table(_ records: [JSONValue], _ format: OutputFormat) throws -> String {
        guard !(documents && statements) else {
            throw ValidationError("a table holds documents or statements, not both; use --format jsonl")
        }
        return ExportReport.table(records, format == .csv ? .csv : .tsv)
    }
}

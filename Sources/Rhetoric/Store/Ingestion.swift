// From what the user names to a corpus file: file by file, batch by batch, each batch in one transaction, so that a run
// that is killed can be started again and goes on where it was. What is there already is recognised by its content.

import GRDB
import Glibc

/// What became of one document.
public struct IngestedDocument: Sendable, Equatable {
    public enum Outcome: String, Sendable, CaseIterable {
        /// Was not there.
        case new
        /// Is there already, with the same text and the same metadata.
        case unchanged
        /// Has another text than before: a new revision, and the old one stays.
        case revised
        /// Has the text that it had, and other metadata.
        case updated
    }

    public let outcome: Outcome
    public let id: String
    public let place: String
    public let revision: Int
    /// Why a person should look at it, by field; empty where nothing is to be looked at.
    public let review: [(field: String, reason: String)]

    public static func == (a: IngestedDocument, b: IngestedDocument) -> Bool {
        (a.outcome, a.id, a.place, a.revision) == (b.outcome, b.id, b.place, b.revision)
            && a.review.elementsEqual(b.review) { $0 == $1 }
    }
}

/// Ingests files, folders and tables into a corpus file.
public struct Ingestion: Sendable {
    public struct Options: Sendable {
        /// The language of documents that do not tell theirs; nil goes by their script.
        public var language: Language?
        /// The path of a side file of metadata, which is no source where a folder holds it.
        public var metadata: String?
        /// What the names of files tell.
        public var names: NamePattern?
        public var workers = Workers.all
        /// Puts down nothing, and tells what would be.
        public var isDryRun = false
        /// As it is kept in the file with what the run changes.
        public var command = "ingest"
        public var madeAt = ""

        public init() {}
    }

    /// Bytes read, and bytes of all files.
    public typealias Progress = @Sendable (_ done: Int, _ total: Int) -> Void

    /// Files are read, and documents written, so many bytes at a time.
    private static let batchBytes = 8 << 20
    private static let batchDocuments = 512

    private let options: Options

    public init(options: Options = Options()) { self.options = options }

    /// Ingests what the paths name. Memory: a batch of 8 MB of text and what is made of it, or the largest file.
    ///
    /// - Parameters:
    ///   - file: where to; nil for a dry run into a file that is not there.
    ///   - report: called for each document after its batch was written.
    /// - Returns: the faults of single files; the others were read.
    /// - Throws: what keeps the file from being written; what was reported before is in it.
    public func run(
        _ paths: [String], into file: CorpusFile?, progress: Progress? = nil,
        report: (IngestedDocument) throws -> Void
    ) throws -> [Problem] {
        let listing = InputListing(paths, excluding: options.metadata)
        var problems = listing.problems
        let names = Self.settledIDs(of: listing.files)
        let sizes = listing.files.map(Self.size)
        let total = sizes.reduce(0, +)
        var batch = IngestBatch(options: options, file: file)
        var done = 0
        for group in Self.groups(sizes) {
            let files = Array(listing.files[group])
            let readings = options.workers.map(parts: files.count) { FileReading(of: files[$0], keepingRaw: true) }
            for (file, reading) in zip(files, readings) {
                problems += reading.problems
                var drafts = reading.drafts
                problems += options.names?.apply(to: &drafts) ?? []
                for draft in drafts {
                    var draft = draft
                    if draft.path != nil, draft.id == file.stem { draft.id = names[file.path] ?? draft.id }
                    batch.add(draft)
                    if batch.bytes >= Self.batchBytes || batch.count >= Self.batchDocuments {
                        problems += try batch.flush(report)
                    }
                }
            }
            problems += try batch.flush(report)
            done += sizes[group].reduce(0, +)
            progress?(done, total)
        }
        if !options.isDryRun, let file, try file.read({ try Pending.isOpen(.dating, $0) }) {
            try file.write(CorpusDating.update)
        }
        if let file { problems += try file.read { try Self.absent(paths, $0) } }
        if let first = batch.shared.first {
            problems.append(
                Problem(
                    .notice, at: first,
                    "shares its id with another row (\(counted(batch.shared.count, "row")) like it); results name both alike",
                    wayOut: "give each document an id of its own"))
        }
        return problems
    }

    /// Documents of folders that were ingested whose files are gone: they stay.
    private static func absent(_ paths: [String], _ database: Database) throws -> [Problem] {
        try paths.compactMap { path in
            guard let real = realpath(path, nil) else { return nil }
            defer { free(real) }
            let prefix = IdentifiedDraft.filePrefix + String(cString: real) + "/"
            let gone = try Row.fetchAll(
                database,
                sql:
                    "SELECT id, identity FROM document WHERE is_current AND substr(identity, 1, ?) = ? ORDER BY number",
                arguments: [prefix.unicodeScalars.count, prefix]
            ).filter { row in IdentifiedDraft.path(of: row[1]).map { access($0, F_OK) != 0 } ?? false }
            guard let first = gone.first else { return nil }
            return Problem(
                .notice, at: path,
                "\(counted(gone.count, "document")) of the corpus file no longer there (\"\(first[0] as String)\"\(gone.count > 1 ? ", ..." : "")); "
                    + "what was read of them stays")
        }
    }

    /// Files that are read at once: those of one batch.
    private static func groups(_ sizes: [Int]) -> [Range<Int>] {
        var groups: [Range<Int>] = []
        var first = 0
        var bytes = 0
        for (index, size) in sizes.enumerated() {
            bytes += size
            if bytes >= batchBytes || index - first + 1 >= batchDocuments || index == sizes.count - 1 {
                groups.append(first..<index + 1)
                (first, bytes) = (index + 1, 0)
            }
        }
        return groups
    }

    private static func size(of file: InputFile) -> Int {
        var status = stat()
        return stat(file.path, &status) == 0 ? Int(status.st_size) : 0
    }

    /// The ids of files, longer where two of a run share a name, by path.
    private static func settledIDs(of files: [InputFile]) -> [String: String] {
        let empty = SourceText(utf8: [])
        var drafts = files.map { DocumentDraft(id: $0.stem, place: $0.place, path: $0.path, text: empty, sha256: "") }
        _ = DocumentIDs.settle(&drafts)
        return Dictionary(zip(files.map(\.path), drafts.map(\.id))) { first, _ in first }
    }
}

// Documents that are written together. Which of them are new is decided twice: before the work of dividing and dating
// them, and again inside the transaction, since another process may have written meanwhile.

import GRDB
import Glibc

struct IngestBatch {
    private let options: Ingestion.Options
    private let file: CorpusFile?
    private var drafts: [(identity: String, draft: DocumentDraft)] = []
    /// How often a run has met an identity: rows of one id are documents of their own.
    private var met: [String: Int] = [:]
    /// Under which everything that the run writes is put down; nil until it writes.
    private(set) var change: Int64?
    /// Rows that share their id with another one of the run, and the place of the first.
    private(set) var shared: (count: Int, first: String?) = (0, nil)
    private(set) var bytes = 0

    init(options: Ingestion.Options, file: CorpusFile?) {
        self.options = options
        self.file = file
    }

    var count: Int { drafts.count }

    mutating func add(_ draft: DocumentDraft) {
        let identity = Self.identity(of: draft)
        var draft = draft
        draft.language = draft.language ?? options.language?.code
        met[identity, default: 0] += 1
        let number = met[identity]!
        if number > 1 { shared = (shared.count + 1, shared.first ?? draft.place) }
        drafts.append((number == 1 ? identity : "\(identity)#\(number)", draft))
        bytes += draft.text.utf8.count
    }

    /// A file is the same document when it stands at the same path; a row when it has the same id.
    private static func identity(of draft: DocumentDraft) -> String {
        guard let path = draft.path else { return "id:\(draft.id)" }
        guard path != InputFile.standardInputPath, let real = realpath(path, nil) else { return "file:\(path)" }
        defer { free(real) }
        return "file:\(String(cString: real))"
    }

    /// Writes the batch and reports its documents. Returns what to say of ids.
    mutating func flush(_ report: (IngestedDocument) throws -> Void) throws -> [Problem] {
        defer { (drafts, bytes) = ([], 0) }
        guard !drafts.isEmpty else { return [] }
        let problems = try file?.read { try lengthenIDs($0) } ?? []
        let known = try file?.read { database in try drafts.map { try StoredState.find($0, database) } }
        let states = known ?? drafts.map { _ in nil }
        let hashes = options.workers.map(parts: drafts.count) { [drafts] in NewDocument.recordHash(of: drafts[$0].draft)
        }
        let changed = drafts.indices.filter { states[$0]?.recordHash != hashes[$0] }
        let corrections = changed.isEmpty ? [:] : try file?.read { try Correction.current($0) } ?? [:]
        let made = options.workers.map(parts: changed.count) { [drafts] in
            let (identity, draft) = drafts[changed[$0]]
            return NewDocument(
                draft, identity: identity, corrections: corrections[draft.id] ?? [])
        }
        let documents = Dictionary(uniqueKeysWithValues: zip(changed, made))
        var told: [IngestedDocument] = []
        if let file, !options.isDryRun, !changed.isEmpty {
            told = try file.write { try write(documents, $0) }
        } else {
            told = drafts.indices.map { imagine(documents[$0], at: $0, states[$0]) }
        }
        for document in told { try report(document) }
        return problems
    }

    /// A new file whose name is taken goes by as much of its path as makes it another one.
    private mutating func lengthenIDs(_ database: Database) throws -> [Problem] {
        var problems: [Problem] = []
        let find = try database.cachedStatement(
            sql: "SELECT place FROM document WHERE id = ? AND identity <> ? ORDER BY number")
        for index in drafts.indices {
            let (identity, draft) = drafts[index]
            guard let path = draft.path, try StoredState.find(drafts[index], database) == nil else { continue }
            var folders = path.split(separator: "/").dropLast().filter { $0 != "." }.map(String.init)
            var id = draft.id
            var taken: String?
            while let other = try String.fetchOne(find, arguments: [id, identity]), let folder = folders.popLast() {
                taken = taken ?? other
                id = "\(folder)/\(id)"
            }
            guard let taken else { continue }
            drafts[index].draft.id = id
            problems.append(
                Problem(.notice, at: draft.place, "goes by the id \"\(id)\": \"\(draft.id)\" is that of \(taken)"))
        }
        return problems
    }

    private mutating func write(_ documents: [Int: NewDocument], _ database: Database) throws -> [IngestedDocument] {
        let change = try change ?? StoredChange.begin(database, command: options.command, madeAt: options.madeAt)
        self.change = change
        return try drafts.indices.map { index in
            let state = try StoredState.find(drafts[index], database)
            guard let document = documents[index], document.recordHash != state?.recordHash else {
                return told(.unchanged, index, state, review: [])
            }
            return try write(document, over: state, at: index, change: change, database)
        }
    }

    private func write(
        _ new: NewDocument, over state: StoredState?, at index: Int, change: Int64, _ database: Database
    ) throws -> IngestedDocument {
        if let state, state.sha256 == new.draft.sha256 {
            try new.replaceSource(database, number: state.number)
            return told(.updated, index, state, review: try ReviewRows.open(of: state.number, database))
        }
        let number = try Int64.fetchOne(database, sql: "SELECT coalesce(max(number), 0) + 1 FROM document")!
        if let state {
            try database.run(
                sql: "UPDATE document SET is_current = 0 WHERE number = ?", arguments: [state.number])
        }
        try new.insert(
            database, number: number, revision: (state?.revision ?? 0) + 1, position: state?.position ?? number,
            change: change)
        if let copy = try CopyLink.find(of: number, database) {
            try database.run(
                sql: "INSERT INTO copy (document, original, share) VALUES (?, ?, ?)",
                arguments: [number, copy.original, copy.share])
            let share = copy.share == 1 ? "the same text as" : "\(Int(copy.share * 100))% of its words are also in"
            try ReviewRows.put(ReviewPoint(field: "copy", reason: "\(share) \"\(copy.id)\""), of: number, database)
        }
        return told(
            state == nil ? .new : .revised, index, state, review: try ReviewRows.open(of: number, database))
    }

    /// What would become of a document; copies are only found when it is written.
    private func imagine(_ document: NewDocument?, at index: Int, _ state: StoredState?) -> IngestedDocument {
        guard let document else { return told(.unchanged, index, state, review: []) }
        let outcome: IngestedDocument.Outcome =
            state == nil ? .new : state?.sha256 == document.draft.sha256 ? .updated : .revised
        return told(outcome, index, state, review: document.needsReview)
    }

    private func told(
        _ outcome: IngestedDocument.Outcome, _ index: Int, _ state: StoredState?, review: [ReviewPoint]
    ) -> IngestedDocument {
        let draft = drafts[index].draft
        let before = state?.revision ?? 0
        return IngestedDocument(
            outcome: outcome, id: state?.id ?? draft.id, place: draft.place,
            revision: outcome == .new || outcome == .revised ? before + 1 : before,
            review: review.map { ($0.field, $0.reason) })
    }
}

/// What the file holds of a document.
struct StoredState {
    let number: Int64
    let id: String
    let revision: Int
    let position: Int64
    let sha256: String
    let recordHash: String

    /// The document that a draft is, or has changed from: the one of its identity; else a file of the same name and text
    /// that is no longer where it was read.
    static func find(_ entry: (identity: String, draft: DocumentDraft), _ database: Database) throws -> StoredState? {
        let columns =
            "SELECT number, id, revision, position, sha256, record_sha256, path FROM document WHERE is_current"
        let own = try Row.fetchOne(
            database.cachedStatement(sql: "\(columns) AND identity = ?"), arguments: [entry.identity])
        if let own { return StoredState(own) }
        guard let path = entry.draft.path else { return nil }
        return try Row.fetchAll(
            database.cachedStatement(sql: "\(columns) AND sha256 = ? AND path IS NOT NULL ORDER BY number"),
            arguments: [entry.draft.sha256]
        ).first { row in
            let before = InputFile(path: row[6])
            return before.name == InputFile(path: path).name && access(before.path, F_OK) != 0
        }.map(StoredState.init)
    }

    private init(_ row: Row) {
        (number, id, revision) = (row[0], row[1], row[2])
        (position, sha256, recordHash) = (row[3], row[4], row[5])
    }
}

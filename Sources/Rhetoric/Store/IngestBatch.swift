// Documents that are written together. What is to be done with each is decided in the transaction that does it, so that
// two runs at once take turns and neither decides on what the other is about to change.

import GRDB
import Glibc

struct IngestBatch {
    private let options: Ingestion.Options
    private let file: CorpusFile?
    private var drafts: [IdentifiedDraft] = []
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
        var entry = IdentifiedDraft(draft)
        entry.draft.language = draft.language ?? options.language?.code
        met[entry.identity, default: 0] += 1
        let number = met[entry.identity]!
        if number > 1 {
            // A file that was named twice is one document.
            guard draft.path == nil else { return }
            shared = (shared.count + 1, shared.first ?? draft.place)
            entry.identity += "#\(number)"
        }
        drafts.append(entry)
        bytes += draft.text.utf8.count
    }

    /// Writes the batch and reports its documents. Returns what to say of ids.
    mutating func flush(_ report: (IngestedDocument) throws -> Void) throws -> [Problem] {
        defer { (drafts, bytes) = ([], 0) }
        guard !drafts.isEmpty else { return [] }
        let records = options.workers.map(parts: drafts.count) { [drafts] in
            NewDocument.recordHash(of: drafts[$0].draft)
        }
        var plan = try file?.read { try IngestPlan(drafts, records, $0) } ?? IngestPlan(drafts, records)
        var told: [IngestedDocument]
        if let file, !options.isDryRun, plan.hasWork {
            told = try file.write { database in
                plan = try IngestPlan(drafts, records, database)
                return try write(plan, database)
            }
        } else {
            let corrections = plan.hasWork ? try file?.read { try Correction.current($0) } ?? [:] : [:]
            let made = make(plan, corrections: corrections)
            told = plan.steps.indices.map { self.told(plan.steps[$0], review: made[$0]?.needsReview ?? []) }
        }
        for document in told { try report(document) }
        return plan.problems
    }

    /// The documents that are not as they were, divided and dated; by place in the plan.
    private func make(_ plan: IngestPlan, corrections: [String: [Correction]]) -> [Int: NewDocument] {
        let changed = plan.steps.indices.filter { plan.steps[$0].outcome != .unchanged }
        let made = options.workers.map(parts: changed.count) { number in
            let step = plan.steps[changed[number]]
            return NewDocument(
                step.entry.draft, identity: step.entry.identity, corrections: corrections[step.entry.draft.id] ?? [])
        }
        return Dictionary(uniqueKeysWithValues: zip(changed, made))
    }

    private mutating func write(_ plan: IngestPlan, _ database: Database) throws -> [IngestedDocument] {
        let change = try change ?? StoredChange.begin(database, command: options.command, madeAt: options.madeAt)
        self.change = change
        try Pending.add(.dating, database)
        let documents = make(plan, corrections: try Correction.current(database))
        return try plan.steps.indices.map { index in
            let step = plan.steps[index]
            guard let document = documents[index] else {
                if let state = step.state, step.isMoved { try step.entry.move(state.number, database) }
                return told(step, review: [])
            }
            let number = try write(document, step, change: change, database)
            return told(step, review: try ReviewRows.open(of: number, database))
        }
    }

    /// Returns the number of the document's row.
    private func write(
        _ new: NewDocument, _ step: IngestPlan.Step, change: Int64, _ database: Database
    ) throws -> Int64 {
        if let state = step.state, step.outcome == .updated {
            try new.replaceSource(database, number: state.number)
            return state.number
        }
        let number = try Int64.fetchOne(database, sql: "SELECT coalesce(max(number), 0) + 1 FROM document")!
        if let state = step.state {
            try database.run(
                sql: "UPDATE document SET is_current = 0 WHERE number = ?", arguments: [state.number])
        }
        try new.insert(
            database, number: number, revision: step.revision, position: step.state?.position ?? number, change: change)
        if let copy = try CopyLink.find(of: number, database) {
            try database.run(
                sql: "INSERT INTO copy (document, original, share) VALUES (?, ?, ?)",
                arguments: [number, copy.original, copy.share])
            let share = copy.share == 1 ? "the same text as" : "\(Int(copy.share * 100))% of its words are also in"
            try ReviewRows.put(ReviewPoint(field: "copy", reason: "\(share) \"\(copy.id)\""), of: number, database)
        }
        return number
    }

    private func told(_ step: IngestPlan.Step, review: [ReviewPoint]) -> IngestedDocument {
        IngestedDocument(
            outcome: step.outcome, id: step.entry.draft.id, place: step.entry.draft.place, revision: step.revision,
            review: review.map { ($0.field, $0.reason) })
    }
}

/// A draft with what makes a later one the same document: the path of a file; the id that a row gives itself; the table and
/// the text where it gives none; the text of standard input.
struct IdentifiedDraft: Sendable {
    var draft: DocumentDraft
    var identity: String

    init(_ draft: DocumentDraft) {
        self.draft = draft
        if let path = draft.path {
            identity =
                path == InputFile.standardInputPath ? "text:\(draft.sha256)" : Self.filePrefix + Self.absolute(path)
        } else if let table = draft.table {
            // Not by its number: a row that is put before it would make it another document.
            identity = "row:\(Self.absolute(table)):\(draft.sha256)"
        } else {
            identity = "id:\(draft.id)"
        }
    }

    private static func absolute(_ path: String) -> String {
        guard let real = realpath(path, nil) else { return path }
        defer { free(real) }
        return String(cString: real)
    }

    /// What the identity of a file begins with; its path follows.
    static let filePrefix = "file:"

    /// The path of a file that an identity names; nil for other documents.
    static func path(of identity: String) -> String? {
        identity.hasPrefix(filePrefix) ? String(identity.dropFirst(filePrefix.count)) : nil
    }

    /// Puts down where a document is read from now.
    func move(_ number: Int64, _ database: Database) throws {
        try database.run(
            sql: "UPDATE document SET identity = ?, place = ?, path = ? WHERE number = ?",
            arguments: [identity.column, draft.place.column, draft.path?.column, number])
    }
}

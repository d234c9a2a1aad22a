// What is to be done with the documents of a batch, by what the file holds of them, and by which ids they go.

import GRDB
import Glibc

struct IngestPlan {
    struct Step {
        /// With the id that it has, or gets.
        let entry: IdentifiedDraft
        let outcome: IngestedDocument.Outcome
        /// What the file holds of it; nil where it is new.
        let state: StoredState?
        /// Whether it is read from another place than before.
        let isMoved: Bool

        var revision: Int {
            switch outcome {
            case .new: 1
            case .revised: (state?.revision ?? 0) + 1
            case .unchanged, .updated: state?.revision ?? 1
            }
        }
    }

    let steps: [Step]
    private(set) var problems: [Problem] = []

    /// Whether anything is to be written.
    var hasWork: Bool { steps.contains { $0.outcome != .unchanged || $0.isMoved } }

    /// For a file that is not there.
    init(_ drafts: [IdentifiedDraft], _ records: [String]) {
        steps = drafts.map { Step(entry: $0, outcome: .new, state: nil, isMoved: false) }
    }

    /// - Parameter records: see `NewDocument.recordHash`.
    init(_ drafts: [IdentifiedDraft], _ records: [String], _ database: Database) throws {
        var steps: [Step] = []
        var given = Set<String>()
        for (entry, record) in zip(drafts, records) {
            var entry = entry
            let state = try StoredState.find(entry, database)
            if let state {
                entry.draft.id = state.id
            } else if let problem = try Self.giveFreeID(to: &entry, given, database) {
                problems.append(problem)
            }
            given.insert(entry.draft.id)
            let outcome: IngestedDocument.Outcome =
                if let state {
                    state.isRetired
                        ? .unchanged
                        : state.sha256 != entry.draft.sha256
                            ? .revised : state.recordHash != record ? .updated : .unchanged
                } else {
                    .new
                }
            steps.append(
                Step(
                    entry: entry, outcome: outcome, state: state,
                    isMoved: state.map { $0.identity != entry.identity } ?? false))
        }
        self.steps = steps
    }

    /// A new document whose name is taken goes by as much of its path as makes it another one, and a number where that
    /// does not do. A row that gives itself an id keeps it.
    private static func giveFreeID(
        to entry: inout IdentifiedDraft, _ given: Set<String>, _ database: Database
    ) throws -> Problem? {
        guard let path = entry.draft.path ?? entry.draft.table else { return nil }
        let find = try database.cachedStatement(sql: "SELECT place FROM document WHERE id = ? ORDER BY number")
        func holder(of id: String) throws -> String? {
            try given.contains(id) ? "another one of this run" : String.fetchOne(find, arguments: [id.column])
        }
        let name = entry.draft.id
        guard let taken = try holder(of: name) else { return nil }
        // What stands before the name already need not be put there again.
        let known = name.split(separator: "/").count - 1
        var folders = path.split(separator: "/").dropLast(1 + known).filter { $0 != "." }.map(String.init)
        var id = name
        while try holder(of: id) != nil, let folder = folders.popLast() { id = "\(folder)/\(id)" }
        var number = 2
        while try holder(of: id) != nil {
            id = "\(name)-\(number)"
            number += 1
        }
        entry.draft.id = id
        return Problem(.notice, at: entry.draft.place, "goes by the id \"\(id)\": \"\(name)\" is that of \(taken)")
    }
}

/// What the file holds of a document.
struct StoredState {
    let number: Int64
    let id: String
    let identity: String
    let revision: Int
    let position: Int64
    let sha256: String
    let recordHash: String
    /// Whether a person left it out.
    let isRetired: Bool

    private static let columns = """
        SELECT number, id, identity, revision, position, sha256, record_sha256, retired_by IS NOT NULL FROM document
        WHERE (is_current OR retired_by IS NOT NULL)
        """

    /// The document that a draft is, or has changed from: the one of its identity; else a file of the same text that is no
    /// longer where it was read.
    static func find(_ entry: IdentifiedDraft, _ database: Database) throws -> StoredState? {
        let own = try Row.fetchOne(
            database.cachedStatement(sql: "\(columns) AND identity = ?"), arguments: [entry.identity.column])
        if let own { return StoredState(own) }
        guard IdentifiedDraft.path(of: entry.identity) != nil else { return nil }
        return try Row.fetchAll(
            database.cachedStatement(sql: "\(columns) AND sha256 = ? ORDER BY number"),
            arguments: [entry.draft.sha256]
        ).map(StoredState.init).first { state in
            IdentifiedDraft.path(of: state.identity).map { access($0, F_OK) != 0 } ?? false
        }
    }

    private init(_ row: Row) {
        (number, id, identity, revision) = (row[0], row[1], row[2], row[3])
        (position, sha256, recordHash, isRetired) = (row[4], row[5], row[6], row[7])
    }
}

// What a person, or a side file, says of a document instead of its source. Corrections are kept by the document's id, so
// that they hold for a later revision too, and none is ever deleted: one that is replaced or undone has ended.

import GRDB

/// A value of one field of one document that goes before what its source says.
struct Correction: Sendable, Equatable {
    /// Fields that may be set; a side file's other columns are kept as they are.
    static let fields = ["date", "speaker", "source", "title", "language"]

    let id: String
    let field: String
    /// Empty where the source is wrong and nothing is to stand in its place.
    let value: String
    /// "dates.csv:3 date", or "correction 7".
    let origin: String

    func apply(to draft: inout DocumentDraft) {
        draft.take([field: value], dateField: origin)
        guard value.isEmpty else { return }
        switch field {
        case "title": draft.title = nil
        case "speaker": draft.speaker = nil
        case "source": draft.source = nil
        case "language": draft.language = nil
        case "date": draft.statedDates = []
        default: draft.fields[field] = nil
        }
    }

    /// Those that hold now, by id, in the order in which they were made.
    static func current(_ database: Database, id: String? = nil) throws -> [String: [Correction]] {
        let rows = try Row.fetchAll(
            database,
            sql: """
                SELECT id, field, value, origin FROM correction
                WHERE ended_by IS NULL \(id == nil ? "" : "AND id = ?") ORDER BY number
                """,
            arguments: id.map { [$0] } ?? [])
        return Dictionary(
            grouping: rows.map { Correction(id: $0[0], field: $0[1], value: $0[2], origin: $0[3]) }, by: \.id)
    }
}

/// One run that wrote to a corpus file.
public struct StoredChange: Sendable {
    public let number: Int64
    /// ISO 8601, as the caller gave it.
    public let madeAt: String
    public let command: String
    /// The change that this one took back.
    public let undoes: Int64?

    static func begin(
        _ database: Database, command: String, madeAt: String, undoes: Int64? = nil
    ) throws -> Int64 {
        try database.run(
            sql: "INSERT INTO change (made_at, command, undoes) VALUES (?, ?, ?)",
            arguments: [madeAt, command.column, undoes])
        return database.lastInsertedRowID
    }
}

extension CorpusFile {
    /// All runs that wrote to the file, the first one first.
    public func changes() throws(Problem) -> [StoredChange] {
        try read { database in
            try Row.fetchAll(database, sql: "SELECT number, made_at, command, undoes FROM change ORDER BY number").map {
                StoredChange(number: $0[0], madeAt: $0[1], command: $0[2], undoes: $0[3])
            }
        }
    }
}

// Changes of metadata: what is set, confirmed, taken from a side file or taken back. Each is one transaction, and the
// documents that it touches are divided and dated anew in it.

import GRDB

/// A change to be made to a corpus file.
public struct MetadataChange: Sendable {
    private let file: CorpusFile
    private let command: String
    private let madeAt: String

    /// - Parameters:
    ///   - command: kept with the change, for those who ask later.
    ///   - madeAt: ISO 8601.
    public init(_ file: CorpusFile, command: String, madeAt: String) {
        (self.file, self.command, self.madeAt) = (file, command, madeAt)
    }

    /// Sets fields of documents; an empty value says that what the source gives is wrong and nothing stands in its place.
    ///
    /// - Returns: the ids of the documents that changed.
    /// - Throws: `Problem` (usage) when a document is not there or a value cannot be one of its field; nothing is changed then.
    public func set(_ values: [String: String], of ids: [String]) throws(Problem) -> [String] {
        for (field, value) in values { try check(value, of: field) }
        return try file.write { database in
            try requireCurrent(ids, database)
            let change = try begin(database)
            let corrections = Self.distinct(ids).flatMap { id in
                values.sorted { $0.key < $1.key }.map {
                    Correction(id: id, field: $0.key, value: $0.value, origin: "\(Correction.byHand)\(change)")
                }
            }
            return try apply(corrections, change: change, database)
        }
    }

    /// Takes over what a side file says; see docs/formats.md. Later rows count where two name one document.
    ///
    /// - Parameter overHandSet: whether it goes before what `set` said.
    /// - Returns: how many documents changed, and what to report: rows that match nothing, dates that cannot be read.
    public func importing(
        _ path: String, overHandSet: Bool = true
    ) throws(Problem) -> (changed: Int, problems: [Problem]) {
        let table = try MetadataTable(path: path)
        return try file.write { database in
            let known = try Row.fetchAll(
                database, sql: "SELECT id, place, path FROM document WHERE is_current ORDER BY position")
            var (rows, problems) = table.rows(
                for: known.map {
                    DocumentDraft(id: $0[0], place: $0[1], path: $0[2], text: SourceText(utf8: []), sha256: "")
                })
            let current = try Correction.current(database)
            let now = try Self.values(database)
            var new: [String: [String: Correction]] = [:]
            for (document, rows) in zip(known, rows) {
                let id: String = document[0]
                let isHeld = overHandSet ? [] : Correction.fieldsByHand(current[id] ?? [])
                for row in rows {
                    for (field, value) in row.values where field != "text" && !isHeld.contains(field) {
                        if field == "date", !value.isEmpty, !Self.isDate(value) {
                            problems.append(
                                Problem(
                                    .badData, at: row.origin,
                                    "\"\(value)\" is no date that can be read; it is left out",
                                    wayOut: "write it as YYYY-MM-DD, YYYY-MM or YYYY"))
                            continue
                        }
                        new[id, default: [:]][field] = Correction(
                            id: id, field: field, value: value, origin: row.origin)
                    }
                }
            }
            let corrections = new.keys.sorted().flatMap { id in
                new[id]!.values.sorted { $0.field < $1.field }.filter { correction in
                    // What comes back as it went out is no correction: an inferred date would become a stated one.
                    let held = current[id]?.first { $0.field == correction.field }
                    return held.map { $0.value != correction.value } ?? (now[id]?[correction.field] != correction.value)
                }
            }
            let changed = corrections.isEmpty ? [] : try apply(corrections, change: try begin(database), database)
            return (changed.count, problems)
        }
    }

    /// The values of the columns that `meta export` prints, by id.
    private static func values(_ database: Database) throws -> [String: [String: String]] {
        var found: [String: [String: String]] = [:]
        for document in try StoredDocument.fetch(database, hasOldRevisions: false) {
            var values = ["language": document.language]
            values["date"] = document.date?.description
            values["title"] = document.title
            values["speaker"] = document.speaker
            values["source"] = document.source
            found[document.id] = values
        }
        return found
    }

    /// Puts down that a person has looked at what was to be reviewed of documents.
    ///
    /// - Parameter field: only this one; nil for all.
    /// - Returns: the ids of the documents that had something to review.
    public func confirm(_ ids: [String], field: String? = nil) throws(Problem) -> [String] {
        try file.write { database in
            try requireCurrent(ids, database)
            let change = try begin(database)
            return try Self.distinct(ids).filter { id in
                try database.run(
                    sql: """
                        INSERT INTO confirmation (id, field, reason, made_by)
                        SELECT DISTINCT d.id, r.field, r.reason, :change
                        FROM review r JOIN document d ON d.number = r.document
                        WHERE d.id = :id AND d.is_current AND (:field IS NULL OR r.field = :field) AND \(ReviewRows.isOpen)
                        """,
                    arguments: ["change": change, "id": id, "field": field])
                return database.changesCount > 0
            }
        }
    }

    /// Leaves documents out of the corpus from now on. Their texts stay, for `verify` and old results, and their sources
    /// are not ingested again.
    public func retire(_ ids: [String]) throws(Problem) {
        try file.write { database in
            try requireCurrent(ids, database)
            let change = try begin(database)
            for id in ids {
                try database.run(
                    sql: "UPDATE document SET is_current = 0, retired_by = ? WHERE id = ? AND is_current",
                    arguments: [change, id])
            }
            try CorpusDating.update(database)
        }
    }

    /// Takes back the last change of metadata that still holds. Ingested documents stay.
    ///
    /// - Returns: that change; nil when there is none.
    public func undo() throws(Problem) -> StoredChange? {
        try file.write { database in
            let row = try Row.fetchOne(
                database,
                sql: """
                    SELECT number, made_at, command, undoes FROM change c
                    WHERE undoes IS NULL AND NOT EXISTS (SELECT 1 FROM change u WHERE u.undoes = c.number)
                      AND (EXISTS (SELECT 1 FROM correction WHERE made_by = c.number)
                        OR EXISTS (SELECT 1 FROM confirmation WHERE made_by = c.number)
                        OR EXISTS (SELECT 1 FROM document WHERE retired_by = c.number))
                    ORDER BY number DESC
                    """)
            guard let row else { return nil }
            let undone = StoredChange(number: row[0], madeAt: row[1], command: row[2], undoes: row[3])
            let change = try StoredChange.begin(database, command: command, madeAt: madeAt, undoes: undone.number)
            try database.run(
                sql: "UPDATE document SET is_current = 1, retired_by = NULL WHERE retired_by = ?",
                arguments: [undone.number])
            try database.run(
                sql: "UPDATE confirmation SET ended_by = ? WHERE made_by = ?", arguments: [change, undone.number])
            let ids = try String.fetchAll(
                database, sql: "SELECT DISTINCT id FROM correction WHERE made_by = ? ORDER BY id",
                arguments: [undone.number])
            try database.run(
                sql: "UPDATE correction SET ended_by = ? WHERE made_by = ? AND ended_by IS NULL",
                arguments: [change, undone.number])
            try database.run(
                sql: "UPDATE correction SET ended_by = NULL WHERE ended_by = ? AND made_by <> ended_by",
                arguments: [undone.number])
            try readAgain(ids, database)
            return undone
        }
    }

    /// In their order, each once.
    private static func distinct(_ ids: [String]) -> [String] {
        var seen = Set<String>()
        return ids.filter { seen.insert($0).inserted }
    }

    private func begin(_ database: Database) throws -> Int64 {
        try StoredChange.begin(database, command: command, madeAt: madeAt)
    }

    /// Returns the ids whose values are others than before.
    private func apply(_ corrections: [Correction], change: Int64, _ database: Database) throws -> [String] {
        for correction in corrections {
            try database.run(
                sql: "UPDATE correction SET ended_by = ? WHERE id = ? AND field = ? AND ended_by IS NULL",
                arguments: [change, correction.id, correction.field])
            try database.run(
                sql: "INSERT INTO correction (id, field, value, origin, made_by) VALUES (?, ?, ?, ?, ?)",
                arguments: [
                    correction.id, correction.field.column, correction.value.column, correction.origin.column, change,
                ])
        }
        var ids: [String] = []
        for correction in corrections where ids.last != correction.id { ids.append(correction.id) }
        try readAgain(ids, database)
        return ids
    }

    /// Divides and dates documents anew, with the corrections that hold now.
    private func readAgain(_ ids: [String], _ database: Database) throws {
        for id in ids {
            let stored = try StoredDrafts(database, where: "d.is_current AND d.id = ?", [id])
            for (draft, number) in zip(stored.drafts, stored.numbers) {
                var draft = draft
                draft.known = nil
                // The corrections are in the draft already.
                let document = NewDocument(draft, identity: "", corrections: [])
                try document.replaceReading(database, number: number)
            }
        }
        try CorpusDating.update(database)
    }

    private func requireCurrent(_ ids: [String], _ database: Database) throws {
        for id in ids {
            let isThere = try Bool.fetchOne(
                database, sql: "SELECT EXISTS (SELECT 1 FROM document WHERE id = ? AND is_current)", arguments: [id])
            guard isThere == true else {
                throw Problem(
                    .usage, at: file.path, "has no document \"\(id)\"; nothing was changed",
                    wayOut: "rhetoric meta ls \(file.path) lists the ids")
            }
        }
    }

    private func check(_ value: String, of field: String) throws(Problem) {
        guard field == "date", !value.isEmpty, !Self.isDate(value) else { return }
        throw Problem(
            .usage, at: file.path, "\"\(value)\" is no date that can be read; nothing was changed",
            wayOut: "write it as YYYY-MM-DD, YYYY-MM or YYYY")
    }

    /// Of one reading alone: no day that may be a month.
    private static func isDate(_ value: String) -> Bool {
        if case .days = DateParser.read(value) { true } else { false }
    }
}

extension Correction {
    /// What the origin of a correction begins with that a person made; the number of the change follows.
    static let byHand = "correction "

    /// A side file may have such a name, but behind its own stands a line.
    private static func isByHand(_ origin: String) -> Bool {
        origin.hasPrefix(byHand) && Int64(origin.dropFirst(byHand.count)) != nil
    }

    static func fieldsByHand(_ corrections: [Correction]) -> Set<String> {
        Set(corrections.filter { isByHand($0.origin) }.map(\.field))
    }
}

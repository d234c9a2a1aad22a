// One document as rows of the corpus file, in and out. What a draft said and what was made of it are both kept: the draft
// so that a correction can be applied to it, the rest so that nothing is divided and dated twice.

import Foundation
import GRDB

/// A draft and the document that it became, to be written.
struct NewDocument: Sendable {
    let identity: String
    let draft: DocumentDraft
    /// With the date that it tells of itself.
    let document: Document
    /// Of everything that the draft says: two drafts with one hash are the same.
    let recordHash: String
    let needsReview: [ReviewPoint]
    let wordings: [Wording]

    /// What tells a statement by its words.
    struct Wording: Sendable {
        let words: Int
        /// Nil for statements that are too short to tell one document from another.
        let hash: Int64?
    }
}

extension NewDocument {
    /// - Parameters:
    ///   - number: the key of the rows.
    ///   - change: the change that brings it.
    func insert(_ database: Database, number: Int64, revision: Int, position: Int64, change: Int64) throws {
        try database.run(
            sql: """
                INSERT INTO document (number, id, revision, is_current, position, identity, place, path, sha256,
                  record_sha256, title, speaker, source, language, words, change)
                VALUES (?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                number, document.id.column, revision, position, identity.column, draft.place.column,
                draft.path?.column, draft.sha256, recordHash, document.title?.column, document.speaker?.column,
                document.source?.column, document.language.code, wordings.reduce(0) { $0 + $1.words }, change,
            ])
        try insertSource(database, number)
        try insertReading(database, number)
    }

    /// Writes what the same text now says of itself.
    func replaceSource(_ database: Database, number: Int64) throws {
        for table in ["text", "metadata", "mark", "removed"] {
            try database.run(sql: "DELETE FROM \(table) WHERE document = ?", arguments: [number])
        }
        try database.run(
            sql: "UPDATE document SET identity = ?, place = ?, path = ?, record_sha256 = ? WHERE number = ?",
            arguments: [identity.column, draft.place.column, draft.path?.column, recordHash, number])
        try insertSource(database, number)
        try replaceReading(database, number: number)
    }

    /// Writes what was made of the draft; what was there before is replaced. The document stays in the index where its text
    /// is divided as before.
    func replaceReading(_ database: Database, number: Int64) throws {
        if try !isDividedAsBefore(database, number) { try Pending.add(.index, database) }
        // The words of the title count among the document's.
        let before = try String.fetchOne(
            database, sql: "SELECT title FROM document WHERE number = ?", arguments: [number])
        if before != document.title { try WordBag.remove(database, document: number) }
        for table in ["statement", "dating"] {
            try database.run(sql: "DELETE FROM \(table) WHERE document = ?", arguments: [number])
        }
        try database.run(
            sql: """
                UPDATE document SET title = ?, speaker = ?, source = ?, language = ?, words = ?,
                  date_first = NULL, date_last = NULL, date_certainty = NULL WHERE number = ?
                """,
            arguments: [
                document.title?.column, document.speaker?.column, document.source?.column, document.language.code,
                wordings.reduce(0) { $0 + $1.words }, number,
            ])
        try insertReading(database, number)
    }

    private func isDividedAsBefore(_ database: Database, _ number: Int64) throws -> Bool {
        let before = try Row.fetchAll(
            database.cachedStatement(
                sql: "SELECT text_first, text_end, kind FROM statement WHERE document = ? ORDER BY number"),
            arguments: [number])
        let language = try String.fetchOne(
            database, sql: "SELECT language FROM document WHERE number = ?", arguments: [number])
        return language == document.language.code && before.count == document.statements.count
            && zip(before, document.statements).allSatisfy { row, statement in
                row[0] == statement.bytes.lowerBound && row[1] == statement.bytes.upperBound
                    && row[2] == statement.kind.rawValue
            }
    }

    private func insertSource(_ database: Database, _ number: Int64) throws {
        let text = StoredText(of: draft)
        try database.run(
            sql: "INSERT INTO text (document, text, raw, map) VALUES (?, CAST(? AS TEXT), ?, ?)",
            arguments: [number, text.text, text.raw, text.map])
        try insertMetadata(database, number)
        try insertStretches(database, number)
    }

    private func insertReading(_ database: Database, _ number: Int64) throws {
        if let date = document.date { try DatingRows.insert(date, basis: .own, of: number, database) }
        try ReviewRows.replace(needsReview, of: number, database)
        let insertion = try database.cachedStatement(
            sql: """
                INSERT INTO statement (document, number, kind, speaker, mode, cue, removed, text_first, text_end,
                  raw_start, raw_end, words, wording) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
        for (index, statement) in document.statements.enumerated() {
            let raw = document.text.rawScalars(of: statement.bytes)
            let attribution = statement.attribution
            try insertion.execute(arguments: [
                number, index + 1, statement.kind.rawValue, attribution?.speaker?.column, attribution?.mode.rawValue,
                attribution?.cue?.column, statement.removal?.column, statement.bytes.lowerBound,
                statement.bytes.upperBound, raw.lowerBound, raw.upperBound, wordings[index].words, wordings[index].hash,
            ])
        }
    }

    private func insertMetadata(_ database: Database, _ number: Int64) throws {
        let insertion = try database.cachedStatement(
            sql: "INSERT INTO metadata (document, number, field, value, origin) VALUES (?, ?, ?, ?, ?)")
        for (index, entry) in MetadataEntry.entries(of: draft).enumerated() {
            try insertion.execute(arguments: [
                number, index + 1, entry.field.column, entry.value.column, entry.origin.column,
            ])
        }
    }

    private func insertStretches(_ database: Database, _ number: Int64) throws {
        for mark in draft.marks {
            try database.run(
                sql: "INSERT INTO mark (document, text_first, text_end, kind) VALUES (?, ?, ?, ?)",
                arguments: [number, mark.bytes.lowerBound, mark.bytes.upperBound, mark.kind.rawValue])
        }
        for (index, removed) in draft.removed.enumerated() {
            try database.run(
                sql: """
                    INSERT INTO removed (document, number, reason, text, raw_start, raw_end, byte_first, byte_end)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    number, index + 1, removed.reason.column, removed.text.column, removed.scalars.lowerBound,
                    removed.scalars.upperBound, removed.bytes.lowerBound, removed.bytes.upperBound,
                ])
        }
    }
}

/// What a source says of a document, with the field or column that says it.
struct MetadataEntry: Equatable {
    let field: String
    let value: String
    let origin: String

    /// In the order in which they count. Dates keep the field they come from, others tell the place of the document.
    static func entries(of draft: DocumentDraft) -> [MetadataEntry] {
        let stated = draft.statedDates.map { MetadataEntry(field: "date", value: $0.text, origin: $0.field) }
        let named = [
            ("title", draft.title), ("speaker", draft.speaker), ("source", draft.source), ("language", draft.language),
        ].compactMap { field, value in value.map { MetadataEntry(field: field, value: $0, origin: draft.place) } }
        let others = draft.fields.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
            .map { MetadataEntry(field: $0.key, value: $0.value, origin: draft.place) }
        return stated + named + others
    }

    func add(to draft: inout DocumentDraft) {
        switch field {
        case "date": draft.statedDates.append(.init(field: origin, text: value))
        case "title": draft.title = value
        case "speaker": draft.speaker = value
        case "source": draft.source = value
        case "language": draft.language = value
        default: draft.fields[field] = value
        }
    }
}

/// Estimates of dates as rows.
enum DatingRows {
    /// Whether a document tells its date itself, or others of the corpus do.
    enum Basis: String { case own, corpus }

    /// What other documents of the corpus tell of the dates of some, without the grounds.
    static func fromOthers(_ database: Database) throws -> [Int64: DateEstimate] {
        var found: [Int64: DateEstimate] = [:]
        for row in try Row.fetchAll(
            database, sql: "SELECT document, first, last, certainty FROM dating WHERE basis = 'corpus'")
        {
            found[row[0]] = try DateEstimate(storedFirst: row[1], last: row[2], certainty: row[3])
        }
        return found
    }

    static func insert(_ date: DateEstimate, basis: Basis, of number: Int64, _ database: Database) throws {
        try database.run(
            sql: "INSERT INTO dating (document, basis, first, last, certainty) VALUES (?, ?, ?, ?, ?)",
            arguments: [
                number, basis.rawValue, date.first.description, date.last.description, date.certainty.rawValue,
            ])
        for (index, ground) in date.evidence.enumerated() {
            try database.run(
                sql: """
                    INSERT INTO ground (document, basis, number, quote, reason, text_first, text_end)
                    VALUES (?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    number, basis.rawValue, index + 1, ground.quote.column, ground.reason.column,
                    ground.bytes?.lowerBound, ground.bytes?.upperBound,
                ])
        }
        try database.run(
            sql: "UPDATE document SET date_first = ?, date_last = ?, date_certainty = ? WHERE number = ?",
            arguments: [date.first.description, date.last.description, date.certainty.rawValue, number])
    }
}

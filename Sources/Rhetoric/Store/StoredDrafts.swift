// Documents out of a corpus file, as drafts that know what they became: whoever reads them goes on as with files.

import Foundation
import GRDB

extension CorpusFile {
    /// The documents as they stand, in the order in which they came first. Those of a corpus that is read whole are
    /// dated from one another again, as files are. Memory: the texts and what was made of them.
    func drafts(oldRevisions: Bool = false) throws(Problem) -> [DocumentDraft] {
        try read { try StoredDrafts($0, where: oldRevisions ? "true" : "d.is_current").drafts }
    }
}

extension CorpusReader {
    /// A reader that takes corpus files too: of each document the newest revision, or all of them.
    public static func readingCorpusFiles(options: Options = Options(), oldRevisions: Bool = false) -> CorpusReader {
        CorpusReader(options: options) { path throws(Problem) in
            let drafts = try CorpusFile(reading: path).drafts(oldRevisions: oldRevisions)
            if !drafts.isEmpty { return drafts }
            throw Problem(
                .badData, at: path, "holds no documents, or all were retired",
                wayOut: "ingest some; rhetoric meta log \(path) tells what was retired, and meta undo takes it back")
        }
    }
}

struct StoredDrafts {
    let drafts: [DocumentDraft]
    /// Keys of their rows.
    let numbers: [Int64]

    /// - Parameter condition: SQL about the row `d` of the table `document`.
    init(_ database: Database, where condition: String = "d.is_current", _ arguments: StatementArguments = []) throws {
        let reader = Reader(database: database, condition: condition, arguments: arguments)
        try self.init(reader, statements: try reader.statements())
    }

    /// Some documents with some of their statements.
    ///
    /// - Parameter places: by document, places among its ranked statements, ascending.
    init(_ database: Database, places: [Int64: [Int]]) throws {
        let numbers = places.keys.sorted().map(String.init).joined(separator: ",")
        let reader = Reader(database: database, condition: "d.number IN (\(numbers))", arguments: [])
        try self.init(reader, statements: try reader.statements(at: places))
    }

    /// Some of the ranked statements of documents.
    static func statements(_ database: Database, at places: [Int64: [Int]]) throws -> [Int64: [Statement]] {
        try Reader(database: database, condition: "", arguments: []).statements(at: places)
    }

    private init(_ reader: Reader, statements: [Int64: [Statement]]) throws {
        let metadata = try reader.metadata()
        let (marks, removed) = (try reader.marks(), try reader.removed())
        let dates = try reader.ownDates()
        let corrections = try Correction.current(reader.database)
        var drafts: [DocumentDraft] = []
        var numbers: [Int64] = []
        try reader.forEach(
            "d.number, d.id, d.place, d.path, d.sha256, d.title, d.speaker, d.source, d.language, "
                + "CAST(x.text AS BLOB), x.raw, x.map",
            of: "text", order: "d.position, d.revision"
        ) { row in
            let number: Int64 = row[0]
            guard let text = StoredText(text: row[9], raw: row[10], map: row[11]).sourceText else {
                throw StoreFault.damaged("the map of the text of document \"\(row[1] as String)\"")
            }
            var draft = DocumentDraft(id: row[1], place: row[2], path: row[3], text: text, sha256: row[4])
            draft.raw = (row[10] as Data?).map { [UInt8]($0) }
            for entry in metadata[number] ?? [] { entry.add(to: &draft) }
            draft.marks = marks[number] ?? []
            draft.removed = removed[number] ?? []
            for correction in corrections[draft.id] ?? [] { correction.apply(to: &draft) }
            var known = Document(
                id: row[1], place: row[2], text: text, sha256: row[4], title: row[5], date: dates[number],
                speaker: row[6], source: row[7], language: Language(code: row[8]), removed: draft.removed)
            known.statements = statements[number] ?? []
            guard known.statements.allSatisfy({ $0.bytes.upperBound <= text.utf8.count && !$0.bytes.isEmpty }) else {
                throw StoreFault.damaged("the statements of document \"\(draft.id)\"")
            }
            known.fields = draft.fields
            draft.known = known
            drafts.append(draft)
            numbers.append(number)
        }
        self.drafts = drafts
        self.numbers = numbers
    }
}

private struct Reader {
    let database: Database
    let condition: String
    let arguments: StatementArguments

    func forEach(_ columns: String, of table: String, order: String, _ body: (Row) throws -> Void) throws {
        let rows = try Row.fetchCursor(
            database,
            sql: """
                SELECT \(columns) FROM document d JOIN \(table) x ON x.document = d.number
                WHERE \(condition) ORDER BY \(order)
                """,
            arguments: arguments)
        while let row = try rows.next() { try body(row) }
    }

    func statements() throws -> [Int64: [Statement]] {
        var found: [Int64: [Statement]] = [:]
        try forEach(
            "d.number, x.number, x.kind, x.speaker, x.mode, x.cue, x.removed, x.text_first, x.text_end",
            of: "statement",
            order: "d.number, x.number"
        ) { row in found[row[0], default: []].append(try statement(row)) }
        return found
    }

    /// One by one, since SQLite passes the others over without a look at their columns.
    func statements(at places: [Int64: [Int]]) throws -> [Int64: [Statement]] {
        let find = try database.cachedStatement(
            sql: """
                SELECT document, number, kind, speaker, mode, cue, removed, text_first, text_end FROM statement
                WHERE document = ? AND kind IN (\(StatementKind.rankedList)) ORDER BY number LIMIT 1 OFFSET ?
                """)
        return try Dictionary(
            uniqueKeysWithValues: places.map { document, places in
                let statements = try places.map { place -> Statement in
                    guard let row = try Row.fetchOne(find, arguments: [document, place]) else {
                        throw StoreFault.damaged("the index of its statements")
                    }
                    return try statement(row)
                }
                return (document, statements)
            })
    }

    private func statement(_ row: Row) throws -> Statement {
        guard let kind = StatementKind(rawValue: row[2]) else { throw StoreFault.damaged("a kind of statement") }
        let mode = (row[4] as String?).flatMap(SpeechMode.init)
        return Statement(
            id: "s\(row[1] as Int)", bytes: try range(row, 7), kind: kind,
            attribution: mode.map { Attribution(speaker: row[3], mode: $0, cue: row[5]) }, removal: row[6])
    }

    func metadata() throws -> [Int64: [MetadataEntry]] {
        var found: [Int64: [MetadataEntry]] = [:]
        try forEach("d.number, x.field, x.value, x.origin", of: "metadata", order: "d.number, x.number") { row in
            found[row[0], default: []].append(MetadataEntry(field: row[1], value: row[2], origin: row[3]))
        }
        return found
    }

    func marks() throws -> [Int64: [DocumentDraft.Mark]] {
        var found: [Int64: [DocumentDraft.Mark]] = [:]
        try forEach("d.number, x.kind, x.text_first, x.text_end", of: "mark", order: "d.number, x.text_first") { row in
            guard let kind = StatementKind(rawValue: row[1]) else { throw StoreFault.damaged("a kind of mark") }
            found[row[0], default: []].append(.init(bytes: try range(row, 2), kind: kind))
        }
        return found
    }

    func removed() throws -> [Int64: [RemovedStretch]] {
        var found: [Int64: [RemovedStretch]] = [:]
        try forEach(
            "d.number, x.reason, x.text, x.raw_start, x.raw_end, x.byte_first, x.byte_end", of: "removed",
            order: "d.number, x.number"
        ) { row in
            found[row[0], default: []].append(
                RemovedStretch(scalars: try range(row, 3), bytes: try range(row, 5), text: row[2], reason: row[1]))
        }
        return found
    }

    func ownDates() throws -> [Int64: DateEstimate] {
        var grounds: [Int64: [DateEvidence]] = [:]
        try forEach(
            "d.number, x.quote, x.reason, x.text_first, x.text_end, x.basis", of: "ground", order: "d.number, x.number"
        ) { row in
            guard row[5] == DatingRows.Basis.own.rawValue else { return }
            let bytes = (row[3] as Int?) == nil ? nil : try range(row, 3)
            grounds[row[0], default: []].append(DateEvidence(quote: row[1], bytes: bytes, reason: row[2]))
        }
        var found: [Int64: DateEstimate] = [:]
        try forEach("d.number, x.first, x.last, x.certainty, x.basis", of: "dating", order: "d.number") { row in
            guard row[4] == DatingRows.Basis.own.rawValue else { return }
            found[row[0]] = try DateEstimate(
                storedFirst: row[1], last: row[2], certainty: row[3], evidence: grounds[row[0]] ?? [])
        }
        return found
    }

    private func range(_ row: Row, _ column: Int) throws -> Range<Int> {
        let (first, end): (Int, Int) = (row[column], row[column + 1])
        guard 0 <= first, first <= end else { throw StoreFault.damaged("a place in a text") }
        return first..<end
    }
}

extension CalendarDay {
    /// "2024-05-08"; nil for anything else.
    init?(iso text: String) {
        let parts = text.split(separator: "-").map { Int($0) }
        guard parts.count == 3, let year = parts[0], let month = parts[1], let day = parts[2] else { return nil }
        self.init(year: year, month: month, day: day)
    }
}

extension StatementKind {
    /// The kinds that are ranked, as SQL.
    static let rankedList = allCases.filter(\.isRanked).map { "'\($0.rawValue)'" }.joined(separator: ",")
}

extension DocumentSpan {
    /// From two columns; nil where one is null.
    init?(storedFirst first: String?, last: String?) throws {
        guard let first, let last else { return nil }
        guard let from = CalendarDay(iso: first), let to = CalendarDay(iso: last), from <= to else {
            throw StoreFault.damaged("a date")
        }
        self.init(first: from, last: to)
    }
}

extension DateEstimate {
    /// From three columns; nil where one is null.
    init?(storedFirst first: String?, last: String?, certainty: String?, evidence: [DateEvidence] = []) throws {
        guard let span = try DocumentSpan(storedFirst: first, last: last), let certainty else { return nil }
        guard let certainty = DateCertainty(rawValue: certainty) else { throw StoreFault.damaged("a date") }
        self.init(first: span.first, last: span.last, certainty: certainty, evidence: evidence)
    }
}

// A side file of metadata (`--meta`): a CSV, TSV or JSON lines table that gives dates, speakers and the like to
// documents that do not carry them. What it says goes before what the documents say of themselves.

struct MetadataTable: Sendable {
    private struct Entry: Sendable {
        let id: String?
        let file: String?
        let values: [String: String]
        let line: Int

        var name: String { id ?? file ?? "" }
    }

    private let place: String
    private let entries: [Entry]
    private let byID: [String: [Int]]
    /// By the last part of the path.
    private let byFileName: [String: [Int]]
    let problems: [Problem]

    /// Reads a side file. Throws when it cannot be read, is no table, or has neither an `id` nor a `file` column.
    init(path: String) throws(Problem) {
        let file = InputFile(path: path)
        let raw = try file.contents()
        if let problem = ForeignContent.problem(with: raw, at: file.place) { throw problem }
        let decoded = DecodedText(raw)
        let (rows, faults) = try Self.rows(of: decoded.text.utf8, file: file)
        let entries: [Entry] = rows.compactMap { row in
            var values = row.values
            let (id, name) = (values.removeValue(forKey: "id"), values.removeValue(forKey: "file"))
            return id == nil && name == nil ? nil : Entry(id: id, file: name, values: values, line: row.line)
        }
        guard !entries.isEmpty else {
            let columns = Set(rows.flatMap(\.values.keys)).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
            throw Problem(
                .badData, at: file.place,
                "has no filled id or file column (its columns: \(columns.joined(separator: ", ")))",
                wayOut: "name the documents in one of them")
        }
        place = file.place
        problems = faults + [decoded.notice(at: file.place)].compactMap { $0 }
        byID = Dictionary(grouping: entries.indices.filter { entries[$0].id != nil }) { entries[$0].id! }
        byFileName = Dictionary(grouping: entries.indices.filter { entries[$0].file != nil }) {
            String(entries[$0].file!.split(separator: "/").last ?? "")
        }
        self.entries = entries
    }

    /// Gives every draft what the table says of it; returns what to report: rows that match nothing. Where two rows
    /// name one document, the later one counts.
    func apply(to drafts: inout [DocumentDraft]) -> [Problem] {
        let (rows, problems) = rows(for: drafts)
        for index in drafts.indices {
            for row in rows[index] { drafts[index].take(row.values, dateField: row.origin) }
        }
        return problems
    }

    /// What the table says of each draft, in the order of its rows, and what to report.
    func rows(for drafts: [DocumentDraft]) -> (
        rows: [[(values: [String: String], origin: String)]], problems: [Problem]
    ) {
        var isUsed = [Bool](repeating: false, count: entries.count)
        let rows = drafts.map { draft in
            matches(of: draft).map { entry in
                isUsed[entry] = true
                return (values: entries[entry].values, origin: "\(place):\(entries[entry].line) date")
            }
        }
        return (rows, problems + unmatched(isUsed))
    }

    private func unmatched(_ isUsed: [Bool]) -> [Problem] {
        let unused = entries.indices.filter { !isUsed[$0] }
        guard !unused.isEmpty else { return [] }
        let names = unused.prefix(5).map { "\"\(entries[$0].name)\" (line \(entries[$0].line))" }
        let more = unused.count > names.count ? ", ..." : ""
        return [
            Problem(
                .notice, at: place,
                "\(counted(unused.count, "row")) without a document: \(names.joined(separator: ", "))\(more)",
                wayOut: "an id is the file's name without its ending")
        ]
    }

    private func matches(of draft: DocumentDraft) -> [Int] {
        var found = byID[draft.id] ?? []
        if let path = draft.path, let name = path.split(separator: "/").last {
            found += (byFileName[String(name)] ?? []).filter {
                let file = entries[$0].file!
                return path == file || path.hasSuffix("/" + file)
            }
        }
        return found.sorted()
    }

    private static func rows(
        of utf8: [UInt8], file: InputFile
    ) throws(Problem) -> ([(values: [String: String], line: Int)], [Problem]) {
        var found: [(values: [String: String], line: Int)] = []
        switch file.format {
        case .jsonLines:
            let faults = JSONLines.forEachRecord(in: utf8, of: file) { found.append(($0.values, $0.line)) }
            return (found, faults)
        case .commaSeparated, .tabSeparated:
            var rows = DelimitedTable.rows(of: utf8, format: file.format)
            guard let header = rows.next() else { return ([], []) }
            let columns = DelimitedTable.names(of: header)
            while let row = rows.next() {
                found.append((DelimitedTable.values(of: row, columns: columns), row.line))
            }
            return (found, [])
        default:
            throw Problem(
                .usage, at: file.place, "is no table of metadata", wayOut: "give a .csv, .tsv or .jsonl file")
        }
    }
}

// From the records of a table (a row or a JSON line each) to drafts of documents. The names of the columns that mean
// something are a contract; all others are kept as fields.

struct TableReading {
    /// Columns that are read; all others are kept.
    static let readColumns: Set<String> = ["id", "text", "date", "speaker", "source", "title", "language"]
    static let textColumn = "text"

    /// The name of a column, in lower case where it means something here or in a side file.
    static func column(named name: String) -> String {
        let lower = name.lowercased()
        return readColumns.contains(lower) || lower == "year" || lower == "file" ? lower : name
    }

    private let file: InputFile
    private(set) var drafts: [DocumentDraft] = []
    private var problems: [Problem] = []
    private var withoutText = RowTally()
    private var withoutID = RowTally()
    private var datedByYear = RowTally()

    init(of file: InputFile) { self.file = file }

    /// Adds one record.
    /// - Parameters:
    ///   - values: all columns but `text`, empty ones left out.
    ///   - row: counted from 1, the header of a table included.
    mutating func add(text: [UInt8], values: [String: String], row: Int, line: Int) {
        guard text.contains(where: { !Self.isSpace($0) }) else {
            withoutText.add(row)
            return
        }
        if values["id"] == nil { withoutID.add(row) }
        var draft = DocumentDraft(
            id: values["id"] ?? "\(file.stem):\(row)", place: "\(file.place):\(line)", path: nil,
            text: SourceText(utf8: text), sha256: ContentHash.sha256(text))
        if values["id"] == nil { draft.table = file.path }
        draft.title = values["title"]
        draft.speaker = values["speaker"]
        draft.source = values["source"]
        draft.language = values["language"]
        draft.fields = values.filter { !Self.readColumns.contains($0.key) }
        if let date = values["date"] {
            draft.statedDates = [.init(field: "date", text: date)]
        } else if let year = values["year"] {
            draft.statedDates = [.init(field: "year", text: year)]
            datedByYear.add(row)
        }
        drafts.append(draft)
    }

    mutating func report(_ problem: Problem) { problems.append(problem) }

    /// The drafts, with one message for each kind of fault.
    func finished() -> FileReading {
        var problems = problems
        if drafts.isEmpty, withoutText.count > 0 {
            problems.append(Problem(.badData, at: file.place, "has no row with a text", wayOut: "fill its text column"))
        } else if withoutText.count > 0 {
            problems.append(Problem(.notice, at: file.place, "\(withoutText) left out: the text is empty"))
        }
        if withoutID.count > 0 {
            problems.append(
                Problem(.notice, at: file.place, "\(withoutID) without an id named by the row, as \"\(file.stem):1\""))
        }
        if datedByYear.count > 0 {
            problems.append(
                Problem(
                    .notice, at: file.place, "no date, so the year column is read as the date of \(datedByYear)",
                    wayOut: "a date column orders documents of one year"))
        }
        return FileReading(drafts: drafts, problems: problems)
    }

    /// A table that has no text column at all.
    static func noTextColumn(in file: InputFile, columns: [String]) -> Problem {
        let names = columns.isEmpty ? "none" : columns.joined(separator: ", ")
        return Problem(
            .badData, at: file.place, "has no text column (its columns: \(names))", wayOut: "name one of them text")
    }

    static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}

/// Rows that share a fault: how many, and the first of them. Prints as "3 rows (4, 9, 17)".
struct RowTally: CustomStringConvertible {
    private static let shown = 5
    private(set) var count = 0
    private var first: [Int] = []

    mutating func add(_ row: Int) {
        count += 1
        if first.count < Self.shown { first.append(row) }
    }

    var description: String {
        let rows = first.map(String.init).joined(separator: ", ")
        return "\(counted(count, "row")) (\(rows)\(count > first.count ? ", ..." : ""))"
    }
}

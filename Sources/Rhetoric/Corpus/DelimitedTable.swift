// CSV and TSV tables: the header gives the columns, every other row is a document.

enum DelimitedTable {
    /// Faults of single rows that are told one by one; the rest are counted.
    private static let toldRows = 5

    /// Documents of a table. Where the header of a .csv file has no comma, semicolons or tabs separate its columns,
    /// as spreadsheets of some countries write them.
    static func read(_ utf8: [UInt8], of file: InputFile) -> FileReading {
        var rows = rows(of: utf8, format: file.format)
        var reading = TableReading(of: file)
        guard let header = rows.next() else { return FileReading() }
        let columns = names(of: header)
        guard let textIndex = columns.firstIndex(of: TableReading.textColumn), !header.isUnclosed else {
            return FileReading(problems: [TableReading.noTextColumn(in: file, columns: columns)])
        }
        var tooLong = 0
        while let row = rows.next() {
            if row.isUnclosed {
                reading.report(unclosedQuote(in: row, of: file))
            } else if row.fields.count > columns.count {
                tooLong += 1
                if tooLong <= toldRows { reading.report(tooManyFields(in: row, columns: columns.count, of: file)) }
            } else {
                let text = textIndex < row.fields.count ? row.fields[textIndex] : []
                let values = values(of: row, columns: columns, except: textIndex)
                reading.add(text: text, values: values, row: row.number, line: row.line)
            }
        }
        if tooLong > toldRows {
            reading.report(
                Problem(
                    .badData, at: file.place, "\(tooLong - toldRows) more rows have too many fields and are left out"))
        }
        return reading.finished()
    }

    /// The rows of a CSV or TSV file, the header first.
    static func rows(of utf8: [UInt8], format: InputFile.Format) -> DelimitedRows {
        guard format == .commaSeparated else {
            return DelimitedRows(utf8, separator: UInt8(ascii: "\t"), quoting: .closedFieldsOnly)
        }
        let header = utf8.prefix { $0 != UInt8(ascii: "\n") }
        let separator = ",;\t".utf8.first { header.contains($0) } ?? UInt8(ascii: ",")
        return DelimitedRows(utf8, separator: separator, quoting: .rfc4180)
    }

    /// Column names in lower case where they are read. A second column of one name becomes "name#2": nothing is lost.
    static func names(of header: DelimitedRows.Row) -> [String] {
        var seen: [String: Int] = [:]
        return header.fields.map { field in
            let name = TableReading.column(named: trimmed(String(decoding: field, as: UTF8.self)))
            let count = seen[name, default: 0] + 1
            seen[name] = count
            return count == 1 ? name : "\(name)#\(count)"
        }
    }

    /// The filled fields of a row by their columns, but for one column.
    static func values(of row: DelimitedRows.Row, columns: [String], except skipped: Int? = nil) -> [String: String] {
        var values: [String: String] = [:]
        for (index, field) in row.fields.enumerated() where index != skipped && index < columns.count {
            let value = trimmed(String(decoding: field, as: UTF8.self))
            if !value.isEmpty { values[columns[index]] = value }
        }
        return values
    }

    private static func trimmed(_ text: String) -> String {
        let bytes = text.utf8
        guard let first = bytes.firstIndex(where: { !TableReading.isSpace($0) }),
            let last = bytes.lastIndex(where: { !TableReading.isSpace($0) })
        else { return "" }
        return String(text[first...last])
    }

    private static func unclosedQuote(in row: DelimitedRows.Row, of file: InputFile) -> Problem {
        Problem(
            .badData, at: "\(file.place):\(row.line)",
            "row \(row.number) opens a quote that is never closed; it and all after it are left out",
            wayOut: "close the quote, or double quotes inside a field")
    }

    private static func tooManyFields(in row: DelimitedRows.Row, columns: Int, of file: InputFile) -> Problem {
        Problem(
            .badData, at: "\(file.place):\(row.line)",
            "row \(row.number) has \(row.fields.count) fields where the header names \(columns); it is left out",
            wayOut: "put fields that hold a separator in quotes")
    }
}

// JSON lines: one object a line, a document each. Foundation parses the lines; a line that is no object is reported
// and the others are read.

import Foundation

enum JSONLines {
    /// Faulty lines that are told one by one; the rest are counted.
    private static let toldLines = 5

    /// One object of the file: its strings as they are, numbers and booleans as their text, nested values as JSON.
    struct Record {
        let line: Int
        let values: [String: String]
    }

    static func read(_ utf8: [UInt8], of file: InputFile) -> FileReading {
        var reading = TableReading(of: file)
        var columns: Set<String> = []
        let problems = forEachRecord(in: utf8, of: file) { record in
            if columns.isEmpty || record.values[TableReading.textColumn] != nil {
                columns.formUnion(record.values.keys)
            }
            var values = record.values
            let text = values.removeValue(forKey: TableReading.textColumn) ?? ""
            reading.add(text: Array(text.utf8), values: values, row: record.line, line: record.line)
        }
        if !columns.isEmpty, !columns.contains(TableReading.textColumn) {
            let names = columns.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
            return FileReading(problems: problems + [TableReading.noTextColumn(in: file, columns: names)])
        }
        for problem in problems { reading.report(problem) }
        return reading.finished()
    }

    /// Whether a text without a telling ending is JSON lines: its first line that is not blank is an object.
    static func isLikely(_ utf8: [UInt8]) -> Bool {
        guard let start = utf8.firstIndex(where: { !TableReading.isSpace($0) }), utf8[start] == UInt8(ascii: "{") else {
            return false
        }
        let line = utf8[start...].prefix { $0 != UInt8(ascii: "\n") }
        return (try? object(line)) != nil
    }

    /// Calls `body` with every object in turn; returns the faults of the other lines.
    static func forEachRecord(in utf8: [UInt8], of file: InputFile, _ body: (Record) -> Void) -> [Problem] {
        var problems: [Problem] = []
        var faults = 0
        var start = 0
        var line = 0
        while start < utf8.count {
            line += 1
            let end = utf8[start...].firstIndex(of: UInt8(ascii: "\n")) ?? utf8.count
            let bytes = utf8[start..<end]
            start = end + 1
            guard bytes.contains(where: { !TableReading.isSpace($0) }) else { continue }
            do {
                body(Record(line: line, values: try object(bytes)))
            } catch {
                faults += 1
                if faults <= toldLines { problems.append(fault(error, at: "\(file.place):\(line)")) }
            }
        }
        if faults > toldLines {
            problems.append(Problem(.badData, at: file.place, "\(faults - toldLines) more lines are no JSON objects"))
        }
        return problems
    }

    private struct NoObject: Error {}

    private static func object(_ line: ArraySlice<UInt8>) throws -> [String: String] {
        let value = try JSONSerialization.jsonObject(with: Data(line), options: [.fragmentsAllowed])
        guard let members = value as? [String: Any] else { throw NoObject() }
        var values: [String: String] = [:]
        // In a fixed order, for "Text" is read as "text" and so is "TEXT"; where there is a "text" too, neither is.
        for name in members.keys.sorted() {
            let column = TableReading.column(named: name)
            values[column == name || members[column] != nil ? name : column] = members[name].flatMap(text)
        }
        return values
    }

    /// Nil for null and for the empty string.
    private static func text(of value: Any) -> String? {
        switch value {
        case let string as String: return string.isEmpty ? nil : string
        case is NSNull: return nil
        case let number as NSNumber:
            // A boolean is a number to Foundation; only the type it is stored as tells them apart.
            return String(cString: number.objCType) == "c" ? (number.boolValue ? "true" : "false") : number.stringValue
        default:
            let options: JSONSerialization.WritingOptions = [.sortedKeys, .withoutEscapingSlashes]
            return (try? JSONSerialization.data(withJSONObject: value, options: options))
                .map { String(decoding: $0, as: UTF8.self) }
        }
    }

    private static func fault(_ error: any Error, at place: String) -> Problem {
        let detail = (error as NSError).userInfo[NSDebugDescriptionErrorKey] as? String
        let what = error is NoObject ? "is JSON, but no object" : "is no valid JSON" + (detail.map { " (\($0))" } ?? "")
        return Problem(
            .badData, at: place, "\(what); the line is left out", wayOut: "write one {\"text\": ...} object a line")
    }
}

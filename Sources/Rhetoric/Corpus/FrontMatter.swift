// The block of `key: value` lines between two `---` lines at the head of a Markdown file. It is metadata: read as a
// table's columns are, and left out of the text. Anything more than flat keys (lists, nested values) is kept as text.

struct FrontMatter {
    /// Keys named as columns are (see `TableReading.column`), quotes around values taken off.
    let values: [String: String]
    /// The bytes of the block in the text, both `---` lines included.
    let bytes: Range<Int>

    /// Nil when the text does not start with a closed block that holds a key.
    init?(of utf8: [UInt8]) {
        let lines = Self.lines(of: utf8)
        guard let opening = lines.next(), Self.text(opening, of: utf8) == "---" else { return nil }
        var values: [String: String] = [:]
        var lastKey: String?
        while let range = lines.next() {
            let line = Self.text(range, of: utf8)
            if line == "---" || line == "..." {
                guard !values.isEmpty else { return nil }
                self.values = values.filter { !$0.value.isEmpty }
                bytes = 0..<range.upperBound
                return
            }
            let isContinued = line.hasPrefix(" ") || line.hasPrefix("\t") || line.hasPrefix("-")
            if line.isEmpty || line.hasPrefix("#") { continue }
            if isContinued, let key = lastKey {
                values[key] = [values[key]!, String(line.drop { " \t-".contains($0) })]
                    .filter { !$0.isEmpty }.joined(separator: ", ")
            } else {
                guard let (key, value) = Self.pair(line) else { return nil }
                values[key] = value
                lastKey = key
            }
        }
        return nil
    }

    private static func pair(_ line: String) -> (String, String)? {
        guard let colon = line.firstIndex(of: ":") else { return nil }
        let name = String(line[..<colon])
        guard !name.isEmpty, !name.contains(" ") else { return nil }
        var value = line[line.index(after: colon)...].drop { $0 == " " || $0 == "\t" }
        while let last = value.last, last == " " || last == "\t" { value.removeLast() }
        if value.count >= 2, let first = value.first, first == value.last, first == "\"" || first == "'" {
            value = value.dropFirst().dropLast()
        }
        return (TableReading.column(named: name), String(value))
    }

    /// Line ranges, line ends included.
    private static func lines(of utf8: [UInt8]) -> AnyIterator<Range<Int>> {
        var start = 0
        return AnyIterator {
            guard start < utf8.count else { return nil }
            let end = utf8[start...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? utf8.count
            defer { start = end }
            return start..<end
        }
    }

    /// A line without its end and the spaces before it.
    private static func text(_ range: Range<Int>, of utf8: [UInt8]) -> String {
        let end = utf8[range].lastIndex { !TableReading.isSpace($0) }.map { $0 + 1 } ?? range.lowerBound
        return String(decoding: utf8[range.lowerBound..<end], as: UTF8.self)
    }
}

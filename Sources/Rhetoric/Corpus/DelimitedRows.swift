// Rows of a CSV or TSV file, from its bytes. A reader of our own, for messages need the row and line of every fault,
// and no library at hand gives both and keeps the bytes of a field as they are.

/// Reads one row after another.
struct DelimitedRows {
    enum Quoting: Sendable {
        /// RFC 4180: a field that opens with a quote ends at the next single quote, across separators and line ends.
        case rfc4180
        /// A field is quoted only if it also closes with a quote before the separator or line end, and the quotes in it
        /// are doubled; all else is literal. Tab-separated files are mostly written without quoting.
        case closedFieldsOnly
    }

    struct Row: Sendable, Equatable {
        let fields: [[UInt8]]
        /// The row counted as spreadsheets do, and the line it starts in: from 1, the header included.
        let number: Int
        let line: Int
        /// Whether a quote was never closed, so that the row swallowed the rest of the file.
        let isUnclosed: Bool
    }

    private let bytes: [UInt8]
    private let separator: UInt8
    private let quoting: Quoting
    private var offset = 0
    private var number = 0
    private var line = 1
    private var isUnclosed = false

    private static let quote = UInt8(ascii: "\"")
    private static let newline = UInt8(ascii: "\n")
    private static let carriageReturn = UInt8(ascii: "\r")

    init(_ bytes: [UInt8], separator: UInt8, quoting: Quoting) {
        self.bytes = bytes
        self.separator = separator
        self.quoting = quoting
    }

    /// The next row that is not blank; nil at the end.
    mutating func next() -> Row? {
        while offset < bytes.count {
            number += 1
            let firstLine = line
            let fields = fieldsOfRow()
            if fields.count > 1 || !fields[0].isEmpty {
                return Row(fields: fields, number: number, line: firstLine, isUnclosed: isUnclosed)
            }
        }
        return nil
    }

    private mutating func fieldsOfRow() -> [[UInt8]] {
        var fields: [[UInt8]] = []
        while true {
            fields.append(field())
            guard offset < bytes.count else { return fields }
            let end = bytes[offset]
            offset += 1
            if end == Self.newline {
                line += 1
                return fields
            }
            // A separator as the last byte of the file has one more, empty field behind it.
            if offset == bytes.count { return fields + [[]] }
        }
    }

    /// The field at `offset`; leaves `offset` at the separator or newline behind it, or at the end.
    private mutating func field() -> [UInt8] {
        if quoting == .rfc4180, offset < bytes.count, bytes[offset] == Self.quote { return quotedField() }
        let literal = bytes[plainField()]
        guard quoting == .closedFieldsOnly else { return Array(literal) }
        return Self.unquoted(literal) ?? Array(literal)
    }

    /// Advances to the end of the field; a carriage return before a newline belongs to the line end.
    private mutating func plainField() -> Range<Int> {
        let start = offset
        while offset < bytes.count, bytes[offset] != separator, bytes[offset] != Self.newline { offset += 1 }
        let endsLine = offset == bytes.count || bytes[offset] == Self.newline
        let hasReturn = endsLine && offset > start && bytes[offset - 1] == Self.carriageReturn
        return start..<(hasReturn ? offset - 1 : offset)
    }

    private mutating func quotedField() -> [UInt8] {
        var value: [UInt8] = []
        offset += 1
        while offset < bytes.count {
            let start = offset
            while offset < bytes.count, bytes[offset] != Self.quote {
                if bytes[offset] == Self.newline { line += 1 }
                offset += 1
            }
            value += bytes[start..<offset]
            guard offset < bytes.count else { break }
            offset += 1
            guard offset < bytes.count, bytes[offset] == Self.quote else {
                // What follows a closing quote is against the RFC; it is kept, as spreadsheets do.
                return value + bytes[plainField()]
            }
            value.append(Self.quote)
            offset += 1
        }
        isUnclosed = true
        return value
    }

    /// The value of a field that opens and closes with a quote and doubles those between; nil for any other.
    private static func unquoted(_ field: ArraySlice<UInt8>) -> [UInt8]? {
        guard field.count >= 2, field.first == quote, field.last == quote else { return nil }
        var value: [UInt8] = []
        var inside = field.dropFirst().dropLast()[...]
        while let byte = inside.popFirst() {
            if byte == quote, inside.popFirst() != quote { return nil }
            value.append(byte)
        }
        return value
    }
}

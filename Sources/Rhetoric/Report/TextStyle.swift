// Text for a terminal: colour only where it is wanted, and lines that fit.

/// How text output looks.
public struct TextStyle: Sendable {
    /// Whether ANSI colours are used. Meaning never rests on colour alone.
    public let isColoured: Bool
    /// Columns that lines are wrapped at.
    public let width: Int

    public init(isColoured: Bool = false, width: Int = 100) {
        self.isColoured = isColoured
        self.width = max(40, width)
    }

    enum Ink: String {
        case bold = "1"
        case faint = "2"
        case removed = "31;9"
        case added = "32;4"
        case moved = "34"
    }

    func paint(_ text: String, _ ink: Ink) -> String {
        isColoured && !text.isEmpty ? "\u{1B}[\(ink.rawValue)m\(text)\u{1B}[0m" : text
    }

    /// Words that are painted each for itself, so that a wrapped line never carries a colour over its end.
    func words(_ text: String, _ ink: Ink?) -> [String] {
        text.split(separator: " ").map { word in ink.map { paint(String(word), $0) } ?? String(word) }
    }

    /// Words set in lines of the style's width behind an indent. Widths count what is shown: neither colour codes nor
    /// combining marks, and two columns for an East Asian wide character.
    func wrapped(_ words: [String], indent: String = "", first: String? = nil) -> [String] {
        var lines: [String] = []
        var line = first ?? indent
        var used = TextStyle.columns(line)
        var isEmpty = true
        for word in words {
            let columns = TextStyle.columns(word)
            if !isEmpty, used + 1 + columns > width {
                lines.append(line)
                line = indent
                used = TextStyle.columns(indent)
                isEmpty = true
            }
            line += isEmpty ? word : " " + word
            used += columns + (isEmpty ? 0 : 1)
            isEmpty = false
        }
        return lines + [line]
    }

    func wrapped(_ text: String, indent: String = "", first: String? = nil) -> [String] {
        wrapped(text.split(whereSeparator: \.isWhitespace).map(String.init), indent: indent, first: first)
    }

    static func columns(_ text: String) -> Int {
        var columns = 0
        var inCode = false
        for scalar in text.unicodeScalars {
            if inCode {
                inCode = scalar != "m"
            } else if scalar.value == 0x1B {
                inCode = true
            } else if scalar.value >= 0x300, scalar.properties.generalCategory == .nonspacingMark {
                continue
            } else {
                columns += isWide(scalar.value) ? 2 : 1
            }
        }
        return columns
    }

    private static func isWide(_ value: UInt32) -> Bool {
        value >= 0x1100
            && (value <= 0x115F || (0x2E80...0xA4CF).contains(value) || (0xAC00...0xD7A3).contains(value)
                || (0xF900...0xFAFF).contains(value) || (0xFE30...0xFE6F).contains(value)
                || (0xFF00...0xFF60).contains(value) || (0xFFE0...0xFFE6).contains(value)
                || (0x20000...0x3FFFD).contains(value))
    }
}

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
    /// combining marks, and two columns for an East Asian wide character. A word that fills more than a line (a Chinese
    /// sentence is one) is cut between its characters.
    func wrapped(_ words: [String], indent: String = "", first: String? = nil) -> [String] {
        var lines: [String] = []
        var line = first ?? indent
        var used = TextStyle.columns(line)
        let room = max(2, width - max(used, TextStyle.columns(indent)))
        var isEmpty = true
        for word in words {
            for (part, piece) in TextStyle.pieces(of: word, room: room).enumerated() {
                let columns = TextStyle.columns(piece)
                if !isEmpty, part > 0 || used + 1 + columns > width {
                    lines.append(line)
                    line = indent
                    used = TextStyle.columns(indent)
                    isEmpty = true
                }
                line += isEmpty ? piece : " " + piece
                used += columns + (isEmpty ? 0 : 1)
                isEmpty = false
            }
        }
        return lines + [line]
    }

    /// A word in pieces of at most `room` columns, each in the word's colour; a word that fits is one piece.
    private static func pieces(of word: String, room: Int) -> [String] {
        guard columns(word) > room else { return [word] }
        let isPainted = word.hasPrefix("\u{1B}")
        let code = isPainted ? word.prefix { $0 != "m" } + "m" : ""
        let end = isPainted ? "\u{1B}[0m" : ""
        var pieces: [String] = []
        var piece = ""
        var used = 0
        for character in word.dropFirst(code.count).dropLast(end.count) {
            let width = columns(String(character))
            if used + width > room {
                pieces.append(code + piece + end)
                (piece, used) = ("", 0)
            }
            piece.append(character)
            used += width
        }
        return pieces + [code + piece + end]
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
                columns += ScalarClass.isWide(scalar.value) ? 2 : 1
            }
        }
        return columns
    }
}

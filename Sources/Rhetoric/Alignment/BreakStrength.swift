// What the characters between two words say about how closely they belong together: where a change may begin and end,
// what is one written word, and where a capital letter is only the start of a sentence.

/// How strongly a token is separated from the token before it.
enum BreakStrength: UInt8, Sendable, Comparable {
    /// A hyphen, slash or apostrophe without spaces: "market-based" and "2-1/4" are compared by their parts, but changed
    /// as a whole.
    case joined
    /// White space, or nothing in a script without spaces.
    case none
    case comma
    /// A semicolon, colon, dash, bracket or quotation mark.
    case clause
    /// The end of a sentence.
    case sentence
    case paragraph

    static func < (left: BreakStrength, right: BreakStrength) -> Bool { left.rawValue < right.rawValue }
}

extension BreakStrength {
    /// Reads the UTF-8 bytes between two tokens; `previous` is the token before them, `next` the one behind.
    /// The strongest mark counts. Cost: nothing to speak of for a lone space, else linear in the gap.
    init(gap: ArraySlice<UInt8>, after previous: ArraySlice<UInt8>, before next: ArraySlice<UInt8>) {
        if gap.isEmpty || gap.elementsEqual([0x20]) {
            self = .none
        } else if Self.joins(gap, previous, next) {
            self = .joined
        } else {
            self = Self.strongest(in: gap, isInitial: previous.count == 1 || previous.contains(0x2E))
        }
    }

    /// Whether the gap is one sign that makes one written word of both tokens; an en dash does so between digits.
    private static func joins(_ gap: ArraySlice<UInt8>, _ previous: ArraySlice<UInt8>, _ next: ArraySlice<UInt8>)
        -> Bool
    {
        let signs = String(decoding: gap, as: UTF8.self)
        if signs == "\u{2013}" { return isDigit(previous.last) && isDigit(next.first) }
        return ["-", "/", "'", "\u{2019}", "\u{2010}", "\u{2011}"].contains(signs)
    }

    private static func isDigit(_ byte: UInt8?) -> Bool { byte.map { (0x30...0x39).contains($0) } ?? false }

    /// The full stop after an initial ("John C. Maro") ends nothing.
    private static func strongest(in gap: ArraySlice<UInt8>, isInitial: Bool) -> BreakStrength {
        var strongest = BreakStrength.none
        var lines = 0
        for scalar in String(decoding: gap, as: UTF8.self).unicodeScalars {
            if scalar == "\n" || scalar == "\u{2029}" { lines += 1 }
            strongest = max(strongest, mark(scalar, isInitial: isInitial))
        }
        return lines > 1 ? .paragraph : strongest
    }

    private static func mark(_ scalar: Unicode.Scalar, isInitial: Bool) -> BreakStrength {
        switch scalar {
        case ".": isInitial ? .none : .sentence
        case "!", "?", "\u{2026}", "。", "！", "？": .sentence
        case ",", "，", "、", "،": .comma
        default:
            isClauseMark(scalar.properties.generalCategory) || ";:；：".unicodeScalars.contains(scalar) ? .clause : .none
        }
    }

    /// Brackets, quotation marks, dashes.
    private static func isClauseMark(_ category: Unicode.GeneralCategory) -> Bool {
        switch category {
        case .openPunctuation, .closePunctuation, .initialPunctuation, .finalPunctuation, .dashPunctuation: true
        default: false
        }
    }
}

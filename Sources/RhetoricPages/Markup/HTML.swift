// HTML that cannot be broken by what it tells: the literal parts of a string are markup, what is put into it is text.

/// A piece of HTML. In a literal, `\(value)` of a string is escaped, and that of another piece is taken as it is.
public struct HTML: Sendable, Equatable, ExpressibleByStringInterpolation {
    public private(set) var source: String

    public init() { source = "" }
    public init(stringLiteral value: String) { source = value }
    public init(stringInterpolation: Interpolation) { source = stringInterpolation.source }

    /// Markup that is known to be sound: what this package ships.
    init(trusted source: String) { self.source = source }

    /// Text, whatever it holds, as text.
    public static func text(_ text: some StringProtocol) -> HTML { HTML(trusted: escaped(text)) }

    public var isEmpty: Bool { source.isEmpty }

    public static func += (a: inout HTML, b: HTML) { a.source += b.source }
    public static func + (a: HTML, b: HTML) -> HTML { HTML(trusted: a.source + b.source) }

    public struct Interpolation: StringInterpolationProtocol {
        fileprivate var source = ""

        public init(literalCapacity: Int, interpolationCount: Int) {
            source.reserveCapacity(literalCapacity + 32 * interpolationCount)
        }

        public mutating func appendLiteral(_ literal: String) { source += literal }
        public mutating func appendInterpolation(_ text: some StringProtocol) { source += HTML.escaped(text) }
        public mutating func appendInterpolation(_ number: Int) { source += String(number) }
        public mutating func appendInterpolation(_ piece: HTML) { source += piece.source }
        public mutating func appendInterpolation(_ pieces: [HTML]) {
            for piece in pieces { source += piece.source }
        }
        /// Nothing where there is nothing.
        public mutating func appendInterpolation(_ piece: HTML?) { source += piece?.source ?? "" }
    }

    /// Characters that mean something in HTML become references. Control characters, which no page may hold, are shown as
    /// the replacement character.
    static func escaped(_ text: some StringProtocol) -> String {
        var result = ""
        result.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            case "\t", "\n", "\r": result.unicodeScalars.append(scalar)
            case _ where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || scalar.value & 0xFFFE == 0xFFFE:
                result += "\u{FFFD}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}

extension [HTML] {
    /// The pieces one after the other.
    func joined(_ separator: HTML = HTML()) -> HTML {
        HTML(trusted: map(\.source).joined(separator: separator.source))
    }
}

// A statement by its name, as citations and people write it.

/// The ids of a document and of a statement in it: `kestria-strait-statement#s8`.
public struct StatementName: Sendable, Equatable, CustomStringConvertible {
    public let document: String
    public let statement: String

    public init(document: String, statement: String) {
        self.document = document
        self.statement = statement
    }

    /// Nil for a text without `#`. Ids of documents may have one themselves, so the last one counts.
    public init?(_ text: String) {
        guard let mark = text.lastIndex(of: "#") else { return nil }
        document = String(text[..<mark])
        statement = String(text[text.index(after: mark)...])
    }

    public var description: String { "\(document)#\(statement)" }

    /// 8 of `s8`; nil for anything else.
    var number: Int? {
        guard statement.hasPrefix("s"), let number = Int(statement.dropFirst()), "s\(number)" == statement else {
            return nil
        }
        return number
    }
}

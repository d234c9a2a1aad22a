/// A language, by its ISO 639-1 code ("en", "zh", "ru"). Any code is accepted; stemming and stop lists exist for some.
public struct Language: Sendable, Hashable, CustomStringConvertible {
    public let code: String
    public init(code: String) { self.code = code }
    public static let english = Language(code: "en")
    public static let chinese = Language(code: "zh")
    public static let russian = Language(code: "ru")
    public var description: String { code }
}

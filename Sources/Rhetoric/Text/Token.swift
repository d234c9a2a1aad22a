// An occurrence of a word: twelve bytes, since a corpus holds tens of millions of them.

/// An occurrence of a form: `start..<end` are UTF-8 byte offsets in the text that was tokenised.
public struct Token: Sendable, Hashable, BitwiseCopyable {
    public let start: Int32
    public let end: Int32
    /// Index into `Lexicon.forms`.
    public let form: Int32

    public init(start: Int32, end: Int32, form: Int32) {
        self.start = start
        self.end = end
        self.form = form
    }

    public var bytes: Range<Int> { Int(start)..<Int(end) }
}

// A lexicon gives every distinct word form one number, and every form its stem, so that everything above
// compares integers. Forms are normalised for matching only (see `Normalisation`); the text itself is never changed.

/// A word form: one distinct normalised spelling in one language.
public struct Form: Sendable, Hashable {
    /// The normalised spelling (NFKC case folding, apostrophes and hyphens unified).
    public let text: String
    /// Index into `Lexicon.stems`.
    public let stem: Int32
    /// Whether the form is on the stop list of its language. Stop words weigh nothing; they are still aligned.
    public let isStopWord: Bool
    /// Whether the form holds a digit.
    public let isNumber: Bool
}

/// An occurrence of a form: `start..<end` are UTF-8 byte offsets in the text that was tokenised.
public struct Token: Sendable, Hashable {
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

/// A stretch of a text that stands on its own: a sentence, or a line without a full stop (a heading, a date line).
public struct Segment: Sendable, Equatable {
    /// UTF-8 byte offsets, trimmed of white space at both ends (U+00A0 and U+2002 too). Never empty.
    public let bytes: Range<Int>
    /// The paragraph it belongs to, from 0. Paragraphs end at blank lines and at line ends that are no mere wrapping.
    public let paragraph: Int

    public init(bytes: Range<Int>, paragraph: Int) {
        self.bytes = bytes
        self.paragraph = paragraph
    }
}

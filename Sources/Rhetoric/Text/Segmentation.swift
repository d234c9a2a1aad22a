// From a text to the stretches that are compared: paragraphs first (lines, wrapping), then the sentences in each.
// Every byte that is no white space lands in exactly one segment.

enum Segmentation {
    /// The sentences, headings and lines of a text, in order.
    ///
    /// What has no sentence end for `longest` bytes is no sentence (a dump on one line) and is cut at white space.
    /// A paragraph's number ("285.", then a tab) is a segment of its own. Signs without a letter or digit stay with the
    /// sentence before them. Linear in the length of the text; below 2 GiB.
    ///
    /// - Parameter range: whole scalars of `utf8`; nil for all of it.
    static func segments(of utf8: [UInt8], language: Language, in range: Range<Int>? = nil) -> [Segment] {
        utf8.withUnsafeBufferPointer { bytes in
            let paragraphs = Paragraphs(of: bytes, in: range ?? 0..<bytes.count)
            return LanguageTools.borrow(language) { tools in
                var splitter = SentenceSplitter(tools)
                return paragraphs.ranges.enumerated().flatMap { index, paragraph in
                    splitter.sentences(of: bytes, in: paragraph).flatMap { cut($0, of: bytes) }
                        .map { Segment(bytes: $0, paragraph: index) }
                }
            }
        }
    }

    /// Longer than any sentence: the longest of 104,478 in the UN debates of 2003 to 2009 has 1,610 bytes.
    private static let longest = 8000

    /// A sentence in pieces of at most `longest` bytes, cut at the last white space or, where there is none, between
    /// scalars.
    private static func cut(_ sentence: Range<Int>, of bytes: UTF8Bytes) -> [Range<Int>] {
        guard sentence.count > longest else { return [sentence] }
        var pieces: [Range<Int>] = []
        var rest = sentence
        while rest.count > longest {
            var end = rest.lowerBound + longest
            while end > rest.lowerBound, bytes[end] != UInt8(ascii: " ") { end -= 1 }
            if end == rest.lowerBound {
                end = rest.lowerBound + longest
                while bytes[end] & 0xC0 == 0x80 { end -= 1 }
            }
            pieces.append(bytes.trimmed(rest.lowerBound..<end))
            rest = bytes.trimmed(end..<rest.upperBound)
        }
        return (pieces + [rest]).filter { !$0.isEmpty }
    }
}

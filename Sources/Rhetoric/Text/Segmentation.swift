// From a text to the stretches that are compared: paragraphs first (lines, wrapping), then the sentences in each.
// Every byte that is no white space lands in exactly one segment.

enum Segmentation {
    /// The sentences, headings and lines of a text, in order.
    ///
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
                    splitter.sentences(of: bytes, in: paragraph).map { Segment(bytes: $0, paragraph: index) }
                }
            }
        }
    }
}

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
            var segments: [Segment] = []
            var splitter = SentenceSplitter(language: language)
            let paragraphs = Paragraphs(of: bytes, in: range ?? 0..<bytes.count)
            for (index, paragraph) in paragraphs.ranges.enumerated() {
                for sentence in splitter.sentences(of: bytes, in: paragraph) {
                    segments.append(Segment(bytes: sentence, paragraph: index))
                }
            }
            return segments
        }
    }
}

/// Splits paragraphs into sentences.
struct SentenceSplitter {
    private let iterator: BreakIterator
    private let abbreviations: Abbreviations
    private let openingWords: Set<String>
    /// A paragraph with its line ends turned into as many spaces.
    private var scratch: [UInt8] = []

    init(language: Language) {
        iterator = BreakIterator(.sentences, language: language)
        abbreviations = Abbreviations(language: language)
        openingWords = StopWords.list(for: language)
    }

    /// Trimmed, ascending byte ranges.
    mutating func sentences(of utf8: UTF8Bytes, in paragraph: Range<Int>) -> [Range<Int>] {
        let numberEnd = SentenceSplitter.paragraphNumberEnd(utf8, paragraph)
        let body = utf8.trimmed(numberEnd..<paragraph.upperBound)
        let number = utf8.trimmed(paragraph.lowerBound..<numberEnd)
        let sentences = split(utf8, body).map { $0.lowerBound + body.lowerBound..<$0.upperBound + body.lowerBound }
        return number.isEmpty ? sentences : [number] + sentences
    }

    /// Sentences of a trimmed paragraph, from its start.
    private mutating func split(_ utf8: UTF8Bytes, _ paragraph: Range<Int>) -> [Range<Int>] {
        let bytes = UTF8Bytes(rebasing: utf8[paragraph])
        guard bytes.contains(where: { $0 < 0x20 || $0 == 0xC2 || $0 == 0xE2 }) else { return split(bytes) }
        scratch.removeAll(keepingCapacity: true)
        scratch.append(contentsOf: bytes)
        SentenceSplitter.blankLineEnds(&scratch)
        return scratch.withUnsafeBufferPointer { split($0) }
    }

    private func split(_ bytes: UTF8Bytes) -> [Range<Int>] {
        let ends = SentenceEnds(utf8: bytes, abbreviations: abbreviations, openingWords: openingWords)
        var sentences: [Range<Int>] = []
        var start = 0
        iterator.forEachBoundary(in: bytes) { boundary in
            guard boundary == bytes.count || ends.isEnd(at: boundary, sentenceFrom: start) else { return }
            SentenceSplitter.append(bytes.trimmed(start..<boundary), of: bytes, to: &sentences)
            start = boundary
        }
        return sentences
    }

    /// A stretch without a letter or digit belongs to the sentence before it.
    private static func append(_ range: Range<Int>, of bytes: UTF8Bytes, to sentences: inout [Range<Int>]) {
        if range.isEmpty { return }
        if let last = sentences.last, !hasWord(bytes, range) {
            sentences[sentences.count - 1] = last.lowerBound..<range.upperBound
        } else {
            sentences.append(range)
        }
    }

    private static func hasWord(_ bytes: UTF8Bytes, _ range: Range<Int>) -> Bool {
        var at = range.lowerBound
        while at < range.upperBound {
            let scalar = bytes.scalar(at: at)
            if ScalarClass.isLetter(scalar.value) || ScalarClass.isDigit(scalar.value) { return true }
            at = scalar.end
        }
        return false
    }

    /// Where the number of a paragraph ends: digits, a full stop and a tab at its start; its start when there is none.
    private static func paragraphNumberEnd(_ utf8: UTF8Bytes, _ paragraph: Range<Int>) -> Int {
        var at = paragraph.lowerBound
        while at < paragraph.upperBound, at - paragraph.lowerBound < 5, ScalarClass.isDigit(UInt32(utf8[at])) {
            at += 1
        }
        guard at > paragraph.lowerBound, at + 1 < paragraph.upperBound, utf8[at] == 0x2E, utf8[at + 1] == 0x09 else {
            return paragraph.lowerBound
        }
        return at + 1
    }

    /// The Unicode rules end a sentence at every line end; inside a paragraph they are only spaces.
    private static func blankLineEnds(_ bytes: inout [UInt8]) {
        var at = 0
        while at < bytes.count {
            let scalar = bytes.withUnsafeBufferPointer { $0.scalar(at: at) }
            if Line.isLineEnd(scalar.value) { for place in scalar.start..<scalar.end { bytes[place] = 0x20 } }
            at = scalar.end
        }
    }
}

// From a paragraph to its sentences: ICU proposes the ends (UAX 29: scripts, quotation marks, lower case behind a full
// stop), `SentenceEnds` confirms them.

/// Splits paragraphs into sentences.
struct SentenceSplitter {
    private let tools: LanguageTools
    /// A paragraph with its line ends turned into as many spaces.
    private var scratch: [UInt8] = []

    init(_ tools: LanguageTools) { self.tools = tools }

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
        let ends = SentenceEnds(utf8: bytes, abbreviations: tools.abbreviations, openingWords: tools.stopWords)
        var sentences: [Range<Int>] = []
        var start = 0
        tools.sentenceBreaks.forEachBoundary(in: bytes) { boundary in
            guard boundary == bytes.count || ends.isEnd(at: boundary, sentenceFrom: start) else { return }
            for end in ends.missedEnds(in: start..<boundary) + [boundary] {
                SentenceSplitter.append(bytes.trimmed(start..<end), of: bytes, to: &sentences)
                start = end
            }
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

// The words of a document as they are written, split once and shared by the readers of clutter, dates and speakers.
// These look at capitals, quotation marks and commas, which the tokens for matching fold away; and they look for a few
// hundred known words, so a word carries a 64-bit key of its lower-case spelling instead of a string.

/// A word or a mark of a text.
struct WrittenWord: Sendable {
    enum Kind: UInt8, Sendable {
        case lower, capital, number
        /// "'s" at the end of a word.
        case possessive
        /// A punctuation mark; its key is one of `WrittenWord.Mark` or an ASCII byte.
        case mark
    }

    /// UTF-8 byte offsets in the document.
    let start: Int32
    let end: Int32
    /// `WordKeys.key` of the lower-case spelling, or the mark.
    let key: UInt64
    let kind: Kind

    var bytes: Range<Int> { Int(start)..<Int(end) }
    var isName: Bool { kind == .capital }

    func isMark(_ byte: UInt8) -> Bool { kind == .mark && key == UInt64(byte) }

    /// Marks that have several spellings. Straight quotes stay ASCII 0x22, single quotes become 0x27, dashes 0x2D.
    enum Mark {
        static let openQuote: UInt8 = 1
        static let closeQuote: UInt8 = 2
    }
}

/// A set of words, looked up by key.
struct WordKeys: Sendable {
    private let keys: Set<UInt64>

    /// `words` are separated by spaces, in lower case.
    init(_ words: String) {
        keys = Set(words.split(separator: " ").map { WordKeys.key($0.utf8) })
    }

    func contains(_ word: WrittenWord) -> Bool { word.kind != .mark && keys.contains(word.key) }

    /// FNV-1a of the spelling with ASCII letters in lower case.
    static func key(_ spelling: some Sequence<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in spelling { hash = (hash ^ UInt64(byte.asciiLowercased)) &* 0x100_0000_01b3 }
        return hash
    }

    static func key(_ word: String) -> UInt64 { key(word.utf8) }
}

/// The words of a text, stretch by stretch (sentences, lines).
struct WrittenText: Sendable {
    let utf8: [UInt8]
    /// Stretches in the order of the text.
    let stretches: [Range<Int>]
    let words: [WrittenWord]
    /// For each stretch, its words.
    let ranges: [Range<Int>]

    /// Cost: one pass over the bytes.
    init(utf8: [UInt8], stretches: [Range<Int>]) {
        var splitter = WordSplitter()
        var ranges: [Range<Int>] = []
        ranges.reserveCapacity(stretches.count)
        utf8.withUnsafeBufferPointer { bytes in
            for stretch in stretches {
                let from = splitter.words.count
                splitter.split(UnsafeBufferPointer(rebasing: bytes[0..<stretch.upperBound]), from: stretch.lowerBound)
                ranges.append(from..<splitter.words.count)
            }
        }
        self.utf8 = utf8
        self.stretches = stretches
        self.words = splitter.words
        self.ranges = ranges
    }

    init(utf8: [UInt8], segments: [Segment]) { self.init(utf8: utf8, stretches: segments.map(\.bytes)) }

    func words(of stretch: Int) -> ArraySlice<WrittenWord> { words[ranges[stretch]] }

    func string(_ bytes: Range<Int>) -> String { String(decoding: utf8[bytes], as: UTF8.self) }

    /// The first word that starts at or behind a byte; the number of words when there is none. Logarithmic.
    func word(atOrBehind byte: Int) -> Int {
        var (low, high) = (0, words.count)
        while low < high {
            let middle = (low + high) / 2
            if Int(words[middle].start) < byte { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Whether a word is the first of its stretch. Logarithmic.
    func opensStretch(_ word: Int) -> Bool {
        var (low, high) = (0, ranges.count)
        while low < high {
            let middle = (low + high) / 2
            if ranges[middle].lowerBound < word { low = middle + 1 } else { high = middle }
        }
        return low < ranges.count && ranges[low].lowerBound == word
    }

    /// Whether a word is four figures: a year.
    func isYear(_ word: WrittenWord) -> Bool {
        word.kind == .number && word.bytes.count == 4 && utf8[word.bytes].allSatisfy(\.isASCIIDigit)
    }

    /// The text from one word to another, both included.
    func string(words range: Range<Int>) -> String {
        range.isEmpty ? "" : string(Int(words[range.lowerBound].start)..<Int(words[range.upperBound - 1].end))
    }
}

extension UInt8 {
    var asciiLowercased: UInt8 { self >= 0x41 && self <= 0x5A ? self | 0x20 : self }
    var isASCIIDigit: Bool { self >= 0x30 && self <= 0x39 }
    var isASCIILetter: Bool { (self | 0x20) >= 0x61 && (self | 0x20) <= 0x7A }
    var isASCIICapital: Bool { self >= 0x41 && self <= 0x5A }
}

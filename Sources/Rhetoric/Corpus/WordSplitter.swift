// Splits bytes into written words and marks. A word keeps inner hyphens and apostrophes ("non-alliance", "O'Neill")
// and the dots of initials ("U.S."); "'s" is split off; numbers keep their inner dots, commas, slashes and hyphens.

struct WordSplitter {
    private(set) var words: [WrittenWord] = []

    mutating func split(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) {
        var at = start
        while at < bytes.count {
            let (byteClass, length) = ByteClass.of(bytes, at)
            switch byteClass {
            case .space: at += length
            case .mark(let mark):
                words.append(
                    WrittenWord(start: Int32(at), end: Int32(at + length), key: UInt64(mark), kind: .mark))
                at += length
            case .letter: at = word(bytes, at)
            }
        }
    }

    private mutating func word(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
        let number = bytes[start].isASCIIDigit
        var at = start
        while at < bytes.count {
            let (byteClass, length) = ByteClass.of(bytes, at)
            if case .letter = byteClass {
                at += length
                continue
            }
            guard case .mark(let mark) = byteClass, at + length < bytes.count,
                joins(mark, number: number, bytes, start: start, at: at, next: at + length)
            else { break }
            at += length
        }
        let end = at < bytes.count && isInitial(bytes, start, at) ? at + 1 : at
        append(bytes, start, end, number ? .number : Self.isCapital(bytes, start) ? .capital : .lower)
        return possessive(bytes, end)
    }

    /// Whether a mark between two letters belongs to the word.
    private func joins(
        _ mark: UInt8, number: Bool, _ bytes: UnsafeBufferPointer<UInt8>, start: Int, at: Int, next: Int
    ) -> Bool {
        let follows = bytes[next]
        if number {
            return (mark == 0x2E || mark == 0x2C || mark == 0x2F) && follows.isASCIIDigit
                || mark == 0x2D && at + 1 == next && (follows.isASCIIDigit || follows.isASCIILetter)
        }
        guard follows.isASCIILetter || follows.isASCIIDigit || follows >= 0xC3 && follows < 0xE2 else { return false }
        switch mark {
        case 0x26: return true  // "S&P"
        case 0x2D: return at + 1 == next  // a hyphen; dashes are longer
        case 0x27: return !isPossessive(bytes, next)
        case 0x2E: return at == start + 1 || at > start + 1 && bytes[at - 2] == 0x2E  // "U.S"
        default: return false
        }
    }

    /// A single capital and a full stop ("H.", "U.S.").
    private func isInitial(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
        guard bytes[end] == 0x2E, bytes[start].isASCIICapital else { return false }
        return end == start + 1 || (bytes[end - 2] == 0x2E && bytes[end - 1].isASCIICapital)
    }

    private func isPossessive(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Bool {
        guard bytes[at] | 0x20 == 0x73 else { return false }
        guard at + 1 < bytes.count else { return true }
        if case .letter = ByteClass.of(bytes, at + 1).0 { return false }
        return true
    }

    private mutating func possessive(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Int {
        guard at < bytes.count, case (.mark(0x27), let length) = ByteClass.of(bytes, at), at + length < bytes.count,
            isPossessive(bytes, at + length)
        else { return at }
        let end = at + length + 1
        words.append(
            WrittenWord(start: Int32(at), end: Int32(end), key: WordKeys.key([0x27, 0x73]), kind: .possessive))
        return end
    }

    private mutating func append(
        _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, _ kind: WrittenWord.Kind
    ) {
        let key = WordKeys.key(UnsafeBufferPointer(rebasing: bytes[start..<end]))
        words.append(WrittenWord(start: Int32(start), end: Int32(end), key: key, kind: kind))
    }

    /// Whether a word starts with a capital of the Latin, Greek or Cyrillic script.
    static func isCapital(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Bool {
        let first = bytes[at]
        guard first >= 0x80 else { return first.isASCIICapital }
        guard at + 1 < bytes.count else { return false }
        let second = bytes[at + 1]
        switch first {
        case 0xC3: return second <= 0x9E  // À to Þ
        case 0xC4, 0xC5: return second & 1 == 0  // mostly even in Latin Extended-A
        case 0xCE: return second >= 0x86 && second <= 0xAB
        case 0xD0: return second >= 0x80 && second <= 0xAF
        default: return false
        }
    }
}

/// What a character is to the splitter.
enum ByteClass {
    case space, letter
    case mark(UInt8)

    /// The class of the character at `at` and its length in bytes.
    static func of(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> (ByteClass, Int) {
        let first = bytes[at]
        guard first >= 0x80 else {
            if first.isASCIILetter || first.isASCIIDigit { return (.letter, 1) }
            return (first <= 0x20 ? .space : .mark(first), 1)
        }
        let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
        guard at + length <= bytes.count else { return (.letter, bytes.count - at) }
        switch first {
        case 0xC2: return (latin(bytes[at + 1]), 2)
        case 0xE2 where bytes[at + 1] == 0x80: return (general(bytes[at + 2]), 3)
        case 0xE3 where bytes[at + 1] == 0x80: return (chinese(bytes[at + 2]), 3)
        case 0xEF where bytes[at + 1] == 0xBC || bytes[at + 1] == 0xBD: return (wide(bytes[at + 1], bytes[at + 2]), 3)
        default: return (.letter, length)
        }
    }

    /// U+0080 to U+00BF.
    private static func latin(_ last: UInt8) -> ByteClass {
        switch last {
        case 0xA0: .space
        case 0xAA, 0xAD, 0xB5, 0xBA: .letter
        case 0xAB: .mark(WrittenWord.Mark.openQuote)
        case 0xBB: .mark(WrittenWord.Mark.closeQuote)
        default: .mark(0x7F)
        }
    }

    /// U+2000 to U+203F: spaces, dashes, quotation marks.
    private static func general(_ last: UInt8) -> ByteClass {
        switch last {
        case 0x80...0x8F, 0xA8...0xAF: .space
        case 0x90...0x95: .mark(0x2D)
        case 0x98...0x9B: .mark(0x27)
        case 0x9C, 0x9E, 0x9F: .mark(WrittenWord.Mark.openQuote)
        case 0x9D: .mark(WrittenWord.Mark.closeQuote)
        case 0xA2: .mark(0x2A)
        case 0xA6: .mark(0x2E)
        default: .mark(0x7F)
        }
    }

    /// U+3000 to U+303F.
    private static func chinese(_ last: UInt8) -> ByteClass {
        switch last {
        case 0x80: .space
        case 0x81: .mark(0x2C)
        case 0x82: .mark(0x2E)
        case 0x8C, 0x8E: .mark(WrittenWord.Mark.openQuote)
        case 0x8D, 0x8F: .mark(WrittenWord.Mark.closeQuote)
        case 0x85...0x87: .letter
        default: .mark(0x7F)
        }
    }

    /// Full-width forms U+FF00 to U+FF7F: marks become their ASCII twins, letters and digits stay letters.
    private static func wide(_ middle: UInt8, _ last: UInt8) -> ByteClass {
        guard middle == 0xBC else { return last < 0x9B ? .letter : .mark(0x7F) }
        let ascii = last - 0x60
        return ascii.isASCIILetter || ascii.isASCIIDigit ? .letter : .mark(ascii)
    }
}

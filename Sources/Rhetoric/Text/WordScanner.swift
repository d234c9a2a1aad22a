// Finds the words of a text one by one and folds each into a buffer. Bytes and a table all the way for alphabets;
// ICU's word rules only where a script writes no spaces, since they run at a fifth of this speed.
//
// A word is letters, digits and marks, with apostrophes inside ("country’s" is "country's") and with full stops and
// commas inside a number ("2.7", "240,000"). Hyphens and dashes split, so that "non-alliance" meets "no alliance".
// Letters with full stops are one word without them ("U.N." is "un"); where that would be a stop word they keep
// them, and the capitals US, IT and WHO take that form too, so that the country is not the pronoun ("u.s").

struct WordScanner {
    /// Of the word found last.
    private(set) var start: Int
    private(set) var end: Int
    /// Length of its key in the tools' buffer, the byte of the language included.
    private(set) var keyCount = 1

    private let utf8: UTF8Bytes
    private let limit: Int
    private let tools: LanguageTools
    private let table = LetterTable.shared
    private let ascii: UTF8Bytes
    private let key: UnsafeMutablePointer<UInt8>
    private var at: Int
    /// Runs in a script without spaces are read in parts of so many bytes, to bound memory.
    private static let longestRun = 1 << 16
    /// Where the pieces of the run at hand start counting, and the next of them in `tools.boundaries`.
    private var runStart = 0
    private var nextBoundary = 0
    private var boundaryCount = 0

    /// `range` holds whole scalars. The scanner must not outlive the buffer.
    init(_ utf8: UTF8Bytes, in range: Range<Int>, tools: LanguageTools, languageByte: UInt8) {
        self.utf8 = utf8
        self.tools = tools
        at = range.lowerBound
        limit = range.upperBound
        start = at
        end = at
        key = tools.key.baseAddress!
        key[0] = languageByte
        ascii = table.ascii
    }

    /// Where the search for the next word begins; nil amid a run in a script without spaces.
    var nextByte: Int? { nextBoundary < boundaryCount ? nil : at }

    /// Goes on from a later byte, up to which all words are known.
    mutating func skip(to offset: Int) { at = offset }

    /// Goes to the next word; false at the end.
    mutating func next() -> Bool {
        if nextBoundary < boundaryCount { return takePiece() }
        while at < limit {
            let byte = utf8[at]
            if byte < 0x80 {
                if ascii[Int(byte)] != 0 { return scanWord() }
                at += 1
                continue
            }
            let scalar = utf8.scalar(at: at)
            if scalar.end > limit { return false }
            switch table[scalar.value] {
            case .letter: return scanWord()
            case .unspaced:
                openRun()
                if takePiece() { return true }
            default: at = scalar.end
            }
        }
        return false
    }

    // MARK: - Alphabets

    private mutating func scanWord() -> Bool {
        start = at
        keyCount = 1
        let cut = min(limit, start + Folding.longestWord)
        var needsComposing = false
        var isDotted = false
        scan: while true {
            scanASCII(to: cut)
            end = at
            guard at < cut else { break }
            let scalar = utf8.scalar(at: at)
            guard scalar.end <= cut else { break }
            switch scalar.value < 0x80 ? sign(UInt8(scalar.value)) : table[scalar.value] {
            case .letter:
                if scalar.value >= 0x800 { needsComposing = true } else { append(scalar.value) }
            case .mark: needsComposing = true
            case .ignored: if !goesOn(from: scalar.end) { break scan }
            case .apostrophe:
                guard goesOn(from: scalar.end), !isElision else { break scan }
                key[keyCount] = 0x27
                keyCount += 1
            case .none, .unspaced:
                guard scalar.value == 0x2E, isInitial(at: at) else { break scan }
                isDotted = true
                key[keyCount] = 0x2E
                keyCount += 1
            }
            at = scalar.end
        }
        at = end
        if needsComposing { compose() } else if isDotted { dropDots() } else if keyCount <= 4 { distinguishAcronym() }
        return true
    }

    /// The hot loop: ASCII letters and digits.
    @inline(__always)
    private mutating func scanASCII(to cut: Int) {
        var (at, count) = (at, keyCount)
        while at < cut {
            let folded = ascii[Int(utf8[at])]
            if folded == 0 { break }
            key[count] = folded
            count += 1
            at += 1
        }
        (self.at, keyCount) = (at, count)
    }

    /// An ASCII sign inside a word. A full stop or comma between digits counts as a letter.
    private func sign(_ byte: UInt8) -> LetterClass {
        if byte == 0x27 { return .apostrophe }
        guard byte == 0x2E || byte == 0x2C, at + 1 < limit else { return .none }
        let isInNumber = ScalarClass.isDigit(UInt32(utf8[at - 1])) && ScalarClass.isDigit(UInt32(utf8[at + 1]))
        return isInNumber ? .letter : .none
    }

    private mutating func append(_ scalar: UInt32) {
        if scalar < 0x80 {
            key[keyCount] = UInt8(scalar)
            keyCount += 1
        } else {
            keyCount += table.fold(scalar, into: key + keyCount)
        }
    }

    /// Whether a letter follows, signs that show nothing aside.
    private func goesOn(from offset: Int) -> Bool {
        let near = min(limit, offset + 32)
        var offset = offset
        while offset < near {
            let scalar = utf8.scalar(at: offset)
            let kind = table[scalar.value]
            if kind != .ignored { return kind == .letter }
            offset = scalar.end
        }
        return false
    }

    /// Whether the word so far is an article cut short, in a language that does so: "l", "qu", "dell".
    private var isElision: Bool {
        guard tools.splitsElisions else { return false }
        if keyCount <= 3 { return true }
        let last = (key[keyCount - 2], key[keyCount - 1])
        return last == (0x71, 0x75) || last == (0x6C, 0x6C)
    }

    /// Whether the full stop at `stop` has one letter before it and one behind: "U.S", "a.m".
    private func isInitial(at stop: Int) -> Bool {
        func isLetter(_ offset: Int) -> Bool {
            offset >= start && offset < limit && (utf8[offset] | 0x20) &- 0x61 < 26
        }
        guard isLetter(stop - 1), isLetter(stop + 1) else { return false }
        if stop - 1 > start, utf8[stop - 2] != 0x2E { return false }
        return stop + 2 >= limit || (utf8[stop + 2] < 0x80 && ascii[Int(utf8[stop + 2])] == 0)
    }

    // MARK: - Forms that need a second look

    private mutating func compose() {
        let folded = Folding.folded(utf8[start..<end])
        for (index, byte) in folded.enumerated() { key[1 + index] = byte }
        keyCount = 1 + folded.count
    }

    private mutating func dropDots() {
        let letters = (1..<keyCount).map { key[$0] }.filter { $0 != 0x2E }
        if tools.stopWords.contains(String(decoding: letters, as: UTF8.self)) { return }
        for (index, byte) in letters.enumerated() { key[1 + index] = byte }
        keyCount = 1 + letters.count
    }

    /// US, IT and WHO in capitals become "u.s", "i.t" and "w.h.o", unless all the text around is in capitals.
    private mutating func distinguishAcronym() {
        guard utf8[start] < 0x61, utf8[end - 1] < 0x61, tools.language == .english, keyCount == end - start + 1
        else { return }
        let letters = (1..<keyCount).map { key[$0] }
        guard WordScanner.acronyms.contains(letters), utf8[start..<end].allSatisfy({ $0 < 0x61 }),
            !isAmongCapitals
        else { return }
        for (index, letter) in letters.enumerated() {
            key[1 + 2 * index] = letter
            key[2 + 2 * index] = 0x2E
        }
        keyCount = 2 * letters.count
    }

    private static let acronyms: [[UInt8]] = [Array("us".utf8), Array("it".utf8), Array("who".utf8)]

    /// Whether there are other letters close by, and no lower-case one.
    private var isAmongCapitals: Bool {
        let before = utf8[max(0, start - 48)..<start]
        let after = utf8[end..<min(utf8.count, end + 48)]
        func holds(_ test: (UInt8) -> Bool) -> Bool { before.contains(where: test) || after.contains(where: test) }
        return holds { $0 &- 0x41 < 26 } && !holds { $0 &- 0x61 < 26 }
    }

    // MARK: - Scripts without spaces

    /// Finds the words in the run of such letters from here.
    private mutating func openRun() {
        runStart = at
        let cut = min(limit, at + WordScanner.longestRun)
        while at < cut {
            let scalar = utf8.scalar(at: at)
            let kind = table[scalar.value]
            guard kind == .unspaced || kind == .mark || kind == .ignored else { break }
            at = scalar.end
        }
        tools.boundaries.removeAll(keepingCapacity: true)
        tools.wordBreaks.forEachBoundary(in: UTF8Bytes(rebasing: utf8[runStart..<at])) { tools.boundaries.append($0) }
        boundaryCount = tools.boundaries.count
        nextBoundary = 0
        end = runStart
    }

    private mutating func takePiece() -> Bool {
        while nextBoundary < boundaryCount {
            start = end
            end = runStart + tools.boundaries[nextBoundary]
            nextBoundary += 1
            if end - start > Folding.longestWord { continue }
            keyCount = 1
            if isPlainHan { copy() } else { compose() }
            return true
        }
        return false
    }

    /// Unified ideographs (U+4E00 to U+9FFF) fold to themselves.
    private var isPlainHan: Bool {
        var at = start
        while at < end {
            let scalar = utf8.scalar(at: at)
            if scalar.value < 0x4E00 || scalar.value > 0x9FFF { return false }
            at = scalar.end
        }
        return true
    }

    private mutating func copy() {
        for offset in start..<end { key[1 + offset - start] = utf8[offset] }
        keyCount = 1 + end - start
    }
}

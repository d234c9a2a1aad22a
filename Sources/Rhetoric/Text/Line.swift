// The lines of a text, measured: what hard wrapping is judged by.

/// A line that is not blank.
struct Line {
    /// Byte offsets, trimmed of white space.
    let content: Range<Int>
    /// Columns of the content, East Asian characters counting two; at most `Line.widest`.
    let width: Int
    /// Columns of the first word; of the first character where the script has no spaces.
    let firstWordWidth: Int
    /// Columns of white space before the content.
    let indent: Int
    let lead: Lead
    /// Whether the last character, closing quotes and brackets aside, ends a sentence.
    let endsSentence: Bool
    /// Whether the last word binds to the next one ("of the"), so that no paragraph ends here.
    let endsInside: Bool
    /// Whether the last character announces something: a colon or semicolon.
    let announces: Bool
    /// Whether a blank line, or the start of the text, stands before it.
    let opensBlock: Bool

    /// What a line begins with, an opening quote or bracket aside.
    enum Lead {
        /// A lower-case letter: the line most likely goes on with the one before.
        case lower
        /// A letter of a script without case.
        case caseless
        /// A bullet, or a number or letter with a full stop or bracket: the item of a list.
        case marker
        /// Digits and nothing else: the number of a page.
        case pageNumber
        case other
    }

    /// Articles, prepositions and conjunctions of a few languages, which never end a heading.
    private static let bindingWords: Set<[UInt8]> = Set(
        """
        the a an of to and or for by with from in on at as our their its de du des le la les et à au aux un une der \
        den das und von zu im el los las del y para por и в на с о по к
        """.split(separator: " ").map { Array($0.utf8) })

    /// Where measuring stops, so that a text of one line costs no more than any other.
    static let widest = 400
}

extension Line {
    /// All lines that are not blank, in order.
    static func lines(of utf8: UTF8Bytes, in range: Range<Int>) -> [Line] {
        var lines: [Line] = []
        var start = range.lowerBound
        var opensBlock = true
        while start < range.upperBound {
            let (end, next) = lineEnd(in: utf8, from: start, to: range.upperBound)
            let content = utf8.trimmed(start..<end)
            if content.isEmpty {
                opensBlock = true
            } else {
                lines.append(Line(utf8, content: content, start: start, opensBlock: opensBlock))
                opensBlock = false
            }
            start = next
        }
        return lines
    }

    /// Where the line that holds `start` ends, and where the next one starts.
    private static func lineEnd(in utf8: UTF8Bytes, from start: Int, to limit: Int) -> (end: Int, next: Int) {
        var at = start
        while at < limit {
            let byte = utf8[at]
            // Only control characters and the lead bytes of U+0085, U+2028 and U+2029 need a closer look.
            if byte > 0x0D && byte != 0xC2 && byte != 0xE2 {
                at += 1
                continue
            }
            let scalar = utf8.scalar(at: at)
            if isLineEnd(scalar.value) {
                let isPair = byte == 0x0D && at + 1 < limit && utf8[at + 1] == 0x0A
                return (at, scalar.end + (isPair ? 1 : 0))
            }
            at = scalar.end
        }
        return (limit, limit)
    }

    static func isLineEnd(_ scalar: UInt32) -> Bool {
        (0x0A...0x0D).contains(scalar) || scalar == 0x85 || scalar == 0x2028 || scalar == 0x2029
    }

    private init(_ utf8: UTF8Bytes, content: Range<Int>, start: Int, opensBlock: Bool) {
        self.content = content
        self.opensBlock = opensBlock
        var columns = 0
        var firstWord: Int?
        var at = content.lowerBound
        while at < content.upperBound, columns < Line.widest {
            let scalar = utf8.scalar(at: at)
            let isWide = ScalarClass.isWide(scalar.value)
            if firstWord == nil, isWide || ScalarClass.isBlank(scalar.value) {
                firstWord = max(columns, isWide ? 2 : 0)
            }
            columns += isWide ? 2 : 1
            at = scalar.end
        }
        width = columns
        firstWordWidth = firstWord ?? columns
        indent = utf8[start..<content.lowerBound].reduce(0) { $0 + ($1 == 0x09 ? 8 : 1) }
        lead = Line.lead(of: utf8, content)
        var last = utf8.scalar(before: content.upperBound)
        announces = last.value == 0x3A || last.value == 0x3B || last.value == 0xFF1A || last.value == 0xFF1B
        while ScalarClass.isCloser(last.value), last.start > content.lowerBound {
            last = utf8.scalar(before: last.start)
        }
        endsSentence = ScalarClass.isTerminator(last.value)
        let tail = utf8[max(content.lowerBound, content.upperBound - 6)..<content.upperBound]
        endsInside =
            tail.lastIndex(of: 0x20).map { Line.bindingWords.contains(Array(utf8[($0 + 1)..<tail.endIndex])) } ?? false
    }

    private static func lead(of utf8: UTF8Bytes, _ content: Range<Int>) -> Lead {
        var first = utf8.scalar(at: content.lowerBound)
        if isMarker(utf8, content, first: first) { return .marker }
        while ScalarClass.isOpener(first.value), first.end < content.upperBound { first = utf8.scalar(at: first.end) }
        if ScalarClass.isLower(first.value) { return .lower }
        if ScalarClass.isDigit(first.value) { return isNumber(utf8, content) ? .pageNumber : .other }
        return ScalarClass.isLetter(first.value) && !ScalarClass.isUpper(first.value) ? .caseless : .other
    }

    private static func isNumber(_ utf8: UTF8Bytes, _ content: Range<Int>) -> Bool {
        content.count <= 4 && content.allSatisfy { ScalarClass.isDigit(UInt32(utf8[$0])) }
    }

    /// "- x", "• x", "3. x", "(b) x", "iv) x", "285.\tx".
    private static func isMarker(_ utf8: UTF8Bytes, _ content: Range<Int>, first: PlacedScalar) -> Bool {
        func isBlank(at offset: Int) -> Bool {
            offset < content.upperBound && ScalarClass.isBlank(utf8.scalar(at: offset).value)
        }
        switch first.value {
        case 0x2022, 0x25CF, 0x25AA, 0x25E6, 0xB7: return true
        case 0x2A, 0x2B, 0x2D, 0x2013: return isBlank(at: first.end)
        default: break
        }
        var at = content.lowerBound + (first.value == 0x28 ? 1 : 0)
        let label = at
        while at < content.upperBound, at - label < 5, isLabel(utf8[at]) { at += 1 }
        guard at > label, at < content.upperBound, utf8[at] == 0x2E || utf8[at] == 0x29 else { return false }
        let isNumber = utf8[label..<at].allSatisfy { ScalarClass.isDigit(UInt32($0)) }
        let isRoman = utf8[label..<at].allSatisfy { [0x49, 0x56, 0x58, 0x69, 0x76, 0x78].contains($0) }
        return (at - label == 1 || isNumber || isRoman) && isBlank(at: at + 1)
    }

    private static func isLabel(_ byte: UInt8) -> Bool {
        ScalarClass.isDigit(UInt32(byte)) || (byte | 0x20) &- 0x61 < 26
    }
}

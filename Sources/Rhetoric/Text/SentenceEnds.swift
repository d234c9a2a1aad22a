// Whether a boundary that the Unicode rules propose ends a sentence of official prose. The rules know scripts and
// quotation marks; they do not know abbreviations, initials or the markers of headings.

struct SentenceEnds {
    let utf8: UTF8Bytes
    let abbreviations: Abbreviations
    /// Words that often start a sentence: the stop list of the language.
    let openingWords: Set<String>

    /// `boundary` lies behind the white space after a sentence; `start` is where the sentence starts.
    func isEnd(at boundary: Int, sentenceFrom start: Int) -> Bool {
        guard let next = firstLetter(from: boundary) else { return true }
        // A slash starts no sentence: it names the source of a picture ("... on Friday. /Agency").
        if next == 0x2F { return false }
        let text = utf8.trimmed(start..<boundary)
        guard !text.isEmpty else { return false }
        var last = utf8.scalar(before: text.upperBound)
        let isClosed = ScalarClass.isCloser(last.value)
        while ScalarClass.isCloser(last.value), last.start > text.lowerBound { last = utf8.scalar(before: last.start) }
        guard ScalarClass.isTerminator(last.value) else { return true }
        if ScalarClass.isLower(next) { return false }
        guard last.value == 0x2E, !isClosed else { return true }
        return stopEnds(
            word: word(endingAt: last.start, from: text.lowerBound), sentenceFrom: text.lowerBound, boundary)
    }

    /// Ends without the space that the rules ask for ("... between the parties.The two sides ..."): a lower-case word,
    /// a full stop, and a capitalised word of plain letters.
    func missedEnds(in sentence: Range<Int>) -> [Int] {
        var found: [Int] = []
        var at = sentence.lowerBound + 3
        while at + 3 < sentence.upperBound {
            if utf8[at] == 0x2E, isMissedEnd(at, in: sentence) { found.append(at + 1) }
            at += 1
        }
        return found
    }

    private func isMissedEnd(_ stop: Int, in sentence: Range<Int>) -> Bool {
        func isLower(_ offset: Int) -> Bool { utf8[offset] &- 0x61 < 26 }
        guard (stop - 3..<stop).allSatisfy(isLower), utf8[stop + 1] &- 0x41 < 26 else { return false }
        var before = stop
        while before > sentence.lowerBound, isLower(before - 1) { before -= 1 }
        var after = stop + 2
        while after < sentence.upperBound, isLower(after) { after += 1 }
        // Names of hosts and files ("www.state.Gov/x") have more signs around them.
        return [0x20, 0x2C].contains(after < sentence.upperBound ? utf8[after] : 0x20)
            && (before == sentence.lowerBound || utf8[before - 1] == 0x20 || utf8[before - 1] == 0x2D)
    }

    /// Whether the full stop after a word ends the sentence.
    private func stopEnds(word: Range<Int>, sentenceFrom start: Int, _ boundary: Int) -> Bool {
        guard !word.isEmpty, word.count <= 24 else { return true }
        if word.lowerBound == start, isHeadingMarker(word) { return false }
        let text = String(decoding: utf8[word], as: UTF8.self)
        switch abbreviations[text] {
        case .joining: return false
        case .numbering: return !startsWithNumber(at: boundary)
        case .open: return startsWithOpeningWord(at: boundary)
        case nil: return isInitials(word) ? startsWithOpeningWord(at: boundary) : true
        }
    }

    /// The run of characters other than blanks, quotes and brackets in front of a full stop.
    private func word(endingAt end: Int, from start: Int) -> Range<Int> {
        var at = end
        while at > start, end - at <= 24 {
            let scalar = utf8.scalar(before: at)
            if ScalarClass.isBlank(scalar.value) || ScalarClass.isOpener(scalar.value) || isDash(scalar.value) { break }
            at = scalar.start
        }
        return at..<end
    }

    private func isDash(_ scalar: UInt32) -> Bool { (0x2012...0x2015).contains(scalar) || scalar == 0x2F }

    /// "I", "IV", "A", "1", "2.1": what stands before the text of a heading.
    private func isHeadingMarker(_ word: Range<Int>) -> Bool {
        let bytes = utf8[word]
        if bytes.allSatisfy({ ScalarClass.isDigit(UInt32($0)) || $0 == 0x2E }) { return word.count <= 6 }
        if word.count == 1 { return ScalarClass.isLetter(UInt32(bytes[word.lowerBound])) }
        return word.count <= 6 && bytes.allSatisfy { [0x49, 0x56, 0x58, 0x4C].contains($0) }
    }

    /// One letter, or several with a full stop between each two: "J", "U.S", "Ю.В".
    private func isInitials(_ word: Range<Int>) -> Bool {
        var at = word.lowerBound
        while true {
            let letter = utf8.scalar(at: at)
            guard ScalarClass.isUpper(letter.value) else { return false }
            if letter.end >= word.upperBound { return true }
            guard utf8[letter.end] == 0x2E, letter.end + 1 < word.upperBound else { return false }
            at = letter.end + 1
        }
    }

    /// The first scalar of the next sentence, opening marks aside; nil when none is near.
    private func firstLetter(from offset: Int) -> UInt32? {
        var at = offset
        while at < utf8.count, at - offset < 64 {
            let scalar = utf8.scalar(at: at)
            if !ScalarClass.isBlank(scalar.value), !ScalarClass.isOpener(scalar.value) { return scalar.value }
            at = scalar.end
        }
        return nil
    }

    private func startsWithNumber(at offset: Int) -> Bool {
        let bytes = utf8[offset...].prefix(6).prefix { !ScalarClass.isBlank(UInt32($0)) }
        guard let first = bytes.first else { return false }
        return ScalarClass.isDigit(UInt32(first))
            || bytes.allSatisfy { [0x49, 0x56, 0x58, 0x4C, 0x2C, 0x2E].contains($0) }
    }

    private func startsWithOpeningWord(at offset: Int) -> Bool {
        var end = offset
        while end < utf8.count, end - offset < 24 {
            let scalar = utf8.scalar(at: end)
            guard ScalarClass.isLetter(scalar.value) || scalar.value == 0x27 else { break }
            end = scalar.end
        }
        if end < utf8.count, utf8[end] == 0x2E { return false }
        return openingWords.contains(String(decoding: utf8[offset..<end], as: UTF8.self).lowercased())
    }
}

// The words under pictures: they date the picture and not the document, and repeat without meaning it.

extension Clutter {
    func caption(_ index: Int) -> ClutterMark? {
        let words = text.words(of: index)
        guard shapes[index].wordCount <= 70 else { return nil }
        if Self.openings.starts(words), isShortParagraph(index) { return .caption("caption") }
        if hasCredit(words), isShortParagraph(index) { return .caption("caption with a credit") }
        if positions(words) > 0, isCaptionWithPositions(index) { return .caption("caption") }
        return nil
    }

    /// A credit that was split off, and copies of a caption without one.
    func markRestOfCaptions(_ marks: inout [ClutterMark]) {
        for index in marks.indices where marks[index].kind == .caption {
            if index > 0, marks[index - 1].kind == .statement, shapes[index].wordCount <= 4,
                shapes[index - 1].paragraph == shapes[index].paragraph
            {
                marks[index - 1] = .caption("caption with a credit")
            }
            for other in max(0, index - 3)..<min(marks.count, index + 4)
            where marks[other].kind == .statement && isCopy(other, of: index) {
                marks[other] = .caption("caption repeated")
            }
        }
    }

    private func isShortParagraph(_ index: Int) -> Bool {
        if shapes[index].isAlone { return true }
        let from = max(0, index - 3)
        let around = shapes[from..<min(shapes.count, index + 4)].filter { $0.paragraph == shapes[index].paragraph }
        return around.count <= 3
    }

    /// Equal words, the credit at the end of either apart.
    private func isCopy(_ index: Int, of caption: Int) -> Bool {
        let (a, b) = (text.words(of: index), text.words(of: caption))
        let shared = min(a.count, b.count)
        guard shared >= 6, max(a.count, b.count) - shared <= 4 else { return false }
        return zip(a, b).allSatisfy { $0.key == $1.key }
    }

    // MARK: Credits

    /// "... /Agency", "(Photo by Jane Doe)", "[Photo/Agency]", "(Agency/Jane Doe)" at the end.
    private func hasCredit(_ words: ArraySlice<WrittenWord>) -> Bool {
        guard let last = words.last(where: { !$0.isMark(0x2E) }) else { return false }
        if last.isMark(0x29) || last.isMark(0x5D) { return hasBracketedCredit(words) }
        let tail = words.suffix(5)
        guard let slash = tail.lastIndex(where: { $0.isMark(0x2F) }), slash + 1 < tail.endIndex else { return false }
        return stands(slash) && tail[(slash + 1)...].allSatisfy { $0.isName }
    }

    /// Whether a slash has white space or a mark before it and none behind it.
    private func stands(_ slash: Int) -> Bool {
        let start = Int(text.words[slash].start)
        guard start > 0, Int(text.words[slash + 1].start) == start + 1 else { return start == 0 }
        let before = text.utf8[start - 1]
        return before <= 0x20 || before == 0x2E || before == 0x29 || before == 0xA0
    }

    private func hasBracketedCredit(_ words: ArraySlice<WrittenWord>) -> Bool {
        guard let open = words.lastIndex(where: { $0.isMark(0x28) || $0.isMark(0x5B) }) else { return false }
        let inside = words[(open + 1)...].dropLast()
        guard inside.count <= 10, !inside.contains(where: { $0.kind == .number }) else { return false }
        if inside.contains(where: { Self.pictures.contains($0) }) { return true }
        return inside.contains { $0.isMark(0x2F) } && inside.allSatisfy { $0.kind != .lower }
    }

    // MARK: Positions

    /// "(R)", "(2nd L)", "(center)": how many.
    private func positions(_ words: ArraySlice<WrittenWord>) -> Int {
        var count = 0
        for index in words.indices where words[index].isMark(0x28) {
            guard let close = words[index...].prefix(7).firstIndex(where: { $0.isMark(0x29) }), close > index + 1
            else { continue }
            let last = words[close - 1]
            let isLetter = last.isName && last.bytes.count == 1 && Self.positionLetters.contains(last)
            if isLetter || Self.positionWords.contains(last) && close - index <= 5 { count += 1 }
        }
        return count
    }

    /// Position marks also stand for parties and trade marks: a date or a second mark must come with them, and
    /// nobody is quoted under a picture.
    private func isCaptionWithPositions(_ index: Int) -> Bool {
        let words = text.words(of: index)
        let quotes = words.contains { $0.isMark(0x22) || $0.isMark(WrittenWord.Mark.openQuote) }
        guard !quotes, isShortParagraph(index) else { return false }
        return positions(words) >= 2 || hasFullDate(words) || hasCopy(index)
    }

    private func hasFullDate(_ words: ArraySlice<WrittenWord>) -> Bool {
        words.contains { word in
            guard word.kind == .number || word.kind == .capital else { return false }
            var scanner = DateScanner(text.utf8, at: Int(word.start), end: Int(words[words.endIndex - 1].end))
            return scanner.date()?.isFull ?? false
        }
    }

    private func hasCopy(_ index: Int) -> Bool {
        (max(0, index - 3)..<min(shapes.count, index + 4)).contains { $0 != index && isCopy($0, of: index) }
    }

    private static let openings = PhraseKeys(
        """
        photo by
        photo courtesy
        photo credit
        photo taken
        photo shows
        file photo
        file photo shows
        file image
        file picture
        this photo taken
        this photo shows
        this file photo
        the photo shows
        a photo taken
        image credit
        image courtesy
        photograph by
        picture by
        """)
    private static let pictures = WordKeys("photo photos photograph picture image credit courtesy")
    private static let positionLetters = WordKeys("r l c")
    private static let positionWords = WordKeys("left right center centre front back foreground background")
}

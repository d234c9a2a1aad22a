// Lines about the document and not of it: dates, bylines, sources, numbers, the labels of speakers in a transcript.

extension Clutter {
    func metadata(_ index: Int) -> ClutterMark? {
        let shape = shapes[index]
        let words = text.words(of: index)
        if !words.contains(where: { $0.kind == .lower || $0.kind == .capital }) { return number(index) }
        guard shape.isAlone || index == 0, shape.wordCount <= 16 else { return nil }
        if ClutterPhrases.metadata.contains(words) { return .metadata("note of the publisher") }
        if DateLine(text, index) != nil { return .metadata("date line") }
        if isByline(index) { return .metadata("byline") }
        if isPageNumber(words) { return .metadata("page number") }
        return nil
    }

    /// A stretch without a word: the number of a paragraph or a page, or only signs.
    private func number(_ index: Int) -> ClutterMark? {
        if DateLine(text, index) != nil { return shapes[index].isAlone ? .metadata("date line") : nil }
        let isShort = text.stretches[index].count <= 12
        return isShort || shapes[index].isAlone ? .metadata("number") : nil
    }

    /// "Page 3 of 9".
    private func isPageNumber(_ words: ArraySlice<WrittenWord>) -> Bool {
        let letters = words.filter { $0.kind != .mark }
        guard letters.count == 2 || letters.count == 4 else { return false }
        return letters[0].key == WordKeys.key("page") && letters[1].kind == .number
    }

    /// "By Jane Doe", "Source: Agency", "(Editor: J. Doe)", "Edited by Jane Doe".
    private func isByline(_ index: Int) -> Bool {
        guard !shapes[index].isTerminated || text.words(of: index).last?.isName == true else { return false }
        var words = text.words(of: index)
        while let first = words.first, first.kind == .mark { words = words.dropFirst() }
        guard let first = words.first else { return false }
        if let colon = words.prefix(4).firstIndex(where: { $0.isMark(0x3A) }) {
            return Self.labels.contains(words[colon - 1]) && words.first?.kind != .mark
                && words[(colon + 1)...].contains { $0.kind != .mark }
        }
        if Self.by.contains(first) { return isNames(words.dropFirst()) }
        guard Self.makers.contains(first), let second = words.dropFirst().first, Self.by.contains(second) else {
            return false
        }
        return isNames(words.dropFirst(2))
    }

    /// Capitalised words with "and", "in" and commas between them, at most ten.
    private func isNames(_ words: ArraySlice<WrittenWord>) -> Bool {
        guard let first = words.first, first.isName, words.count <= 10 else { return false }
        return words.allSatisfy { $0.isName || $0.kind == .mark || Self.betweenNames.contains($0) }
    }

    // MARK: Transcripts

    /// "CHAIR HOLT." before the words of a speaker, when at least two paragraphs of the document open so.
    func markSpeakerLabels(_ marks: inout [ClutterMark]) {
        let labels = marks.indices.filter { isSpeakerLabel($0) }
        guard labels.count >= 2 else { return }
        for index in labels where marks[index].kind == .statement { marks[index] = .metadata("label of a speaker") }
    }

    /// All in capitals, at most five words and a full stop or colon, first in a paragraph that goes on.
    private func isSpeakerLabel(_ index: Int) -> Bool {
        guard index + 1 < shapes.count, shapes[index + 1].paragraph == shapes[index].paragraph,
            index == 0 || shapes[index - 1].paragraph != shapes[index].paragraph, shapes[index].wordCount <= 5,
            let last = text.words(of: index).last, last.isMark(0x2E) || last.isMark(0x3A)
        else { return false }
        let letters = text.utf8[text.stretches[index]].filter { $0.isASCIILetter }
        return letters.count >= 2 && letters.allSatisfy(\.isASCIICapital)
    }

    private static let by = WordKeys("by")
    private static let makers = WordKeys("written edited reported compiled translated photographed posted published")
    private static let betweenNames = WordKeys("and in for de la von van der bin al of 's")
    private static let labels = WordKeys(
        "source sources editor editors author authors reporter reporters writer correspondent byline translator "
            + "responsible proofreader contributor contributors agency tags topics categories filed keywords")
}

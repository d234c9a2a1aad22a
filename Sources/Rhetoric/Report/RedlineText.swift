// A redline as words for a terminal. Marks carry the meaning, colour only repeats it: [-removed-] {+added+}, and
// [<1 moved away<] {>1 moved here>} with one number at both ends of a move.

/// The tokens of one side of a comparison with the text they stand in.
struct RedlineSide {
    let text: SourceText
    let tokens: ArraySlice<Token>

    /// The words of a token range as they are written, with what stands between them. A kept or added stretch carries
    /// the punctuation behind its last word, so that the text reads on.
    func words(_ range: Range<Int>, withMarksBehind: Bool) -> String {
        guard !range.isEmpty else { return "" }
        let first = tokens.startIndex + range.lowerBound
        let last = tokens.startIndex + range.upperBound - 1
        var end = Int(tokens[last].end)
        if withMarksBehind {
            while end < text.utf8.count, !(last + 1 < tokens.endIndex && end >= Int(tokens[last + 1].start)) {
                let byte = text.utf8[end]
                if byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\t") { break }
                end += 1
            }
            // Marks that open what follows belong to it, not here.
        }
        return text[Int(tokens[first].start)..<end].onOneLine
    }
}

extension TextStyle {
    static let redlineLegend = "[-removed-] {+added+} [<moved away<] {>moved here>}"

    /// The words of a redline, marked.
    func redline(_ changes: [Redline.Change], earlier: RedlineSide, later: RedlineSide) -> [String] {
        changes.flatMap { change -> [String] in
            let removed = earlier.words(change.earlier, withMarksBehind: false)
            let added = later.words(change.later, withMarksBehind: change.kind == .kept)
            let number = change.move.map { "\($0 + 1) " } ?? ""
            return switch change.kind {
            case .kept: words(added, nil)
            case .removed: marked("[-", removed, "-]", .removed)
            case .added: marked("{+", added, "+}", .added)
            case .substituted: marked("[-", removed, "-]", .removed) + marked("{+", added, "+}", .added)
            case .movedAway: marked("[<" + number, removed, "<]", .moved)
            case .movedHere: marked("{>" + number, added, ">}", .moved)
            }
        }
    }

    private func marked(_ open: String, _ text: String, _ close: String, _ ink: Ink) -> [String] {
        text.isEmpty ? [] : words(open + text + close, ink)
    }
}

// A redline as words for a terminal. Marks carry the meaning, colour only repeats it: [-removed-] {+added+}, and
// [<1 moved away<] {>1 moved here>} with one number at both ends of a move.

/// The tokens of one side of a comparison with the text they stand in.
struct RedlineSide {
    let text: SourceText
    let tokens: ArraySlice<Token>

    /// The words of a token range as they are written, with what stands between them. Marks that touch a word go with
    /// it: those behind it up to the next space, and those before it when a space stands before them.
    func words(_ range: Range<Int>) -> String {
        guard !range.isEmpty else { return "" }
        let first = tokens.startIndex + range.lowerBound
        let last = tokens.startIndex + range.upperBound - 1
        return text[start(of: first)..<end(of: last)].onOneLine
    }

    private func start(of token: Int) -> Int {
        let previous = token > tokens.startIndex ? Int(tokens[token - 1].end) : 0
        let own = Int(tokens[token].start)
        var start = own
        while start > previous, !isBlank(before: start) { start -= 1 }
        return start == previous && token > tokens.startIndex ? own : start
    }

    private func end(of token: Int) -> Int {
        let next = token + 1 < tokens.endIndex ? Int(tokens[token + 1].start) : text.utf8.count
        var end = Int(tokens[token].end)
        while end < next, !isBlank(before: end + 1) { end += 1 }
        return end
    }

    /// Whether the byte before an offset is a space or a line end.
    private func isBlank(before offset: Int) -> Bool {
        [UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\t"), UInt8(ascii: "\r")].contains(text.utf8[offset - 1])
    }
}

extension TextStyle {
    static let redlineLegend = "[-removed-] {+added+} [<moved away<] {>moved here>}"

    /// The words of a redline, marked.
    func redline(_ pieces: [RedlinePiece]) -> [String] {
        pieces.flatMap { piece -> [String] in
            let number = piece.move.map { "\($0 + 1) " } ?? ""
            return switch piece.kind {
            case .kept: words(piece.text, nil)
            case .removed: words("[-" + piece.text + "-]", .removed)
            case .added: words("{+" + piece.text + "+}", .added)
            case .movedAway: words("[<" + number + piece.text + "<]", .moved)
            case .movedHere: words("{>" + number + piece.text + ">}", .moved)
            }
        }
    }
}

// What speaks for one repeat, in the words of the two statements.

/// The words behind a repeat.
public struct RepeatReasons: Sendable, Equatable {
    /// Runs of at least three words that both have, as the later statement spells them, the weightiest first.
    public var runs: [String] = []
    /// Single words that both have, the rarest first; those of the runs are not told again.
    public var words: [String] = []
    /// Words that stand for each other.
    public var alike: [(later: String, earlier: String)] = []
    /// What the later statement says and the earlier one does not, in order, stop words left out.
    public var new: [String] = []

    public static func == (a: RepeatReasons, b: RepeatReasons) -> Bool {
        a.runs == b.runs && a.words == b.words && a.new == b.new && a.alike.elementsEqual(b.alike, by: ==)
    }
}

extension StatementComparer {
    func reasons(of repeated: Repeat) -> RepeatReasons {
        let range = table.tokenRange(repeated.laterRow)
        let matches = wordMatches(later: repeated.laterRow, earlier: repeated.earlierRow)
        var reasons = RepeatReasons()
        reasons.runs = runs(in: matches, from: range.lowerBound, row: repeated.laterRow)
        var single: [(information: Float, token: Int)] = []
        var told = Set<Int32>()
        for (token, match) in zip(range, matches) where !isStopWord(token) {
            let stem = table.stems[token]
            guard match.origin != .verbatim, told.insert(stem).inserted else { continue }
            let word = word(at: token, row: repeated.laterRow)
            if let earlier = match.earlier {
                if table.stems[earlier] == stem {
                    single.append((index.information[Int(stem)], token))
                } else {
                    reasons.alike.append((word, self.word(at: earlier, row: repeated.earlierRow)))
                }
            } else {
                reasons.new.append(word)
            }
        }
        single.sort { ($0.information, $1.token) > ($1.information, $0.token) }
        reasons.words = single.map { word(at: $0.token, row: repeated.laterRow) }
        return reasons
    }

    /// The texts of the runs, by their information.
    private func runs(in matches: [WordMatch], from first: Int, row: Int) -> [String] {
        var runs: [(information: Float, text: String)] = []
        var start = 0
        while start < matches.count {
            guard matches[start].origin == .verbatim, let earlier = matches[start].earlier else {
                start += 1
                continue
            }
            var end = start + 1
            while end < matches.count, matches[end].earlier == earlier + end - start { end += 1 }
            let tokens = first + start..<first + end
            let information = tokens.reduce(0) { $0 + index.information[Int(table.stems[$1])] }
            let bytes =
                table.tokens[tokens.lowerBound].bytes.lowerBound..<table.tokens[tokens.upperBound - 1].bytes.upperBound
            runs.append((information, corpus.documents[table.rows[row].document].text[bytes]))
            start = end
        }
        var told = Set<String>()
        return runs.enumerated().sorted { ($0.element.information, $1.offset) > ($1.element.information, $0.offset) }
            .map(\.element.text).filter { told.insert($0).inserted }
    }

    func word(at token: Int, row: Int) -> String {
        corpus.documents[table.rows[row].document].text[table.tokens[token].bytes]
    }
}

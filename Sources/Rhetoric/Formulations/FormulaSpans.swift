// From links to spans: around each link the two statements are aligned, and the stretches that meet are what both have of
// one formula.

/// A stretch of a statement that another statement has too.
struct FormulaSpan: Sendable, Hashable {
    /// Tokens of the statement table.
    let tokens: Range<Int>
    /// Information of the words that meet.
    let information: Float
}

struct FormulaAligner: Sendable {
    /// Words to each side of a link that are aligned; more where what meets goes on beyond the first.
    private static let reaches = [32, 128]
    /// Penalty of a word that is skipped or replaced, in wholly rare words.
    private static let penalty: Float = 0.3
    /// What meets must make up so much of both stretches.
    private static let leastDensity = 0.55

    let table: StatementTable
    let information: [Float]
    /// For each token whether no formula begins or ends with it: stop words, and "the minister said".
    let isEdge: [Bool]
    /// For each token whether it and the one before are parts of one written word.
    let isJoined: [Bool]
    let leastInformation: Float

    /// The stretches that linked statements share, two for each pair found: of the later statement, of the earlier one.
    func spans(_ links: [FormulaLink], workers: Workers) -> [FormulaSpan] {
        var cuts = [0]
        let size = max(1024, links.count / 256)
        while let last = cuts.last, last < links.count {
            var next = min(links.count, last + size)
            while next < links.count, links[next].laterRow == links[next - 1].laterRow { next += 1 }
            cuts.append(next)
        }
        let bounds = cuts
        return workers.map(parts: cuts.count - 1) { spans(links[bounds[$0]..<bounds[$0 + 1]]) }.flatMap { $0 }
    }

    private func spans(_ links: ArraySlice<FormulaLink>) -> [FormulaSpan] {
        var spans: [FormulaSpan] = []
        var pair: (later: Int32, earlier: Int32) = (-1, -1)
        var found: [(later: Range<Int>, earlier: Range<Int>)] = []
        for link in links {
            if (link.laterRow, link.earlierRow) != pair {
                pair = (link.laterRow, link.earlierRow)
                found = []
            }
            let (later, earlier) = (Int(link.laterToken), Int(link.earlierToken))
            if found.contains(where: { $0.later.contains(later) && $0.earlier.contains(earlier) }) { continue }
            guard let (laterSpan, earlierSpan) = aligned(link) else { continue }
            if found.contains(where: { $0.later == laterSpan.tokens && $0.earlier == earlierSpan.tokens }) { continue }
            found.append((laterSpan.tokens, earlierSpan.tokens))
            spans += [laterSpan, earlierSpan]
        }
        return spans
    }

    private func aligned(_ link: FormulaLink) -> (later: FormulaSpan, earlier: FormulaSpan)? {
        let (density, later, earlier) = bestSpan(link)
        guard density >= Self.leastDensity else { return nil }
        let laterTokens = wholeWords(trimmed(later))
        let earlierTokens = wholeWords(trimmed(earlier))
        guard !laterTokens.isEmpty, !earlierTokens.isEmpty else { return nil }
        let met = Float(density) * max(weight(laterTokens), weight(earlierTokens))
        guard met >= leastInformation else { return nil }
        return (
            FormulaSpan(tokens: laterTokens, information: met), FormulaSpan(tokens: earlierTokens, information: met)
        )
    }

    /// The best alignment around a link, in tokens of the table.
    private func bestSpan(_ link: FormulaLink) -> (density: Double, later: Range<Int>, earlier: Range<Int>) {
        var found: (density: Double, later: Range<Int>, earlier: Range<Int>) = (0, 0..<0, 0..<0)
        for reach in Self.reaches {
            let later = window(Int(link.laterToken), row: Int(link.laterRow), reach: reach)
            let earlier = window(Int(link.earlierToken), row: Int(link.earlierRow), reach: reach)
            let span = AlignedSpan(
                earlier: table.stems[earlier], later: table.stems[later], penalty: Self.penalty
            ) { information[Int($0)] }
            found = (
                span.density, span.later.shifted(by: later.lowerBound), span.earlier.shifted(by: earlier.lowerBound)
            )
            let isCut =
                touchesCut(found.later, of: later, row: Int(link.laterRow))
                || touchesCut(found.earlier, of: earlier, row: Int(link.earlierRow))
            if !isCut { break }
        }
        return found
    }

    private func window(_ token: Int, row: Int, reach: Int) -> Range<Int> {
        let all = table.tokenRange(row)
        return max(all.lowerBound, token - reach)..<min(all.upperBound, token + reach)
    }

    /// Whether a span ends where the window does and the statement does not.
    private func touchesCut(_ span: Range<Int>, of window: Range<Int>, row: Int) -> Bool {
        let all = table.tokenRange(row)
        return (span.lowerBound == window.lowerBound && window.lowerBound > all.lowerBound)
            || (span.upperBound == window.upperBound && window.upperBound < all.upperBound)
    }

    /// With the rest of the written words that a span cuts: "no-alliance" is one.
    private func wholeWords(_ tokens: Range<Int>) -> Range<Int> {
        guard !tokens.isEmpty else { return tokens }
        var (first, last) = (tokens.lowerBound, tokens.upperBound)
        while isJoined[first] { first -= 1 }
        while last < isJoined.count, isJoined[last] { last += 1 }
        return first..<last
    }

    func weight(_ tokens: Range<Int>) -> Float { tokens.reduce(0) { $0 + information[Int(table.stems[$1])] } }

    /// Without what is no part of a formula at either end.
    private func trimmed(_ tokens: Range<Int>) -> Range<Int> {
        var (first, last) = (tokens.lowerBound, tokens.upperBound)
        while first < last, isEdge[first] { first += 1 }
        while first < last, isEdge[last - 1] { last -= 1 }
        return first..<last
    }
}

extension StatementTable {
    /// For each token whether it and the one before, of the same statement, are parts of one written word.
    func joined(in corpus: Corpus) -> [Bool] {
        var isJoined = [Bool](repeating: false, count: tokens.count)
        for (row, reference) in rows.enumerated() {
            let text = corpus.documents[reference.document].text.utf8
            for token in tokenRange(row).dropFirst() {
                let (previous, next) = (tokens[token - 1].bytes, tokens[token].bytes)
                // A hyphen, slash or apostrophe is up to three bytes; a space is the usual case.
                guard (1...3).contains(next.lowerBound - previous.upperBound), text[previous.upperBound] != 0x20 else {
                    continue
                }
                let gap = text[previous.upperBound..<next.lowerBound]
                isJoined[token] = BreakStrength(gap: gap, after: text[previous], before: text[next]) == .joined
            }
        }
        return isJoined
    }

    /// For each token whether it is a stop word, or one of the words that tell who speaks.
    func edges(in corpus: Corpus) -> [Bool] {
        var isEdge = forms.map { lexicon.forms[Int($0)].isStopWord }
        for (row, reference) in rows.enumerated() {
            let statement = corpus.documents[reference.document].statements[reference.statement]
            guard let cue = statement.attribution?.cue else { continue }
            let words = Set(cue.lowercased().split { !$0.isLetter }.map(String.init))
            for token in tokenRange(row) where words.contains(lexicon.forms[Int(forms[token])].text) {
                isEdge[token] = true
            }
        }
        return isEdge
    }
}

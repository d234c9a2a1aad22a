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
    /// Words of each side around a link that are aligned.
    private static let reach = 32
    /// Penalty of a word that is skipped or replaced, in wholly rare words.
    private static let penalty: Float = 0.3
    /// What meets must make up so much of both stretches.
    private static let leastDensity = 0.55

    let table: StatementTable
    let information: [Float]
    /// For each token whether no formula begins or ends with it: stop words, and "the minister said".
    let isEdge: [Bool]
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
        let later = window(Int(link.laterToken), row: Int(link.laterRow))
        let earlier = window(Int(link.earlierToken), row: Int(link.earlierRow))
        let span = AlignedSpan(
            earlier: table.stems[earlier], later: table.stems[later], penalty: Self.penalty
        ) { information[Int($0)] }
        guard span.density >= Self.leastDensity else { return nil }
        let laterTokens = trimmed(span.later.shifted(by: later.lowerBound))
        let earlierTokens = trimmed(span.earlier.shifted(by: earlier.lowerBound))
        guard !laterTokens.isEmpty, !earlierTokens.isEmpty else { return nil }
        let met = Float(span.density) * max(weight(laterTokens), weight(earlierTokens))
        guard met >= leastInformation else { return nil }
        return (
            FormulaSpan(tokens: laterTokens, information: met), FormulaSpan(tokens: earlierTokens, information: met)
        )
    }

    private func window(_ token: Int, row: Int) -> Range<Int> {
        let all = table.tokenRange(row)
        return max(all.lowerBound, token - Self.reach)..<min(all.upperBound, token + Self.reach)
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

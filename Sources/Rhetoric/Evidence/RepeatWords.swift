// What drifted between the two statements of a repeat.

extension StatementComparer {
    /// The differences between the two statements of a repeat, in reading order.
    ///
    /// Where the statements are alike throughout, all of both is compared; where a formula is carried over into a
    /// statement that is otherwise another, only the stretches that align.
    func drift(of repeated: Repeat) -> [DriftRecord] {
        let (earlierRange, laterRange) = compared(repeated)
        let (earlierRow, laterRow) = (table.tokenRange(repeated.earlierRow), table.tokenRange(repeated.laterRow))
        let earlier = table.sequence(earlierRow, in: corpus, row: repeated.earlierRow, information: index.information)
        let later = table.sequence(laterRow, in: corpus, row: repeated.laterRow, information: index.information)
        let (earlierPart, laterPart) = (
            earlierRange.shifted(by: -earlierRow.lowerBound), laterRange.shifted(by: -laterRow.lowerBound)
        )
        let redline = Redline(earlier: earlier[earlierPart], later: later[laterPart])
        let drift = Drift(
            changes: redline.changes.map { $0.shifted(earlier: earlierPart.lowerBound, later: laterPart.lowerBound) },
            earlier: earlier, later: later, lexicon: driftLexicon(for: repeated))
        return drift.notes.map { note in
            DriftRecord(
                kind: note.kind.rawValue,
                earlier: words(note.earlier, of: note.kind, from: earlierRow.lowerBound, row: repeated.earlierRow),
                later: words(note.later, of: note.kind, from: laterRow.lowerBound, row: repeated.laterRow),
                detail: note.detail?.rawValue)
        }
    }

    /// Words are only compared within a language.
    private func driftLexicon(for repeated: Repeat) -> DriftLexicon? {
        let language = corpus.documents[repeated.later.document].language
        guard corpus.documents[repeated.earlier.document].language == language else { return nil }
        return driftLexicons[language]
    }

    /// Statements of up to so many words are compared whole if they share half of them: in a small corpus shared words
    /// are not rare, and the aligned stretch of two short statements says little.
    private static let shortCount = 16

    private func areShortAndAlike(_ earlier: Range<Int>, _ later: Range<Int>) -> Bool {
        let (least, most) = (min(earlier.count, later.count), max(earlier.count, later.count))
        guard most <= Self.shortCount else { return false }
        let shared = table.stems[later].count { table.stems[earlier].contains($0) }
        return 4 * shared >= least + most && 2 * least >= most
    }

    /// Token ranges (of the table) that drift is read from.
    private func compared(_ repeated: Repeat) -> (earlier: Range<Int>, later: Range<Int>) {
        let earlier = table.tokenRange(repeated.earlierRow)
        let later = table.tokenRange(repeated.laterRow)
        if areShortAndAlike(earlier, later) { return (earlier, later) }
        let span = AlignedSpan(
            earlier: table.stems[earlier], later: table.stems[later], penalty: EvidenceModel.gapPenalty
        ) { index.information[Int($0)] }
        let isAlikeThroughout = 2 * span.earlier.count >= earlier.count && 2 * span.later.count >= later.count
        guard !isAlikeThroughout, !span.later.isEmpty else { return (earlier, later) }
        return (
            earlier.lowerBound + span.earlier.lowerBound..<earlier.lowerBound + span.earlier.upperBound,
            later.lowerBound + span.later.lowerBound..<later.lowerBound + span.later.upperBound
        )
    }

    private func words(_ range: Range<Int>, of kind: DriftKind, from start: Int, row: Int) -> String? {
        guard !range.isEmpty else { return nil }
        let text = corpus.documents[table.rows[row].document].text
        var first = table.tokens[start + range.lowerBound].bytes.lowerBound
        var last = table.tokens[start + range.upperBound - 1].bytes.upperBound
        if kind == .number {
            if first > 0, text.utf8[first - 1] == UInt8(ascii: "$") { first -= 1 }
            if last < text.utf8.count, text.utf8[last] == UInt8(ascii: "%") { last += 1 }
        }
        return text[first..<last]
    }
}

extension StatementTable {
    /// Tokens of a row's document as alignment reads them: with what each is, what it weighs (`information` by stem; nil
    /// for alignment's own weights) and the punctuation before it.
    func sequence(_ range: Range<Int>, in corpus: Corpus, row: Int, information: [Float]?) -> TokenSequence {
        let text = corpus.documents[rows[row].document].text.utf8
        return TokenSequence(
            forms: Array(forms[range]), stems: Array(stems[range]),
            traits: range.map { token in
                let form = lexicon.forms[Int(forms[token])]
                var traits: TokenTraits = []
                if form.isStopWord { traits.insert(.stopWord) }
                if form.isNumber { traits.insert(.number) }
                if tokens[token].isCapitalised(in: text) { traits.insert(.capitalised) }
                return traits
            },
            weights: information.map { information in range.map { information[Int(stems[$0])] } },
            breaks: range.map { token in
                guard token > range.lowerBound else { return .sentence }
                let (previous, next) = (tokens[token - 1].bytes, tokens[token].bytes)
                return BreakStrength(
                    gap: text[previous.upperBound..<next.lowerBound], after: text[previous], before: text[next])
            })
    }
}

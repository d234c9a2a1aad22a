// What drifted between the two statements of a repeat.

extension StatementComparer {
    /// The differences between the two statements of a repeat, in reading order.
    ///
    /// Where the statements are alike throughout, all of both is compared; where a formula is carried over into a
    /// statement that is otherwise another, only the stretches that align.
    func drift(of repeated: Repeat) -> [DriftRecord] {
        let (earlierRange, laterRange) = compared(repeated)
        let (earlierRow, laterRow) = (table.tokenRange(repeated.earlierRow), table.tokenRange(repeated.laterRow))
        return table.drift(
            earlier: earlierRange, within: earlierRow, later: laterRange, within: laterRow, in: corpus,
            information: index.information, lexicon: driftLexicon(for: repeated))
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
}

extension StatementTable {
    /// The differences between two stretches of tokens, in reading order.
    ///
    /// - Parameters:
    ///   - within: the tokens around each stretch, of the same document, by which its words are understood.
    ///   - lexicon: nil where no words are compared: for texts in two languages.
    func drift(
        earlier: Range<Int>, within earlierAll: Range<Int>, later: Range<Int>, within laterAll: Range<Int>,
        in corpus: Corpus, information: [Float]?, lexicon: DriftLexicon?
    ) -> [DriftRecord] {
        let earlierTokens = sequence(
            earlierAll, in: corpus, row: row(ofToken: earlierAll.lowerBound), information: information)
        let laterTokens = sequence(
            laterAll, in: corpus, row: row(ofToken: laterAll.lowerBound), information: information)
        let earlierPart = earlier.shifted(by: -earlierAll.lowerBound)
        let laterPart = later.shifted(by: -laterAll.lowerBound)
        let redline = Redline(earlier: earlierTokens[earlierPart], later: laterTokens[laterPart])
        let drift = Drift(
            changes: redline.changes.map { $0.shifted(earlier: earlierPart.lowerBound, later: laterPart.lowerBound) },
            earlier: earlierTokens, later: laterTokens, lexicon: lexicon)
        return drift.notes.map { note in
            DriftRecord(
                kind: note.kind.rawValue,
                earlier: words(note.earlier.shifted(by: earlierAll.lowerBound), of: note.kind, in: corpus),
                later: words(note.later.shifted(by: laterAll.lowerBound), of: note.kind, in: corpus),
                detail: note.detail?.rawValue)
        }
    }

    private func words(_ range: Range<Int>, of kind: DriftKind, in corpus: Corpus) -> String? {
        guard !range.isEmpty else { return nil }
        let text = corpus.documents[rows[row(ofToken: range.lowerBound)].document].text
        var bytes = bytes(of: range)
        if kind == .number {
            let utf8 = text.utf8
            if bytes.lowerBound > 0, utf8[bytes.lowerBound - 1] == UInt8(ascii: "$") {
                bytes = bytes.lowerBound - 1..<bytes.upperBound
            }
            if bytes.upperBound < utf8.count, utf8[bytes.upperBound] == UInt8(ascii: "%") {
                bytes = bytes.lowerBound..<bytes.upperBound + 1
            }
        }
        return text[bytes]
    }

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

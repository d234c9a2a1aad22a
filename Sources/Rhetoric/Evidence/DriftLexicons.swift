// What drift knows of the words of a corpus, for each of its languages. The corpus itself teaches which forms are names: a
// form that it writes with a capital inside sentences and never without is one, also where it opens a sentence.

extension StatementTable {
    /// A lexicon for every language of the corpus. Cost: one pass over the tokens, and some look-ups for every form.
    func driftLexicons(of corpus: Corpus) -> [Language: DriftLexicon] {
        let spellings = lexicon.forms.map(\.text)
        let caseUse = caseUse(in: corpus)
        return Dictionary(
            uniqueKeysWithValues: Set(corpus.documents.map(\.language)).map { language in
                let lists: DriftWords =
                    switch language {
                    case .english: .english
                    case .chinese: .chinese
                    case .russian: .russian
                    default: .plain
                    }
                return (language, DriftLexicon(spellings: spellings, lists: lists, caseUse: caseUse))
            })
    }

    /// Whether two stems say the contrary, by the first form of each. Cost: one pass over the forms.
    func oppositeStems(_ drift: DriftLexicon?) -> @Sendable (Int32, Int32) -> Bool {
        guard let drift else { return { _, _ in false } }
        var forms = [Int32](repeating: -1, count: lexicon.stems.count)
        for (form, entry) in lexicon.forms.enumerated() where forms[Int(entry.stem)] < 0 {
            forms[Int(entry.stem)] = Int32(form)
        }
        return { [forms] in drift.areOpposites(forms[Int($0)], forms[Int($1)]) }
    }

    /// How often each form has a capital where none is due, and how often it has none.
    private func caseUse(in corpus: Corpus) -> [DriftLexicon.CaseUse] {
        var use = Array(repeating: DriftLexicon.CaseUse(), count: lexicon.forms.count)
        for row in 0..<count {
            let text = corpus.documents[rows[row].document].text.utf8
            let range = tokenRange(row)
            for index in range {
                let token = tokens[index]
                if !token.isCapitalised(in: text) {
                    use[Int(token.form)].small += 1
                } else if index > range.lowerBound, tokens[index - 1].end + 1 == token.start,
                    text[Int(tokens[index - 1].end)] == UInt8(ascii: " ")
                {
                    use[Int(token.form)].capital += 1
                }
            }
        }
        return use
    }
}

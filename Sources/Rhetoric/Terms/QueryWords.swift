// What is asked of a corpus, as stems that it knows.

enum QueryWords {
    /// Stems of a text, stop words left out, in the language that knows most of its words, the first of equal ones.
    ///
    /// - Parameters:
    ///   - languages: of the corpus, the most frequent first.
    ///   - number: of a stem by its spelling; nil where the corpus has none of it.
    static func stems<Failure: Error>(
        of text: String, languages: [Language], number: (String) throws(Failure) -> Int32?
    ) throws(Failure) -> [Int32] {
        let utf8 = Array(text.utf8)
        var best: (known: Int, stems: [Int32]) = (-1, [])
        for language in languages {
            var lexicon = Lexicon()
            var (known, stems) = (0, [Int32]())
            for token in lexicon.tokenize(utf8, in: 0..<utf8.count, language: language) {
                let form = lexicon.forms[Int(token.form)]
                guard let stem = try number(lexicon.stems[Int(form.stem)]) else { continue }
                known += 1
                if !form.isStopWord { stems.append(stem) }
            }
            if known > best.known { best = (known, stems) }
        }
        return best.stems
    }
}

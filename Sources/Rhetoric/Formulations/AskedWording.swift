// A wording that someone asks for, whether or not it is a formulation of its own: "considerable time" stands in three longer
// ones, and its first and last use are still a fair question.

extension FormulationFinder {
    /// All places of some words in a row, in any inflection; nil where the corpus has none. Its id is the wording.
    /// Cost O(words of the corpus).
    public func formulation(of wording: String) -> Formulation? {
        let places = table.places(of: wording, in: corpus)
        guard !places.isEmpty, let reader else { return nil }
        var formulation = reader.formulation(FormulaFamily(occurrences: places, medoid: 0))
        formulation.id = wording
        return formulation
    }
}

extension StatementTable {
    /// Where words stand in a row, in any inflection, ascending: in the first language of the corpus that has them all.
    func places(of wording: String, in corpus: Corpus) -> [Range<Int>] {
        let utf8 = Array(wording.utf8)
        for language in Set(corpus.documents.map(\.language)).sorted(by: { $0.code < $1.code }) {
            let forms = lexicon.lookUp(utf8, language: language).map(\.form)
            guard !forms.isEmpty, !forms.contains(where: { $0 < 0 }) else { continue }
            let wanted = forms.map { lexicon.forms[Int($0)].stem }
            let found = (0..<count).flatMap { places(of: wanted, in: tokenRange($0)) }
            if !found.isEmpty { return found }
        }
        return []
    }

    private func places(of wanted: [Int32], in row: Range<Int>) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var next = row.lowerBound
        while next + wanted.count <= row.upperBound {
            if stems[next..<next + wanted.count].elementsEqual(wanted) {
                found.append(next..<next + wanted.count)
                next += wanted.count
            } else {
                next += 1
            }
        }
        return found
    }
}

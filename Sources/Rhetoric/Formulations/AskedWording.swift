// A wording that someone asks for, whether or not it is a formulation of its own: "considerable time" stands in three longer
// ones, and its first and last use are still a fair question.

extension FormulationFinder {
    /// All places of some words in a row, in any inflection; nil where the corpus has none. Its id is the wording.
    /// Cost O(words of the corpus).
    public func formulation(of wording: String) -> Formulation? {
        let utf8 = Array(wording.utf8)
        for language in Set(corpus.documents.map(\.language)).sorted(by: { $0.code < $1.code }) {
            let forms = table.lexicon.lookUp(utf8, language: language).map(\.form)
            guard !forms.isEmpty, !forms.contains(where: { $0 < 0 }) else { continue }
            let stems = forms.map { table.lexicon.forms[Int($0)].stem }
            let uses = (0..<table.count).flatMap { places(of: stems, in: table.tokenRange($0)) }
            guard !uses.isEmpty else { continue }
            var formulation = reader.formulation(FormulaFamily(occurrences: uses, medoid: medoid(of: uses, forms)))
            formulation.id = wording
            return formulation
        }
        return nil
    }

    private func places(of stems: [Int32], in row: Range<Int>) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var next = row.lowerBound
        while next + stems.count <= row.upperBound {
            if table.stems[next..<next + stems.count].elementsEqual(stems) {
                found.append(next..<next + stems.count)
                next += stems.count
            } else {
                next += 1
            }
        }
        return found
    }

    /// The first with the very words that were asked for, or the first.
    private func medoid(of places: [Range<Int>], _ forms: [Int32]) -> Int {
        places.firstIndex { table.forms[$0].elementsEqual(forms) } ?? 0
    }
}

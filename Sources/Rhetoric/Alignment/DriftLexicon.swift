// The words of a corpus as drift reads them: a `DriftWord` for every form, from the lists of a language and from how the
// corpus writes the form. Languages without lists have numbers written in digits, and nothing else.

struct DriftLexicon: Sendable {
    /// How often a corpus writes a form with a capital inside a sentence, and how often without.
    struct CaseUse: Sendable, Equatable {
        var capital = 0
        var small = 0
    }

    private let words: [DriftWord]
    private let spellings: [String]
    /// Whether capitals show names: they do not in Chinese, and Russian names change their endings.
    let tellsNames: Bool

    /// - Parameters:
    ///   - spellings: the normalised spelling of every form.
    ///   - caseUse: of every form; empty where nothing is known of it.
    ///
    /// Cost: some look-ups for every form.
    init(spellings: [String], lists: DriftWords, caseUse: [CaseUse] = []) {
        var roots: [String: Int32] = [:]
        self.spellings = spellings
        tellsNames = lists.tellsNames
        words = spellings.indices.map { form in
            var word = lists.word(spellings[form])
            if form < caseUse.count {
                let use = caseUse[form]
                if use.capital > 0, use.small == 0 { word.roles.insert(.alwaysCapital) }
                if use.small > 0, use.small >= use.capital { word.roles.insert(.mostlySmall) }
            }
            if lists.tellsNames {
                let root = NameRoot.root(of: spellings[form])
                let number = Int32(roots.count)
                word.root = roots[root] ?? number
                if word.root == number { roots[root] = number }
            }
            return word
        }
    }

    subscript(form: Int32) -> DriftWord { words[Int(form)] }

    func spelling(_ form: Int32) -> String { spellings[Int(form)] }

    /// Whether two forms are opposites: by a prefix ("certain", "uncertain") or by the list of directions.
    func areOpposites(_ first: Int32, _ second: Int32) -> Bool {
        let (a, b) = (self[first].direction, self[second].direction)
        return (a != 0 && a == -b) || DriftWords.areOpposites(spelling(first), spelling(second))
    }
}

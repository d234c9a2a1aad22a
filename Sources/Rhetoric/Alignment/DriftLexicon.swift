// The words of a corpus as drift reads them: a `DriftWord` for every form, from the lists of a language and from how the
// corpus writes the form. Languages without lists have numbers written in digits, and nothing else.

final class DriftLexicon: Sendable {
    /// How often a corpus writes a form with a capital inside a sentence, and how often without.
    struct CaseUse: Sendable, Equatable {
        var capital = 0
        var small = 0
    }

    private let words: [DriftWord]
    private let spellings: [String]
    /// The first form of the same spelling: two languages may share one.
    private let canonical: [Int32]
    /// For each form with a negating prefix the canonical form without it; -1 for the others.
    private let base: [Int32]
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
            word.mayBeInitials = (2...6).contains(NameRoot.owner(spellings[form]).utf8.count { $0 != 0x2E })
            word.initial = spellings[form].unicodeScalars.first?.value ?? 0
            return word
        }
        var forms: [Substring: Int32] = [:]
        canonical = spellings.enumerated().map { form, spelling in
            let first = forms[spelling[...]] ?? Int32(form)
            forms[spelling[...]] = first
            return first
        }
        base = lists.hasPrefixes ? spellings.map { Self.base(of: $0, among: forms) } : []
    }

    private static func base(of spelling: String, among forms: [Substring: Int32]) -> Int32 {
        for (prefix, least) in DriftWords.negatingPrefixes
        where spelling.hasPrefix(prefix) && spelling.utf8.count >= prefix.utf8.count + least {
            if let form = forms[spelling.dropFirst(prefix.count)] { return form }
        }
        return -1
    }

    subscript(form: Int32) -> DriftWord { words[Int(form)] }

    func spelling(_ form: Int32) -> String { spellings[Int(form)] }

    /// Whether two forms are opposites: by a prefix ("certain", "uncertain") or by the list of directions.
    func areOpposites(_ first: Int32, _ second: Int32) -> Bool {
        let (a, b) = (self[first].direction, self[second].direction)
        return (a != 0 && a == -b)
            || (!base.isEmpty
                && (base[Int(first)] == canonical[Int(second)] || base[Int(second)] == canonical[Int(first)]))
    }
}

// When two names are of one party: the shorter is a part of the longer ("Orlo", "Lena Orlo"), one has the initials of the
// other ("NRU", "Nine Rivers Union"), or they differ in endings alone ("Valdoria", "Valdorian").

struct PartyMatching {
    let earlier: DriftText
    let later: DriftText

    /// Whether two names, of the earlier and of the later statement, are of one party. Those of a state and of a body of
    /// that state are not.
    func areSame(_ first: NamedParty, _ second: NamedParty) -> Bool {
        let (roots, others) = (
            expanded(first.capitals, first.roots, earlier), expanded(second.capitals, second.roots, later)
        )
        if roots == others, first.roots.count + second.roots.count > 2 { return true }
        if differInCommonWordsOnly(first, second) { return true }
        let (short, long) = roots.count <= others.count ? (roots, others) : (others, roots)
        guard !short.isEmpty, short.isSubset(of: long) else { return false }
        if first.roots.count == 1, second.roots.count == 1 { return areForms(first, second) }
        return first.isBody == second.isBody
    }

    /// Whether two words of one root are one name: Niger and Nigeria are not, one of the two must be an adjective.
    private func areForms(_ first: NamedParty, _ second: NamedParty) -> Bool {
        func form(_ party: NamedParty, _ text: DriftText) -> String {
            party.capitals.last.map { NameRoot.owner(text.lexicon.spelling(text.sequence.forms[$0])) } ?? ""
        }
        let (a, b) = (form(first, earlier), form(second, later))
        return a == b || NameRoot.isAdjective(a) || NameRoot.isAdjective(b)
    }

    /// "The Western and Eastern Banks", told the other way round: the adjectives that differ are both there on both sides.
    private func differInCommonWordsOnly(_ first: NamedParty, _ second: NamedParty) -> Bool {
        let gone = first.capitals.filter { !second.roots.contains(earlier.word($0).root) }
        let came = second.capitals.filter { !first.roots.contains(later.word($0).root) }
        guard gone.count < first.capitals.count, came.count < second.capitals.count else { return false }
        func isThere(_ place: Int, _ own: DriftText, _ text: DriftText) -> Bool {
            let root = own.word(place).root
            return own.has(.common, place)
                && text.sequence.indices.contains { text.isCapital($0) && text.word($0).root == root }
        }
        return gone.allSatisfy { isThere($0, earlier, later) } && came.allSatisfy { isThere($0, later, earlier) }
    }

    /// Whether the other statement has a party's name among its capitals, in full, in part or in initials.
    func isMentioned(_ party: NamedParty, isLater: Bool) -> Bool {
        let (own, text) = isLater ? (later, earlier) : (earlier, later)
        let capitals = text.sequence.indices.filter { text.isCapital($0) && !text.isStopWord($0) }
        let there = expanded(capitals, capitals.map { text.word($0).root }, text)
        let roots = expanded(party.capitals, party.roots, own)
        return party.isBody ? roots.isSubset(of: there) : !roots.isDisjoint(with: there)
    }

    // MARK: Initials

    /// The roots of a name's words; a word that is the initials of words with capitals, in either statement, stands for
    /// those.
    private func expanded(_ capitals: [Int], _ roots: [Int32], _ text: DriftText) -> Set<Int32> {
        var all = Set(roots)
        for place in capitals {
            let letters = Array(
                text.lexicon.spelling(text.sequence.forms[place]).unicodeScalars.prefix { $0 != "'" }
                    .filter { $0 != "." })
            guard (2...6).contains(letters.count),
                let words = words(withInitials: letters, in: earlier) ?? words(withInitials: letters, in: later)
            else { continue }
            all.remove(text.word(place).root)
            all.formUnion(words)
        }
        return all
    }

    private func words(withInitials letters: [Unicode.Scalar], in text: DriftText) -> [Int32]? {
        for start in text.sequence.indices where text.isCapital(start) && text.initial(start) == letters[0] {
            var (roots, place) = ([text.word(start).root], start + 1)
            while roots.count < letters.count, place < text.count, text.strength(before: place) <= .none {
                if text.isCapital(place), text.initial(place) == letters[roots.count] {
                    roots.append(text.word(place).root)
                } else if !text.has(.particle, place) {
                    break
                }
                place += 1
            }
            if roots.count == letters.count { return roots }
        }
        return nil
    }
}

extension DriftText {
    fileprivate func initial(_ index: Int) -> Unicode.Scalar? {
        lexicon.spelling(sequence.forms[index]).unicodeScalars.first
    }
}

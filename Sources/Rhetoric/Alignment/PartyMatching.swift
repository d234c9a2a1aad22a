// When two names are of one party: the shorter is a part of the longer ("Putin", "Vladimir Putin"), one is the initials
// of the other ("EU", "European Union"), or they differ in endings alone ("Valdoria", "Valdorian").

struct PartyMatching {
    let earlier: DriftText
    let later: DriftText

    /// Whether two names are of one party. Those of a state and of a body of that state are not.
    func areSame(_ first: NamedParty, _ second: NamedParty) -> Bool {
        if areInitials(first, earlier, of: second, later) || areInitials(second, later, of: first, earlier) { return true }
        if differInCommonWordsOnly(first, second) { return true }
        let (short, long) = first.roots.count <= second.roots.count ? (first, second) : (second, first)
        guard !short.roots.isEmpty, short.roots.allSatisfy(long.roots.contains) else { return false }
        guard first.isBody == second.isBody else { return false }
        if short.roots.count == 1, long.roots.count == 1 {
            let (a, b) = (form(of: first, earlier), form(of: second, later))
            return a == b || a.hasPrefix(b + "'") || b.hasPrefix(a + "'") || NameRoot.isAdjective(a) || NameRoot.isAdjective(b)
        }
        return true
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

    private func form(of party: NamedParty, _ text: DriftText) -> String {
        party.capitals.last.map { text.lexicon.spelling(text.sequence.forms[$0]) } ?? ""
    }

    /// Whether any word that tells a party stands among the capitals of a text, in full or in initials.
    static func isMentioned(_ party: NamedParty, of own: DriftText, in text: DriftText, _ parties: [NamedParty]) -> Bool {
        let places = party.isBody ? party.capitals : party.capitals.filter { party.roots.contains(own.word($0).root) }
        let isThere = places.filter { place in
            let root = own.word(place).root
            return text.sequence.indices.contains { text.isCapital($0) && text.word($0).root == root }
        }
        if party.isBody ? isThere.count == places.count : !isThere.isEmpty { return true }
        let matching = PartyMatching(earlier: own, later: text)
        return parties.contains {
            matching.areInitials(party, own, of: $0, text) || matching.areInitials($0, text, of: party, own)
        }
    }

    private func areInitials(_ short: NamedParty, _ own: DriftText, of long: NamedParty, _ text: DriftText) -> Bool {
        guard short.capitals.count == 1, long.capitals.count >= 2 else { return false }
        let letters = own.lexicon.spelling(own.sequence.forms[short.capitals[0]])
            .replacing("'s", with: "").filter { $0 != "." }
        let initials = long.capitals.compactMap { text.lexicon.spelling(text.sequence.forms[$0]).first }
        return letters.count >= 2 && letters == String(initials)
    }
}

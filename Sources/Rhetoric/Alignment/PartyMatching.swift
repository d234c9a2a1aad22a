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

    /// Roots of all words with capitals of each statement, found when they are first asked for.
    private var rootsOfEarlier: Set<Int32>?
    private var rootsOfLater: Set<Int32>?

    init(earlier: DriftText, later: DriftText) {
        self.earlier = earlier
        self.later = later
    }

    /// Whether the other statement has a party's name among its capitals, in full, in part or in initials.
    mutating func isMentioned(_ party: NamedParty, isLater: Bool) -> Bool {
        let there: Set<Int32>
        if isLater {
            there = rootsOfEarlier ?? rootsOfCapitals(earlier)
            rootsOfEarlier = there
        } else {
            there = rootsOfLater ?? rootsOfCapitals(later)
            rootsOfLater = there
        }
        let roots = expanded(party.capitals, party.roots, isLater ? later : earlier)
        return party.isBody ? roots.isSubset(of: there) : !roots.isDisjoint(with: there)
    }

    private func rootsOfCapitals(_ text: DriftText) -> Set<Int32> {
        let capitals = text.sequence.indices.filter { text.isCapital($0) && !text.isStopWord($0) }
        return expanded(capitals, capitals.map { text.word($0).root }, text)
    }

    // MARK: Initials

    /// The roots of a name's words; a word that is the initials of words with capitals, in either statement, stands for
    /// those.
    private func expanded(_ capitals: [Int], _ roots: [Int32], _ text: DriftText) -> Set<Int32> {
        var all = Set(roots)
        for place in capitals where text.word(place).mayBeInitials {
            guard
                let words = words(withInitials: place, of: text, in: earlier)
                    ?? words(withInitials: place, of: text, in: later)
            else { continue }
            all.remove(text.word(place).root)
            all.formUnion(words)
        }
        return all
    }

    /// The words with capitals whose initials are the letters of the word at `place`: two to six of them.
    private func words(withInitials place: Int, of own: DriftText, in text: DriftText) -> [Int32]? {
        let first = own.word(place).initial
        var letters: [UInt32] = []
        for start in text.sequence.indices where text.isCapital(start) && text.word(start).initial == first {
            guard start + 1 < text.count else { continue }
            if letters.isEmpty { letters = own.letters(place) }
            var (roots, next) = ([text.word(start).root], start + 1)
            while roots.count < letters.count, next < text.count, text.strength(before: next) <= .none {
                if text.isCapital(next), text.word(next).initial == letters[roots.count] {
                    roots.append(text.word(next).root)
                } else if !text.has(.particle, next) {
                    break
                }
                next += 1
            }
            if roots.count == letters.count { return roots }
        }
        return nil
    }
}

extension DriftText {
    fileprivate func letters(_ index: Int) -> [UInt32] {
        lexicon.spelling(sequence.forms[index]).unicodeScalars.prefix { $0 != "'" }.filter { $0 != "." }.map(\.value)
    }
}

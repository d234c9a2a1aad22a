// One statement of a pair as the flags read it: its tokens, what each word can do, and which word a negator or a modal
// verb is about. A class, because the flags hand it on in every step and copies of its arrays would be counted each time.

final class DriftText {
    let sequence: TokenSequence
    let lexicon: DriftLexicon

    init(sequence: TokenSequence, lexicon: DriftLexicon) {
        self.sequence = sequence
        self.lexicon = lexicon
    }

    /// How far behind a negator or a modal verb its word may stand.
    private static let reach = 4
    /// How far behind it "solely" takes the sting out of "not".
    private static let limitingReach = 6
    /// Tokens of an entry of a list.
    private static let longestEntry = 5

    var count: Int { sequence.count }

    func word(_ index: Int) -> DriftWord { lexicon[sequence.forms[index]] }
    func has(_ role: DriftWord.Roles, _ index: Int) -> Bool {
        sequence.indices.contains(index) && word(index).roles.contains(role)
    }
    func isStopWord(_ index: Int) -> Bool { sequence.traits[index].contains(.stopWord) }
    func isCapital(_ index: Int) -> Bool { sequence.traits[index].contains(.capitalised) }

    /// The break before a token; the full stop of "Mr." and "St." is none.
    func strength(before index: Int) -> BreakStrength {
        let strength = sequence.breakStrength(before: index)
        guard strength == .sentence, index > 0, index < count, has(.abbreviation, index - 1) else { return strength }
        return .none
    }

    /// The tokens around `index` without a break as strong as a comma between them.
    func clause(around index: Int) -> Range<Int> {
        var (first, last) = (index, index + 1)
        while first > 0, strength(before: first) < .comma { first -= 1 }
        while last < count, strength(before: last) < .comma { last += 1 }
        return first..<last
    }

    /// The same, with the clauses beside it where it is as short as the entry of a list.
    func clauseOrList(around index: Int) -> Range<Int> {
        let own = clause(around: index)
        guard own.count <= Self.longestEntry else { return own }
        let first =
            own.lowerBound > 0 && strength(before: own.lowerBound) < .sentence
            ? clause(around: own.lowerBound - 1).lowerBound : own.lowerBound
        let last =
            own.upperBound < count && strength(before: own.upperBound) < .sentence
            ? clause(around: own.upperBound).upperBound : own.upperBound
        return first..<last
    }

    /// A range with the rest of the written words that it cuts.
    func wholeWords(_ range: Range<Int>) -> Range<Int> {
        guard !range.isEmpty else { return range }
        var (first, last) = (range.lowerBound, range.upperBound)
        while sequence.isJoined(at: first) { first -= 1 }
        while sequence.isJoined(at: last) { last += 1 }
        return first..<last
    }

    // MARK: Negators and hedges

    /// Whether the word may deny or hedge.
    func qualifies(_ index: Int) -> Bool { word(index).hedge != nil || has(.negator, index) }

    /// "Not only" and "no later than" deny nothing; "fails" denies only where "to" follows.
    func isNegator(_ index: Int) -> Bool {
        if has(.negatingVerb, index) { return has(.to, index + 1) }
        guard has(.negator, index) else { return false }
        guard index + 1 < count else { return true }
        if has(.cancelling, index + 1) || sequence.traits[index + 1].contains(.number) { return false }
        let rest = (index + 1)..<min(clause(around: index).upperBound, index + Self.limitingReach)
        return has(.without, index) || !rest.contains { has(.limiting, $0) }
    }

    /// "May" is a month where it has a capital inside a sentence; "would like to" and "about the future" are no hedges.
    func hedge(_ index: Int) -> Hedge? {
        let word = word(index)
        if word.roles.contains(.approximator) {
            return index + 1 < count && self.word(index + 1).number != nil && sequence.breaks[index + 1] < .comma
                ? Hedge(kind: .degree, strength: 1) : nil
        }
        guard let hedge = word.hedge else { return nil }
        // A month, or a word of a name.
        if isCapital(index), index > 0, strength(before: index) < .clause { return nil }
        if word.roles.contains(.month), isCapital(index), index + 1 < count, self.word(index + 1).number != nil {
            return nil
        }
        let next = (index + 1)..<min(count, index + 4)
        if hedge.kind != .degree,
            let verb = next.first(where: { !isAdverb($0) }), has(.politeness, verb)
        {
            return nil
        }
        return hedge
    }

    private func isAdverb(_ index: Int) -> Bool { has(.adverb, index) || word(index).hedge?.kind == .degree }

    /// The verb that a modal verb or its like is about: nil where a preposition comes first ("all we can in the fight").
    func verb(of index: Int) -> Int? {
        let head = head(of: index)
        guard head > index, !isStopWord(head), !((index + 1)..<head).contains(where: { has(.preposition, $0) }) else {
            return nil
        }
        return head
    }

    /// The word that a negator is about: the next content word that neither denies nor hedges itself, else
    /// the next word, else the one before.
    func head(of index: Int) -> Int {
        if has(.prefix, index), index + 1 < count { return index + 1 }
        var next = index + 1
        while next < count, next <= index + Self.reach, strength(before: next) < .comma {
            if !isStopWord(next), !isNegator(next), word(next).hedge == nil, !isAdverb(next) { return next }
            next += 1
        }
        if index + 1 < count, strength(before: index + 1) < .comma { return index + 1 }
        return max(0, index - 1)
    }
}

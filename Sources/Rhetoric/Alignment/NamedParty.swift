// The named parties of a statement: persons, states and bodies by their proper names, each told once, without the titles
// before the name. Found by capitals and by the nouns around them, since no list of names has the names of tomorrow.
// Headings and names of documents in title case name no party: there a capital says nothing.

struct NamedParty {
    /// The words of the name, particles inside included.
    let range: Range<Int>
    /// Roots (`DriftWord.root`) of the words that tell it from others.
    let roots: [Int32]
    /// The words with capitals, for initials.
    let capitals: [Int]
    let isBody: Bool
    /// Of common words alone ("General Assembly"): told where another stands in its place, not where it merely comes or
    /// goes.
    let isGeneric: Bool
}

extension DriftText {
    /// In the order of the text. `isKnown` says of a form that opens a sentence whether the other statement shows it to
    /// be a name.
    func parties(isKnown: (Int32) -> Bool) -> [NamedParty] {
        guard lexicon.tellsNames, !isTitleCased else { return [] }
        var found: [NamedParty] = []
        var index = 0
        while index < count {
            guard isNameWord(index, isKnown: isKnown) else {
                index += 1
                continue
            }
            let run = nameRun(from: index)
            index = run.upperBound
            if let end = endOfDocumentName(run) { index = end } else { found += names(in: run) }
        }
        return found
    }

    /// Whether a text writes a form with a capital where no sentence begins.
    func writesAsName(_ form: Int32) -> Bool {
        sequence.indices.contains {
            sequence.forms[$0] == form && isCapital($0) && strength(before: $0) < .clause
        }
    }

    /// A heading in title case: all its words have capitals, but for the small ones. A list of names has more than one
    /// comma.
    private var isTitleCased: Bool {
        let content = sequence.indices.filter { !isStopWord($0) && word($0).number == nil }
        let small = content.count { !isCapital($0) }
        let breaks = sequence.indices.dropFirst().count { strength(before: $0) >= .comma }
        return content.count >= 4 && breaks <= 1 && (small == 0 || (small == 1 && content.count >= 8))
    }

    private func isNameWord(_ index: Int, isKnown: (Int32) -> Bool) -> Bool {
        let roles = word(index).roles
        guard isCapital(index), !isStopWord(index), word(index).number?.kind != .digits,
            roles.isDisjoint(with: [.month, .weekday, .particle])
        else { return false }
        guard strength(before: index) >= .sentence else { return true }
        if roles.contains(.alwaysCapital) || isKnown(sequence.forms[index]) || writesAsName(sequence.forms[index]) {
            return true
        }
        return !roles.contains(.mostlySmall) && index + 1 < count && isCapital(index + 1) && !isStopWord(index + 1)
            && strength(before: index + 1) <= .none
    }

    /// Words with capitals one after the other, small words of names between them.
    private func nameRun(from start: Int) -> Range<Int> {
        var end = start + 1
        while end < count, strength(before: end) <= .none {
            if isInnerNameWord(end) {
                end += 1
                continue
            }
            var next = end
            while next < count, next < end + 2, has(.particle, next), strength(before: next) <= .none { next += 1 }
            guard next > end, next < count, strength(before: next) <= .none, isInnerNameWord(next) else { break }
            end = next + 1
        }
        return start..<end
    }

    /// Where the name of a document ends that opens with a run ("Joint Statement of the Republic of Kestria on Deepening
    /// the Partnership"); nil if it names none. Names in it are of that document's parties, whoever speaks here.
    private func endOfDocumentName(_ run: Range<Int>) -> Int? {
        guard let head = head(ofName: run), has(.instrument, head), !has(.body, head) else { return nil }
        var end = run.upperBound
        while true {
            var next = end
            while next < count, has(.titleLink, next), strength(before: next) <= .none { next += 1 }
            guard next > end, next < count, strength(before: next) <= .none, isInnerNameWord(next),
                !has(.joining, end) || end > run.upperBound || run.contains(where: { has(.particle, $0) })
            else { return end }
            end = nameRun(from: next).upperBound
        }
    }

    private func isInnerNameWord(_ index: Int) -> Bool {
        isCapital(index) && (!isStopWord(index) || isInitial(index)) && !has(.month, index) && !has(.weekday, index)
            && word(index).number?.kind != .digits
    }

    /// The "I." of a name.
    private func isInitial(_ index: Int) -> Bool {
        lexicon.spelling(sequence.forms[index]).count == 1 && index + 1 < count && isCapital(index + 1)
            && strength(before: index + 1) <= .none
    }

    /// The parties of a run: what stands behind its last title, in parts where hyphens join names of equal rank.
    private func names(in run: Range<Int>) -> [NamedParty] {
        var start = run.lowerBound
        for index in run where isTitle(index, in: run) { start = index + 1 }
        while start < run.upperBound, has(.particle, start) { start += 1 }
        guard start < run.upperBound else { return [] }
        return divided(start..<run.upperBound).compactMap(party)
    }

    private func isTitle(_ index: Int, in run: Range<Int>) -> Bool {
        has(.title, index)
            || (lexicon.spelling(sequence.forms[index]) == "general" && index > run.lowerBound
                && has(.title, index - 1))
    }

    /// "China-Russia" is two names, "Al-Quds" one.
    private func divided(_ range: Range<Int>) -> [Range<Int>] {
        var parts: [Range<Int>] = []
        var start = range.lowerBound
        for index in range.dropFirst() where sequence.isJoined(at: index) {
            if isOwnName(index - 1), isOwnName(index) {
                parts.append(start..<index)
                start = index
            }
        }
        return parts + [start..<range.upperBound]
    }

    private static let wordsOfNames: DriftWord.Roles = [
        .common, .body, .state, .instrument, .title, .particle, .abbreviation,
    ]

    private func isOwnName(_ index: Int) -> Bool {
        isCapital(index) && word(index).roles.isDisjoint(with: Self.wordsOfNames)
    }

    private func party(_ range: Range<Int>) -> NamedParty? {
        let capitals = range.filter { isCapital($0) && !has(.particle, $0) }
        guard let head = head(ofName: range), !has(.instrument, head) || has(.body, head) else { return nil }
        let own = capitals.filter(isOwnName)
        let isBody = has(.body, head) || capitals.contains { has(.body, $0) && !has(.state, $0) }
        if own.isEmpty {
            guard capitals.count >= 2, isBody else { return nil }
        } else if capitals.count == 1, has(.mostlySmall, capitals[0]) {
            return nil
        }
        let telling = own.isEmpty || isBody ? capitals : own + capitals.filter { has(.common, $0) }
        return NamedParty(
            range: range, roots: telling.map { word($0).root }, capitals: capitals, isBody: isBody,
            isGeneric: own.isEmpty)
    }

    /// The noun that a name is about: the last word before "of", or the last of all.
    private func head(ofName range: Range<Int>) -> Int? {
        let particle = range.dropFirst().first { has(.particle, $0) && !isCapital($0) }
        return range.prefix { $0 < particle ?? range.upperBound }.last
    }
}

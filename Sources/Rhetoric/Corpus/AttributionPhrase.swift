// Who stands before or behind a verb of speech: a name, a role, a group, a pronoun.

/// A naming of a speaker by its words in the document.
struct SpeakerPhrase: Sendable {
    enum Kind: Sendable {
        /// A name, titles apart. One word is a surname, a country or a body.
        case name
        /// "the expert", "the foreign minister".
        case role
        /// "analysts", "both sides", "the ministry": named as it stands.
        case collective
        case pronoun
    }

    let kind: Kind
    /// The words that name the speaker, the determiner apart.
    let words: Range<Int>
    /// With titles and determiner: where the naming starts and ends.
    let whole: Range<Int>
}

struct PhraseReader {
    let text: WrittenText

    /// The naming whose last word is the one before `end`, at or behind `lower`.
    func phrase(endingBefore end: Int, from lower: Int) -> SpeakerPhrase? {
        guard end > lower else { return nil }
        let word = text.words[end - 1]
        if SpeechWords.pronouns.contains(word) {
            return SpeakerPhrase(kind: .pronoun, words: end - 1..<end, whole: end - 1..<end)
        }
        if isRole(word), !isTitledName(word, end, lower) { return role(endingBefore: end, from: lower) }
        if word.kind == .possessive, let start = start(ofNameBefore: end - 1, from: lower) {
            // A firm that is called like its founder's: "Orlo's said".
            return SpeakerPhrase(kind: .collective, words: start..<end, whole: start..<end)
        }
        return start(ofNameBefore: end, from: lower).flatMap { named($0..<end, lower) }.map { joined($0, lower) }
    }

    /// Where the run of capitalised words before `end` starts; nil when there is none.
    private func start(ofNameBefore end: Int, from lower: Int) -> Int? {
        guard end > lower, AttributionNames.isNameWord(text.words[end - 1]) else { return nil }
        var start = end - 1
        while start > lower {
            if AttributionNames.isNameWord(text.words[start - 1]) {
                start -= 1
            } else if start - 2 >= lower, AttributionNames.joinsNames(text.words[start - 1]),
                AttributionNames.isNameWord(text.words[start - 2])
            {
                start -= 2
            } else {
                break
            }
        }
        return start
    }

    /// "Orlo and Sorel", "Lower and Upper Merania": two names with "and" between them speak together.
    private func joined(_ phrase: SpeakerPhrase, _ lower: Int) -> SpeakerPhrase {
        let and = phrase.whole.lowerBound - 1
        guard phrase.kind == .name, and - 1 >= lower, text.words[and].key == PhraseReader.and,
            let other = self.phrase(endingBefore: and, from: lower), other.kind == .name
        else { return phrase }
        let whole = other.whole.lowerBound..<phrase.whole.upperBound
        return SpeakerPhrase(kind: .collective, words: other.words.lowerBound..<phrase.words.upperBound, whole: whole)
    }

    private static let and = WordKeys.key("and")

    /// The naming that starts at `start`, before `upper`.
    func phrase(startingAt start: Int, before upper: Int) -> SpeakerPhrase? {
        guard start < upper else { return nil }
        if SpeechWords.pronouns.contains(text.words[start]) {
            return SpeakerPhrase(kind: .pronoun, words: start..<start + 1, whole: start..<start + 1)
        }
        var at = SpeechWords.determiners.contains(text.words[start]) ? start + 1 : start
        let first = at
        var lastRole: Int?
        var name: Range<Int>?
        while at < upper, at - first < 9, isInside(text.words[at], isFirst: at == first) {
            if isRole(text.words[at]) { lastRole = at }
            if AttributionNames.isNameWord(text.words[at]) {
                let run = AttributionNames.run(from: at, in: at..<upper, text)
                at = run.upperBound
                let goesOn = at < upper && isInside(text.words[at], isFirst: false)
                if !goesOn || run.count >= 2 && !run.contains(where: { isRole(text.words[$0]) }) {
                    return named(run, start)
                }
                name = name ?? run
                if let role = run.last(where: { isRole(text.words[$0]) }) { lastRole = role }
                continue
            }
            at += 1
        }
        if lastRole == nil, let name {
            // "the Union's website": what it owns speaks.
            if text.words[name.upperBound].kind == .possessive {
                return SpeakerPhrase(kind: .collective, words: name.lowerBound..<at, whole: start..<at)
            }
            return isAdverb(name) ? nil : named(name, start)
        }
        // "the president's" goes on with what is his.
        guard let lastRole, lastRole < at,
            lastRole + 1 == upper || text.words[lastRole + 1].kind != .possessive
        else { return nil }
        return made(first..<lastRole + 1, whole: start..<lastRole + 1)
    }

    // MARK: Names

    private func named(_ run: Range<Int>, _ lower: Int) -> SpeakerPhrase? {
        let name = AttributionNames.withoutTitles(run, text)
        var from = run.lowerBound
        // "Foreign Ministry spokesperson Lena Orlo": the role and what describes it.
        if from > lower, isRole(text.words[from - 1]) {
            while from > lower, isModifier(text.words[from - 1]) { from -= 1 }
        }
        if from > lower, SpeechWords.determiners.contains(text.words[from - 1]) { from -= 1 }
        if name.isEmpty { return made(run, whole: from..<run.upperBound) }
        if SpeechWords.bodyNames.contains(text.words[name.upperBound - 1]) {
            return SpeakerPhrase(kind: .collective, words: run, whole: from..<run.upperBound)
        }
        // "the Kremlin", "the Union": a body by one word, no person's surname.
        let isBody = name.count == 1 && name == run && from < run.lowerBound
        return SpeakerPhrase(kind: isBody ? .collective : .name, words: name, whole: from..<run.upperBound)
    }

    /// "Exactly five years ago": a capital of the sentence's start and no name.
    private func isAdverb(_ run: Range<Int>) -> Bool {
        run.count == 1 && text.utf8[text.words[run.lowerBound].bytes].suffix(2).elementsEqual("ly".utf8)
    }

    // MARK: Roles

    private func isRole(_ word: WrittenWord) -> Bool {
        SpeechWords.roles.contains(word) || SpeechWords.collectiveRoles.contains(word)
    }

    /// "Minister Orlo": the title is part of a name that goes on.
    private func isTitledName(_ word: WrittenWord, _ end: Int, _ lower: Int) -> Bool {
        word.isName && end - 2 >= lower && AttributionNames.isNameWord(text.words[end - 2])
            && SpeechWords.titles.contains(text.words[end - 2]) && !isRole(text.words[end - 2])
    }

    private func role(endingBefore end: Int, from lower: Int) -> SpeakerPhrase? {
        var start = end - 1
        while start > lower, end - start < 7, isModifier(text.words[start - 1]) { start -= 1 }
        var whole = start
        if whole > lower, SpeechWords.determiners.contains(text.words[whole - 1]) { whole -= 1 }
        return made(start..<end, whole: whole..<end)
    }

    private func made(_ words: Range<Int>, whole: Range<Int>) -> SpeakerPhrase? {
        guard let last = words.last else { return nil }
        let isGroup =
            SpeechWords.collectiveRoles.contains(text.words[last]) || SpeechWords.bodies.contains(text.words[last])
        return SpeakerPhrase(kind: isGroup ? .collective : .role, words: words, whole: whole)
    }

    /// Adjectives and nouns before a role, quantifiers too.
    private func isModifier(_ word: WrittenWord) -> Bool {
        if SpeechWords.quantifiers.contains(word) || word.kind == .possessive { return true }
        return (word.kind == .lower || word.isName) && !SpeechWords.function.contains(word)
            && !SpeechWords.verbs.contains(word) && DateNames.weekdays[word.key] == nil
    }

    private func isInside(_ word: WrittenWord, isFirst: Bool) -> Bool {
        if isFirst, SpeechWords.quantifiers.contains(word) { return true }
        return word.kind != .mark && word.kind != .number && isModifier(word)
            && !SpeechWords.thatVerbs.contains(word) && !SpeechWords.adverbs.contains(word)
    }
}

// Finds in one sentence the words that say who speaks: "Sorel said", "said Sorel", "as Sorel explained", "according to
// Sorel", "quoted Sorel as saying", "..., and stressed that". Of several, the outermost counts.

/// "Sorel said": the naming and its verb.
struct SpeechCue: Sendable {
    enum Place: Int, Sendable {
        /// Opens the sentence, or its main clause: what follows is reported.
        case leading
        /// Behind a comma or a quotation: what goes before is reported.
        case trailing
        /// The sentence's subject with a later verb: "..., and stressed that", "..., saying that".
        case coordinated
    }

    let phrase: SpeakerPhrase
    /// The words of the cue.
    let words: Range<Int>
    let place: Place
    /// "As Sorel explained": the sentence alone, nothing carries on.
    let isAside: Bool
    /// An agency that passes on what another says.
    let isReport: Bool
}

struct CueFinder {
    let text: WrittenText
    let quotes: AttributionQuotes
    let phrases: PhraseReader
    /// Words of a sentence that are looked at.
    private static let longest = 400

    init(text: WrittenText, quotes: AttributionQuotes) {
        self.text = text
        self.quotes = quotes
        phrases = PhraseReader(text: text)
    }

    /// The cue that says who speaks the stretch; nil when none does.
    func cue(in stretch: Int) -> SpeechCue? {
        let all = text.ranges[stretch]
        let range = all.lowerBound..<min(all.upperBound, all.lowerBound + CueFinder.longest)
        var trailing: SpeechCue?
        var coordinated: SpeechCue?
        for at in range where text.words[at].kind == .lower && !quotes.isQuoted[at] {
            guard let cue = cue(at, range) else { continue }
            switch cue.place {
            case .leading where trailing == nil: return cue
            case .leading: continue
            case .trailing: if trailing.map(\.isReport) ?? true || !cue.isReport { trailing = cue }
            case .coordinated: coordinated = coordinated ?? cue
            }
        }
        return trailing ?? accordingTo(range) ?? coordinated
    }

    private func cue(_ at: Int, _ range: Range<Int>) -> SpeechCue? {
        let word = text.words[at]
        if SpeechWords.quoted.contains(word) { return quotedAs(at, range) }
        let isThatVerb = SpeechWords.thatVerbs.contains(word)
        if SpeechWords.verbs.contains(word) || isThatVerb {
            if let inverted = inverted(at, range) { return inverted }
            guard !isThatVerb || hasComplement(at, range) else { return nil }
            return before(at, range) ?? coordinated(at, range)
        }
        return SpeechWords.participles.contains(word) && hasComplement(at, range) ? coordinated(at, range) : nil
    }

    // MARK: Subject before the verb

    private func before(_ verb: Int, _ range: Range<Int>) -> SpeechCue? {
        var end = skipAdverbs(before: verb, range)
        guard end > range.lowerBound else { return nil }
        if end - 1 > range.lowerBound, SpeechWords.who.contains(text.words[end - 1]) { end -= 1 }
        if text.words[end - 1].isMark(0x2C) { return apposition(verb, comma: end - 1, range) }
        guard let phrase = phrases.phrase(endingBefore: end, from: range.lowerBound),
            !quotes.isQuoted[phrase.words.lowerBound]
        else { return nil }
        return subject(phrase, range).flatMap { cue($0, verb, range) }
    }

    /// "Liu Orlo, head of the department, told": the naming before the first comma that can hold one.
    private func apposition(_ verb: Int, comma: Int, _ range: Range<Int>) -> SpeechCue? {
        for at in range.lowerBound...comma where text.words[at].isMark(0x2C) {
            guard let phrase = phrases.phrase(endingBefore: at, from: range.lowerBound), phrase.kind != .pronoun,
                opensClause(phrase, range)
            else { continue }
            return cue(phrase, verb, range)
        }
        return nil
    }

    private func cue(_ phrase: SpeakerPhrase, _ verb: Int, _ range: Range<Int>) -> SpeechCue? {
        var start = phrase.whole.lowerBound
        let isAside = start > range.lowerBound && SpeechWords.asWord.contains(text.words[start - 1])
        if isAside { start -= 1 }
        guard let place = place(start, verb, range, isPronoun: phrase.kind == .pronoun) else { return nil }
        return SpeechCue(
            phrase: phrase, words: phrase.whole.lowerBound..<verbEnd(verb, range), place: place, isAside: isAside,
            isReport: SpeechWords.report.contains(text.words[verb]))
    }

    // MARK: Verb before the subject

    /// ", said Orlo, who ..." behind a comma or a quotation.
    private func inverted(_ verb: Int, _ range: Range<Int>) -> SpeechCue? {
        guard SpeechWords.inverted.contains(text.words[verb]), verb - range.lowerBound >= 3,
            text.words[verb - 1].isMark(0x2C) || isQuote(text.words[verb - 1]),
            let phrase = phrases.phrase(startingAt: verb + 1, before: range.upperBound)
        else { return nil }
        let named = namedBehind(phrase, range) ?? phrase
        let end = named.whole.upperBound
        if end < range.upperBound, SpeechWords.auxiliaries.contains(text.words[end]) || endsInED(text.words[end]) {
            return nil
        }
        return SpeechCue(
            phrase: named, words: verb..<named.whole.upperBound, place: .trailing, isAside: false, isReport: false)
    }

    /// "said the envoy, Lena Orlo,": the name behind the role.
    private func namedBehind(_ phrase: SpeakerPhrase, _ range: Range<Int>) -> SpeakerPhrase? {
        let at = phrase.whole.upperBound
        guard phrase.kind == .role, at + 2 < range.upperBound, text.words[at].isMark(0x2C),
            AttributionNames.isNameWord(text.words[at + 1]),
            let name = phrases.phrase(startingAt: at + 1, before: range.upperBound), name.kind == .name,
            name.words.count >= 2
        else { return nil }
        return SpeakerPhrase(kind: .name, words: name.words, whole: phrase.whole.lowerBound..<name.whole.upperBound)
    }

    // MARK: Other forms

    /// "quoted Orlo as saying"; "Orlo was quoted as saying".
    private func quotedAs(_ verb: Int, _ range: Range<Int>) -> SpeechCue? {
        let isPassive = verb > range.lowerBound && SpeechWords.be.contains(text.words[verb - 1])
        let phrase =
            isPassive
            ? phrases.phrase(endingBefore: verb - 1, from: range.lowerBound)
            : phrases.phrase(startingAt: verb + 1, before: range.upperBound)
        guard let phrase,
            let asWord = (verb + 1..<min(verb + 12, range.upperBound)).first(where: {
                SpeechWords.asWord.contains(text.words[$0])
            }), asWord + 1 < range.upperBound, SpeechWords.participles.contains(text.words[asWord + 1])
        else { return nil }
        let start = min(verb, phrase.whole.lowerBound)
        return SpeechCue(
            phrase: phrase, words: start..<asWord + 2, place: .trailing, isAside: false, isReport: false)
    }

    /// "According to the report on trade, ...": the naming up to the comma.
    private func accordingTo(_ range: Range<Int>) -> SpeechCue? {
        guard let at = range.first(where: { SpeechWords.according.contains(text.words[$0]) && !quotes.isQuoted[$0] }),
            at + 2 < range.upperBound, SpeechWords.to.contains(text.words[at + 1]),
            let phrase = phrases.phrase(startingAt: at + 2, before: range.upperBound)
        else { return nil }
        var end = phrase.whole.upperBound
        if isText(phrase) {
            while end < range.upperBound, end - at < 14, text.words[end].kind != .mark { end += 1 }
            if end < range.upperBound, end - at >= 14 || !text.words[end].isMark(0x2C) { end = phrase.whole.upperBound }
        }
        let words = phrase.words.lowerBound..<max(end, phrase.words.upperBound)
        return SpeechCue(
            phrase: SpeakerPhrase(kind: phrase.kind, words: words, whole: phrase.whole.lowerBound..<words.upperBound),
            words: at..<words.upperBound, place: .leading, isAside: true, isReport: false)
    }

    /// "the report on trade": a role with what it is about, no name.
    private func isText(_ phrase: SpeakerPhrase) -> Bool {
        phrase.kind != .name && phrase.words.last.map { text.words[$0].kind == .lower } ?? false
    }

    /// "The Ostravan side praised the plan, and expressed that ...": the subject at the head of the sentence.
    private func coordinated(_ verb: Int, _ range: Range<Int>) -> SpeechCue? {
        let end = skipAdverbs(before: verb, range)
        guard end > range.lowerBound else { return nil }
        let before = text.words[end - 1]
        let isParticiple = SpeechWords.participles.contains(text.words[verb])
        guard isParticiple ? before.isMark(0x2C) : SpeechWords.and.contains(before),
            let subject = subject(of: range), subject.whole.upperBound < end,
            !(subject.whole.upperBound..<end).contains(where: { SpeechWords.authors.contains(text.words[$0]) })
        else { return nil }
        return SpeechCue(
            phrase: subject, words: verb..<verbEnd(verb, range), place: .coordinated, isAside: isParticiple,
            isReport: false)
    }

    /// The naming at the head of the sentence, or behind a first clause with a comma.
    private func subject(of range: Range<Int>) -> SpeakerPhrase? {
        if let first = range.first, !SpeechWords.function.contains(text.words[first]) || isNamingWord(text.words[first])
        {
            return phrases.phrase(startingAt: first, before: range.upperBound)
        }
        guard let comma = range.first(where: { text.words[$0].isMark(0x2C) }), comma + 1 < range.upperBound else {
            return nil
        }
        return phrases.phrase(startingAt: comma + 1, before: range.upperBound)
    }

    private func isNamingWord(_ word: WrittenWord) -> Bool {
        SpeechWords.determiners.contains(word) || SpeechWords.quantifiers.contains(word)
            || SpeechWords.pronouns.contains(word)
    }
}

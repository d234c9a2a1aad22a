// Where a naming and its verb stand in a sentence: at the head of a clause, whose subject it is then, or inside one that
// depends on another. "The opinion of the Court declared" and "days after Orlo said so" must not name a speaker.

extension CueFinder {
    // MARK: The subject

    /// The subject that a naming before the verb belongs to. In "the Conference at Ostrava stressed" it is the
    /// Conference; in "the opinion of the Court declared" it is no speaker.
    func subject(_ phrase: SpeakerPhrase, _ range: Range<Int>) -> SpeakerPhrase? {
        if let holder = holder(of: phrase, range) { return holder }
        var start = phrase.whole.lowerBound
        while start - 2 >= range.lowerBound, SpeechWords.prepositions.contains(text.words[start - 1]) {
            guard let body = phrases.phrase(endingBefore: start - 1, from: range.lowerBound) else { return nil }
            start = body.whole.lowerBound
        }
        guard start < phrase.whole.lowerBound else { return phrase }
        let isNamed = SpeechWords.determiners.contains(text.words[start])
        return SpeakerPhrase(
            kind: .collective, words: (isNamed ? start + 1 : start)..<phrase.words.upperBound,
            whole: start..<phrase.whole.upperBound)
    }

    /// "A spokesman for the ministry": the role at the head of the clause, with its office; or the name that it follows
    /// as an apposition ("Lena Orlo, the head of the union said").
    func holder(of office: SpeakerPhrase, _ range: Range<Int>) -> SpeakerPhrase? {
        guard office.kind != .pronoun else { return nil }
        let start = head(before: office.whole.lowerBound, range)
        guard
            let link = (start..<office.whole.lowerBound).first(where: {
                SpeechWords.officeLinks.contains(text.words[$0])
            }), link > start,
            let role = phrases.phrase(endingBefore: link, from: start), role.kind == .role,
            role.whole.lowerBound == start
        else { return nil }
        if start - 1 > range.lowerBound, text.words[start - 1].isMark(0x2C),
            let name = phrases.phrase(endingBefore: start - 1, from: range.lowerBound), name.kind == .name,
            name.words.count >= 2
        {
            return SpeakerPhrase(
                kind: .name, words: name.words, whole: name.whole.lowerBound..<office.whole.upperBound)
        }
        return SpeakerPhrase(
            kind: .role, words: role.words.lowerBound..<office.words.upperBound,
            whole: role.whole.lowerBound..<office.whole.upperBound)
    }

    /// Whether nothing but phrases of time and place, "but" or "as" stands before a naming in its clause.
    func opensClause(_ phrase: SpeakerPhrase, _ range: Range<Int>) -> Bool {
        let subject = phrase.whole.lowerBound
        // "The envoy of Merania, Lena Orlo,": the name behind the comma is meant.
        if subject - 1 > range.lowerBound, SpeechWords.prepositions.contains(text.words[subject - 1]) { return false }
        let start = head(before: subject, range)
        return start == range.lowerBound || text.words[start - 1].kind == .mark
            || SpeechWords.asWord.contains(text.words[start - 1])
    }

    // MARK: The clause

    /// Where a subject and verb stand in the sentence; nil inside a clause that depends on another one.
    func place(_ subject: Int, _ verb: Int, _ range: Range<Int>, isPronoun: Bool) -> SpeechCue.Place? {
        // "The words he wrote": a pronoun behind a noun opens a clause of its own.
        let start = isPronoun ? subject : head(before: subject, range)
        if start == range.lowerBound { return .leading }
        let before = text.words[start - 1]
        let isJoined = SpeechWords.and.contains(before)
        guard before.kind == .mark || isJoined else { return nil }
        let opensQuote = before.isMark(0x22) || before.isMark(WrittenWord.Mark.closeQuote)
        if start - range.lowerBound >= 4, before.isMark(0x2C) || opensQuote, !reportsBehind(verb, range) {
            return .trailing
        }
        let clause = range.lowerBound..<start
        return clause.contains(where: { SpeechWords.subordinators.contains(text.words[$0]) }) && isJoined
            ? nil : .leading
    }

    /// Where the subject's clause starts when nothing but nouns, adjectives and phrases of time and place stand before it
    /// ("In May Valdoria's chief envoy Lena Orlo said"); the subject itself otherwise.
    func head(before subject: Int, _ range: Range<Int>) -> Int {
        var start = subject
        while start > range.lowerBound, subject - start < 12, isInHead(text.words[start - 1]) { start -= 1 }
        if start == range.lowerBound + 1, SpeechWords.openers.contains(text.words[range.lowerBound]) { start -= 1 }
        let isHead = start == range.lowerBound || text.words[start - 1].kind == .mark
        return isHead ? start : subject
    }

    func isInHead(_ word: WrittenWord) -> Bool {
        guard word.kind == .lower || word.kind == .capital else { return word.kind != .mark }
        if SpeechWords.headWords.contains(word) { return true }
        return !SpeechWords.function.contains(word) && !SpeechWords.verbs.contains(word)
            && !SpeechWords.thatVerbs.contains(word)
    }

    /// Whether the reported words come behind the verb: "that", or a quotation, or a clause that goes on at length.
    func reportsBehind(_ verb: Int, _ range: Range<Int>) -> Bool {
        let end = verbEnd(verb, range)
        guard end < range.upperBound else { return false }
        let next = text.words[end]
        if next.kind == .mark {
            guard next.isMark(0x2C) || next.isMark(0x3A) else { return isQuote(next) }
            return end + 1 < range.upperBound && isQuote(text.words[end + 1])
        }
        return (end..<min(end + 8, range.upperBound)).contains { SpeechWords.that.contains(text.words[$0]) }
    }

    // MARK: Around the verb

    /// The place behind the last word before a verb that is no adverb, auxiliary or day.
    func skipAdverbs(before verb: Int, _ range: Range<Int>) -> Int {
        var end = verb
        while end > range.lowerBound, isBeforeVerb(text.words[end - 1]) { end -= 1 }
        return end
    }

    func isBeforeVerb(_ word: WrittenWord) -> Bool {
        guard word.kind != .mark else { return false }
        if SpeechWords.adverbs.contains(word) || DateNames.fullWeekdays.contains(word) { return true }
        return word.kind == .lower && word.bytes.count > 4
            && text.utf8[..<Int(word.end)].suffix(2).elementsEqual("ly".utf8)
    }

    func endsInED(_ word: WrittenWord) -> Bool {
        word.kind == .lower && word.bytes.count > 4 && text.utf8[..<Int(word.end)].suffix(2).elementsEqual("ed".utf8)
    }

    func verbEnd(_ verb: Int, _ range: Range<Int>) -> Int {
        let next = verb + 1
        return next < range.upperBound && text.words[next].key == CueFinder.out ? next + 1 : next
    }

    /// "that", a mark before the reported words, or a feeling within three words.
    func hasComplement(_ verb: Int, _ range: Range<Int>) -> Bool {
        let behind = verb + 1..<min(verb + 5, range.upperBound)
        guard let first = behind.first else { return true }
        if text.words[first].isMark(0x3A) || isQuote(text.words[first]) || text.words[first].isMark(0x2C) {
            return true
        }
        if text.words[first].isMark(0x2E) || text.words[first].key == CueFinder.out { return true }
        return behind.contains { SpeechWords.that.contains(text.words[$0]) }
            || SpeechWords.feelings.contains(text.words[first])
    }

    func isQuote(_ word: WrittenWord) -> Bool {
        word.isMark(0x22) || word.isMark(WrittenWord.Mark.openQuote) || word.isMark(WrittenWord.Mark.closeQuote)
    }

    private static let out = WordKeys.key("out")
}

// Who says each statement. Cues are read sentence by sentence; then speakers carry over: through an open quotation,
// backwards from "..., Orlo said" to the sentences of its paragraph, forwards while the text goes on reporting. Where
// the outlet's own voice returns, nobody is named: an invented speaker is worse than a missing one.

struct AttributionReader {
    private let text: WrittenText
    private let segments: [Segment]
    private let marks: [ClutterMark]
    private let names: AttributionNames
    private let quotes: AttributionQuotes
    private let cues: [SpeechCue?]
    private let transcript: AttributionTranscript?
    /// The speaker of the whole document, where the table or the page gives one.
    private let documentSpeaker: String?

    /// One attribution for each segment that can be ranked, nil for clutter. Linear, apart from looking up names.
    static func attributions(
        of text: WrittenText, segments: [Segment], marks: [ClutterMark], documentSpeaker: String? = nil
    ) -> [Attribution?] {
        AttributionReader(text: text, segments: segments, marks: marks, documentSpeaker: documentSpeaker).read()
    }

    private init(text: WrittenText, segments: [Segment], marks: [ClutterMark], documentSpeaker: String?) {
        self.text = text
        self.segments = segments
        self.marks = marks
        self.documentSpeaker = documentSpeaker
        let quotes = AttributionQuotes(text: text, segments: segments)
        self.quotes = quotes
        transcript = AttributionTranscript(text: text, segments: segments, marks: marks)
        let finder = CueFinder(text: text, quotes: quotes)
        var cues = segments.indices.map { marks[$0].kind == .statement ? finder.cue(in: $0) : nil }
        OwnBody.remove(from: &cues, of: text)
        self.cues = cues
        let needsNames = cues.contains { $0 != nil }
        names = AttributionNames(text: text, marks: needsNames ? marks : [])
    }

    private var own: Attribution { Attribution(speaker: documentSpeaker, mode: .own, cue: nil) }

    private func read() -> [Attribution?] {
        if let transcript { return segments.indices.map { turn($0, transcript) } }
        var result = [Attribution?](repeating: nil, count: segments.count)
        var carried = CarriedSpeaker(isFirstPerson: documentSpeaker != nil || isInFirstPerson)
        for stretch in segments.indices where marks[stretch].kind.isRanked {
            guard marks[stretch].kind == .statement else {
                result[stretch] = own
                continue
            }
            result[stretch] = attribution(stretch, &carried, result)
        }
        carried.spreadHost(over: &result, self)
        return result
    }

    /// A turn of a transcript: the label, or the document's speaker where the label only answers.
    private func turn(_ stretch: Int, _ transcript: AttributionTranscript) -> Attribution? {
        guard marks[stretch].kind.isRanked else { return nil }
        guard let label = transcript.labels[stretch] else { return own }
        let name = spelled(label)
        let speaker = AttributionTranscript.isAnswer(label, text) ? documentSpeaker ?? name : name
        return Attribution(speaker: speaker, mode: .direct, cue: transcript.opens[stretch] ? name : nil)
    }

    // MARK: One statement

    private func attribution(
        _ stretch: Int, _ carried: inout CarriedSpeaker, _ before: [Attribution?]
    ) -> Attribution {
        let isDirect = quotes.isDirect(stretch, of: text)
        let paragraph = segments[stretch].paragraph
        if let cue = cues[stretch], let speaker = speaker(cue.phrase, carried) {
            carried.take(speaker, cue, person(cue.phrase, speaker), isDirect: isDirect, paragraph: paragraph)
            return Attribution(
                speaker: speaker, mode: isDirect ? .direct : .indirect, cue: spelled(cue.words))
        }
        if quotes.isContinued[stretch], stretch > 0, let opened = before[stretch - 1], opened.speaker != nil {
            return Attribution(speaker: opened.speaker, mode: isDirect ? .direct : .implicit, cue: nil)
        }
        if isDirect { return quotation(stretch, &carried) }
        if !carried.isFirstPerson, isSpeechLike(stretch), let later = trailingCue(behind: stretch, isDirect: false) {
            return Attribution(speaker: speaker(later.phrase, carried), mode: .implicit, cue: nil)
        }
        if carried.isGroup(in: paragraph), let group = carried.group, isAbout(group, stretch), !tells(stretch) {
            return Attribution(speaker: carried.speaker, mode: .implicit, cue: nil)
        }
        guard carried.goesOn(in: paragraph, isSpeechLike: isSpeechLike(stretch), tells: tells(stretch)) else {
            carried.stop()
            return own
        }
        carried.hold(paragraph)
        return Attribution(speaker: carried.speaker, mode: .implicit, cue: nil)
    }

    /// A quotation without a cue: of the one named later in its paragraph where it runs on to him, else of the last
    /// speaker.
    private func quotation(_ stretch: Int, _ carried: inout CarriedSpeaker) -> Attribution {
        let paragraph = segments[stretch].paragraph
        if let later = trailingCue(behind: stretch, isDirect: true) {
            return Attribution(speaker: speaker(later.phrase, carried), mode: .direct, cue: nil)
        }
        guard let speaker = carried.quoted, carried.quotes(in: paragraph) else { return own }
        carried.hold(paragraph)
        return Attribution(speaker: speaker, mode: .direct, cue: nil)
    }

    /// The next cue of the paragraph, when it stands behind what it reports and no other comes between.
    ///
    /// - Parameter isDirect: whether what it reports stands in quotation marks.
    private func trailingCue(behind stretch: Int, isDirect: Bool) -> SpeechCue? {
        var next = stretch + 1
        while next < min(segments.count, stretch + 12), segments[next].paragraph == segments[stretch].paragraph {
            if let cue = cues[next] {
                let fits = cue.place == .trailing && !cue.isAside && quotes.isDirect(next, of: text) == isDirect
                return fits ? cue : nil
            }
            next += 1
        }
        return nil
    }

    // MARK: Names

    /// The name that a naming stands for, in the fullest form that the document gives; nil for an "it" that stands for
    /// nobody who has spoken.
    private func speaker(_ phrase: SpeakerPhrase, _ carried: CarriedSpeaker) -> String? {
        let words = phrase.words
        let literal = spelled(words)
        switch phrase.kind {
        case .pronoun:
            if SpeechWords.bodyPronouns.contains(text.words[words.lowerBound]) { return carried.body }
            let subject = names.subject(from: carried.cueEnd, to: words.lowerBound).map { spelled($0.words) }
            return subject ?? carried.person ?? literal.lowercased()
        case .collective: return lowered(literal, words)
        case .name:
            guard words.count == 1 else { return literal }
            let person = names.person(named: text.words[words.lowerBound].key, at: words.lowerBound)
            return person.map { spelled($0.words) } ?? literal
        case .role:
            if text.words[phrase.whole.lowerBound].key == CueKeys.a
                || text.words[phrase.whole.lowerBound].key == CueKeys.an
            {
                return literal
            }
            if let person = names.person(titled: words.map { text.words[$0].key }, at: words.lowerBound) {
                return spelled(person.words)
            }
            let isPlain = words.count == 1 && SpeechWords.plainRoles.contains(text.words[words.lowerBound])
            return (isPlain ? carried.person : nil) ?? lowered(literal, words)
        }
    }

    /// Whether a naming is of one human being, and whether the document describes him as one.
    private func person(_ phrase: SpeakerPhrase, _ speaker: String) -> CarriedSpeaker.Person {
        let first = phrase.words.lowerBound
        switch phrase.kind {
        case .pronoun:
            // A "he" whom nobody names goes no further than his sentence.
            let isUnknown = speaker == spelled(phrase.words).lowercased()
            return isUnknown || SpeechWords.bodyPronouns.contains(text.words[first]) ? .none : .described
        case .role: return .described
        case .collective: return .none
        case .name:
            let person = names.person(named: text.words[phrase.words.upperBound - 1].key, at: first)
            if let person { return names.isDescribed(person) ? .described : .named }
            return phrase.whole.lowerBound < first ? .described : .none
        }
    }

    /// A sentence's first letter is no capital of the name: "Both sides" is "both sides".
    private func lowered(_ name: String, _ words: Range<Int>) -> String {
        let first = text.words[words.lowerBound]
        guard text.opensStretch(words.lowerBound), words.count == 1 || !text.words[words.lowerBound + 1].isName,
            SpeechWords.quantifiers.contains(first) || SpeechWords.roles.contains(first)
                || SpeechWords.collectiveRoles.contains(first)
        else { return name }
        return name.prefix(1).lowercased() + name.dropFirst()
    }

    /// Words of the text in one line.
    private func spelled(_ words: Range<Int>) -> String {
        text.string(words: words).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    // MARK: The text's own voice

    /// "I" and "my" outside quotations: a speech, not a report.
    private var isInFirstPerson: Bool {
        var count = 0
        for stretch in segments.indices where marks[stretch].kind == .statement && cues[stretch] == nil {
            for at in text.ranges[stretch]
            where SpeechWords.firstPerson.contains(text.words[at]) && !quotes.isQuoted[at] {
                count += 1
                if count == 2 { return true }
            }
        }
        return false
    }

    /// Whether a sentence opens with the group again: "The two sides will", "Ostrava welcomes" after "the Ostravan side".
    private func isAbout(_ group: Range<Int>, _ stretch: Int) -> Bool {
        let opening = text.words(of: stretch).prefix(3).filter { $0.kind != .mark }
        return opening.contains { word in
            group.contains { text.words[$0].key == word.key || word.isName && shareStem(word, text.words[$0]) }
        }
    }

    /// Two names that start with the same five bytes.
    private func shareStem(_ a: WrittenWord, _ b: WrittenWord) -> Bool {
        b.isName && a.bytes.count >= 5 && b.bytes.count >= 5
            && text.utf8[a.bytes].prefix(5).elementsEqual(text.utf8[b.bytes].prefix(5))
    }

    private func isSpeechLike(_ stretch: Int) -> Bool {
        text.words(of: stretch).contains { SpeechWords.speechLike.contains($0) }
    }

    /// Whether a stretch tells what happened and holds no wish or plan.
    private func tells(_ stretch: Int) -> Bool {
        !isSpeechLike(stretch) && text.words(of: stretch).contains { SpeechWords.narrative.contains($0) }
    }

    private enum CueKeys {
        static let a = WordKeys.key("a")
        static let an = WordKeys.key("an")
    }

    // MARK: For the carried speaker

    var statements: [Int] { segments.indices.filter { marks[$0].kind == .statement } }
    func paragraph(of stretch: Int) -> Int { segments[stretch].paragraph }
    func opensParagraph(_ stretch: Int) -> Bool {
        stretch == 0 || segments[stretch - 1].paragraph != segments[stretch].paragraph
    }
    func leadingCue(_ stretch: Int) -> SpeechCue? { cues[stretch].flatMap { $0.place == .leading ? $0 : nil } }
    func isHostText(_ stretch: Int) -> Bool { marks[stretch].kind == .statement && cues[stretch] == nil }
}

// The speaker who goes on without being named again. Indirect speech goes on through its paragraph, and into the next
// one while that reads as speech; quotations go on wherever the report stays with them. In a readout, where one speaker
// opens most paragraphs, everything that nobody else says is his.

struct CarriedSpeaker {
    /// How sure it is that a speaker is one human being.
    enum Person: Sendable {
        /// A body or a group.
        case none
        /// By a name of several words, which a firm may have too.
        case named
        /// By a title, a role or an apposition.
        case described
    }

    /// The text is somebody's own speech: those whom it cites say one sentence and no more.
    let isFirstPerson: Bool
    private(set) var speaker: String?
    /// The last single person, for "he" and "she".
    private(set) var person: String?
    /// The last body or group, for "it" and "they".
    private(set) var body: String?
    /// The word behind the last cue: who is named later may be meant by "he".
    private(set) var cueEnd = 0
    /// Whom a quotation without a cue belongs to; groups and reports are not quoted on.
    private(set) var quoted: String?
    /// The group or side that spoke last in the paragraph; it goes on where the next sentence is about it again.
    private(set) var group: Range<Int>?
    private var carries = false
    private var isDirect = false
    private var paragraph = -1

    init(isFirstPerson: Bool) { self.isFirstPerson = isFirstPerson }

    mutating func take(_ speaker: String, _ cue: SpeechCue, _ kind: Person, isDirect: Bool, paragraph: Int) {
        self.speaker = speaker
        self.isDirect = isDirect
        self.paragraph = paragraph
        carries = kind == .described && !cue.isAside && !isFirstPerson
        group = cue.phrase.kind != .collective || cue.isAside || isFirstPerson ? nil : cue.phrase.words
        quoted = cue.phrase.kind == .collective || cue.phrase.kind == .pronoun && kind == .none ? nil : speaker
        cueEnd = cue.words.upperBound
        if kind == .none { body = speaker } else { person = speaker }
    }

    /// The statement belongs to the speaker: the next paragraph may too.
    mutating func hold(_ paragraph: Int) { self.paragraph = paragraph }

    /// Whether a statement without cue or quotation is still the speaker's.
    func goesOn(in paragraph: Int, isSpeechLike: Bool, tells: Bool) -> Bool {
        guard carries, !isDirect, !tells else { return false }
        return paragraph == self.paragraph || paragraph == self.paragraph + 1 && isSpeechLike
    }

    /// The telling has come back: nothing more is the speaker's until a cue says so.
    mutating func stop() { carries = false }

    /// Whether a quotation without cue is the speaker's.
    func quotes(in paragraph: Int) -> Bool { !isFirstPerson || paragraph <= self.paragraph + 1 }

    /// Whether the group's paragraph is still this one.
    func isGroup(in paragraph: Int) -> Bool { group != nil && paragraph == self.paragraph }

    // MARK: Readouts

    /// Gives what nobody says to the one who opens at least three paragraphs and most of those that a speaker opens.
    func spreadHost(over result: inout [Attribution?], _ reader: AttributionReader) {
        guard !isFirstPerson, let (host, first) = host(reader, result) else { return }
        for stretch in reader.statements where stretch > first && reader.isHostText(stretch) {
            guard let attribution = result[stretch], attribution.mode == .own else { continue }
            result[stretch] = Attribution(speaker: host, mode: .implicit, cue: nil)
        }
    }

    private func host(_ reader: AttributionReader, _ result: [Attribution?]) -> (String, Int)? {
        let opening = reader.statements.filter { reader.opensParagraph($0) && reader.leadingCue($0) != nil }
        let speakers = opening.compactMap { result[$0]?.speaker }
        var counts: [String: Int] = [:]
        for speaker in speakers { counts[speaker, default: 0] += 1 }
        guard let host = speakers.max(by: { (counts[$0] ?? 0) < (counts[$1] ?? 0) }), let count = counts[host],
            count >= 3, count * 4 >= speakers.count * 3,
            let first = opening.first(where: { result[$0]?.speaker == host })
        else { return nil }
        return (host, first)
    }
}

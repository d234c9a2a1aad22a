// Transcripts name the speaker before each turn: "Q:", "CHAIR HOLT.", "Lena Orlo:", "问：". A document is one when at
// least two turns open so, in capitals or known letters; or two speakers take turns.

struct AttributionTranscript: Sendable {
    /// For each stretch the words of the label whose turn it belongs to; nil before the first turn.
    let labels: [Range<Int>?]
    /// Whether a stretch holds the label itself.
    let opens: [Bool]

    /// Nil when the document is no transcript.
    init?(text: WrittenText, segments: [Segment], marks: [ClutterMark]) {
        var found: [(stretch: Int, label: Range<Int>)] = []
        for stretch in segments.indices
        where stretch == 0 || segments[stretch - 1].paragraph != segments[stretch].paragraph {
            if let label = AttributionTranscript.label(stretch, text) { found.append((stretch, label)) }
        }
        guard AttributionTranscript.isTranscript(found, text),
            !AttributionTranscript.isShouted(text, beside: found.map(\.label))
        else { return nil }
        var labels = [Range<Int>?](repeating: nil, count: segments.count)
        var opens = [Bool](repeating: false, count: segments.count)
        for (index, turn) in found.enumerated() {
            let end = index + 1 < found.count ? found[index + 1].stretch : segments.count
            for stretch in turn.stretch..<end { labels[stretch] = turn.label }
            // A label on its own opens what stands behind it.
            let isAlone = turn.label.upperBound + 1 >= text.ranges[turn.stretch].upperBound
            opens[min(turn.stretch + (isAlone ? 1 : 0), segments.count - 1)] = true
        }
        self.labels = labels
        self.opens = opens
    }

    private static func isTranscript(_ found: [(stretch: Int, label: Range<Int>)], _ text: WrittenText) -> Bool {
        let labels = found.map(\.label)
        guard labels.count >= 2 else { return false }
        if labels.count(where: { isLetter($0, text) }) >= 2 { return true }
        // Headings are in capitals too; who is called by a title speaks, and what stands behind a colon is said.
        let capitals = found.filter { isCapitals($0.label, text) }
        let isSaid = capitals.contains { stretch, label in
            hasTitle(label, text)
                || text.words[label.upperBound].isMark(0x3A) && label.upperBound + 1 < text.ranges[stretch].upperBound
        }
        if capitals.count >= 2, isSaid { return true }
        // Two speakers at least, one of whom speaks again: "Note:" and "FAQs:" are no dialogue.
        let speakers = Set(labels.map { text.string(words: $0) })
        return speakers.count >= 2 && speakers.count < labels.count
    }

    /// The words before the colon at the start of a paragraph, at most five, capitalised; or capitals and a full stop.
    private static func label(_ stretch: Int, _ text: WrittenText) -> Range<Int>? {
        let range = text.ranges[stretch]
        guard let end = range.prefix(8).first(where: { ends($0, text, range) }), end > range.lowerBound,
            end - range.lowerBound <= 6
        else { return nil }
        let label = range.lowerBound..<end
        if text.words[end].isMark(0x3A) {
            guard isFollowedBySpace(text.words[end], text) else { return nil }
            let isLine = end + 1 == range.upperBound
            let fits = isKnown(label, text) || label.allSatisfy { isInName(text.words[$0]) }
            return fits && (!isLine || isCapitals(label, text)) ? label : nil
        }
        return text.words[end].isMark(0x2E) && isCapitals(label, text) && end - range.lowerBound >= 2 ? label : nil
    }

    /// "Q", "A", "问", "答" or all capitals.
    private static func isKnown(_ label: Range<Int>, _ text: WrittenText) -> Bool {
        isLetter(label, text) || isCapitals(label, text)
    }

    private static func isLetter(_ label: Range<Int>, _ text: WrittenText) -> Bool {
        label.count == 1 && letters.contains(text.words[label.lowerBound])
    }

    private static func hasTitle(_ label: Range<Int>, _ text: WrittenText) -> Bool {
        label.contains {
            shortTitles.contains(text.words[$0]) || SpeechWords.titles.contains(text.words[$0])
                || SpeechWords.roles.contains(text.words[$0])
        }
    }

    /// "na:ons" is no label "na", whatever a file of scanned pages makes of "nations"; "答：" needs no space.
    private static func isFollowedBySpace(_ colon: WrittenWord, _ text: WrittenText) -> Bool {
        guard Int(colon.end) < text.utf8.count else { return true }
        let next = text.utf8[Int(colon.end)]
        return !next.isASCIILetter || next.isASCIICapital
    }

    /// Whether a text is written in capitals throughout, where they mark nothing.
    private static func isShouted(_ text: WrittenText, beside labels: [Range<Int>]) -> Bool {
        var isLabel = [Bool](repeating: false, count: text.utf8.count)
        for label in labels {
            for byte in Int(text.words[label.lowerBound].start)..<Int(text.words[label.upperBound - 1].end) {
                isLabel[byte] = true
            }
        }
        var (capitals, letters) = (0, 0)
        for (place, byte) in text.utf8.enumerated() where byte.isASCIILetter && !isLabel[place] {
            letters += 1
            if byte.isASCIICapital { capitals += 1 }
        }
        return 2 * capitals > letters
    }

    private static func isCapitals(_ label: Range<Int>, _ text: WrittenText) -> Bool {
        let bytes = text.utf8[Int(text.words[label.lowerBound].start)..<Int(text.words[label.upperBound - 1].end)]
        return bytes.count >= 4 && bytes.allSatisfy { !$0.isASCIILetter || $0.isASCIICapital }
            && bytes.contains(where: \.isASCIICapital)
    }

    private static func isInName(_ word: WrittenWord) -> Bool {
        word.isName && !openings.contains(word) || word.isMark(0x2E)
    }

    /// A mark that ends a label: none in "O'Neil", nor the full stop of "MR.".
    private static func ends(_ at: Int, _ text: WrittenText, _ range: Range<Int>) -> Bool {
        guard text.words[at].kind == .mark, !text.words[at].isMark(0x27) else { return false }
        return !(text.words[at].isMark(0x2E) && at > range.lowerBound && shortTitles.contains(text.words[at - 1]))
    }

    /// Whether a label answers without a name.
    static func isAnswer(_ label: Range<Int>, _ text: WrittenText) -> Bool {
        label.count == 1 && answers.contains(text.words[label.lowerBound])
    }

    private static let letters = WordKeys("q a question answer 问 答 问题 回答")
    private static let shortTitles = WordKeys("mr mrs ms dr")
    private static let answers = WordKeys("a answer 答 回答")
    private static let openings = WordKeys("note first second third fourth fifth finally source photo published")
}

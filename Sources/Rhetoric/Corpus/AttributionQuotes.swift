// Which words of a document stand in quotation marks. Marks are followed through the sentences of a paragraph and start
// afresh with the next one, where long quotations open again; single quotes are left alone, they are apostrophes too.

struct AttributionQuotes: Sendable {
    /// For each word of the text, whether it stands inside double quotation marks.
    let isQuoted: [Bool]
    /// For each stretch, whether a quotation that opened in an earlier stretch of the paragraph goes on into it.
    let isContinued: [Bool]

    init(text: WrittenText, segments: [Segment]) {
        var isQuoted = [Bool](repeating: false, count: text.words.count)
        var isContinued = [Bool](repeating: false, count: segments.count)
        var isOpen = false
        var paragraph = -1
        for stretch in segments.indices {
            if segments[stretch].paragraph != paragraph { isOpen = false }
            paragraph = segments[stretch].paragraph
            isContinued[stretch] = isOpen
            for at in text.ranges[stretch] {
                let word = text.words[at]
                if word.isMark(WrittenWord.Mark.openQuote) {
                    isOpen = true
                } else if word.isMark(WrittenWord.Mark.closeQuote) {
                    isOpen = false
                } else if word.isMark(0x22) {
                    isOpen.toggle()
                } else {
                    isQuoted[at] = isOpen
                }
            }
        }
        self.isQuoted = isQuoted
        self.isContinued = isContinued
    }

    /// Whether a stretch gives somebody's words in quotation marks: at least six words (or all of it, or the end
    /// of a longer quotation), and two fifths of its own.
    func isDirect(_ stretch: Int, of text: WrittenText) -> Bool {
        let words = text.ranges[stretch].filter { text.words[$0].kind != .mark }
        let quoted = words.count { isQuoted[$0] }
        return quoted * 5 >= words.count * 2
            && (quoted >= 6 || isContinued[stretch] || quoted == words.count && quoted > 0)
    }
}

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
                    isOpen = AttributionQuotes.opens(word, text.utf8) ?? !isOpen
                } else {
                    isQuoted[at] = isOpen
                }
            }
        }
        self.isQuoted = isQuoted
        self.isContinued = isContinued
    }

    /// Whether a straight mark opens, by the white space before and behind it; nil when that does not tell.
    private static func opens(_ mark: WrittenWord, _ utf8: [UInt8]) -> Bool? {
        let before = mark.start > 0 ? utf8[Int(mark.start) - 1] : 0x20
        let behind = Int(mark.end) < utf8.count ? utf8[Int(mark.end)] : 0x20
        let (isFree, isFollowed) = (before <= 0x20 || before == 0x28, behind > 0x20)
        return isFree == isFollowed ? isFree ? true : isFollowed ? nil : false : nil
    }

    /// Whether a stretch gives somebody's words in quotation marks: six words on end (or all of it, or the end
    /// of a longer quotation), and two fifths of its own.
    func isDirect(_ stretch: Int, of text: WrittenText) -> Bool {
        var (count, quoted, run, longest) = (0, 0, 0, 0)
        for at in text.ranges[stretch] {
            if text.words[at].kind == .mark {
                if !isQuoted[at] { run = 0 }
                continue
            }
            count += 1
            quoted += isQuoted[at] ? 1 : 0
            run = isQuoted[at] ? run + 1 : 0
            longest = max(longest, run)
        }
        return quoted * 5 >= count * 2 && (longest >= 6 || isContinued[stretch] || quoted == count && quoted > 0)
    }
}

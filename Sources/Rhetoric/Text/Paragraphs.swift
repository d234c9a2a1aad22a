// Paragraphs: which line ends are the author's and which are only a page's width.
//
// A saved article has one line a paragraph, and headings without a full stop right above the next line; a speech
// from a printed record is wrapped at 40 to 100 columns. Only the second kind is joined. The evidence is the text's
// own: in wrapped text about three lines of four go on with a lower-case letter, in the other kind almost none do;
// and a line was wrapped when the first word of the next one would not have fitted.

struct Paragraphs {
    /// Byte ranges, trimmed, ascending, none empty. A range may hold line ends; a blank line only in wrapped text,
    /// where a page ends inside a sentence.
    let ranges: [Range<Int>]

    /// A line wrapped by width is at most this wide.
    private static let widestWrap = 120
    /// A line that goes on in lower case is at least this wide; shorter ones are menus and lists.
    private static let narrowestWrap = 30
    /// Lines this far up and down tell the width that a line was wrapped at.
    private static let neighbours = 6
    /// Printed lines are ragged: this share of the width counts as full.
    private static let fullShare = 0.85

    init(of utf8: UTF8Bytes, in range: Range<Int>) {
        let lines = Line.lines(of: utf8, in: range)
        let isWrapped = Paragraphs.areWrapped(lines)
        var ranges: [Range<Int>] = []
        var start = 0
        for index in lines.indices {
            if index + 1 < lines.count, Paragraphs.goesOn(lines, from: start, after: index, isWrapped: isWrapped) {
                continue
            }
            ranges.append(lines[start].content.lowerBound..<lines[index].content.upperBound)
            start = index + 1
        }
        self.ranges = ranges
    }

    /// Whether the text as a whole is hard-wrapped.
    private static func areWrapped(_ lines: [Line]) -> Bool {
        var lineEnds = 0
        var goingOn = 0
        for index in lines.indices.dropLast() where !lines[index + 1].opensBlock {
            lineEnds += 1
            let line = lines[index]
            let canGoOn = !line.endsSentence && !line.announces
            guard canGoOn, line.width >= narrowestWrap, line.width <= widestWrap else { continue }
            if lines[index + 1].lead == .lower { goingOn += 1 }
            if lines[index + 1].lead == .caseless, isFull(lines, index, share: 0.95) { goingOn += 1 }
        }
        return goingOn > 0 && goingOn * 3 >= lineEnds
    }

    /// Whether the paragraph that starts with line `start` goes on behind line `index`.
    private static func goesOn(_ lines: [Line], from start: Int, after index: Int, isWrapped: Bool) -> Bool {
        let (line, next) = (lines[index], lines[index + 1])
        if line.lead == .pageNumber || next.lead == .pageNumber { return false }
        if next.opensBlock {
            return isWrapped && next.lead == .lower && !line.endsSentence && !line.announces
                && isFull(lines, index, share: fullShare)
        }
        if next.lead == .lower, !line.endsSentence {
            return isWrapped || (line.width >= narrowestWrap && !line.announces)
        }
        if isWrapped, line.endsInside { return true }
        guard isWrapped, line.width <= widestWrap, next.indent < line.indent + 2 else { return false }
        // A dash or "5." can also begin a line inside a sentence; not behind the end of one, nor in a list.
        let isList = line.endsSentence || line.announces || lines[start].lead == .marker
        if next.lead == .marker, isList { return false }
        return isFull(lines, index, share: fullShare)
    }

    /// Whether the first word of the next line would not have fitted on this one.
    private static func isFull(_ lines: [Line], _ index: Int, share: Double) -> Bool {
        let around = max(0, index - neighbours)..<min(lines.count, index + neighbours + 1)
        let widths = lines[around].lazy.map(\.width).filter { $0 <= widestWrap }
        guard let width = widths.max(), width >= narrowestWrap else { return false }
        return Double(lines[index].width + 1 + lines[index + 1].firstWordWidth) >= share * Double(width)
    }
}

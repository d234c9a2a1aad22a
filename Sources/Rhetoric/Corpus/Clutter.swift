// What each stretch of a document is: prose, headline, heading, caption, metadata or the clutter of a saved page.
// Everything is marked and nothing is deleted, and a sentence of prose is taken for clutter only on strong evidence:
// clutter that slips through costs a rank, a false mark costs the reader a sentence.

/// The kind of a stretch, with the reason when it is left out of rankings.
struct ClutterMark: Sendable, Equatable {
    var kind: StatementKind
    /// Nil for ranked kinds.
    var reason: String?

    static let statement = ClutterMark(kind: .statement)

    init(kind: StatementKind, reason: String? = nil) {
        self.kind = kind
        self.reason = reason
    }

    static func boilerplate(_ reason: String) -> ClutterMark { ClutterMark(kind: .boilerplate, reason: reason) }
    static func metadata(_ reason: String) -> ClutterMark { ClutterMark(kind: .metadata, reason: reason) }
    static func caption(_ reason: String) -> ClutterMark { ClutterMark(kind: .caption, reason: reason) }
}

/// What the rules look at in a stretch.
struct StretchShape: Sendable {
    /// The only stretch of its paragraph.
    let isAlone: Bool
    /// Ends with a full stop, question or exclamation mark, quotes and brackets behind it apart.
    let isTerminated: Bool
    /// Words without marks; in scripts without spaces, three bytes count as one.
    let wordCount: Int
    let paragraph: Int
}

struct Clutter {
    let text: WrittenText
    let shapes: [StretchShape]
    /// Number of the last paragraph.
    private let lastParagraph: Int

    /// Paragraphs this near to the start or the end of a document can hold a page's notices.
    private static let edge = 6
    private static let longestHeading = 24

    /// One mark for each segment, in order. Linear.
    static func marks(of text: WrittenText, segments: [Segment]) -> [ClutterMark] {
        Clutter(text: text, segments: segments).marks()
    }

    private init(text: WrittenText, segments: [Segment]) {
        self.text = text
        lastParagraph = segments.last?.paragraph ?? 0
        shapes = segments.indices.map { index in
            let paragraph = segments[index].paragraph
            let isAlone =
                (index == 0 || segments[index - 1].paragraph != paragraph)
                && (index + 1 == segments.count || segments[index + 1].paragraph != paragraph)
            return StretchShape(
                isAlone: isAlone, isTerminated: Clutter.isTerminated(text, index),
                wordCount: Clutter.wordCount(text, index), paragraph: paragraph)
        }
    }

    private func marks() -> [ClutterMark] {
        var marks = shapes.indices.map { index in
            boilerplate(index) ?? metadata(index) ?? caption(index) ?? .statement
        }
        markSpeakerLabels(&marks)
        markRestOfCaptions(&marks)
        markRestOfBanners(&marks)
        markTrailingInitials(&marks)
        markPageFoot(&marks)
        markHeadings(&marks)
        return marks
    }

    /// Whether a stretch lies in the first or last paragraphs.
    func isAtEdge(_ index: Int) -> Bool {
        let paragraph = shapes[index].paragraph
        return paragraph < Clutter.edge || lastParagraph - paragraph < Clutter.edge
    }

    // MARK: Headlines and headings

    /// The first line without a full stop is the headline when prose follows; later ones are headings.
    private func markHeadings(_ marks: inout [ClutterMark]) {
        guard let lastProse = marks.indices.last(where: { marks[$0].kind == .statement && shapes[$0].isTerminated })
        else { return }
        var hasBegun = false
        for index in marks.indices where marks[index].kind == .statement {
            if index < lastProse, isHeading(index) {
                marks[index].kind = hasBegun ? .heading : .headline
            }
            hasBegun = true
        }
    }

    private func isHeading(_ index: Int) -> Bool {
        let shape = shapes[index]
        guard shape.isAlone, shape.wordCount <= Clutter.longestHeading, let first = text.words(of: index).first,
            let last = text.words(of: index).last, !shape.isTerminated
        else { return false }
        if first.kind == .lower && text.utf8[Int(first.start)] < 0x80 { return false }
        if breaksOff(last) || goesOnInLowerCase(index) { return false }
        if first.isMark(0x2D) || first.isMark(0x2A) || last.isMark(0x2C) || last.isMark(0x3B) { return false }
        return !last.isMark(0x3A) || shape.wordCount <= 6
    }

    /// "raise its target for": a line that was cut by a page's width.
    private func breaksOff(_ last: WrittenWord) -> Bool { last.kind == .lower && Clutter.cutWords.contains(last) }

    private func goesOnInLowerCase(_ index: Int) -> Bool {
        guard index + 1 < text.stretches.count, let next = text.words(of: index + 1).first else { return false }
        return next.kind == .lower && text.utf8[Int(next.start)] < 0x80
    }

    private static let cutWords = WordKeys(
        "for of the a an to and or in on at by with from that its their his her is are")

    // MARK: Neighbours

    /// An author's mark at the very end: "GT", "(ab/CD)" without a full stop.
    private func markTrailingInitials(_ marks: inout [ClutterMark]) {
        guard let last = marks.indices.last(where: { marks[$0].kind == .statement }), last > 0 else { return }
        let words = text.words(of: last)
        let letters = words.filter { $0.kind != .mark }
        guard letters.count == 1 || letters.count == 2 && words.contains(where: { $0.isMark(0x2F) }),
            words.reduce(0, { $0 + Int($1.end - $1.start) }) <= 8, !shapes[last].isTerminated,
            letters.allSatisfy({ isInitials($0) })
        else { return }
        marks[last] = .metadata("author's mark")
    }

    private func isInitials(_ word: WrittenWord) -> Bool {
        word.bytes.count <= 4 && text.utf8[word.bytes].allSatisfy(\.isASCIICapital)
    }

    /// Short lines below the last prose, when some of them are known clutter: the rest of a page's foot.
    private func markPageFoot(_ marks: inout [ClutterMark]) {
        var start = marks.count
        while start > 0, shapes[start - 1].isAlone, !shapes[start - 1].isTerminated, shapes[start - 1].wordCount <= 6 {
            start -= 1
        }
        guard start > 0, marks[start...].contains(where: { $0.kind == .boilerplate }) else { return }
        for index in start..<marks.count where marks[index].kind == .statement {
            marks[index] = .boilerplate("foot of the page")
        }
    }

    // MARK: Shapes

    private static func isTerminated(_ text: WrittenText, _ index: Int) -> Bool {
        for word in text.words(of: index).reversed() {
            guard word.kind == .mark else { return text.utf8[Int(word.end) - 1] == 0x2E }
            if word.isMark(0x2E) || word.isMark(0x21) || word.isMark(0x3F) { return true }
            let closes =
                [0x22, 0x27, 0x29, 0x5D].contains { word.isMark($0) } || word.isMark(WrittenWord.Mark.closeQuote)
            if !closes { return false }
        }
        return false
    }

    private static func wordCount(_ text: WrittenText, _ index: Int) -> Int {
        text.words(of: index).reduce(0) { count, word in
            guard word.kind != .mark else { return count }
            let bytes = word.bytes
            return count + (text.utf8[bytes.lowerBound] >= 0xE3 ? max(1, bytes.count / 3) : 1)
        }
    }
}

// Writes the text of a page: paragraphs apart by a blank line, white space collapsed as a browser shows it, every byte
// with its place in the source.

struct HTMLText {
    private enum Pending: Equatable {
        case nothing
        /// White space of the source that becomes one space if more text follows in the paragraph.
        case space(Range<Int>)
        case lineEnd, paragraphEnd
    }

    private var builder: SourceTextBuilder
    private var characters: HTMLCharacters
    private var pending = Pending.nothing
    /// End of the last byte of the source that was used.
    private var end = 0
    private var marks: [(block: Int, mark: DocumentDraft.Mark)] = []

    /// - Parameter stretches: in the order of the source.
    static func write(
        _ stretches: [HTMLTree.Stretch], of source: SourceText
    ) -> (text: SourceText, marks: [DocumentDraft.Mark]) {
        var text = HTMLText(source)
        var previous: HTMLTree.Stretch?
        for stretch in stretches {
            if let previous { text.separate(previous, stretch) }
            text.append(stretch)
            previous = stretch
        }
        return (text.builder.sourceText(), text.marks.map(\.mark))
    }

    private init(_ source: SourceText) {
        builder = SourceTextBuilder(from: source)
        characters = HTMLCharacters(of: source.utf8)
    }

    private mutating func separate(_ first: HTMLTree.Stretch, _ second: HTMLTree.Stretch) {
        guard !builder.utf8.isEmpty else { return }
        if first.block != second.block {
            pending = .paragraphEnd
        } else if first.line != second.line, pending != .paragraphEnd {
            pending = .lineEnd
        }
    }

    private mutating func append(_ stretch: HTMLTree.Stretch) {
        let utf8 = builder.origin.utf8
        let stop = stretch.bytes.upperBound
        var at = max(stretch.bytes.lowerBound, end)
        while at < stop {
            let before = builder.utf8.count
            let byte = utf8[at]
            if byte == UInt8(ascii: "<"), let length = characters.tagLength(at: at, before: stop) {
                at += length
                continue
            } else if byte == UInt8(ascii: "&"), let entity = characters.entity(at: at, before: stop) {
                append(entity, at: at)
                at += entity.length
            } else if TableReading.isSpace(byte), !stretch.isPreformatted {
                appendWhiteSpace(at..<at + 1)
                at += 1
            } else {
                let run = run(from: at, before: stop, withSpace: stretch.isPreformatted)
                writePending()
                builder.append(run)
                end = run.upperBound
                at = run.upperBound
            }
            if builder.utf8.count > before, let kind = stretch.kind { mark(kind, in: stretch.block, from: before) }
        }
    }

    /// At least one byte, and no white space, entity or tag after it.
    private func run(from start: Int, before stop: Int, withSpace: Bool) -> Range<Int> {
        let utf8 = builder.origin.utf8
        var at = start + 1
        while at < stop, utf8[at] != UInt8(ascii: "<"), utf8[at] != UInt8(ascii: "&"),
            withSpace || !TableReading.isSpace(utf8[at])
        {
            at += 1
        }
        return start..<at
    }

    private mutating func append(_ entity: HTMLCharacters.Entity, at offset: Int) {
        let range = offset..<offset + entity.length
        if entity.utf8.count == 1, TableReading.isSpace(entity.utf8[0]) {
            appendWhiteSpace(range)
        } else {
            writePending()
            builder.append(entity.utf8, replacing: range)
            end = range.upperBound
        }
    }

    private mutating func appendWhiteSpace(_ range: Range<Int>) {
        switch pending {
        case .nothing: if !builder.utf8.isEmpty { pending = .space(range) }
        case .space(let first) where first.upperBound == range.lowerBound:
            pending = .space(first.lowerBound..<range.upperBound)
        default: break
        }
    }

    private mutating func writePending() {
        switch pending {
        case .nothing: break
        case .space(let range) where range == end..<end + 1: builder.appendSpace(for: end)
        case .space(let range): builder.append([UInt8(ascii: " ")], replacing: range)
        case .lineEnd: builder.append("\n".utf8, replacing: end..<end)
        case .paragraphEnd: builder.append("\n\n".utf8, replacing: end..<end)
        }
        pending = .nothing
    }

    /// Notes the kind of what was written last; the white space before it does not count.
    private mutating func mark(_ kind: StatementKind, in block: Int, from before: Int) {
        let utf8 = builder.utf8
        if let last = marks.last, last.block == block, last.mark.kind == kind {
            marks[marks.count - 1].mark = .init(bytes: last.mark.bytes.lowerBound..<utf8.count, kind: kind)
        } else if let start = utf8[before...].firstIndex(where: { !TableReading.isSpace($0) }) {
            marks.append((block, .init(bytes: start..<utf8.count, kind: kind)))
        }
    }
}

// Makes a text out of another one: takes stretches over, leaves stretches out, puts something else in their place,
// and keeps the way back to the raw source through both. Front matter and HTML are taken off with it.

struct SourceTextBuilder {
    private struct Span {
        let text: Int
        var origin: Range<Int>
        let isRun: Bool
    }

    let origin: SourceText
    private(set) var utf8: [UInt8] = []
    private var spans: [Span] = []

    init(from origin: SourceText) { self.origin = origin }

    /// Takes a stretch of the origin over as it is.
    mutating func append(_ range: Range<Int>) {
        guard !range.isEmpty else { return }
        extendRun(to: range)
        utf8 += origin.utf8[range]
    }

    /// Takes one byte of the origin over as a space: a line end inside a paragraph.
    mutating func appendSpace(for offset: Int) {
        extendRun(to: offset..<offset + 1)
        utf8.append(UInt8(ascii: " "))
    }

    /// Puts `bytes` (whole scalars) in the place of a stretch of the origin, which may be empty.
    mutating func append(_ bytes: some Collection<UInt8>, replacing range: Range<Int>) {
        guard !bytes.isEmpty else { return }
        spans.append(Span(text: utf8.count, origin: range, isRun: false))
        utf8 += bytes
    }

    private mutating func extendRun(to range: Range<Int>) {
        if let last = spans.last, last.isRun, last.origin.upperBound == range.lowerBound {
            spans[spans.count - 1].origin = last.origin.lowerBound..<range.upperBound
        } else {
            spans.append(Span(text: utf8.count, origin: range, isRun: true))
        }
    }

    /// The text built so far, mapped to the raw source of the origin.
    func sourceText() -> SourceText {
        var pieces: [SourceText.Piece] = []
        for span in spans {
            if span.isRun {
                appendPieces(of: span, to: &pieces)
            } else {
                pieces.append(replacement(for: span))
            }
        }
        return SourceText(utf8: utf8, pieces: pieces.isEmpty ? [.init(text: 0, rawByte: 0, rawScalar: 0)] : pieces)
    }

    /// A run may cross several pieces of the origin: one piece for each.
    private func appendPieces(of span: Span, to pieces: inout [SourceText.Piece]) {
        var index = origin.piece(at: span.origin.lowerBound)
        var from = span.origin.lowerBound
        while from < span.origin.upperBound {
            let raw = origin.position(of: from)
            let isLast = index + 1 == origin.pieces.count
            pieces.append(
                .init(
                    text: span.text + from - span.origin.lowerBound, rawByte: raw.byte, rawScalar: raw.scalar,
                    replaced: origin.pieces[index].replaced))
            index += 1
            from = isLast ? span.origin.upperBound : origin.pieces[index].text
        }
    }

    private func replacement(for span: Span) -> SourceText.Piece {
        guard !span.origin.isEmpty else {
            let raw = origin.position(of: span.origin.lowerBound)
            return .init(
                text: span.text, rawByte: raw.byte, rawScalar: raw.scalar, replaced: .init(bytes: 0, scalars: 0))
        }
        let bytes = origin.rawBytes(of: span.origin)
        let scalars = origin.rawScalars(of: span.origin)
        return .init(
            text: span.text, rawByte: bytes.lowerBound, rawScalar: scalars.lowerBound,
            replaced: .init(bytes: Int32(clamping: bytes.count), scalars: Int32(clamping: scalars.count)))
    }
}

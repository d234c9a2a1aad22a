// The text of one document as it is analysed, and the way back to the raw file: every citation that Rhetoric
// prints is a range of the raw file, whatever was decoded, unescaped or left out on the way here.

/// A document's text with the map from its UTF-8 offsets to the offsets of the raw source.
///
/// Raw scalars count the Unicode scalars of the raw source as decoded (a byte order mark counts as one, an invalid
/// sequence as one U+FFFD); raw bytes count its bytes. Both from 0. In a table the raw source is the `text` field.
public struct SourceText: Sendable {
    /// A run in which text bytes and raw bytes advance together, one for one.
    public struct Piece: Sendable, Equatable {
        /// First byte of the run in `utf8`.
        public let text: Int
        /// First byte of the run in the raw source.
        public let rawByte: Int
        /// Index of that byte's scalar in the raw source.
        public let rawScalar: Int

        public init(text: Int, rawByte: Int, rawScalar: Int) {
            self.text = text
            self.rawByte = rawByte
            self.rawScalar = rawScalar
        }
    }

    /// The text that is analysed: valid UTF-8.
    public let utf8: [UInt8]
    /// Ascending in `text`; the first starts at 0. Between two pieces the raw source holds something that is not in
    /// the text (markup), or something in another form (an entity).
    private let pieces: [Piece]

    public init(utf8: [UInt8], pieces: [Piece] = [Piece(text: 0, rawByte: 0, rawScalar: 0)]) {
        precondition(pieces.first?.text == 0, "the first piece of a source text starts at its first byte")
        self.utf8 = utf8
        self.pieces = pieces
    }

    /// The analysed text of a byte range.
    public subscript(range: Range<Int>) -> String { String(decoding: utf8[range], as: UTF8.self) }

    /// The raw bytes that a non-empty range of the text came from.
    public func rawBytes(of range: Range<Int>) -> Range<Int> {
        let (from, to) = ends(of: range)
        return raw(from).byte..<(raw(to).byte + range.upperBound - to)
    }

    /// The raw scalars that a non-empty range of the text came from.
    public func rawScalars(of range: Range<Int>) -> Range<Int> {
        let (from, to) = ends(of: range)
        return raw(from).scalar..<(raw(to).scalar + 1)
    }

    /// First byte of the first and of the last scalar in the range.
    private func ends(of range: Range<Int>) -> (Int, Int) {
        precondition(!range.isEmpty, "an empty range of text has no place in the raw source")
        var last = range.upperBound - 1
        while last > range.lowerBound, utf8[last] & 0xC0 == 0x80 { last -= 1 }
        return (range.lowerBound, last)
    }

    private func raw(_ offset: Int) -> (byte: Int, scalar: Int) {
        var low = 0
        var high = pieces.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if pieces[middle].text <= offset { low = middle } else { high = middle }
        }
        let piece = pieces[low]
        var scalars = 0
        for byte in utf8[piece.text..<offset] where byte & 0xC0 != 0x80 { scalars += 1 }
        return (piece.rawByte + offset - piece.text, piece.rawScalar + scalars)
    }
}

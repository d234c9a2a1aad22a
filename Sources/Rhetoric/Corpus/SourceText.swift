// The text of one document as it is analysed, and the way back to the raw file: every citation that Rhetoric
// prints is a range of the raw file, whatever was decoded, unescaped or left out on the way here.
// The map is a list of pieces, found by bisection; scalars inside a piece are counted from a checkpoint every
// kilobyte, so that a citation at the end of a 200 MB text costs no more than one at its start.

/// A document's text with the map from its UTF-8 offsets to the offsets of the raw source.
///
/// Raw scalars count the Unicode scalars of the raw source as decoded (a byte order mark counts as one, an invalid
/// sequence as one U+FFFD); raw bytes count its bytes. Both from 0. In a table the raw source is the `text` field.
public struct SourceText: Sendable {
    /// A stretch of the text and where it came from; it ends where the next one starts.
    struct Piece: Sendable, Equatable {
        /// First byte of the piece in `utf8`.
        let text: Int
        /// First byte and first scalar of its origin in the raw source.
        let rawByte: Int
        let rawScalar: Int
        /// Nil where text bytes and raw bytes advance together, one for one. Otherwise the piece stands as a whole for
        /// this many raw bytes and scalars: an entity, a run of white space, an invalid sequence, or nothing.
        var replaced: Extent?
    }

    struct Extent: Sendable, Equatable {
        let bytes: Int32
        let scalars: Int32
    }

    /// The text that is analysed: valid UTF-8.
    public let utf8: [UInt8]
    /// Ascending in `text`; the first starts at 0. Between two pieces the raw source may hold what is not in the text.
    let pieces: [Piece]
    private let scalars: ScalarCounts

    /// A text that is its own raw source.
    public init(utf8: [UInt8]) {
        self.init(utf8: utf8, pieces: [Piece(text: 0, rawByte: 0, rawScalar: 0)])
    }

    init(utf8: [UInt8], pieces: [Piece]) {
        precondition(pieces.first?.text == 0, "the first piece of a source text starts at its first byte")
        self.utf8 = utf8
        self.pieces = pieces
        self.scalars = ScalarCounts(of: utf8)
    }

    /// The analysed text of a byte range.
    public subscript(range: Range<Int>) -> String { String(decoding: utf8[range], as: UTF8.self) }

    /// The raw bytes that a non-empty range of the text, at scalar boundaries, came from. An entity or an invalid
    /// sequence at either end is covered whole. Cost: the logarithm of the number of pieces.
    public func rawBytes(of range: Range<Int>) -> Range<Int> {
        precondition(!range.isEmpty, "an empty range of text has no place in the raw source")
        let last = pieces[piece(at: range.upperBound - 1)]
        let end = last.replaced.map { last.rawByte + Int($0.bytes) } ?? last.rawByte + range.upperBound - last.text
        return position(of: range.lowerBound).byte..<end
    }

    /// The raw scalars that a non-empty range of the text, at scalar boundaries, came from; cost as `rawBytes(of:)`.
    public func rawScalars(of range: Range<Int>) -> Range<Int> {
        precondition(!range.isEmpty, "an empty range of text has no place in the raw source")
        let last = pieces[piece(at: range.upperBound - 1)]
        let inside = scalars.count(before: range.upperBound, of: utf8) - scalars.count(before: last.text, of: utf8)
        let end = last.rawScalar + (last.replaced.map { Int($0.scalars) } ?? inside)
        return position(of: range.lowerBound).scalar..<end
    }

    /// Where the scalar at a text offset starts in the raw source; at the end of the text, where the text ends there.
    func position(of offset: Int) -> (byte: Int, scalar: Int) {
        let piece = pieces[piece(at: offset)]
        guard let replaced = piece.replaced else {
            let inside = scalars.count(before: offset, of: utf8) - scalars.count(before: piece.text, of: utf8)
            return (piece.rawByte + offset - piece.text, piece.rawScalar + inside)
        }
        guard offset == utf8.count, offset > piece.text else { return (piece.rawByte, piece.rawScalar) }
        return (piece.rawByte + Int(replaced.bytes), piece.rawScalar + Int(replaced.scalars))
    }

    /// Index of the last piece that starts at or before a text offset.
    func piece(at offset: Int) -> Int {
        var low = 0
        var high = pieces.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if pieces[middle].text <= offset { low = middle } else { high = middle }
        }
        return low
    }
}

/// How many scalars a text holds before any of its bytes, from counts kept for every 1,024th byte.
private struct ScalarCounts: Sendable {
    private static let stride = 1024
    /// Entry i: scalars that start before byte (i + 1) * stride.
    private let checkpoints: [Int]

    init(of utf8: [UInt8]) {
        var checkpoints: [Int] = []
        checkpoints.reserveCapacity(utf8.count / Self.stride)
        var count = 0
        var start = 0
        while start + Self.stride <= utf8.count {
            count += Self.starts(in: start..<start + Self.stride, of: utf8)
            checkpoints.append(count)
            start += Self.stride
        }
        self.checkpoints = checkpoints
    }

    func count(before offset: Int, of utf8: [UInt8]) -> Int {
        let block = offset / Self.stride
        let base = block == 0 ? 0 : checkpoints[block - 1]
        return base + Self.starts(in: block * Self.stride..<offset, of: utf8)
    }

    private static func starts(in range: Range<Int>, of utf8: [UInt8]) -> Int {
        utf8.withUnsafeBufferPointer { bytes in
            var count = 0
            for offset in range where bytes[offset] & 0xC0 != 0x80 { count += 1 }
            return count
        }
    }
}

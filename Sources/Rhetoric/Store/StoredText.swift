// A text with its way back to the raw source, as columns: the raw bytes and the map are stored only where they differ
// from the text itself.

import Foundation
import GRDB

/// The three columns of the table `text`.
struct StoredText {
    let text: Data
    let raw: Data?
    let map: Data?

    /// Numbers of 32 bits for each piece: first byte in the text; first byte and first scalar in the raw source; bytes
    /// and scalars it stands for as a whole, or -1 twice where text and raw source advance together.
    private static let numbersPerPiece = 5

    init(of draft: DocumentDraft) {
        text = Data(draft.text.utf8)
        raw = draft.raw.map { Data($0) }
        map = draft.text.pieces == [Self.identity] ? nil : Self.map(of: draft.text.pieces)
    }

    init(text: Data, raw: Data?, map: Data?) {
        (self.text, self.raw, self.map) = (text, raw, map)
    }

    private static let identity = SourceText.Piece(text: 0, rawByte: 0, rawScalar: 0)

    private static func map(of pieces: [SourceText.Piece]) -> Data {
        var numbers: [Int32] = []
        numbers.reserveCapacity(pieces.count * numbersPerPiece)
        for piece in pieces {
            numbers += [piece.text, piece.rawByte, piece.rawScalar].map { Int32($0) }
            numbers += [piece.replaced?.bytes ?? -1, piece.replaced?.scalars ?? -1]
        }
        return numbers.map(\.littleEndian).withUnsafeBytes { Data($0) }
    }

    /// Nil where the map is no map of the text: the file is damaged.
    var sourceText: SourceText? {
        let utf8 = [UInt8](text)
        guard let map else { return SourceText(utf8: utf8) }
        let numbers: [Int32] = map.withUnsafeBytes { (bytes: UnsafeRawBufferPointer) -> [Int32] in
            (0..<bytes.count / 4).map { (index: Int) -> Int32 in
                Int32(littleEndian: bytes.loadUnaligned(fromByteOffset: 4 * index, as: Int32.self))
            }
        }
        return pieces(numbers, utf8)
    }

    private func pieces(_ numbers: [Int32], _ utf8: [UInt8]) -> SourceText? {
        guard !numbers.isEmpty, numbers.count.isMultiple(of: Self.numbersPerPiece), numbers[0] == 0 else { return nil }
        let starts = Array(stride(from: 0, to: numbers.count, by: Self.numbersPerPiece))
        let pieces = starts.map { (at: Int) -> SourceText.Piece in
            SourceText.Piece(
                text: Int(numbers[at]), rawByte: Int(numbers[at + 1]), rawScalar: Int(numbers[at + 2]),
                replaced: numbers[at + 3] < 0 ? nil : .init(bytes: numbers[at + 3], scalars: numbers[at + 4]))
        }
        guard zip(pieces, pieces.dropFirst()).allSatisfy({ $0.text <= $1.text }), pieces.last!.text <= utf8.count else {
            return nil
        }
        return SourceText(utf8: utf8, pieces: pieces)
    }
}

extension String {
    /// As a column: SQLite ends a text at a NUL.
    var column: String { utf8.contains(0) ? replacing("\0", with: "\u{FFFD}") : self }
}

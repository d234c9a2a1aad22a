// Raw bytes to text. UTF-8 is read, and repaired where it is broken; what is no UTF-8 text at all is refused with
// the command that makes it one, for a guess at the encoding would move every offset without a word.

/// A raw file as text, with the invalid sequences that became U+FFFD.
struct DecodedText {
    let text: SourceText
    /// How many invalid sequences there were, and the raw byte offsets of the first of them.
    let invalidCount: Int
    let firstInvalid: [Int]

    private static let shownOffsets = 5

    /// Decodes UTF-8; a byte order mark is left out of the text and counts in the raw offsets.
    init(_ raw: [UInt8]) {
        let bom = raw.starts(with: ByteOrderMark.utf8) ? ByteOrderMark.utf8.count : 0
        var utf8: [UInt8] = []
        var pieces: [SourceText.Piece] = []
        var scalars = bom == 0 ? 0 : 1
        var firstInvalid: [Int] = []
        var invalidCount = 0
        raw.withUnsafeBufferPointer { bytes in
            var from = bom
            while let bad = UTF8Scan.firstInvalid(in: bytes, from: from) {
                if bad.offset > from { pieces.append(.init(text: utf8.count, rawByte: from, rawScalar: scalars)) }
                scalars += bytes[from..<bad.offset].reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
                utf8 += bytes[from..<bad.offset]
                pieces.append(
                    .init(
                        text: utf8.count, rawByte: bad.offset, rawScalar: scalars,
                        replaced: .init(bytes: Int32(bad.length), scalars: 1)))
                utf8 += [0xEF, 0xBF, 0xBD]
                scalars += 1
                invalidCount += 1
                if firstInvalid.count < Self.shownOffsets { firstInvalid.append(bad.offset) }
                from = bad.offset + bad.length
            }
            if from < bytes.count || pieces.isEmpty {
                pieces.append(.init(text: utf8.count, rawByte: from, rawScalar: scalars))
            }
            if from > 0 { utf8 += bytes[from...] }
        }
        text = SourceText(utf8: invalidCount == 0 && bom == 0 ? raw : utf8, pieces: pieces)
        self.invalidCount = invalidCount
        self.firstInvalid = firstInvalid
    }

    /// What to tell the user about the repairs; nil when there were none.
    func notice(at place: String) -> Problem? {
        guard invalidCount > 0 else { return nil }
        let offsets = firstInvalid.map(String.init).joined(separator: ", ")
        let more = invalidCount > firstInvalid.count ? ", ..." : ""
        return Problem(
            .notice, at: place,
            "\(counted(invalidCount, "invalid UTF-8 sequence")) read as U+FFFD (byte offset \(offsets)\(more))",
            wayOut: "if the text is in another encoding: iconv -f WINDOWS-1252 -t UTF-8 FILE > NEW")
    }
}

enum ByteOrderMark {
    static let utf8: [UInt8] = [0xEF, 0xBB, 0xBF]
}

/// "1 row", "3 rows".
package func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }

// Tells what is no UTF-8 text by its first bytes: other encodings of Unicode, compressed and binary files. All of
// them have a well-known way out, and the message names it.

enum ForeignContent {
    /// Bytes looked at: a NUL or many control characters this early mean a binary file.
    private static let head = 65_536
    /// The share of control characters from which a file is called binary.
    private static let controlShare = 0.05

    private static let signatures: [(bytes: [UInt8], name: String, wayOut: String)] = [
        ([0xFF, 0xFE, 0, 0], "UTF-32 text", "iconv -f UTF-32 -t UTF-8 FILE > NEW"),
        ([0xFF, 0xFE], "UTF-16 text", "iconv -f UTF-16 -t UTF-8 FILE > NEW"),
        ([0xFE, 0xFF], "UTF-16 text", "iconv -f UTF-16 -t UTF-8 FILE > NEW"),
        ([0x1F, 0x8B], "gzip data", "unpack it: gunzip -c FILE > NEW"),
        ([0xFD, 0x37, 0x7A, 0x58, 0x5A], "xz data", "unpack it: xz -dc FILE > NEW"),
        ([0x28, 0xB5, 0x2F, 0xFD], "zstd data", "unpack it: zstd -dc FILE > NEW"),
        (
            Array("PK\u{3}\u{4}".utf8), "a zip archive or office document",
            "unpack it, or save the document as plain text"
        ),
        (Array("%PDF-".utf8), "a PDF document", "make a text of it: pdftotext FILE NEW.txt"),
    ]

    /// The fault of a file that holds no UTF-8 text; nil when it may be read.
    static func problem(with raw: [UInt8], at place: String) -> Problem? {
        for signature in signatures where raw.starts(with: signature.bytes) {
            return Problem(.badData, at: place, "holds \(signature.name), not UTF-8 text", wayOut: signature.wayOut)
        }
        return binaryProblem(with: raw.prefix(head), at: place)
    }

    private static func binaryProblem(with head: ArraySlice<UInt8>, at place: String) -> Problem? {
        var nulls = [0, 0]
        var controls = 0
        for (offset, byte) in zip(head.indices, head) {
            if byte == 0 { nulls[offset & 1] += 1 }
            if byte < 0x20 && !(0x09...0x0D).contains(byte) && byte != 0x1B { controls += 1 }
        }
        if let order = sixteenBitOrder(nulls: nulls, of: head.count) {
            return Problem(
                .badData, at: place, "holds UTF-16 text without a byte order mark, not UTF-8",
                wayOut: "iconv -f \(order) -t UTF-8 FILE > NEW")
        }
        guard nulls != [0, 0] || Double(controls) > controlShare * Double(head.count) else { return nil }
        let grounds = nulls == [0, 0] ? "control characters" : "NUL bytes"
        return Problem(
            .badData, at: place, "is a binary file (\(grounds) among its first \(head.count) bytes)",
            wayOut: "give a text, HTML, JSON lines, CSV or TSV file in UTF-8")
    }

    /// Latin text in UTF-16 has a NUL in nearly every other byte, and none in the rest.
    private static func sixteenBitOrder(nulls: [Int], of count: Int) -> String? {
        let most = count / 2 * 3 / 4
        guard count >= 8 else { return nil }
        if nulls[1] > most, nulls[0] == 0 { return "UTF-16LE" }
        if nulls[0] > most, nulls[1] == 0 { return "UTF-16BE" }
        return nil
    }
}

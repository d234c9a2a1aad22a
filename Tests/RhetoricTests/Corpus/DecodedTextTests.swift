import Testing

@testable import Rhetoric

@Suite struct DecodedTextTests {
    @Test func aByteOrderMarkCountsInTheRawFileOnly() {
        let text = DecodedText([0xEF, 0xBB, 0xBF] + Array("Né à Ostrel".utf8)).text
        #expect(text[0..<text.utf8.count] == "Né à Ostrel")
        #expect(text.rawBytes(of: 0..<3) == 3..<6)
        #expect(text.rawScalars(of: 0..<3) == 1..<3)
    }

    @Test func invalidBytesBecomeOneScalarAndAreCovered() throws {
        // "a", half of a three-byte sequence, "b".
        let decoded = DecodedText([0x61, 0xE2, 0x82, 0x62])
        #expect(decoded.text[0..<5] == "a\u{FFFD}b")
        #expect(decoded.text.rawBytes(of: 1..<4) == 1..<3)
        #expect(decoded.text.rawScalars(of: 4..<5) == 2..<3)
        let notice = try #require(decoded.notice(at: "old.txt"))
        #expect(
            notice.description.hasPrefix("old.txt: 1 invalid UTF-8 sequence read as U+FFFD (byte offset 1); if the"))
        #expect(DecodedText(Array("sound".utf8)).notice(at: "x") == nil)
    }

    /// Random bytes around the leads of the encoding: the same repairs as the standard library's, and every stretch of
    /// the text is what its raw bytes decode to.
    @Test(arguments: 0..<40) func everyStretchIsWhatItsRawBytesDecodeTo(seed: UInt64) {
        var random = RandomSource(seed: seed)
        let samples: [[UInt8]] = [
            Array("a".utf8), Array("é".utf8), Array("€".utf8), Array("😀".utf8), [0x80], [0xC0], [0xE2, 0x82],
            [0xED, 0xA0],
            [0xF0, 0x9F], [0xF4, 0x90], [0xFF], [0xF0, 0x9F, 0x98],
        ]
        let mark: [UInt8] = seed % 2 == 0 ? [0xEF, 0xBB, 0xBF] : []
        let raw =
            mark
            + (0..<(seed < 20 ? 60 : 1500)).flatMap { _ in samples[Int.random(in: 0..<samples.count, using: &random)] }
        let text = DecodedText(raw).text
        #expect(text.utf8 == Array(String(decoding: raw[mark.count...], as: UTF8.self).utf8))
        let starts = text.utf8.indices.filter { text.utf8[$0] & 0xC0 != 0x80 } + [text.utf8.count]
        for _ in 0..<20 {
            let (a, b) = (
                Int.random(in: 0..<starts.count, using: &random), Int.random(in: 0..<starts.count, using: &random)
            )
            guard a != b else { continue }
            let range = starts[min(a, b)]..<starts[max(a, b)]
            #expect(String(decoding: raw[text.rawBytes(of: range)], as: UTF8.self) == text[range])
            let first = min(a, b) + mark.count / 3
            #expect(text.rawScalars(of: range) == first..<first + abs(a - b))
        }
    }

    @Test func otherEncodingsAndBinariesAreRefusedWithTheWayOut() {
        func message(_ bytes: [UInt8]) -> String? { ForeignContent.problem(with: bytes, at: "f")?.description }
        #expect(
            message([0xFF, 0xFE, 0x41, 0])
                == "f: holds UTF-16 text, not UTF-8 text; iconv -f UTF-16 -t UTF-8 FILE > NEW")
        let wide = "Merania".utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
        #expect(message(wide)?.hasSuffix("iconv -f UTF-16LE -t UTF-8 FILE > NEW") == true)
        #expect(message([1, 2, 0, 4])?.contains("is a binary file (NUL bytes among its first 4 bytes)") == true)
        #expect(message(Array("%PDF-1.7".utf8))?.hasSuffix("pdftotext FILE NEW.txt") == true)
        #expect(message(Array("Plain words,\tand a line end.\r\n".utf8)) == nil)
    }

    @Test func theHashIsTheOneThatEveryToolPrints() {
        #expect(
            ContentHash.sha256(Array("abc".utf8)) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    }
}

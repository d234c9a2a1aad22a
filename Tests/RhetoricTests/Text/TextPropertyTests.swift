import Testing

@testable import Rhetoric

/// Texts glued from what trips segmentation and tokenising, over seeds: whatever comes in, the offsets hold.
@Suite struct TextPropertyTests {
    private static let pieces = [
        "a", "Ministry", "no", "U.S", "St", "IV", "2.7", "US", "é", "e\u{301}", "ё", "中国", "한국", "ไทย", "ﷺ", "𝒜",
        ".", "?", "!", "。", "”", "“", "\"", "’", "'", ")", "(", "-", "—", "\u{AD}", "\u{200D}", "\u{301}", "\u{FEFF}",
        " ", " ", " ", "\u{A0}", "\u{2002}", "\t", "\n", "\n", "\r\n", "\u{2028}", "\u{0}", "/", ",", "…", "285.\t",
    ]

    private func text(seed: UInt64) -> [UInt8] {
        var random = TestRandom(seed: seed)
        if seed % 4 == 0 {
            let bytes = (0..<200).map { _ in UInt8.random(in: 0...255, using: &random) }
            return Array(String(decoding: bytes, as: UTF8.self).utf8)
        }
        let count = Int.random(in: 0...120, using: &random)
        return (0..<count).flatMap { _ in Array(TextPropertyTests.pieces.randomElement(using: &random)!.utf8) }
    }

    private func isBoundary(_ offset: Int, _ utf8: [UInt8]) -> Bool {
        offset == utf8.count || utf8[offset] & 0xC0 != 0x80
    }

    private func isBlank(_ scalar: Unicode.Scalar) -> Bool { ScalarClass.isBlank(scalar.value) }

    @Test func segmentsAreTrimmedApartAndLeaveNothingOut() {
        for seed in UInt64(0)..<800 {
            let utf8 = text(seed: seed)
            var end = 0
            var paragraph = 0
            for segment in Segmentation.segments(of: utf8, language: seed % 3 == 0 ? .chinese : .english) {
                let bytes = segment.bytes
                #expect(isBoundary(bytes.lowerBound, utf8) && isBoundary(bytes.upperBound, utf8), "seed \(seed)")
                #expect(bytes.lowerBound >= end && !bytes.isEmpty && segment.paragraph >= paragraph, "seed \(seed)")
                let scalars = String(decoding: utf8[bytes], as: UTF8.self).unicodeScalars
                #expect(!isBlank(scalars.first!) && !isBlank(scalars.last!), "seed \(seed)")
                let between = String(decoding: utf8[end..<bytes.lowerBound], as: UTF8.self).unicodeScalars
                #expect(between.allSatisfy(isBlank), "seed \(seed)")
                (end, paragraph) = (bytes.upperBound, segment.paragraph)
            }
            #expect(String(decoding: utf8[end...], as: UTF8.self).unicodeScalars.allSatisfy(isBlank), "seed \(seed)")
        }
    }

    @Test func tokensAreApartAndLeaveNoLetterOut() {
        for seed in UInt64(0)..<800 {
            let utf8 = text(seed: seed)
            var lexicon = Lexicon()
            let tokens = lexicon.tokenize(utf8, in: 0..<utf8.count, language: seed % 3 == 0 ? .chinese : .english)
            var end = 0
            for token in tokens {
                #expect(isBoundary(Int(token.start), utf8) && isBoundary(Int(token.end), utf8), "seed \(seed)")
                #expect(Int(token.start) >= end && token.end > token.start, "seed \(seed)")
                #expect(!hasLetter(utf8[end..<Int(token.start)]), "seed \(seed)")
                #expect(!lexicon.forms[Int(token.form)].text.isEmpty, "seed \(seed)")
                end = Int(token.end)
            }
            #expect(!hasLetter(utf8[end...]), "seed \(seed)")
            #expect(lexicon.lookUp(utf8, language: seed % 3 == 0 ? .chinese : .english) == tokens, "seed \(seed)")
        }
    }

    private func hasLetter(_ bytes: ArraySlice<UInt8>) -> Bool {
        String(decoding: bytes, as: UTF8.self).unicodeScalars.contains {
            $0.properties.generalCategory == .lowercaseLetter || $0.properties.numericType == .decimal
        }
    }

    @Test func invalidBytesDoNoHarm() {
        for seed in UInt64(0)..<200 {
            var random = TestRandom(seed: seed)
            let bytes = (0..<100).map { _ in UInt8.random(in: 0...255, using: &random) }
            var lexicon = Lexicon()
            _ = lexicon.tokenize(bytes, in: 0..<bytes.count, language: .english)
            _ = Segmentation.segments(of: bytes, language: .english)
            _ = Language.detect(bytes)
        }
    }

    /// Overlong forms of "A" and of a letter, a surrogate, scalars beyond the last, cut sequences.
    @Test(
        arguments: [
            [0xC1, 0x81], [0xE0, 0x81, 0x81], [0xF0, 0x80, 0x81, 0x81], [0xE0, 0x83, 0xA9], [0xED, 0xA0, 0x80],
            [0xF4, 0x90, 0x80, 0x80], [0xE4, 0xB8], [0x80], [0xFF],
        ] as [[UInt8]])
    func malformedBytesAreNoLetters(_ bytes: [UInt8]) {
        var lexicon = Lexicon()
        let utf8 = [0x61, 0x20] + bytes + [0x20, 0x62]
        let tokens = lexicon.tokenize(utf8, in: 0..<utf8.count, language: .english)
        #expect(tokens.map(\.bytes) == [0..<1, utf8.count - 1..<utf8.count])
        #expect(lexicon.tokenize(bytes, in: 0..<bytes.count, language: .english) == [])
    }

    @Test func aRangeThatCutsAScalarEndsBeforeIt() {
        var lexicon = Lexicon()
        #expect(lexicon.tokenize(Array("a é".utf8), in: 0..<3, language: .english).map(\.bytes) == [0..<1])
    }

    @Test func aLongLineIsReadInOneGo() {
        let sentence = Array("The two sides agreed on No. 5 in the U.S. to work together. ".utf8)
        let utf8 = Array(repeatElement(sentence, count: 5_000).joined())
        #expect(Segmentation.segments(of: utf8, language: .english).count == 5_000)
        var lexicon = Lexicon()
        #expect(lexicon.tokenize(utf8, in: 0..<utf8.count, language: .english).count == 13 * 5_000)
        #expect(lexicon.tokenize([UInt8](repeating: 0x61, count: 1_000), in: 0..<1_000, language: .english).count == 5)
    }

    @Test(arguments: ["word ", "word", "字"])
    func aLineWithoutEndIsCut(unit: String) {
        let utf8 = Array(String(repeating: unit, count: 9000).utf8)
        let segments = Segmentation.segments(of: utf8, language: .english)
        #expect(segments.count > 1 && segments.allSatisfy { $0.bytes.count <= 8000 && $0.paragraph == 0 })
        let kept = segments.flatMap { utf8[$0.bytes] }.filter { $0 != UInt8(ascii: " ") }
        #expect(kept == utf8.filter { $0 != UInt8(ascii: " ") })
        #expect(segments.allSatisfy { String(validating: utf8[$0.bytes], as: UTF8.self) != nil })
    }
}

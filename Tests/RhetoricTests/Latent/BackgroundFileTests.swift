import Testing

@testable import Rhetoric

/// Files that are no backgrounds or damaged ones are refused, word for word.
@Suite struct BackgroundFileTests {
    private let whole: [UInt8]
    private static let wayOut = "; build it again: rhetoric background build CORPUS -o FILE"

    init() throws { whole = try TestBackground.build().fileBytes }

    private func message(_ bytes: some Sequence<UInt8>) -> String {
        let fault = #expect(throws: Problem.self) { try Background(Array(bytes), at: "f") }
        #expect(fault?.kind.exitCode == 65)
        let text = fault?.description ?? ""
        #expect(text.hasPrefix("f: ") && text.hasSuffix(Self.wayOut))
        return String(text.dropFirst(3).dropLast(Self.wayOut.count))
    }

    private func changed(_ place: Int, to byte: UInt8) -> [UInt8] {
        var bytes = whole
        bytes[place] = byte
        return bytes
    }

    /// The bytes of a file whose checksum fits, after a change of its content.
    private func sealed(_ change: (inout BackgroundHeader, inout [UInt8]) -> Void) -> [UInt8] {
        var header = whole.withUnsafeBytes { BackgroundHeader($0) }
        var rest = Array(whole[BackgroundHeader.size..<header.checksum])
        change(&header, &rest)
        let content = header.bytes + rest
        return content + content.withUnsafeBytes { ContentHash.digest($0) }
    }

    @Test func whatIsNoBackground() {
        #expect(message([]) == "is no background")
        #expect(message("Peace and trade, and nothing else.".utf8) == "is no background")
        #expect(message(whole.dropFirst()) == "is no background")
    }

    @Test func otherVersions() {
        #expect(message(changed(8, to: 9)) == "is a background of version 9, and this program reads version 1")
    }

    @Test func filesCutShort() {
        #expect(message(whole.prefix(50)) == "is cut short in its header, after 50 bytes")
        #expect(
            message(whole.dropLast())
                == "is damaged: it has \(whole.count - 1) bytes, and its header speaks of \(whole.count)")
        #expect(message(whole + [0]).hasPrefix("is damaged: it has \(whole.count + 1) bytes"))
    }

    @Test func everyChangedByteIsFound() {
        for place in stride(from: 12, to: whole.count, by: 13) {
            #expect(message(changed(place, to: whole[place] ^ 1)).hasPrefix("is damaged: "), "byte \(place)")
        }
    }

    @Test func theChecksumIsNamed() {
        #expect(message(changed(whole.count - 40, to: whole[whole.count - 40] ^ 1)).contains("the SHA-256 "))
        #expect(message(changed(whole.count - 1, to: whole[whole.count - 1] ^ 1)).contains("its last bytes say "))
    }

    /// A checksum does not make sense of nonsense.
    @Test func contentsThatContradictThemselves() {
        #expect(message(sealed { header, _ in header.rank = 1_000_000 }).contains("speaks of 1000000 dimensions"))
        #expect(message(sealed { _, rest in rest[0] = 0 }) == "is damaged: the spelling of term 1 is none of its own")
        #expect(
            message(sealed { _, rest in rest[3] = 255 }) == "is damaged: the spelling of term 1 is none of its own")
    }

    @Test func theHeaderComesBack() throws {
        var header = BackgroundHeader()
        header.language = "en"
        header.sentenceCount = 5_000_000_000
        header.tokenCount = 3
        header.termCount = 4
        header.vectorCount = 2
        header.rank = 7
        header.spellingBytes = 11
        header.recipe.window = 9
        header.recipe.smoothing = 0.5
        header.recipe.exponent = 0.25
        header.recipe.tolerance = 0.125
        header.recipe.seed = .max
        header.recipe.mostTerms = 77
        #expect(header.bytes.count == BackgroundHeader.size)
        #expect(header.bytes.withUnsafeBytes { BackgroundHeader($0) } == header)
        #expect(header.fileSize == 104 + 4 * 4 + 11 + 2 * 4 * 4 + 2 * 7 + 32)
    }
}

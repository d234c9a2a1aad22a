import Testing

@testable import Rhetoric

@Suite struct TextFileTests {
    private func lines(_ text: String) throws -> [String] {
        let folder = try TemporaryFolder(["f.tsv": text])
        return try TextFile(path: folder["f.tsv"]).lines
    }

    @Test func linesLoseTheirEnds() throws {
        #expect(try lines("a\tb\r\nc\td\n") == ["a\tb", "c\td"])
        #expect(try lines("a\n\n\u{FEFF}b") == ["a", "", "\u{FEFF}b"])
        #expect(try lines("\u{FEFF}a\n\n") == ["a", ""])
    }

    @Test func brokenTextIsRepairedAndTold() throws {
        let folder = try TemporaryFolder([:])
        try folder.write([0x61, 0xFF, 0x09, 0x62], to: "f.tsv")
        let file = try TextFile(path: folder["f.tsv"])
        #expect(file.lines == ["a\u{FFFD}\tb"])
        #expect(file.notice?.what == "1 invalid UTF-8 sequence read as U+FFFD (byte offset 1)")
    }

    @Test func whatIsNoTextIsRefused() throws {
        #expect(throws: Problem.self) { try lines("") }
        #expect(throws: Problem.self) { try lines("%PDF-1.4") }
    }
}

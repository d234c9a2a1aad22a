import Testing

@testable import Rhetoric

@Suite struct FrontMatterTests {
    private func values(_ text: String) -> [String: String]? { FrontMatter(of: Array(text.utf8))?.values }

    @Test func keysAreReadAndQuotesTakenOff() {
        #expect(
            values("---\r\nTitle: \"On the bridge: a note\"\r\ndate: 2024-05-08 \r\nempty:\r\n---\r\nText.")
                == ["title": "On the bridge: a note", "date": "2024-05-08"])
        #expect(values("---\n# note\ntags:\n  - river\n  - trade\n---\n") == ["tags": "river, trade"])
    }

    @Test func rulesAndOpenBlocksAreText() {
        #expect(values("---\nThe bridge is open.\n---\n") == nil)
        #expect(values("---\ntitle: Bridge\n") == nil)
        #expect(values("---\n---\n") == nil)
        #expect(values("title: Bridge\n---\n") == nil)
    }

    @Test func theBlockEndsWithItsLine() {
        #expect(FrontMatter(of: Array("---\nid: a\n---\nText.".utf8))?.bytes == 0..<14)
    }
}

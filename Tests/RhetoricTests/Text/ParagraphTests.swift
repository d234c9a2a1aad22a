import Testing

@testable import Rhetoric

@Suite struct ParagraphTests {
    /// Texts of the paragraphs, line ends shown as a bar.
    private func paragraphs(_ text: String) -> [String] {
        let utf8 = Array(text.utf8)
        return utf8.withUnsafeBufferPointer { bytes in
            Paragraphs(of: bytes, in: 0..<bytes.count).ranges.map {
                String(String(decoding: bytes[$0], as: UTF8.self).map { $0.isNewline ? "|" : $0 })
            }
        }
    }

    @Test func wrappedLinesAreJoined() {
        let speech = """
            The Government of Valdoria is convinced that the talks
            between the parties should go on without conditions, and
            that no State should stand in the way of a lasting peace.
            The Republic is ready.
            Our neighbours in Meran and in the islands of the Eastern
            Sea have said the same.
            """
        let joined = speech.replacing("\n", with: "|")
        let end = joined.range(of: "ready.")!.upperBound
        #expect(paragraphs(speech) == [String(joined[..<end]), String(joined[end...].dropFirst())])
    }

    @Test func linesOfAnArticleAreParagraphs() {
        let lines = [
            "Home > News", "Valdoria and Meran reaffirm ties at all levels, a model for neighbours",
            "Published: Mar 4, 2031 9:15 PM", "The two Ministers met on Friday in Varda, the capital of Valdoria.",
            "The Minister of Meran shakes hands in Varda, May 16, 2031. Meran Press",
            "The Minister of Meran shakes hands in Varda, May 16, 2031. Meran Press",
        ]
        #expect(paragraphs(lines.joined(separator: "\n")) == lines)
    }

    @Test func aLineInLowerCaseGoesOn() {
        #expect(paragraphs("The Ministry said on Friday that the two\nsides will meet again.").count == 1)
        #expect(paragraphs("home\nabout us\ncontact").count == 3)
        #expect(paragraphs("The Ministers agreed on these three points of the plan:\nto meet\nto talk").count == 3)
    }

    @Test func listsInWrappedTextStayLists() {
        let text = """
            The delegations of the two Republics, after long talks
            in the capital, have agreed on the following points, to
            be laid before both parliaments in the coming session:
            - the border stays where it is and is open to all
            - the river is shared
            """
        #expect(paragraphs(text).count == 3)
    }

    @Test func aPageEndInsideASentenceIsNoParagraph() {
        let page =
            "The Government of Valdoria is convinced that the talks\nbetween the parties should go on without any"
        #expect(paragraphs(page + "\n\nconditions.").count == 1)
        #expect(paragraphs(page + "\n\nConditions.").count == 2)
        #expect(paragraphs(page + "\n7\nconditions.") == [page.replacing("\n", with: "|"), "7", "conditions."])
    }

    @Test(arguments: ["\n", "\r\n", "\r", "\u{2028}", "\u{85}"]) func lineEnds(_ end: String) {
        #expect(paragraphs("Valdoria\(end)Meran\(end)\(end)Varda") == ["Valdoria", "Meran", "Varda"])
    }

    @Test func wrappedChineseIsJoined() {
        let line = "两国外交部长就双边关系和共同关心的问题深入交换了意见"
        #expect(paragraphs([line, line, line, line, "双方同意。"].joined(separator: "\n")).count == 1)
        #expect(paragraphs([line + "。", line + "。", "双方同意。"].joined(separator: "\n")).count == 3)
    }
}

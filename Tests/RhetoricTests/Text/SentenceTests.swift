import Testing

@testable import Rhetoric

/// What the segmentation of a text reads, in order.
func segmentTexts(_ text: String, _ language: Language = .english) -> [String] {
    let utf8 = Array(text.utf8)
    return Segmentation.segments(of: utf8, language: language).map { String(decoding: utf8[$0.bytes], as: UTF8.self) }
}

@Suite struct SentenceTests {
    @Test(arguments: [
        "Gen. Ostrova and Rep. J. Smith met the U.S. Government in St. Varda.",
        "They agreed on No. 5 and on Art. IV of the plan of Jan. 6.",
        "The Acme Corp. said so to H.E. Mr. A. B. Orlin at 5 p.m. on Friday.",
        "Meran v. Valdoria was cited, i.e. the first case.",
        "Growth was 2.5 per cent.",
        "“Will they come?” asked the Minister.",
        "\"It is over!\" she said.",
        "The Ministers of Meran and Valdoria on Friday. /Meran Press",
    ])
    func areOneSentence(_ text: String) {
        #expect(segmentTexts(text) == [text])
    }

    @Test(arguments: [
        ["We met in the U.S.", "The talks go on."],
        ["It ended at 6 p.m.", "They left."],
        ["The Acme Corp.", "It grew."],
        ["We said no.", "The others agreed."],
        ["See Art. IV.", "We are bound by it."],
        ["That was Plan B.", "We have no other."],
        ["He said “we agree.”", "He left."],
        ["“We agree.", "We shall sign,” he said."],
        ["(It was late.)", "They met."],
        ["Who gains?", "Who loses?"],
        ["Then...", "We left."],
    ])
    func areTwoSentences(_ sentences: [String]) {
        #expect(segmentTexts(sentences.joined(separator: " ")) == sentences)
    }

    @Test func markersOfHeadingsAreNoSentences() {
        for heading in ["I. Stay the course", "IV. Stay the course", "A. Stay the course", "1. Stay the course"] {
            #expect(segmentTexts(heading) == [heading])
        }
    }

    @Test func aParagraphNumberBeforeATabStandsAlone() {
        #expect(segmentTexts("285.\tWe take note. We agree.") == ["285.", "We take note.", "We agree."])
    }

    @Test func spacesOfAllKindsAreTrimmed() {
        #expect(segmentTexts("\u{2002}He agreed.\u{A0} \u{2003}They left.\u{A0}\n") == ["He agreed.", "They left."])
    }

    @Test func aMissingSpaceIsSeen() {
        #expect(
            segmentTexts("It binds both parties.The two sides met.") == [
                "It binds both parties.", "The two sides met.",
            ])
        #expect(segmentTexts("It stands on www.valdoria.Gov and elsewhere.").count == 1)
    }

    @Test func signsWithoutAWordStayWithTheSentenceBefore() {
        #expect(segmentTexts("They agreed. . They left. ***") == ["They agreed. .", "They left. ***"])
        #expect(segmentTexts("***") == ["***"])
    }

    @Test func chinese() {
        let sentences = ["双方同意了吗？", "瓦尔多利亚方面说：“我们同意。”", "会议结束了！"]
        #expect(segmentTexts(sentences.joined(), .chinese) == sentences)
    }

    @Test func russian() {
        let sentences = ["Министр В. В. Орлов, т.е. глава делегации, прибыл.", "Он приехал в 2014 г. с визитом."]
        #expect(segmentTexts(sentences.joined(separator: " "), .russian) == sentences)
    }

    @Test func nothingToRead() {
        #expect(segmentTexts("") == [])
        #expect(segmentTexts(" \n\u{A0}\u{FEFF}\r\n") == [])
    }
}

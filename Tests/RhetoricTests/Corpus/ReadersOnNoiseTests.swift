import Testing

@testable import Rhetoric

/// The readers must take any text: what they look for, in any order, cut anywhere.
@Suite struct ReadersOnNoiseTests {
    private let pieces = [
        "Orlo", "Lena Orlo", "President", "the", "The", "said", "told", "that", ",", ".", ":", "“", "”", "\"", "'",
        "’s",
        "(", ")", "[", "]", "/", "-", "—", "\n", "\n\n", "As", "and", "quoted", "as saying", "according to", "noted",
        "he",
        "He", "both sides", "8 May 2024", "May", "2024", "31/31/2024", "2024-99-99", "on Friday", "today", "(R)",
        "/Agency",
        "80th anniversary of", "United Nations", "inauguration", "earlier this month", "Q:", "A:", "CHAIR ORLO.", "问：",
        "2024年5月", "cookies", "you", "browser", "U.S.", "é", "😀", "\u{301}", "\u{A0}", "00000000000", "II.", "of",
        "who",
    ]

    @Test func anyOrderOfWhatTheyLookFor() {
        var state: UInt64 = 20_240_508
        func next(_ count: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % count
        }
        for _ in 0..<400 {
            let text = (0..<next(40)).map { _ in pieces[next(pieces.count)] }.joined(separator: next(4) == 0 ? "" : " ")
            let read = ReadText(text)
            #expect(read.marks.count == read.segments.count && read.attributions.count == read.segments.count)
            _ = DateParser.read(text)
            _ = DateReader.fromFileName(text)
            let day = CalendarDay(number: 19_800)
            let stated = DateEstimate(first: day, last: day, certainty: .stated, evidence: [])
            _ = DateInference.estimates(for: [read.document("a", dated: stated), read.document("b")])
        }
    }
}

import Testing

@testable import Rhetoric

@Suite struct DateReaderTests {
    private let prose = "The two ministers met in Ostrava and agreed on a programme of work for the coming years."

    @Test(arguments: [
        ("Published: May 8, 2024 9:15 AM", "2024-05-08"), ("2024-05-08 23:30", "2024-05-08"),
        ("For release at 2:00 p.m. EST May 8, 2024", "2024-05-08"), ("Ostrava, 8 May 2024", "2024-05-08"),
        ("Updated: 2024-05-08 10:22", "2024-05-08"), ("22:15, 8-May-2024", "2024-05-08"), ("May 2024", "2024-05"),
    ])
    func dateLines(_ line: String, _ day: String) {
        let read = ReadText("Valdoria and Merania sign a treaty of friendship\n\n\(line)\n\n\(prose)")
        #expect(read.date?.description == day)
        #expect(read.date?.certainty == .stated)
        #expect(read.kinds == [.headline, .metadata, .statement])
    }

    @Test func publishedGoesBeforeUpdated() {
        let read = ReadText("Updated: May 9, 2024\n\nPublished: May 8, 2024\n\n\(prose)")
        #expect(read.date?.description == "2024-05-08")
    }

    @Test func aPageUpdatedLaterGivesNoDate() {
        let filler = (1...20).map { "Article \($0) of the treaty binds both of the parties." }.joined(separator: "\n\n")
        #expect(ReadText("\(prose)\n\n\(filler)\n\nLast update: September 21, 2004").date == nil)
    }

    @Test func aHeadingUnderTheHeadlineIsPartOfTheTitle() {
        let title = "Central Bank of Merania\n\nRate statement of 8 May 2024"
        let read = ReadText("\(title)\n\n\(prose)")
        #expect(read.date?.description == "2024-05-08")
        #expect(read.date?.certainty == .derived)
        #expect(ReadText("\(title) and of 9 May 2024\n\n\(prose)").date == nil)
        #expect(ReadText("Central Bank of Merania\n\n\(prose)\n\nThe statement of 8 May 2024").date == nil)
    }

    @Test func placeAndDateBeforeTheFirstSentence() {
        #expect(ReadText("OSTRAVA, May 8, 2024 (Agency) -- \(prose)").date?.description == "2024-05-08")
    }

    @Test func captionWithAWeekdayInTheLead() {
        let read = ReadText(
            """
            Valdoria briefs the press on the visit

            President Ilo Sorel (R) meets the guests in Ostrava, May 16, 2024. /Agency

            An official of Valdoria on Friday briefed the press about the visit. \(prose)
            """)
        #expect(read.date?.description == "2024-05-17")
        #expect(read.date?.certainty == .derived)
        #expect(read.date?.evidence.first?.quote == "May 16, 2024")
    }

    @Test func anniversariesOfWorldEvents() {
        let read = ReadText(
            "In 2004, the river rose twice. This year is the 60th anniversary of the founding of the United Nations."
        )
        #expect(read.date?.description == "2005")
        #expect(read.date?.certainty == .inferred)
        #expect(ReadText("Next year is the 60th anniversary of the founding of the United Nations.").date == nil)
        #expect(ReadText("In 2015 we kept the 70th anniversary of the founding of the United Nations.").date == nil)
    }

    @Test func datesInProseAreNoDateOfTheDocument() {
        #expect(ReadText("The treaty of 8 May 1996 was renewed on 8 May 2016. \(prose)").date == nil)
    }
}

@Suite struct DateInferenceTests {
    private let day = DateEstimate(
        first: CalendarDay(year: 2024, month: 5, day: 17)!, last: CalendarDay(year: 2024, month: 5, day: 17)!,
        certainty: .stated, evidence: [])
    private let dated = ReadText(
        """
        The envoy told reporters about the first visit of President Ilo Sorel since his inauguration earlier this month.

        This year marks the 30th anniversary of the treaty of friendship between Valdoria and Merania.
        """)

    @Test func theSameEventGivesItsDays() {
        let asked = ReadText("At the briefing today a reporter asked about President Sorel's inauguration.")
        let documents = [dated.document("later", dated: day), asked.document("asked")]
        let found = DateInference.estimates(for: documents)
        #expect(found[1]?.description == "2024-05-01/2024-05-16")
        #expect(found[1]?.certainty == .inferred)
        #expect(found[1]?.evidence.first?.reason.contains("later") == true)
        #expect(found[0] == nil)
    }

    @Test func theSameAnniversaryGivesTheYear() {
        let other = ReadText("This year is also the 30th anniversary of the Valdoria-Merania treaty of friendship.")
        let found = DateInference.estimates(for: [dated.document("later", dated: day), other.document("other")])
        #expect(found[1]?.description == "2024")
    }

    @Test func anotherPersonsEventGivesNothing() {
        let asked = ReadText("At the briefing today a reporter asked about President Orlo's inauguration.")
        #expect(DateInference.estimates(for: [dated.document("later", dated: day), asked.document("asked")]).isEmpty)
        let since = ReadText("At the briefing today he spoke of the years since President Sorel's inauguration.")
        #expect(DateInference.estimates(for: [dated.document("later", dated: day), since.document("since")]).isEmpty)
    }
}

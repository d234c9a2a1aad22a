import Testing

@testable import Rhetoric

@Suite struct DateParserTests {
    private func read(_ text: String) -> String {
        switch DateParser.read(text) {
        case .days(let first, let last): first == last ? "\(first)" : "\(first)/\(last)"
        case .ambiguous(let dayFirst, let monthFirst): "\(dayFirst)?\(monthFirst)"
        case .unreadable: "-"
        }
    }

    @Test(arguments: [
        "2024-05-08", "2024-05-08T10:20:30Z", "2024-05-08T10:20:30.5+08:00", "2024-05-08 23:30", "20240508",
        "2024/05/08",
        "2024.5.8", "08.05.2024", "8 May 2024", "May 8, 2024", "May 8th, 2024", "8th of May, 2024", "8-May-2024",
        "Wednesday, 8 May 2024", "Wed, 08 May 2024 10:20:30 +0800", "May 8, 2024 9:15 AM", "22:15, 17:15, May 8, 2024",
        "2:00 p.m. EST May 8, 2024", "2024年5月8日", "8. Mai 2024", "8 mai 2024", "8 de mayo de 2024", "8 мая 2024 года",
        " 2024-05-08 ",
    ])
    func oneDay(_ text: String) { #expect(read(text) == "2024-05-08") }

    @Test func shorterAndLonger() {
        #expect(read("2024") == "2024-01-01/2024-12-31")
        #expect(read("2024-02") == "2024-02-01/2024-02-29")
        #expect(read("May 2024") == "2024-05-01/2024-05-31")
        #expect(read("2024年5月") == "2024-05-01/2024-05-31")
        #expect(read("2024-05-01/2024-05-16") == "2024-05-01/2024-05-16")
        #expect(read("20 to 22 March 2023") == "2023-03-20/2023-03-22")
        #expect(read("March 20-22, 2023") == "2023-03-20/2023-03-22")
    }

    @Test func figuresWithSlashes() {
        #expect(read("05/08/2024") == "2024-08-05?2024-05-08")
        #expect(read("17/05/2024") == "2024-05-17")
        #expect(read("05/17/2024") == "2024-05-17")
        #expect(read("05/05/2024") == "2024-05-05")
    }

    @Test(arguments: [
        "", "May", "8 May", "2024-13-01", "2024-02-30", "30.02.2024", "yesterday", "n/a", "12", "1715126400", "0",
        "May 8, 2024 or so", "2024-05-08 Friday the 13th", "May 2024 - 2025", "17/17/2024",
    ])
    func refused(_ text: String) { #expect(read(text) == "-") }

    @Test func fileNames() {
        func date(_ name: String) -> String? { DateReader.fromFileName(name)?.description }
        #expect(date("2024-05-08.txt") == "2024-05-08")
        #expect(date("readout_20240508_final.html") == "2024-05-08")
        #expect(date("2024_05_08-briefing") == "2024-05-08")
        #expect(date("minutes-2024-05.md") == "2024-05")
        #expect(date("a20240508b.txt") == nil)
        #expect(date("000_9c31e07b5d2f4a86.txt") == nil)
        #expect(date("2024-05-08_2024-05-09.txt") == nil)
        #expect(date("speech-2024.txt") == nil)
    }
}

@Suite struct DocumentSpanTests {
    private func span(_ first: Int, _ last: Int) -> DocumentSpan {
        DocumentSpan(first: CalendarDay(number: first), last: CalendarDay(number: last))
    }

    @Test func onlyDisjointIntervalsAreOrdered() {
        #expect(span(1, 3).isEarlier(than: span(4, 9)))
        #expect(!span(4, 9).isEarlier(than: span(1, 3)))
        #expect(!span(1, 4).isEarlier(than: span(4, 9)))
        #expect(!span(4, 4).isEarlier(than: span(4, 4)))
        #expect(DocumentSpan.beforeAll.isEarlier(than: span(-800_000, -800_000)))
    }
}

import Testing

@testable import Rhetoric

@Suite struct CalendarDayTests {
    @Test func daysGoToNumbersAndBack() {
        #expect(CalendarDay(year: 1970, month: 1, day: 1)?.number == 0)
        #expect(CalendarDay(year: 2024, month: 2, day: 30) == nil)
        for number in stride(from: -200_000, through: 200_000, by: 37) {
            let (year, month, day) = CalendarDay(number: number).components
            #expect(CalendarDay(year: year, month: month, day: day)?.number == number)
        }
    }

    @Test func weekdays() throws {
        let friday = try #require(CalendarDay(year: 2024, month: 5, day: 17))
        #expect(friday.weekday == 4)
        #expect(friday.description == "2024-05-17")
    }
}

import ArgumentParser
import Rhetoric

/// Dates of the command line.
enum DayOption {
    /// The first and the last day that a date covers.
    static func days(_ text: String, of option: String) throws -> ClosedRange<CalendarDay> {
        guard case .days(let first, let last) = DateParser.read(text) else {
            throw ValidationError(
                "\(option) does not understand the date \"\(text)\"; write 2024, 2024-05 or 2024-05-08")
        }
        return first...last
    }
}

@testable import Rhetoric

extension TraceReport {
    /// All that is written piece by piece.
    var allLines: String { whole(jsonLines) }
    var wholeArray: String { whole(jsonArray) }

    private func whole(_ write: ((String) throws -> Void) throws -> Void) -> String {
        var text = ""
        try? write { text += $0 }
        return text
    }
}

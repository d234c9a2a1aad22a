@testable import Rhetoric

extension TraceReport {
    /// All that is written piece by piece.
    var allLines: String { whole { jsonLines($0) } }
    var wholeArray: String { whole { jsonArray($0) } }

    private func whole(_ write: ((String) -> Void) -> Void) -> String {
        var text = ""
        write { text += $0 }
        return text
    }
}

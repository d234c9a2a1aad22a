// What goes wrong with a file or a row, told so that the reader can put it right.

/// A fault of the input. `description` is one line: the place, what is wrong with which value, and the way out.
public struct Problem: Error, Sendable, Equatable, CustomStringConvertible {
    /// Sorted as the exit codes of the command line are.
    public enum Kind: Sendable {
        /// The call itself cannot be carried out (exit code 64).
        case usage
        /// The data is there and cannot be used (65).
        case badData
        /// The input is not there or cannot be opened (66).
        case missingInput
        /// The input was used, with a repair or an inference that the user should know of (0).
        case notice

        public var exitCode: Int32 {
            switch self {
            case .usage: 64
            case .badData: 65
            case .missingInput: 66
            case .notice: 0
            }
        }
    }

    public let kind: Kind
    /// The file, with the line or row where that is known: "speeches.csv:12".
    public let place: String
    public let what: String
    public let wayOut: String?

    public init(_ kind: Kind, at place: String, _ what: String, wayOut: String? = nil) {
        self.kind = kind
        self.place = place
        self.what = what
        self.wayOut = wayOut
    }

    public var description: String { "\(place): \(what)" + (wayOut.map { "; \($0)" } ?? "") }
}

import ArgumentParser
import Rhetoric

/// The exit codes of the command line; scripts depend on them.
enum ExitStatus: Int32 {
    case ran = 0
    case nothingFound = 1
    case usage = 64
    case badData = 65
    case missingInput = 66
    case internalError = 70

    init(_ kind: Problem.Kind) {
        switch kind {
        case .usage: self = .usage
        case .badData: self = .badData
        case .missingInput: self = .missingInput
        case .notice: self = .ran
        }
    }

    var exit: ExitCode { ExitCode(rawValue) }
}

// How a run ends: the exit codes that scripts depend on, and what is said with them. The parser's own endings are
// retold, so that every fault reads alike: the thing, the value, the way out.

import ArgumentParser
import Glibc
import Rhetoric

/// The exit codes beside those of `Problem.Kind`.
enum ExitStatus {
    static let ran: Int32 = 0
    static let nothingFound: Int32 = 1
    /// `bench --check`: something became slower.
    static let slower: Int32 = 1
    static let usage: Int32 = 64
    static let internalError: Int32 = 70
    static let interrupted: Int32 = 130

    /// An interrupt ends the run at once with its own code, unless whoever started it ignores interrupts (nohup). A
    /// reader that went away and a file that grew too large are told by the error of the write.
    static func handleSignals() {
        signal(SIGPIPE, SIG_IGN)
        signal(SIGXFSZ, SIG_IGN)
        // Whoever starts this from a thread of a pool may have handed down a mask that holds interrupts back.
        var heeded = sigset_t()
        sigemptyset(&heeded)
        sigaddset(&heeded, SIGINT)
        sigaddset(&heeded, SIGTERM)
        pthread_sigmask(SIG_UNBLOCK, &heeded, nil)
        var before = sigaction()
        sigaction(SIGINT, nil, &before)
        if unsafeBitCast(before.__sigaction_handler.sa_handler, to: Int.self) != 1 {
            signal(SIGINT) { _ in
                Draft.remove()
                _exit(ExitStatus.interrupted)
            }
        }
    }

    static func end(with error: Error, _ arguments: [String]) -> Never {
        switch error {
        case let problem as Problem: end(problem.kind.exitCode, saying: problem.description)
        case let failure as DecompositionFailure: end(internalError, saying: failure.description)
        case let fault as MatrixFault: end(internalError, saying: fault.description)
        case let code as ExitCode: exit(code.rawValue)
        default: endParsing(with: error, arguments)
        }
    }

    private static func endParsing(with error: Error, _ arguments: [String]) -> Never {
        switch RhetoricCommand.exitCode(for: error) {
        case .success: RhetoricCommand.exit(withError: error)
        case .validationFailure:
            let name = arguments.first { RhetoricCommand.names.contains($0) }.map { " \($0)" } ?? ""
            let hints = RhetoricCommand.fullMessage(for: error).split(separator: "\n").map(String.init)
            let lines =
                [RhetoricCommand.message(for: error)] + hints.filter { $0.hasPrefix("Help:") } + [
                    "See 'rhetoric\(name) --help'."
                ]
            end(usage, saying: lines.joined(separator: "\n"))
        default: end(internalError, saying: "a fault of the program: \(error)")
        }
    }

    private static func end(_ code: Int32, saying text: String) -> Never {
        Talk.complain(text)
        exit(code)
    }
}

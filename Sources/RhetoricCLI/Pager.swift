// Long text on a terminal goes through a pager.

import Glibc

enum Pager {
    private enum ShellStatus {
        static let cannotRun: Int32 = 126
        static let notFound: Int32 = 127
    }

    /// Shows text through $PAGER, or less; an empty $PAGER is none. False when no pager could be started: then nothing
    /// has been shown.
    static func show(_ text: String) -> Bool {
        let command = Environment["PAGER"] ?? "LESS=${LESS:-FRX} less"
        guard !command.isEmpty else { return false }
        // The pager is to find the signals as the shell left them; this process ignores those that the pager ends by.
        let pipeRule = signal(SIGPIPE, SIG_DFL)
        let opened = popen(command, "w")
        signal(SIGPIPE, pipeRule)
        guard let pipe = opened else { return false }
        let interruptRule = signal(SIGINT, SIG_IGN)
        defer { signal(SIGINT, interruptRule) }
        // A pager that is left early breaks the pipe, and the rest is not missed.
        _ = Descriptor.write(text, to: fileno(pipe))
        let status = pclose(pipe)
        let exitCode = status >> 8 & 0xFF
        return status & 0x7F != 0 || exitCode != ShellStatus.cannotRun && exitCode != ShellStatus.notFound
    }
}

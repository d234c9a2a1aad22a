// Talk and progress, on standard error: results alone stand on standard output.

import Glibc
import Rhetoric
import Synchronization

/// What is said beside the results.
struct Talk: Sendable {
    let isQuiet: Bool

    func say(_ text: String) {
        guard !isQuiet else { return }
        Talk.write("rhetoric: \(text)\n")
    }

    /// Names a long step as it begins, on a terminal.
    func step(_ name: String) {
        if !isQuiet, isatty(STDERR_FILENO) == 1 { Talk.write("\(name)\n") }
    }

    /// Faults are said even when quiet.
    static func complain(_ text: String) { write("rhetoric: \(text)\n") }

    /// Where standard error is closed or full, there is nobody to tell.
    static func write(_ text: String) { _ = Descriptor.write(text, to: STDERR_FILENO) }

    /// "1 document", "2 documents".
    static func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }

    /// Reports a long step on a terminal, from its second second on.
    func progress(_ step: String) -> @Sendable (Int, Int) -> Void {
        progress(step) { done, total, _ in "\(Decimals.grouped(done)) of \(Decimals.grouped(total))" }
    }

    /// The same in bytes, with the speed and the time that is left.
    func byteProgress(_ step: String) -> @Sendable (Int, Int) -> Void {
        progress(step) { done, total, seconds in
            let (megabytes, all) = (Double(done) / 1e6, Double(total) / 1e6)
            let speed = megabytes / max(seconds, 1e-3)
            let left = Int(((all - megabytes) / max(speed, 1e-3)).rounded())
            return "\(Decimals.fixed(megabytes, digits: 0)) of \(Decimals.fixed(all, digits: 0)) MB, "
                + "\(Decimals.fixed(speed, digits: 1)) MB/s, \(left / 60):\(left % 60 < 10 ? "0" : "")\(left % 60) left"
        }
    }

    private func progress(
        _ step: String, _ told: @escaping @Sendable (_ done: Int, _ total: Int, _ seconds: Double) -> String
    ) -> @Sendable (Int, Int) -> Void {
        guard !isQuiet, isatty(STDERR_FILENO) == 1 else { return { _, _ in } }
        let begun = ContinuousClock.now
        let last = Mutex(begun)
        return { done, total in
            let now = ContinuousClock.now
            let isLast = done >= total
            last.withLock { last in
                guard now - begun > .seconds(1), isLast || now - last > .milliseconds(200) else { return }
                last = now
                let seconds = (now - begun) / .seconds(1)
                Talk.write("\r\(step): \(told(done, total, seconds))\u{1B}[K" + (isLast ? "\n" : ""))
            }
        }
    }
}

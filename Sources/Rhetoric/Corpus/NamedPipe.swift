// A pipe with a name (mkfifo) that was opened without blocking. It gives no bytes both when nobody has opened its other
// end yet and when all has been read; only the clock tells a writer that is late from one that never comes. (The pipes of
// the shell's "<(command)" have no name, and their writers are there from the start.)

import Glibc

enum NamedPipe {
    /// How long a writer is waited for, in steps of milliseconds.
    private static let steps = 100
    private static let step: Int32 = 100

    /// The first bytes of a pipe, and none of what is no named pipe. A writer that has come may take all the time it needs.
    /// Throws a `Problem` when none comes.
    static func firstBytes(of descriptor: Int32, at place: String) throws(Problem) -> [UInt8] {
        guard isNamedPipe(descriptor) else { return [] }
        var bytes = [UInt8](repeating: 0, count: 4096)
        var hasWriter = false
        for _ in 0..<steps {
            let count = read(descriptor, &bytes, bytes.count)
            if count > 0 { return Array(bytes.prefix(count)) }
            if count == 0, hasWriter { return [] }
            hasWriter = hasWriter || count < 0 && errno == EAGAIN
            var state = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            _ = poll(&state, 1, hasWriter ? -1 : step)
        }
        throw Problem(
            .missingInput, at: place, "is a pipe that nothing wrote to within \(steps * Int(step) / 1000) seconds",
            wayOut: "start first what writes to it")
    }

    /// The link of an open file leads to its path, or to "pipe:[...]".
    private static func isNamedPipe(_ descriptor: Int32) -> Bool {
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFIFO else { return false }
        var start = [UInt8](repeating: 0, count: 5)
        let count = start.withUnsafeMutableBytes { bytes in
            readlink("/proc/self/fd/\(descriptor)", bytes.bindMemory(to: CChar.self).baseAddress!, bytes.count)
        }
        return count != start.count || start != Array("pipe:".utf8)
    }
}

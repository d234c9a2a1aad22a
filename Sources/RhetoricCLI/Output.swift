// Where results go: standard output (through a pager on a terminal), or a file that is replaced only when all of the
// new one is there.

import Foundation
import Rhetoric

struct Output {
    /// Nil for standard output.
    let path: String?
    /// Whether a pager may be used.
    let isPaged: Bool

    func write(_ text: String) throws {
        if let path { return try replace(path, with: text) }
        if isPaged, isatty(STDOUT_FILENO) == 1,
            text.utf8.lazy.filter({ $0 == UInt8(ascii: "\n") }).count > Terminal.rows,
            page(text)
        {
            return
        }
        try FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
    }

    private func replace(_ path: String, with text: String) throws {
        do {
            try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
        } catch {
            throw Problem(
                .usage, at: path, "the results could not be written (\(Output.reason(error)))",
                wayOut: "name a folder that exists and may be written to; what stood there before is unchanged")
        }
    }

    private static func reason(_ error: Error) -> String {
        if let underlying = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError {
            return String(cString: strerror(Int32(underlying.code)))
        }
        return error.localizedDescription
    }

    /// Shows text through $PAGER, or less; false when no pager could be started.
    private func page(_ text: String) -> Bool {
        let named = ProcessInfo.processInfo.environment["PAGER"] ?? ""
        guard let pipe = popen(named.isEmpty ? "LESS=${LESS:-FRX} less" : named, "w") else { return false }
        _ = text.withCString { fputs($0, pipe) }
        return pclose(pipe) == 0
    }
}

/// The terminal's size, or what is assumed without one.
enum Terminal {
    static var columns: Int {
        if let set = ProcessInfo.processInfo.environment["COLUMNS"].flatMap(Int.init), set > 0 { return set }
        return size.map { Int($0.ws_col) }.flatMap { $0 > 0 ? $0 : nil } ?? 100
    }

    static var rows: Int { size.map { Int($0.ws_row) } ?? 50 }

    private static var size: winsize? {
        var size = winsize()
        return ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 ? size : nil
    }
}

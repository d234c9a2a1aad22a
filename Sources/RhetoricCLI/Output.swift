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
        if path == nil, isPaged, isatty(STDOUT_FILENO) == 1,
            text.utf8.lazy.filter({ $0 == UInt8(ascii: "\n") }).count > Terminal.rows,
            page(text)
        {
            return
        }
        try stream { try $0(text) }
    }

    /// Writes piece after piece. A file is written beside its place and moved there when all pieces are in.
    func stream(_ pieces: ((String) throws -> Void) throws -> Void) throws {
        guard let path else {
            return try pieces { try FileHandle.standardOutput.write(contentsOf: Data($0.utf8)) }
        }
        if Output.isNoFile(path) { return try writeThrough(path, pieces) }
        let draft = "\(path).\(getpid()).part"
        guard FileManager.default.createFile(atPath: draft, contents: nil),
            let file = FileHandle(forWritingAtPath: draft)
        else { throw unwritable(String(cString: strerror(errno))) }
        do {
            do {
                try pieces { try file.write(contentsOf: Data($0.utf8)) }
                try file.close()
            } catch let error as CocoaError {
                throw unwritable(Output.reason(error))
            }
            guard rename(draft, path) == 0 else { throw unwritable(String(cString: strerror(errno))) }
        } catch {
            unlink(draft)
            throw error
        }
    }

    /// Whether something stands there that is no plain file (a device, a pipe): it is written to, not replaced.
    private static func isNoFile(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT != S_IFREG
    }

    private func writeThrough(_ path: String, _ pieces: ((String) throws -> Void) throws -> Void) throws {
        guard let file = FileHandle(forWritingAtPath: path) else { throw unwritable(String(cString: strerror(errno))) }
        try pieces { try file.write(contentsOf: Data($0.utf8)) }
        try file.close()
    }

    private func unwritable(_ reason: String) -> Problem {
        Problem(
            .usage, at: path ?? "", "the results could not be written (\(reason))",
            wayOut: "name a folder that exists and may be written to; what stood there before is unchanged")
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

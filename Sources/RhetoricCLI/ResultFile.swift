// The file of -o: replaced only when all of the new one is there, so that a run that fails leaves the old results whole.
// Foundation's atomic writing would do that to devices and links as well: `-o /dev/stdout` would replace the device.

import Glibc
import Rhetoric

struct ResultFile {
    private let path: String
    /// Where a link leads; the path itself where nothing stands yet.
    private let target: String
    private let status: stat?

    init(_ path: String) {
        self.path = path
        let resolved = realpath(path, nil)
        defer { free(resolved) }
        let target = resolved.map { String(cString: $0) } ?? path
        self.target = target
        var status = stat()
        self.status = stat(target, &status) == 0 ? status : nil
    }

    private var isReplaced: Bool { status.map { $0.st_mode & S_IFMT == S_IFREG } ?? true }

    private var folder: String {
        guard let slash = target.lastIndex(of: "/") else { return "." }
        return slash == target.startIndex ? "/" : String(target[..<slash])
    }

    /// Throws what would keep the results from being written, as far as it can be told before they are there.
    func check() throws(Problem) {
        guard !path.isEmpty else { throw problem("the name of the file is empty", "name a file") }
        if let status {
            guard status.st_mode & S_IFMT != S_IFDIR else {
                throw problem("is a folder", "name a file in it")
            }
            guard access(target, W_OK) == 0 else { throw failure(errno) }
        } else if access(folder, F_OK) != 0 {
            throw problem("there is no folder \"\(folder)\" to write the results to", "make it, or name another one")
        }
        if isReplaced, access(folder, W_OK | X_OK) != 0 { throw failure(errno) }
    }

    func write(_ pieces: (Output.Sink) throws -> Void) throws {
        try replace { descriptor in
            try pieces { piece in try expect(Descriptor.write(piece, to: descriptor)) }
        }
    }

    /// Writes bytes of any kind.
    func write(_ bytes: UnsafeRawBufferPointer) throws {
        try replace { try expect(Descriptor.write(bytes, to: $0)) }
    }

    private func expect(_ code: Int32) throws(Problem) { if code != 0 { throw failure(code) } }

    private func replace(_ fill: (_ descriptor: Int32) throws -> Void) throws {
        try check()
        guard isReplaced else { return try write(fill, to: target, flags: O_WRONLY) }
        let draft = "\(target).\(getpid()).part"
        Draft.begin(draft)
        defer { Draft.end() }
        do {
            try write(fill, to: draft, flags: O_WRONLY | O_CREAT | O_EXCL)
            if let status { chmod(draft, status.st_mode & 0o7777) }
            guard rename(draft, target) == 0 else { throw failure(errno) }
        } catch {
            unlink(draft)
            throw error
        }
    }

    private func write(_ fill: (_ descriptor: Int32) throws -> Void, to path: String, flags: Int32) throws {
        let descriptor = open(path, flags | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw failure(errno) }
        do {
            try fill(descriptor)
        } catch {
            close(descriptor)
            throw error
        }
        if close(descriptor) != 0 { throw failure(errno) }
    }

    private func failure(_ code: Int32) -> Problem {
        problem(
            "the results cannot be written (\(Descriptor.reason(code)))",
            "name another file; what stood there before is unchanged")
    }

    private func problem(_ what: String, _ wayOut: String) -> Problem {
        Problem(.usage, at: path.isEmpty ? "-o" : path, what, wayOut: wayOut)
    }
}

/// The file that is being written, for whoever ends the run meanwhile. Read by a signal handler, so it is a bare pointer.
enum Draft {
    nonisolated(unsafe) private static var path: UnsafeMutablePointer<CChar>?

    static func begin(_ path: String) { self.path = strdup(path) }
    static func end() { path = nil }
    static func remove() { if let path { unlink(path) } }
}

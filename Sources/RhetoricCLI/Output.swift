// Where results go: standard output (through a pager on a terminal), or a file.

import Glibc
import Rhetoric

struct Output {
    /// Takes the results, piece after piece.
    typealias Sink = (String) throws -> Void

    /// Nil for standard output.
    let path: String?
    /// Whether a pager may be used.
    let isPaged: Bool

    func write(_ text: String) throws {
        if path == nil, isPaged, isatty(STDOUT_FILENO) == 1,
            text.utf8.lazy.filter({ $0 == UInt8(ascii: "\n") }).count > Terminal.rows,
            Pager.show(text)
        {
            return
        }
        try stream { try $0(text) }
    }

    /// Writes results that are too large to be held at once. A file is replaced when all pieces are in.
    func stream(_ pieces: (Sink) throws -> Void) throws {
        if let path { return try ResultFile(path).write(pieces) }
        try pieces { piece in
            switch Descriptor.write(piece, to: STDOUT_FILENO) {
            case 0: break
            // Whoever reads has seen enough ("| head -1"): that is no fault of the run.
            case EPIPE: exit(ExitStatus.ran)
            case let code:
                throw Problem(
                    .usage, at: "standard output", "the results could not be written (\(Descriptor.reason(code)))",
                    wayOut: "write them to a file: -o FILE")
            }
        }
    }
}

/// The terminal's size, or what is assumed without one.
enum Terminal {
    static var columns: Int {
        if let set = Environment["COLUMNS"].flatMap({ Int($0) }), set > 0 { return set }
        return size.map { Int($0.ws_col) }.flatMap { $0 > 0 ? $0 : nil } ?? 100
    }

    static var rows: Int { size.map { Int($0.ws_row) }.flatMap { $0 > 0 ? $0 : nil } ?? 50 }

    private static var size: winsize? {
        var size = winsize()
        return ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 ? size : nil
    }
}

enum Environment {
    static subscript(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
}

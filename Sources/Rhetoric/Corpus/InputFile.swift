// Opens and reads what the user named. By read(2) and not by memory mapping: a file that is cut short while it is
// mapped kills the process, here it costs one message.

import Glibc

/// One file to read, or standard input.
struct InputFile: Sendable, Equatable {
    enum Format: Sendable {
        case text, markdown, html, jsonLines, commaSeparated, tabSeparated, corpusFile
        /// .docx, .xml (TEI) and .pdf: no texts themselves; see `ExtractedText`.
        case wordProcessor, encodedEdition, printedPages
        /// Told by its content: standard input and files with another ending that the user named.
        case unknown
    }

    static let standardInputPath = "-"

    let path: String
    let format: Format
    /// Whether gzip packed it; the format is that of what is inside.
    let isPacked: Bool

    init(path: String) {
        self.path = path
        isPacked = Self.ending(of: path) == GzipFile.ending
        format = Self.format(ofEnding: Self.ending(of: isPacked ? String(path.dropLast(3)) : path))
    }

    /// Whether its text is taken out of it, and not read as it is.
    var isExtracted: Bool { [.wordProcessor, .encodedEdition, .printedPages].contains(format) }

    /// For messages and citations.
    var place: String { path == Self.standardInputPath ? "standard input" : path }

    /// The last part of the path, with its ending.
    var name: String {
        path == Self.standardInputPath ? "stdin" : String(path.split(separator: "/").last ?? Substring(path))
    }

    /// The name without its endings: the id of a document.
    var stem: String {
        let name = isPacked ? String(name.dropLast(3)) : name
        return Self.ending(of: name).isEmpty ? name : String(name[..<name.lastIndex(of: ".")!])
    }

    /// In lower case, without the dot; empty for none. A name that starts with its only dot has none.
    static func ending(of path: String) -> String {
        let name = path.split(separator: "/").last ?? Substring(path)
        guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return "" }
        return name[name.index(after: dot)...].lowercased()
    }

    static func format(ofEnding ending: String) -> Format {
        switch ending {
        case "txt", "text": .text
        case "md", "markdown": .markdown
        case "html", "htm", "xhtml": .html
        case "jsonl", "ndjson": .jsonLines
        case "csv": .commaSeparated
        case "tsv", "tab": .tabSeparated
        case "rhet": .corpusFile
        case "docx": .wordProcessor
        case "xml", "tei": .encodedEdition
        case "pdf": .printedPages
        default: .unknown
        }
    }

    /// All bytes of a file of text, unpacked. Throws when it is empty or cannot be unpacked, and as `bytes()` does.
    func contents() throws(Problem) -> [UInt8] {
        let stored = try bytes()
        let bytes = isPacked && !stored.isEmpty ? try GzipFile.unpacked(stored, at: place) : stored
        guard !bytes.isEmpty else {
            throw Problem(.badData, at: place, "is empty", wayOut: "give a file that holds text")
        }
        return bytes
    }

    /// All bytes of the file. Throws when it is not there, may not be read or changes on the way.
    func bytes() throws(Problem) -> [UInt8] {
        let isStandardInput = path == Self.standardInputPath
        // Not to be stuck in open(2) for ever when a named pipe has no writer; see `NamedPipe`.
        let descriptor = isStandardInput ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw Self.openingProblem(errno, at: place) }
        defer { if !isStandardInput { close(descriptor) } }
        let promised = Self.regularSize(of: descriptor)
        let first = isStandardInput ? [] : try NamedPipe.firstBytes(of: descriptor, at: place)
        let bytes = first + (try Self.readAll(descriptor, expecting: promised ?? 0, at: place))
        if let promised, promised > bytes.count {
            throw Problem(
                .missingInput, at: place,
                "shrank while it was read (from \(promised) to \(bytes.count) bytes)",
                wayOut: "run again when it is whole")
        }
        return bytes
    }

    /// Nil for pipes and devices, whose size nobody knows.
    private static func regularSize(of descriptor: Int32) -> Int? {
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        return Int(status.st_size) - max(0, Int(lseek(descriptor, 0, SEEK_CUR)))
    }

    private static func readAll(_ descriptor: Int32, expecting size: Int, at place: String) throws(Problem) -> [UInt8] {
        var bytes: [UInt8] = []
        var failure: Int32 = 0
        // One byte more than promised, so that a file of that size needs no second block to see its end.
        var block = size + 1
        repeat {
            let before = bytes.count
            bytes.append(
                contentsOf: [UInt8](unsafeUninitializedCapacity: max(block, 1 << 18)) { buffer, count in
                    count = fill(buffer, from: descriptor, failure: &failure)
                })
            block = bytes.count - before
        } while block > 0 && failure == 0
        guard failure == 0 else { throw openingProblem(failure, at: place) }
        return bytes
    }

    /// Reads until the buffer is full or the input ends; returns the count.
    private static func fill(
        _ buffer: UnsafeMutableBufferPointer<UInt8>, from descriptor: Int32, failure: inout Int32
    ) -> Int {
        var count = 0
        while count < buffer.count {
            let got = read(descriptor, buffer.baseAddress! + count, buffer.count - count)
            if got > 0 {
                count += got
            } else if got == 0 {
                break
            } else if errno == EAGAIN {
                var state = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
                _ = poll(&state, 1, -1)
            } else if errno != EINTR {
                failure = errno
                break
            }
        }
        return count
    }

    /// The fault of a file or folder that cannot be opened or read.
    static func openingProblem(_ code: Int32, at place: String) -> Problem {
        switch code {
        case ENOENT, ENOTDIR:
            Problem(.missingInput, at: place, "no such file or folder", wayOut: "check the path")
        case EACCES, EPERM:
            Problem(.missingInput, at: place, "may not be read (permission denied)", wayOut: "chmod u+r it, or copy it")
        default:
            Problem(.missingInput, at: place, "cannot be read (\(String(cString: strerror(code))))")
        }
    }
}

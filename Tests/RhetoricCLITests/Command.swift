// Runs the built command as a shell would, and says what came of it.

import Foundation
import Testing

/// One run of `rhetoric`.
struct Command {
    let status: Int32
    let output: String
    let errors: String

    /// The lines of standard error without the notices about dates.
    var faults: [String] { errors.split(separator: "\n").map(String.init) }
    var lines: [String] { output.split(separator: "\n").map(String.init) }

    init(_ arguments: String..., input: String = "", environment: [String: String] = [:]) throws {
        try self.init(Command.executable, arguments, input: input, environment: environment)
    }

    init(_ arguments: [String]) throws { try self.init(Command.executable, arguments, input: "", environment: [:]) }

    /// A line of shell in which `$R` is the command.
    init(shell line: String) throws {
        try self.init(URL(fileURLWithPath: "/bin/sh"), ["-c", line], input: "", environment: [:])
    }

    private init(
        _ executable: URL, _ arguments: [String], input: String, environment: [String: String]
    ) throws {
        // Files and not pipes: a pipe that nobody empties stops the command.
        let folder = try Folder()
        try folder.write(["in": input, "out": "", "err": ""])
        let process = Process()
        process.executableURL = executable
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment
            .merging(["R": Command.executable.path, "SWIFT_BACKTRACE": "enable=no"]) { $1 }
            .merging(environment) { $1 }
        process.currentDirectoryURL = Command.root
        process.standardInput = try FileHandle(forReadingFrom: folder.url("in"))
        process.standardOutput = try FileHandle(forWritingTo: folder.url("out"))
        process.standardError = try FileHandle(forWritingTo: folder.url("err"))
        try process.run()
        process.waitUntilExit()
        status = process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus
        output = try folder.read("out")
        errors = try folder.read("err")
    }

    /// The root of the package, which every command runs in.
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// The command that was built with these tests: beside the test bundle.
    static let executable: URL = {
        let arguments = CommandLine.arguments
        let named = arguments.firstIndex(of: "--test-bundle-path").map { arguments[$0 + 1] }
        let neighbours = [named, "/proc/self/exe", arguments[0]].compactMap(\.self).map {
            URL(fileURLWithPath: $0).resolvingSymlinksInPath().deletingLastPathComponent()
        }
        let built = (neighbours + [root.appendingPathComponent(".build/debug")])
            .map { $0.appendingPathComponent("rhetoric") }
        return built.first { FileManager.default.isExecutableFile(atPath: $0.path) } ?? built[built.count - 1]
    }()
}

/// A folder that goes when the test is over.
final class Folder {
    private let root: URL

    init(_ files: [String: String] = [:]) throws {
        root = FileManager.default.temporaryDirectory.appendingPathComponent("rhetoric-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
        try write(files)
    }

    deinit { try? FileManager.default.removeItem(at: root) }

    var path: String { root.path }
    subscript(name: String) -> String { url(name).path }
    func url(_ name: String) -> URL { root.appendingPathComponent(name) }

    func write(_ files: [String: String]) throws {
        for (name, text) in files {
            try FileManager.default.createDirectory(
                at: url(name).deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: url(name))
        }
    }

    func read(_ name: String) throws -> String { String(decoding: try Data(contentsOf: url(name)), as: UTF8.self) }

    var names: [String] { ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted() }
}

/// The corpora of examples/, from the root of the package.
enum Example {
    static let communiques = ["examples/communiques", "--meta", "examples/dates.csv"]
    static let june = "examples/rates/merania-2021-06.txt"
    static let december = "examples/rates/merania-2022-12.txt"
}

extension Folder {
    /// Rows as numpy.save writes them: two numbers each.
    func write(rows: [Float], to name: String) throws {
        let header = "{'descr': '<f4', 'fortran_order': False, 'shape': (\(rows.count / 2), 2), }"
        let padded = header + String(repeating: " ", count: 117 - header.utf8.count) + "\n"
        let values = rows.flatMap { value in withUnsafeBytes(of: value.bitPattern.littleEndian) { Array($0) } }
        try (Data([0x93] + Array("NUMPY".utf8) + [1, 0, 118, 0]) + Data(padded.utf8) + Data(values)).write(
            to: url(name))
    }

    /// The last row numbers that a .npy holds.
    func numbers(_ count: Int, of name: String) throws -> [Int32] {
        let bytes = try Array(Data(contentsOf: url(name)).suffix(4 * count))
        return stride(from: 0, to: bytes.count, by: 4).map { start in
            bytes[start..<start + 4].reversed().reduce(0) { $0 << 8 | Int32($1) }
        }
    }
}

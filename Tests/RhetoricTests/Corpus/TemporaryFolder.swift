import Foundation

/// A folder of files for one test, removed with it.
final class TemporaryFolder {
    let path: String

    /// Writes `files`: paths inside the folder and their contents.
    init(_ files: [String: String] = [:]) throws {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("rhetoric-\(UUID().uuidString)")
        path = url.path
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        for (name, text) in files { try write(Array(text.utf8), to: name) }
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func write(_ bytes: [UInt8], to name: String) throws {
        let url = URL(fileURLWithPath: self[name])
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: url)
    }

    /// The path of a file in it.
    subscript(name: String) -> String { "\(path)/\(name)" }

    /// A message without the folder's path.
    func relative(_ problem: some CustomStringConvertible) -> String {
        problem.description.replacingOccurrences(of: path + "/", with: "")
            .replacingOccurrences(of: path, with: "FOLDER")
    }
}

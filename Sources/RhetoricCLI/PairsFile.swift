// Tab-separated pairs, a pair a line.

import Foundation
import Rhetoric

/// The lines of a file of pairs.
struct PairsFile {
    private let path: String
    private let lines: [[Substring]]

    init(_ path: String) throws {
        self.path = path
        let data: Data
        do {
            data =
                path == "-"
                ? FileHandle.standardInput.readDataToEndOfFile() : try Data(contentsOf: URL(fileURLWithPath: path))
        } catch {
            throw Problem(.missingInput, at: path, "the file of pairs cannot be read", wayOut: "check the name")
        }
        var text = String(decoding: data, as: UTF8.self)
        if text.hasPrefix("\u{FEFF}") { text.removeFirst() }
        lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
            .map { $0.split(separator: "\t", omittingEmptySubsequences: false) }
    }

    /// The first two columns as document ids; empty lines and a head line "later<TAB>earlier" are passed over.
    var ids: [(later: String, earlier: String, line: Int)] {
        get throws {
            try pairs.filter { !($0.line == 1 && $0.first.hasPrefix("later") && $0.second.hasPrefix("earlier")) }.map {
                ($0.first, $0.second, $0.line)
            }
        }
    }

    /// Two texts a line.
    var texts: [(first: String, second: String)] {
        get throws {
            if let line = lines.firstIndex(where: { $0.count > 2 }) {
                throw Problem(
                    .badData, at: "\(path):\(line + 1)", "the line has \(lines[line].count) fields",
                    wayOut: "a line is two texts with a tab between; choose the columns first (cut -f2,3)")
            }
            return try pairs.map { ($0.first, $0.second) }
        }
    }

    private var pairs: [(first: String, second: String, line: Int)] {
        get throws {
            try lines.enumerated().compactMap { number, fields in
                if fields.count == 1, fields[0].isEmpty { return nil }
                guard fields.count >= 2 else {
                    throw Problem(
                        .badData, at: "\(path):\(number + 1)", "the line has no tab",
                        wayOut: "a line is two fields with a tab between")
                }
                return (String(fields[0]), String(fields[1]), number + 1)
            }
        }
    }
}

// The file that a page goes to.

import ArgumentParser
import Foundation
import Rhetoric

struct PageFile {
    private let path: String

    init(_ path: String) { self.path = path }

    /// Told before the work, not after it.
    static func check(_ path: String?, _ shared: SharedOptions) throws {
        guard let path else { return }
        if shared.output != nil || shared.format != nil || shared.isJSON {
            throw ValidationError("--html \(path) takes the place of other results; leave -o and --format out")
        }
        do throws(Problem) { try ResultFile(path).check() } catch { throw ValidationError(error.description) }
    }

    func write(_ pieces: ((String) throws -> Void) throws -> Void) throws {
        try Output(path: path, isPaged: false).stream(pieces)
    }

    /// How a page names a corpus: the last part of its path.
    static func name(_ path: String) -> String { URL(fileURLWithPath: path).lastPathComponent }
}

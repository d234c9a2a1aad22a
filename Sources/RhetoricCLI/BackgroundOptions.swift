// Which background a command works with: the embedded one, a file, or none.

import ArgumentParser
import Rhetoric

struct BackgroundOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Word statistics of many texts: a file of `background build`, or none (default: the embedded English).",
            valueName: "FILE"))
    var background: String?

    /// The word that stands for no background; a file of this name is given as ./none.
    static let none = "none"

    /// Nil for none. Throws a `Problem` for a file that is no background, or a damaged one.
    func read() throws(Problem) -> Background? {
        guard let background else { return .embedded }
        if background == Self.none { return nil }
        let file = try BinaryFile(path: background)
        return try Background(file.bytes, at: file.place)
    }
}

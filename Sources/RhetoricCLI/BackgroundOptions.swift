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

    /// Says once which texts a background does not know the language of.
    static func note(_ background: Background?, _ languages: [Language], _ talk: Talk) {
        guard let background else { return }
        let others = languages.filter { $0 != background.language }
        guard !others.isEmpty else { return }
        let codes = Set(others.map(\.code)).sorted().map { "\"\($0)\"" }.joined(separator: ", ")
        talk.say(
            "the background is of \"\(background.language)\", and \(others.count) of \(Talk.counted(languages.count, "text")) "
                + "\(others.count == 1 ? "is" : "are") in \(codes): such words are weighed by these texts alone; "
                + "--background FILE names another background")
    }
}

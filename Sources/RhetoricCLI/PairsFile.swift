// Tab-separated pairs, a pair a line.

import Rhetoric

/// The lines of a file of pairs.
struct PairsFile {
    struct Pair {
        let first: String
        let second: String
        /// "pairs.tsv:12".
        let place: String
    }

    private let file: TextFile

    init(_ path: String, _ talk: Talk) throws {
        file = try TextFile(path: path)
        if let notice = file.notice { talk.say(notice.description) }
    }

    /// Pairs of document ids, later and earlier, and whether all lines were such. Empty lines and a head line
    /// "later<TAB>earlier" are passed over, so are lines that are no pair: they are said.
    func ids() -> (pairs: [Pair], isWhole: Bool) {
        var pairs: [Pair] = []
        var isWhole = true
        for (number, line) in file.lines.enumerated() where !line.isEmpty {
            do throws(Problem) {
                let pair = try pair(line, number, isExact: false)
                if number > 0 || !pair.first.hasPrefix("later") || !pair.second.hasPrefix("earlier") {
                    pairs.append(pair)
                }
            } catch {
                Talk.complain(error.description)
                isWhole = false
            }
        }
        return (pairs, isWhole)
    }

    /// Two texts a line. A line that is no pair ends the run: scores are told apart by their lines alone.
    func texts() throws(Problem) -> [Pair] {
        var pairs: [Pair] = []
        for (number, line) in file.lines.enumerated() { pairs.append(try pair(line, number, isExact: true)) }
        return pairs
    }

    private func pair(_ line: String, _ number: Int, isExact: Bool) throws(Problem) -> Pair {
        let fields = line.utf8.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
        let place = "\(file.place):\(number + 1)"
        guard fields.count >= 2 else {
            throw Problem(
                .badData, at: place, "the line has no tab", wayOut: "a line is two fields with a tab between")
        }
        guard fields.count == 2 || !isExact else {
            throw Problem(
                .badData, at: place, "the line has \(fields.count) fields",
                wayOut: "a line is two texts with a tab between; choose the columns first (cut -f2,3)")
        }
        return Pair(first: String(fields[0]) ?? "", second: String(fields[1]) ?? "", place: place)
    }
}

// "Did you mean": for a command that does not exist. (Misspelt options are told by the argument parser.)

import ArgumentParser

enum Suggestion {
    /// Throws a usage error that names the nearest command when the first word (or the one after "help") is no command.
    static func check(_ arguments: [String], names: [String]) throws {
        let asked = arguments.first == "help" ? arguments.dropFirst().first : arguments.first
        guard let asked, !asked.hasPrefix("-"), asked != "help", !names.contains(asked) else { return }
        let nearest = names.map { (distance: distance($0, asked.lowercased()), name: $0) }.min { $0 < $1 }
        let hint = nearest.map { $0.distance <= max(2, asked.utf8.count / 3) ? " Did you mean \"\($0.name)\"?" : "" }
        throw ValidationError(
            "there is no command \"\(asked)\".\(hint ?? "") The commands are \(names.joined(separator: ", ")).")
    }

    /// Optimal string alignment: insertions, deletions, substitutions, exchanges of neighbours.
    static func distance(_ a: String, _ b: String) -> Int {
        let a = Array(a.utf8)
        let b = Array(b.utf8)
        var rows = [Array(0...b.count)]
        for i in 1..<max(1, a.count + 1) {
            var row = [i] + Array(repeating: 0, count: b.count)
            for j in 1..<max(1, b.count + 1) {
                row[j] = min(rows[i - 1][j] + 1, row[j - 1] + 1, rows[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
                if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
                    row[j] = min(row[j], rows[i - 2][j - 2] + 1)
                }
            }
            rows.append(row)
        }
        return rows[a.count][b.count]
    }
}

// Sequences of words that the items of a cluster share: "small island" says more than "small" and "island".

/// Two or three words in a row, the outer ones telling.
struct ClusterPhrase: Sendable {
    let stems: [Int32]
    /// Items of the cluster that have it.
    let items: Int
    /// Token of the table where the first of them has it.
    let token: Int
}

struct ClusterPhrases: Sendable {
    private let table: StatementTable
    /// Rows of each item.
    private let rows: [[Int]]

    /// Stems that fit into a key of three.
    private static let mostStems = 1 << 21

    init(_ items: CorpusItems) {
        table = items.table
        switch items.level {
        case .statement: rows = (0..<items.count).map { [$0] }
        case .document:
            var rows = [[Int]](repeating: [], count: items.count)
            for (row, reference) in items.table.rows.enumerated() { rows[reference.document].append(row) }
            self.rows = rows
        }
    }

    /// Those that two items of a cluster or more have, in the order of their stems. Cost O(words of the items).
    ///
    /// - Parameter words: stems that a phrase may begin and end with.
    func phrases(of members: [Int], among words: Set<Int32>) -> [ClusterPhrase] {
        guard table.lexicon.stems.count < Self.mostStems else { return [] }
        var found: [UInt64: (items: Int, last: Int, token: Int)] = [:]
        for item in members {
            for row in rows[item] {
                forEachPhrase(in: row, among: words) { key, token in
                    var entry = found[key] ?? (0, -1, token)
                    if entry.last != item { entry = (entry.items + 1, item, entry.token) }
                    found[key] = entry
                }
            }
        }
        return found.filter { $1.items > 1 }.sorted { $0.key < $1.key }.map { key, entry in
            let stems = [key >> 42, (key >> 21) & 0x1F_FFFF, key & 0x1F_FFFF].filter { $0 > 0 }
            return ClusterPhrase(stems: stems.map { Int32($0) - 1 }, items: entry.items, token: entry.token)
        }
    }

    private func forEachPhrase(in row: Int, among words: Set<Int32>, _ body: (_ key: UInt64, _ token: Int) -> Void) {
        let range = table.tokenRange(row)
        func isEdge(_ token: Int) -> Bool {
            let form = table.lexicon.forms[Int(table.forms[token])]
            return !form.isStopWord && !form.isNumber && words.contains(table.stems[token])
        }
        func key(_ token: Int) -> UInt64 { UInt64(table.stems[token]) + 1 }
        for token in range where isEdge(token) {
            if token + 1 < range.upperBound, isEdge(token + 1), table.stems[token] != table.stems[token + 1] {
                body(key(token) << 21 | key(token + 1), token)
            }
            if token + 2 < range.upperBound, isEdge(token + 2), table.stems[token] != table.stems[token + 2] {
                body(key(token) << 42 | key(token + 1) << 21 | key(token + 2), token)
            }
        }
    }

    /// As the first item has it.
    func spelling(of phrase: ClusterPhrase) -> String {
        (phrase.token..<phrase.token + phrase.stems.count).map { table.lexicon.forms[Int(table.forms[$0])].text }
            .joined(separator: " ")
    }

    /// Whether a word of a phrase stands on no stop list.
    func isTelling(_ phrase: ClusterPhrase, at place: Int) -> Bool {
        !table.lexicon.forms[Int(table.forms[phrase.token + place])].isStopWord
    }
}

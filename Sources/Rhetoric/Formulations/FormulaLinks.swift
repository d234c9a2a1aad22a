// Which statements may share a formula, and where: those that have the same telling words in a row, whatever stands between.
// An occurrence is linked to a few before it, not to all, so that the links of a formula grow no faster than its uses.

/// Words of a later and of an earlier statement that begin alike; tokens of the statement table.
struct FormulaLink: Sendable, BitwiseCopyable, Comparable {
    let laterRow: Int32
    let earlierRow: Int32
    let laterToken: Int32
    let earlierToken: Int32

    static func < (a: FormulaLink, b: FormulaLink) -> Bool {
        (a.laterRow, a.earlierRow, a.laterToken, a.earlierToken) < (
            b.laterRow, b.earlierRow, b.laterToken, b.earlierToken
        )
    }
}

/// The telling words of a corpus, one after the other: neither stop words nor numbers.
struct TellingWords: Sendable {
    /// Words in a row that begin a formula, and how many earlier occurrences each is linked to.
    private static let fewRows: [(length: Int, back: Int)] = [(2, 16), (3, 8), (5, 2)]
    private static let manyRows: [(length: Int, back: Int)] = [(3, 3), (5, 1)]
    /// From so many statements on, two words in a row are no sign of anything.
    private static let many = 20_000

    private let table: StatementTable
    private let stems: [Int32]
    /// The token of each.
    private let tokens: [Int32]
    private let bounds: [Int]

    init(_ table: StatementTable, isTelling: [Bool]) {
        var (stems, tokens, bounds): ([Int32], [Int32], [Int]) = ([], [], [0])
        for row in 0..<table.count {
            for token in table.tokenRange(row) where isTelling[Int(table.stems[token])] {
                stems.append(table.stems[token])
                tokens.append(Int32(token))
            }
            bounds.append(stems.count)
        }
        self.table = table
        (self.stems, self.tokens, self.bounds) = (stems, tokens, bounds)
    }

    /// By later and earlier statement, each once. Cost O(words) for what is shared.
    func links(workers: Workers) -> [FormulaLink] {
        let seeds = table.count < Self.many ? Self.fewRows : Self.manyRows
        var links = seeds.flatMap { self.links(length: $0.length, back: $0.back, workers: workers) }
        links.sort()
        var kept = 0
        for link in links.dropFirst() where link != links[kept] {
            kept += 1
            links[kept] = link
        }
        if !links.isEmpty { links.removeLast(links.count - kept - 1) }
        return links
    }

    private func links(length: Int, back: Int, workers: Workers) -> [FormulaLink] {
        let shared = SharedNgrams(words: stems, bounds: bounds, length: length, workers: workers)
        let cuts = workers.map(total: shared.count, by: max(1, shared.count / 64 + 1)) { groups in
            var links: [FormulaLink] = []
            for group in groups {
                let members = shared.starts[group]..<shared.starts[group + 1]
                for member in members {
                    let row = shared.sentences[member]
                    for other in max(members.lowerBound, member - back)..<member where shared.sentences[other] != row {
                        links.append(
                            FormulaLink(
                                laterRow: row, earlierRow: shared.sentences[other],
                                laterToken: tokens[Int(shared.places[member])],
                                earlierToken: tokens[Int(shared.places[other])]))
                    }
                }
            }
            return links
        }
        return cuts.flatMap { $0 }
    }
}

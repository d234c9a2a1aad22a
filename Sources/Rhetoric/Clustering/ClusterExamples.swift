// What stands for a cluster: its most central items, and of a document the statement that speaks for it.

/// An item that stands for its cluster.
public struct ClusterExample: Sendable, Equatable {
    public let item: Int
    /// The statement to quote: the item itself, or the statement of a document that says most of what tells the cluster
    /// from the others; nil for a document without statements.
    public let statement: StatementReference?
}

struct ClusterExamples: Sendable {
    /// Items that stand for a cluster.
    private static let most = 3
    /// Statements of fewer telling words say too little to stand for others ("Climate change.", "Mr. President,"): they are
    /// taken only where there is nothing longer.
    private static let leastTerms = 5

    private let items: CorpusItems
    private let vocabulary: Vocabulary
    /// Rows of the table for each document.
    private let rows: [[Int]]

    init(_ items: CorpusItems, _ vocabulary: Vocabulary) {
        (self.items, self.vocabulary) = (items, vocabulary)
        var rows = [[Int]](repeating: [], count: (items.documents.max() ?? -1) + 1)
        if items.level == .document {
            for (row, reference) in items.table.rows.enumerated() { rows[reference.document].append(row) }
        }
        self.rows = rows
    }

    /// The first of the members, then the most central that say enough, none with the words of another. Cost O(members
    /// and the words of what is looked at).
    ///
    /// - Parameters:
    ///   - members: the most central first.
    ///   - words: what tells the cluster from the others.
    func examples(of members: [Int], _ words: [ClusterLabels.Word]) -> [ClusterExample] {
        guard let medoid = members.first else { return [] }
        var told: Set<[Int32]> = []
        var found: [Int] = []
        func take(_ item: Int) {
            if found.count < Self.most, !found.contains(item), told.insert(stems(item)).inserted { found.append(item) }
        }
        take(medoid)
        for item in members where found.count < Self.most && stems(item).count >= Self.leastTerms { take(item) }
        for item in members where found.count < Self.most { take(item) }
        let weights = Dictionary(uniqueKeysWithValues: words.map { ($0.term, $0.weight) })
        return found.map { ClusterExample(item: $0, statement: statement(of: $0, weights)) }
    }

    /// The stems of an item, each once, in their order.
    private func stems(_ item: Int) -> [Int32] { Set(items.stems[item]).sorted() }

    private func statement(of item: Int, _ weights: [Int: Double]) -> StatementReference? {
        guard items.level == .document else { return items.statements[item].first }
        let told = rows[items.documents[item]].map { row in
            let terms = vocabulary.counts(of: items.table.stems(of: row, skippingStopWords: true)).map(\.term)
            // By roots: several of the words say more than the best one alone, and much besides says less.
            let said = terms.reduce(0) { $0 + (weights[$1] ?? 0).squareRoot() }
            let weight = said / Double(max(1, terms.count)).squareRoot()
            return (row: row, saysEnough: terms.count >= Self.leastTerms, weight: weight)
        }
        let ranked = told.contains(where: \.saysEnough) ? told.filter(\.saysEnough) : told
        return ranked.max { ($0.weight, $1.row) < ($1.weight, $0.row) }.map { items.table.rows[$0.row] }
    }
}

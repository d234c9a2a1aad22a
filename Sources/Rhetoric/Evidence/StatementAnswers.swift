// The statements of a found document that answer best.

struct StatementAnswers: Sendable {
    private let table: StatementTable
    private let weights: WeightedMatrix
    /// Rows of each document that may answer, by its place in the corpus.
    let rows: [Int: [Int]]

    private static let most = 3

    /// - Parameters:
    ///   - weights: of the rows of the table.
    ///   - mayAnswer: whether a statement is among those that are searched.
    init(_ table: StatementTable, _ weights: WeightedMatrix, where mayAnswer: (StatementReference) -> Bool) {
        (self.table, self.weights) = (table, weights)
        rows = Self.rows(of: table, where: mayAnswer)
    }

    /// The same with other statements that may answer.
    init(_ other: StatementAnswers, where mayAnswer: (StatementReference) -> Bool) {
        (table, weights) = (other.table, other.weights)
        rows = Self.rows(of: table, where: mayAnswer)
    }

    static func rows(of table: StatementTable, where mayAnswer: (StatementReference) -> Bool) -> [Int: [Int]] {
        Dictionary(grouping: table.rows.indices.filter { mayAnswer(table.rows[$0]) }) { table.rows[$0].document }
    }

    /// At most three statements of a document that share most with a query, the best first.
    func best(of document: Int, toStems query: [Int32]) -> [StatementReference] {
        let rows = rows[document] ?? []
        let wanted = Dictionary(uniqueKeysWithValues: weights.row(ofStems: query).map { ($0.column, $0.value) })
        let scored = rows.map { row in
            weights.weights.entries(ofRow: row).reduce(0.0) { sum, entry in
                sum + weights.weights.values[entry] * (wanted[Int(weights.weights.columnIndices[entry])] ?? 0)
            }
        }
        let best = scored.indices.filter { scored[$0] > 0 }.sorted { (scored[$0], $1) > (scored[$1], $0) }
        return best.prefix(Self.most).map { table.rows[rows[$0]] }
    }
}

// What the index of a corpus file holds, and how far its latent space has drifted from what is in it now.

import GRDB

public struct IndexState: Sendable {
    /// How some documents came into the latent space.
    public struct Group: Sendable, Equatable {
        public let documents: Int
        /// Mean squared length of their rows of weights (each of length 1) within the space: 0 to 1.
        public let held: Double
    }

    public let documents: Int
    /// Current documents that are not in the index.
    public let missing: Int
    /// Ranked ones.
    public let statements: Int
    public let stems: Int
    /// Dimensions of the latent space; 0 where there is none.
    public let rank: Int
    public let groups: [Joining: Group]
    /// How many formulations are kept; nil where none were looked for.
    public let formulations: Int?
    public let areFormulationsCurrent: Bool

    /// What came later than the fit is held less well than what was fitted by more than this share, or is more of the
    /// documents than this: then the space no longer fits the corpus.
    static let mostDrift = 0.1
    static let mostLater = 0.5
    static let fewestLater = 64

    /// How much less the space holds of the documents that came after it was fitted: 0 where it holds as much, 1 where it
    /// holds nothing of them. Nil without such documents.
    public var drift: Double? {
        let later = [Joining.updated, .folded].compactMap { groups[$0] }
        let count = later.reduce(0) { $0 + $1.documents }
        guard let fitted = groups[.fitted], fitted.held > 0, count > 0 else { return nil }
        let held = later.reduce(0) { $0 + $1.held * Double($1.documents) } / Double(count)
        return max(0, 1 - held / fitted.held)
    }

    /// Whether the space should be made anew.
    public var isStale: Bool {
        let later = [Joining.updated, .folded].reduce(0) { $0 + (groups[$1]?.documents ?? 0) }
        // A few documents may be unlike the others, and say nothing of the space.
        guard later >= Self.fewestLater else { return false }
        return drift ?? 0 > Self.mostDrift || Double(later) > Self.mostLater * Double(groups[.fitted]?.documents ?? 0)
    }
}

extension CorpusFile {
    public func indexState() throws(Problem) -> IndexState {
        try read { database in
            let row = try Row.fetchOne(
                database,
                sql: """
                    SELECT count(*), count(*) - count(first_row), coalesce(sum(row_count), 0),
                      (SELECT count(*) FROM vocabulary WHERE statements > 0 OR documents > 0),
                      (SELECT length(singular_values) / 4 FROM space)
                    FROM document WHERE is_current
                    """)!
            let groups = try Row.fetchAll(
                database, sql: "SELECT joined, count(*), avg(held) FROM coordinates GROUP BY joined"
            ).compactMap { row in
                Joining(rawValue: row[0]).map { ($0, IndexState.Group(documents: row[1], held: row[2])) }
            }
            let kept = try FamilyTables.keptState(database)
            return IndexState(
                documents: row[0], missing: row[1], statements: row[2], stems: row[3], rank: row[4] ?? 0,
                groups: Dictionary(groups) { $1 },
                formulations: try kept.map { _ in try Int.fetchOne(database, sql: "SELECT count(*) FROM family")! },
                areFormulationsCurrent: try kept == FamilyTables.state(database))
        }
    }
}

// Work that a transaction leaves for the end of a run: a run that is killed before is made up for by the next one.

import GRDB

enum Pending: String {
    /// The documents are to be dated from one another.
    case dating
    /// Documents that are in the index were divided anew: it is to be made from the start.
    case index

    static func add(_ work: Pending, _ database: Database) throws {
        try database.run(sql: "INSERT OR IGNORE INTO pending (work) VALUES (?)", arguments: [work.rawValue])
    }

    static func isOpen(_ work: Pending, _ database: Database) throws -> Bool {
        try Bool.fetchOne(
            database, sql: "SELECT EXISTS (SELECT 1 FROM pending WHERE work = ?)", arguments: [work.rawValue]) ?? false
    }

    static func close(_ work: Pending, _ database: Database) throws {
        try database.run(sql: "DELETE FROM pending WHERE work = ?", arguments: [work.rawValue])
    }
}

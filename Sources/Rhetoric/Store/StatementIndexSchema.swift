// The part of a corpus file that finds statements by their words: a vocabulary with counts, and for each stem the
// statements that hold it.

import Foundation
import GRDB

enum StatementIndexSchema {
    /// Rows number the ranked statements of all documents that were ever indexed; a document has the rows from `first_row`
    /// on. What was indexed again has new rows, and its old ones stay unused until the index is made anew.
    static let tables = """
        ALTER TABLE document ADD COLUMN first_row INTEGER;
        ALTER TABLE document ADD COLUMN row_count INTEGER;
        CREATE TABLE vocabulary (
          number INTEGER PRIMARY KEY,
          stem TEXT NOT NULL UNIQUE,
          statements INTEGER NOT NULL
        );
        CREATE TABLE posting (
          stem INTEGER NOT NULL REFERENCES vocabulary,
          first_row INTEGER NOT NULL,
          rows BLOB NOT NULL,
          PRIMARY KEY (stem, first_row)
        ) WITHOUT ROWID;
        CREATE TABLE length (
          first_row INTEGER PRIMARY KEY,
          words BLOB NOT NULL
        );
        """
}

/// Ascending rows as bytes: the distance of each from the one before (see `VariableBytes`).
struct RowList {
    private(set) var bytes: [UInt8] = []
    private(set) var count = 0
    private var last = 0

    /// - Parameter row: counted from the first row of the block, above the one before.
    mutating func append(_ row: Int) {
        VariableBytes.append(row - last, to: &bytes)
        (last, count) = (row, count + 1)
    }

    /// Calls `body` for each row. What is cut short ends early.
    static func forEach(in bytes: Data, from first: Int, _ body: (Int) -> Void) {
        var row = first
        VariableBytes.forEach(in: bytes) { distance in
            row &+= distance
            body(row)
        }
    }
}

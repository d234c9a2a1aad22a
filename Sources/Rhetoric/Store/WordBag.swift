// How often a document says each stem, stop words apart: what search by documents and the latent space are made of.

import Foundation
import GRDB

/// Stems with counts as bytes: for each, ascending, its distance from the one before and its count (see `VariableBytes`).
struct WordBag {
    private(set) var bytes: [UInt8] = []
    private var last = 0

    /// - Parameters:
    ///   - stem: a number of the vocabulary, above the one before.
    ///   - count: at least 1.
    mutating func append(_ stem: Int, count: Int) {
        VariableBytes.append(stem - last, to: &bytes)
        VariableBytes.append(count, to: &bytes)
        last = stem
    }

    init() {}

    /// - Parameters:
    ///   - stems: in any order, with repeats.
    ///   - numbers: the number of each in the vocabulary.
    init(_ stems: some Sequence<Int32>, numbers: [Int64]) {
        var counts: [Int: Int] = [:]
        for stem in stems { counts[Int(numbers[Int(stem)]), default: 0] += 1 }
        for (stem, count) in counts.sorted(by: { $0.key < $1.key }) { append(stem, count: count) }
    }

    /// Calls `body` for each stem. What is cut short ends early.
    static func forEach(in bytes: Data, _ body: (_ stem: Int, _ count: Int) -> Void) {
        var stem = 0
        var isCount = false
        VariableBytes.forEach(in: bytes) { number in
            if isCount { body(stem, number) } else { stem &+= number }
            isCount.toggle()
        }
    }
}

/// Numbers from 0 on, seven bits a byte, the low ones first, the eighth bit set where more follow.
enum VariableBytes {
    static func append(_ number: Int, to bytes: inout [UInt8]) {
        var number = number
        while number >= 0x80 {
            bytes.append(UInt8(number & 0x7F) | 0x80)
            number >>= 7
        }
        bytes.append(UInt8(number))
    }

    /// Calls `body` for each number; those of five bytes and more are of no file that we wrote, and end somehow.
    @inline(__always)
    static func forEach(in bytes: Data, _ body: (Int) -> Void) {
        bytes.withUnsafeBytes { bytes in
            var (number, shift) = (0, 0)
            for byte in bytes {
                number |= Int(byte & 0x7F) << shift
                if byte & 0x80 != 0, shift < 28 {
                    shift += 7
                } else {
                    body(number)
                    (number, shift) = (0, 0)
                }
            }
        }
    }
}

extension WordBag {
    static let tables = """
        ALTER TABLE vocabulary ADD COLUMN telling INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE vocabulary ADD COLUMN documents INTEGER NOT NULL DEFAULT 0;
        INSERT OR IGNORE INTO pending (work) SELECT 'index' WHERE EXISTS (SELECT 1 FROM document);
        CREATE TABLE bag (
          document INTEGER PRIMARY KEY REFERENCES document,
          words BLOB NOT NULL
        );
        """

    /// Whoever inserts a bag counts its document for each of its stems.
    func insert(_ database: Database, document: Int64) throws {
        try database.run(sql: "INSERT INTO bag (document, words) VALUES (?, ?)", arguments: [document, Data(bytes)])
    }

    /// Takes a document out of the bags, the counts and the latent space, if it is there.
    static func remove(_ database: Database, document: Int64) throws {
        let stored = try Data.fetchOne(database, sql: "SELECT words FROM bag WHERE document = ?", arguments: [document])
        guard let stored else { return }
        let update = try database.cachedStatement(
            sql: "UPDATE vocabulary SET documents = documents - 1 WHERE number = ?")
        var stems: [Int] = []
        forEach(in: stored) { stem, _ in stems.append(stem) }
        for stem in stems { try update.execute(arguments: [stem]) }
        for table in ["bag", "coordinates"] {
            try database.run(sql: "DELETE FROM \(table) WHERE document = ?", arguments: [document])
        }
    }
}

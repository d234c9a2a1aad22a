// The latent space of a corpus file: fitted once, grown with what is ingested, measured all the while. New documents are
// folded in at once; when there are enough of them, the directions are turned to fit them too (`LatentBasis`).

import Foundation
import GRDB

/// How a document came into the latent space of a corpus file.
public enum Joining: String, Sendable, CaseIterable {
    /// The space was made from it and others.
    case fitted
    /// The directions were turned to fit it.
    case updated
    /// It was placed in the space as it stood.
    case folded
}

struct StoredSpace {
    static let tables = """
        CREATE TABLE space (
          number INTEGER PRIMARY KEY CHECK (number = 1),
          floor REAL NOT NULL,
          singular_values BLOB NOT NULL
        );
        CREATE TABLE direction (
          stem INTEGER PRIMARY KEY REFERENCES vocabulary,
          weight REAL NOT NULL,
          vector BLOB NOT NULL
        );
        CREATE TABLE coordinates (
          document INTEGER PRIMARY KEY REFERENCES document,
          joined TEXT NOT NULL,
          held REAL NOT NULL,
          vector BLOB NOT NULL
        );
        """

    /// So many documents, or this share of those that the space fits, are folded in before it is turned to fit them.
    private static let fewestForUpdate = 64
    private static let shareForUpdate = 0.02

    private let database: Database
    private let workers: Workers

    init(_ database: Database, workers: Workers) { (self.database, self.workers) = (database, workers) }

    static func clear(_ database: Database) throws {
        for table in ["space", "direction", "coordinates"] { try database.run(sql: "DELETE FROM \(table)") }
    }

    /// Takes in the documents that are not in the space yet. It is made anew where more came than it holds.
    ///
    /// - Parameter fewest: statements from which a file has a space.
    func takeIn(fewest: Int) throws {
        let statements = try Int.fetchOne(
            database, sql: "SELECT coalesce(sum(row_count), 0) FROM document WHERE is_current")!
        guard statements >= fewest else { return try Self.clear(database) }
        let missing = try Int64.fetchAll(
            database,
            sql: """
                SELECT number FROM document d JOIN bag b ON b.document = d.number
                WHERE is_current AND number NOT IN (SELECT document FROM coordinates) ORDER BY position
                """)
        let counts = try joined()
        let held = counts.values.reduce(0, +)
        let isThere = try Bool.fetchOne(database, sql: "SELECT EXISTS (SELECT 1 FROM space)")!
        if !isThere || missing.count > held { return try fit() }
        if missing.isEmpty { return }
        try fold(missing)
        let folded = (counts[.folded] ?? 0) + missing.count
        if Double(folded) >= max(Double(Self.fewestForUpdate), Self.shareForUpdate * Double(held)) { try update() }
    }

    /// Whether there is anything for `takeIn` to do.
    func isOwed(fewest: Int) throws -> Bool {
        let row = try Row.fetchOne(
            database,
            sql: """
                SELECT (SELECT coalesce(sum(row_count), 0) FROM document WHERE is_current) >= ?,
                  EXISTS (SELECT 1 FROM space),
                  EXISTS (SELECT 1 FROM bag b JOIN document d ON d.number = b.document
                    WHERE d.is_current AND d.number NOT IN (SELECT document FROM coordinates))
                """, arguments: [fewest])!
        let (isLarge, isThere, isMissing): (Bool, Bool, Bool) = (row[0], row[1], row[2])
        return isLarge ? !isThere || isMissing : isThere
    }

    private func joined() throws -> [Joining: Int] {
        let rows = try Row.fetchAll(database, sql: "SELECT joined, count(*) FROM coordinates GROUP BY joined")
        return Dictionary(rows.compactMap { row in Joining(rawValue: row[0]).map { ($0, row[1]) } }) { $1 }
    }

    /// Makes the space from all documents.
    private func fit() throws {
        try Self.clear(database)
        let bags = try StoredBags(database)
        guard bags.counts.entryCount > 0 else { return }
        let entropy = WeightedMatrix(bags.matrix, .logEntropy, workers: workers)
        let basis = try LatentBasis(entropy.weights, rule: ItemSearch.rule, workers: workers)
        let weights = zip(entropy.globalWeights, bags.matrix.vocabulary.documentFrequencies).map { $1 > 0 ? $0 : nil }
        try write(basis, weights: weights, floor: ItemSearch.rule.floor(of: entropy.weights))
        try writeCoordinates(basis.coordinates, of: bags.documents.map { ($0, .fitted) })
    }

    private func fold(_ documents: [Int64]) throws {
        let bags = try StoredBags(database, of: documents)
        let (basis, weights) = try basis(ofStems: bags.stemsThere, items: DenseMatrix(rows: 0, columns: rank()))
        let rows = WeightedMatrix(bags.matrix, globalWeights: weights.map { $0 ?? 1 }, workers: workers).weights
        try writeCoordinates(basis.coordinates(of: rows, workers: workers), of: documents.map { ($0, .folded) })
    }

    /// Turns the directions to fit the documents that were folded in.
    private func update() throws {
        let placed = try Row.fetchAll(
            database, sql: "SELECT document, joined FROM coordinates ORDER BY joined = 'folded', document"
        ).map { (document: $0[0] as Int64, joined: Joining(rawValue: $0[1]) ?? .updated) }
        let old = placed.filter { $0.joined != .folded }
        let bags = try StoredBags(database, of: placed.dropFirst(old.count).map(\.document))
        var (basis, weights) = try basis(ofStems: nil, items: coordinates(of: old.map(\.document)))
        let own = TermWeighting.logEntropy.globalWeights(bags.matrix, items: placed.count)
        for (stem, weight) in own.enumerated() where weights[stem] == nil && bags.frequency(ofStem: stem) > 0 {
            weights[stem] = weight
        }
        let rows = WeightedMatrix(bags.matrix, globalWeights: weights.map { $0 ?? 0 }, workers: workers).weights
        try basis.update(with: rows, most: ItemSearch.rule.most, workers: workers)
        let terms = weights.count { $0 != nil }
        try database.run(sql: "DELETE FROM direction")
        try write(
            basis, weights: weights,
            floor: ItemSearch.rule.margin * Double(placed.count) / Double(max(1, min(placed.count, terms))))
        try database.run(sql: "DELETE FROM coordinates")
        try writeCoordinates(
            basis.coordinates, of: placed.map { ($0.document, $0.joined == .folded ? .updated : $0.joined) })
    }

    private func rank() throws -> Int {
        try Float.numbers(Data.fetchOne(database, sql: "SELECT singular_values FROM space") ?? Data()).count
    }

    private func write(_ basis: LatentBasis, weights: [Double?], floor: Double) throws {
        try database.run(
            sql: "INSERT OR REPLACE INTO space (number, floor, singular_values) VALUES (1, ?, ?)",
            arguments: [floor, Float.data(basis.singularValues.map(Float.init))])
        let insert = try database.cachedStatement(sql: "INSERT INTO direction (stem, weight, vector) VALUES (?, ?, ?)")
        for (stem, weight) in weights.enumerated() {
            guard let weight else { continue }
            try insert.execute(arguments: [stem + 1, weight, Float.data(basis.directions.row(stem))])
        }
    }

    private func writeCoordinates(
        _ coordinates: DenseMatrix<Float>, of documents: [(number: Int64, joined: Joining)]
    ) throws {
        let insert = try database.cachedStatement(
            sql: "INSERT INTO coordinates (document, joined, held, vector) VALUES (?, ?, ?, ?)")
        for (row, document) in documents.enumerated() {
            let held = coordinates.row(row).reduce(0) { $0 + Double($1) * Double($1) }
            try insert.execute(arguments: [
                document.number, document.joined.rawValue, min(1, held), Float.data(coordinates.row(row)),
            ])
        }
    }
}

extension StoredSpace {
    /// The space with the directions of some stems; of those that it does not know they are zero.
    ///
    /// - Parameters:
    ///   - stems: numbers of the vocabulary, one less; nil for all. The others' directions are zero.
    ///   - items: coordinates of the items that the basis is to have.
    /// - Returns: weights of all stems of the vocabulary, nil for those that the space does not know.
    private func basis(
        ofStems stems: [Int]?, items: DenseMatrix<Float>
    ) throws -> (basis: LatentBasis, weights: [Double?]) {
        let size = try Int.fetchOne(database, sql: "SELECT coalesce(max(number), 0) FROM vocabulary")!
        let rank = items.columns
        var weights = [Double?](repeating: nil, count: size)
        var directions = DenseMatrix<Float>(rows: size, columns: rank)
        func take(_ row: Row) throws {
            let vector = Float.numbers(row[2])
            guard vector.count == rank, (1...size).contains(row[0]) else {
                throw StoreFault.damaged("its latent space")
            }
            let stem: Int = row[0] - 1
            weights[stem] = row[1]
            directions.values.replaceSubrange(stem * rank..<(stem + 1) * rank, with: vector)
        }
        if let stems {
            let find = try database.cachedStatement(sql: "SELECT stem, weight, vector FROM direction WHERE stem = ?")
            for stem in stems { try Row.fetchOne(find, arguments: [stem + 1]).map(take) }
        } else {
            let rows = try Row.fetchCursor(database, sql: "SELECT stem, weight, vector FROM direction")
            while let row = try rows.next() { try take(row) }
        }
        let values = try Data.fetchOne(database, sql: "SELECT singular_values FROM space") ?? Data()
        let singular = Float.numbers(values).map(Double.init)
        guard singular.count == rank else { throw StoreFault.damaged("its latent space") }
        return (LatentBasis(singularValues: singular, directions: directions, coordinates: items), weights)
    }

    /// One row for each document.
    private func coordinates(of documents: [Int64]) throws -> DenseMatrix<Float> {
        let rank = try rank()
        let places = Dictionary(uniqueKeysWithValues: documents.enumerated().map { ($1, $0) })
        var result = DenseMatrix<Float>(rows: documents.count, columns: rank)
        var found = 0
        let rows = try Row.fetchCursor(database, sql: "SELECT document, vector FROM coordinates")
        while let row = try rows.next() {
            guard let place = places[row[0]] else { continue }
            let isRead = try row.withUnsafeData(atIndex: 1) { data in
                data.map { Float.copy($0, to: &result.values, at: place * rank, count: rank) } ?? false
            }
            guard isRead else { throw StoreFault.damaged("its latent space") }
            found += 1
        }
        guard found == documents.count else { throw StoreFault.damaged("its latent space") }
        return result
    }

    /// The space for some queries: the weights of their terms, and all documents.
    ///
    /// - Parameter terms: the stems that will be asked for, as numbers of the vocabulary, one less.
    func latentSpace(_ terms: Vocabulary, documents: [Int64]) throws -> (TermWeights, LatentSpace) {
        let items = try coordinates(of: documents)
        let stems = terms.stems.map(Int.init)
        let (all, weights) = try basis(ofStems: stems, items: items)
        var directions = DenseMatrix<Float>(rows: stems.count, columns: all.rank)
        for (term, stem) in stems.enumerated() {
            directions.values.replaceSubrange(term * all.rank..<(term + 1) * all.rank, with: all.directions.row(stem))
        }
        let basis = LatentBasis(singularValues: all.singularValues, directions: directions, coordinates: items)
        let floor = try Double.fetchOne(database, sql: "SELECT floor FROM space") ?? 0
        return (
            TermWeights(terms, stems.map { weights[$0] ?? 0 }), LatentSpace(basis, rule: ItemSearch.rule, floor: floor)
        )
    }
}

extension Float {
    /// Little-endian, four bytes a number.
    fileprivate static func data(_ numbers: some Collection<Float>) -> Data {
        var data = Data(capacity: 4 * numbers.count)
        for number in numbers { withUnsafeBytes(of: number.bitPattern.littleEndian) { data.append(contentsOf: $0) } }
        return data
    }

    fileprivate static func numbers(_ data: Data) -> [Float] {
        var numbers = [Float](repeating: 0, count: data.count / 4)
        _ = copy(data, to: &numbers, at: 0, count: numbers.count)
        return numbers
    }

    /// False where the bytes are not so many finite numbers.
    fileprivate static func copy(_ data: Data, to numbers: inout [Float], at start: Int, count: Int) -> Bool {
        guard data.count == 4 * count else { return false }
        return data.withUnsafeBytes { bytes in
            for k in 0..<count {
                let bits = UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: 4 * k, as: UInt32.self))
                numbers[start + k] = Float(bitPattern: bits)
                if !numbers[start + k].isFinite { return false }
            }
            return true
        }
    }
}

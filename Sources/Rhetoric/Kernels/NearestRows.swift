// The exact nearest rows by inner product: among the earlier rows for every row, or among all rows for one query.
//
// A copy of the rows in bytes is multiplied instead of the floats, and its measured error says which few pairs must be
// scored exactly; see nearest.c. An approximate index would be no faster on a hundred thousand rows, and not exact.

import CSimilarity

/// Rows of single-precision numbers with a copy of theirs in bytes: count x (dimensions + about 30) bytes beyond the
/// rows. Cosines come from rows of length 1; other rows are searched by inner product.
package struct QuantisedRows: Sendable {
    /// A row and its inner product, as `InnerProducts.dot` computes it.
    package struct Near: Equatable, Sendable {
        package let row: Int32
        package let product: Float
    }

    /// A row that cannot be compared.
    package struct RefusedRow: Error, Equatable, CustomStringConvertible {
        package let row: Int
        package var description: String {
            "row \(row) has a number that is NaN or infinite, or is longer than 1e18: leave it out or scale it"
        }
    }

    let values: [Float]
    private let copy: QuantisedCopy
    let count: Int
    let dimensions: Int

    private static let earlierPerPart = 1024
    private static let askedPerPart = 1 << 15

    /// - Parameter values: count x dimensions, row by row; fewer than 2^31 rows.
    /// - Throws: `RefusedRow` for the first row that is not finite or too long for its products to be finite.
    ///
    /// Cost O(count dimensions).
    package init(_ values: [Float], count: Int, dimensions: Int, workers: Workers = .all) throws(RefusedRow) {
        precondition(values.count == count * dimensions, "\(values.count) values do not fill \(count) x \(dimensions)")
        precondition(count <= Int(Int32.max), "rows are numbered in 32 bits")
        self.values = values
        self.count = count
        self.dimensions = dimensions
        copy = QuantisedCopy(count: count, dimensions: dimensions)
        if let row = copy.fill(from: values, workers: workers) { throw RefusedRow(row: row) }
    }

    /// Rows stand in panels of CSIM_BYTE_PANEL.
    var panelCount: Int { copy.panelCount }
    /// No row is longer.
    var longest: Double { copy.longest }

    func withView<Result>(_ body: (inout csim_quantised) -> Result) -> Result {
        values.withUnsafeBufferPointer { values in
            var view = copy.view(of: values)
            return body(&view)
        }
    }

    /// For each row the `most` nearest among the rows below its limit, nearest first, equal ones by row; fewer where
    /// fewer lie below.
    /// - Parameter limits: for each row how many of the first rows it may meet, 0...count; nil: those before it.
    ///
    /// Cost O(sum of limits x dimensions), one byte product for each; the result is that of computing all in floats.
    package func nearestEarlier(most: Int, limits: [Int]? = nil, workers: Workers = .all) -> [[Near]] {
        precondition(most >= 0, "a number of rows is not negative")
        precondition(
            limits?.count ?? count == count && limits?.allSatisfy { (0...count).contains($0) } ?? true,
            "every row has a limit from 0 to \(count)")
        let limits = (limits ?? Array(0..<count)).map(Int64.init)
        let parts = (count + Self.earlierPerPart - 1) / Self.earlierPerPart
        // The last rows have the most to meet: they go first, so that no thread is left with them at the end.
        let found = workers.map(parts: parts) { part in
            let begin = (parts - 1 - part) * Self.earlierPerPart
            return nearest(ofRows: begin..<min(count, begin + Self.earlierPerPart), most: most, limits: limits)
        }
        return found.reversed().flatMap(\.self)
    }

    /// The `most` rows nearest to a query, nearest first, equal ones by row.
    /// - Throws: `RefusedRow` with row -1 if the query is not finite or too long.
    ///
    /// Cost O(count dimensions), bound by the reading of the bytes.
    package func nearest(to query: [Float], most: Int, workers: Workers = .all) throws(RefusedRow) -> [Near] {
        precondition(query.count == dimensions, "a query has as many numbers as a row")
        precondition(most >= 0, "a number of rows is not negative")
        guard csim_is_comparable(query, Int32(dimensions)) != 0 else { throw RefusedRow(row: -1) }
        let found = workers.map(total: count, by: Self.askedPerPart) { range in
            collected(most: min(most, range.count)) { rows, room, entries in
                csim_nearest_to(&rows, query, Int64(range.lowerBound), Int64(range.upperBound), room, entries)
            }
        }
        let all = found.flatMap(\.self).sorted { ($0.product, $1.row) > ($1.product, $0.row) }
        return Array(all.prefix(most))
    }

    private func nearest(ofRows range: Range<Int>, most: Int, limits: [Int64]) -> [[Near]] {
        let room = min(most, Int(limits[range].max() ?? 0))
        var sizes = [Int32](repeating: 0, count: range.count)
        let entries = collected(most: room, for: range.count) { rows, room, entries in
            let status = csim_nearest_earlier(
                &rows, Int64(range.lowerBound), Int64(range.upperBound), limits, room, entries, &sizes)
            return status < 0 ? status : room * Int32(range.count)
        }
        return sizes.enumerated().map { Array(entries[$0 * room..<$0 * room + Int($1)]) }
    }

    /// The entries that a kernel leaves in room for `most` of each of some rows; it returns how many, or -1.
    private func collected(
        most: Int, for rows: Int = 1,
        _ search: (inout csim_quantised, Int32, UnsafeMutablePointer<csim_entry>?) -> Int32
    ) -> [Near] {
        var entries = [csim_entry](repeating: csim_entry(score: 0, item: 0), count: most * rows)
        let size = withView { quantised in
            entries.withUnsafeMutableBufferPointer { search(&quantised, Int32(most), $0.baseAddress) }
        }
        precondition(size >= 0, "no memory for a search of \(count) rows")
        return entries.prefix(Int(size)).map { Near(row: $0.item, product: $0.score) }
    }
}

/// The quantised copy: written once while it is built, then only read.
private final class QuantisedCopy: @unchecked Sendable {
    private let count: Int
    private let dimensions: Int
    private let panels: UnsafeMutableBufferPointer<Int8>
    private let starts: UnsafeMutableBufferPointer<Int16>
    private let roundings: UnsafeMutableBufferPointer<csim_rounding>
    private let bounds: UnsafeMutableBufferPointer<csim_panel_bound>

    private static let panelsPerPart = 64

    init(count: Int, dimensions: Int) {
        let panel = Int(CSIM_BYTE_PANEL)
        self.count = count
        self.dimensions = dimensions
        bounds = .allocate(capacity: (count + panel - 1) / panel)
        panels = .allocate(capacity: bounds.count * panel * (dimensions + dimensions % 2))
        starts = .allocate(capacity: bounds.count * panel)
        roundings = .allocate(capacity: count)
    }

    deinit {
        panels.deallocate()
        starts.deallocate()
        roundings.deallocate()
        bounds.deallocate()
    }

    /// Quantises the rows; returns the first that is refused.
    func fill(from values: [Float], workers: Workers) -> Int? {
        workers.map(total: bounds.count, by: Self.panelsPerPart) { range in
            withUnsafeTemporaryAllocation(of: Double.self, capacity: self.dimensions) { mixed in
                withUnsafeTemporaryAllocation(of: Int8.self, capacity: self.dimensions) { row in
                    csim_quantise(
                        values, Int64(self.count), Int32(self.dimensions), Int64(range.lowerBound),
                        Int64(range.upperBound), mixed.baseAddress, row.baseAddress, self.panels.baseAddress,
                        self.starts.baseAddress, self.roundings.baseAddress, self.bounds.baseAddress)
                }
            }
        }.first { $0 >= 0 }.map(Int.init)
    }

    var panelCount: Int { bounds.count }
    /// No row is longer; 0 where all are zero.
    var longest: Double { bounds.map { $0.most_unit * Double($0.length) }.max() ?? 0 }

    func view(of values: UnsafeBufferPointer<Float>) -> csim_quantised {
        csim_quantised(
            values: values.baseAddress, n: Int64(count), d: Int32(dimensions), panels: panels.baseAddress,
            starts: starts.baseAddress, roundings: roundings.baseAddress, bounds: bounds.baseAddress)
    }
}

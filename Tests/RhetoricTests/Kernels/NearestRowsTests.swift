// The nearest rows through all their parts: as every pair in floats has it, whatever the number of threads.

import Testing

@testable import Rhetoric

@Suite struct NearestRowsTests {
    private typealias Near = QuantisedRows.Near

    private func fractions(_ count: Int, _ random: inout RandomSource) -> [Float] {
        (0..<count).map { _ in Float.random(in: -1..<1, using: &random) }
    }

    private func naive(_ values: [Float], to query: ArraySlice<Float>, below limit: Int, most: Int) -> [Near] {
        let query = Array(query)
        let all = values.withUnsafeBufferPointer { values in
            (0..<limit).map { row in
                Near(
                    row: Int32(row),
                    product: InnerProducts.dot(query, values.baseAddress! + row * query.count, count: query.count))
            }
        }
        return Array(all.sorted { ($0.product, $1.row) > ($1.product, $0.row) }.prefix(most))
    }

    @Test func earlierRowsAtAnyNumberOfThreads() throws {
        let (count, dimensions) = (2500, 11)
        var random = RandomSource(seed: 3)
        let values = fractions(count * dimensions, &random)
        // Days of some hundred rows: a row meets those of the days before.
        let limits = (0..<count).map { $0 / 300 * 300 }
        let expected = (0..<count).map {
            naive(values, to: values[$0 * dimensions..<($0 + 1) * dimensions], below: limits[$0], most: 5)
        }
        for threads in 1...3 {
            let workers = Workers(count: threads)
            let rows = try QuantisedRows(values, count: count, dimensions: dimensions, workers: workers)
            #expect(rows.nearestEarlier(most: 5, limits: limits, workers: workers) == expected, "\(threads) threads")
        }
    }

    @Test func aQueryAtAnyNumberOfThreads() throws {
        // More than two parts of a search.
        let (count, dimensions) = (70_000, 3)
        var random = RandomSource(seed: 5)
        let values = fractions(count * dimensions, &random)
        let query = fractions(dimensions, &random)
        let rows = try QuantisedRows(values, count: count, dimensions: dimensions)
        let expected = naive(values, to: query[...], below: count, most: 7)
        for threads in 1...3 {
            #expect(try rows.nearest(to: query, most: 7, workers: Workers(count: threads)) == expected)
        }
    }

    @Test func fewerRowsThanAskedFor() throws {
        let rows = try QuantisedRows([1, 0, 0, 1, 1, 1], count: 3, dimensions: 2)
        #expect(
            rows.nearestEarlier(most: 9) == [
                [], [Near(row: 0, product: 0)], [Near(row: 0, product: 1), Near(row: 1, product: 1)],
            ])
        #expect(rows.nearestEarlier(most: 0) == [[], [], []])
        #expect(try rows.nearest(to: [2, 1], most: 2) == [Near(row: 2, product: 3), Near(row: 0, product: 2)])
        #expect(try rows.nearest(to: [0, 0], most: 2) == [Near(row: 0, product: 0), Near(row: 1, product: 0)])
    }

    @Test func noRowsOrNoDimensions() throws {
        let none = try QuantisedRows([], count: 0, dimensions: 4)
        #expect(none.nearestEarlier(most: 3) == [])
        #expect(try none.nearest(to: [1, 2, 3, 4], most: 3) == [])
        let flat = try QuantisedRows([], count: 2, dimensions: 0)
        #expect(flat.nearestEarlier(most: 3) == [[], [Near(row: 0, product: 0)]])
        #expect(try flat.nearest(to: [], most: 1) == [Near(row: 0, product: 0)])
    }

    @Test func whatIsNotFiniteIsRefusedWithItsRow() throws {
        #expect(throws: QuantisedRows.RefusedRow(row: 1)) {
            try QuantisedRows([1, 2, 3, .nan, .infinity, 6], count: 3, dimensions: 2)
        }
        let rows = try QuantisedRows([1, 2], count: 1, dimensions: 2)
        #expect(throws: QuantisedRows.RefusedRow(row: -1)) { try rows.nearest(to: [1, .infinity], most: 1) }
    }
}

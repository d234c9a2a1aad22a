// The nearest of centroids that move against comparing all with all in floats: the same centroids, at every level.

import CSimilarity
import Testing

@Suite(.serialized) struct CentroidTests {
    /// Centroids and their bytes.
    private struct Centroids {
        var values: [Float]
        let count: Int
        let dimensions: Int

        func view<Result>(_ body: (inout csim_centroids) -> Result) -> Result {
            var tiles = [UInt32](
                repeating: 7, count: Int(csim_places_of_centroids(Int32(count))) * ((dimensions + 1) / 2))
            return values.withUnsafeBufferPointer { values in
                tiles.withUnsafeMutableBufferPointer { tiles in
                    var view = csim_centroids(
                        values: values.baseAddress, k: Int32(count), d: Int32(dimensions), tiles: tiles.baseAddress,
                        unit: 0, error: 0, length: 0)
                    #expect(csim_quantise_centroids(&view) == 0)
                    return body(&view)
                }
            }
        }

        func row(_ centroid: Int) -> ArraySlice<Float> {
            values[centroid * dimensions..<(centroid + 1) * dimensions]
        }

        func products(with row: [Float]) -> [Float] {
            (0..<count).map { csim_float_dot(row, Array(self.row($0)), Int64(dimensions)) }
        }
    }

    /// What is known of the points, round by round.
    private struct Known {
        var centroids: [Int32]
        var own: [Float]
        var others: [Float]

        init(_ count: Int) {
            centroids = Array(repeating: 0, count: count)
            own = Array(repeating: -.infinity, count: count)
            others = Array(repeating: -.infinity, count: count)
        }

        mutating func update(
            _ rows: QuantisedTestRows, _ all: Centroids, fast: Centroids, falls: [Float], rise: Float
        ) {
            let panels = (rows.count + Int(CSIM_BYTE_PANEL) - 1) / Int(CSIM_BYTE_PANEL)
            let status = rows.view { points in
                all.view { all in
                    fast.view { fast in
                        centroids.withUnsafeMutableBufferPointer { centroids in
                            own.withUnsafeMutableBufferPointer { own in
                                others.withUnsafeMutableBufferPointer { others in
                                    var nearest = csim_nearest(
                                        centroid: centroids.baseAddress, own: own.baseAddress,
                                        others: others.baseAddress)
                                    return csim_update_nearest(
                                        &points, 0, Int64(panels), &all, &fast, falls, rise, &nearest)
                                }
                            }
                        }
                    }
                }
            }
            #expect(status == 0)
        }
    }

    /// The bounds say true of every point.
    private func check(_ known: Known, _ rows: QuantisedTestRows, _ all: Centroids, _ words: String) {
        for row in 0..<rows.count {
            let products = all.products(with: rows.row(row))
            let best = products.indices.max { (products[$0], $1) < (products[$1], $0) }!
            #expect(known.centroids[row] == Int32(best), "\(words), row \(row)")
            #expect(known.own[row] <= products[best], "\(words), row \(row)")
            let others = products.enumerated().filter { $0.offset != best }.map(\.element).max() ?? -.infinity
            #expect(known.others[row] >= others, "\(words), row \(row)")
        }
    }

    /// As the caller would have it: what products can change by, from the lengths of the steps and of the rows.
    private func changes(_ last: Centroids, _ next: Centroids, _ rows: QuantisedTestRows) -> [Float] {
        let longest = rows.roundings.map { $0.unit * Double($0.length) }.max() ?? 0
        return (0..<next.count).map { centroid in
            let square = zip(last.row(centroid), next.row(centroid)).reduce(0.0) {
                $0 + (Double($1.0) - Double($1.1)) * (Double($1.0) - Double($1.1))
            }
            let length = next.row(centroid).reduce(0.0) { $0 + Double($1) * Double($1) }.squareRoot()
            let rounding = Double(next.dimensions + 8) * 0x1p-21 * max(1, length)
            return square > 0 ? Float((square.squareRoot() + rounding) * longest * 1.00001) : 0
        }
    }

    @Test(
        arguments: [QuantisedTestRows.Kind.fractions, .units, .ties, .opposites, .largeEntries, .withZeros],
        [(1, 3, 1), (33, 1, 2), (300, 7, 5), (150, 16, 13), (290, 37, 40), (100, 200, 7)])
    func whileTheyMove(
        kind: QuantisedTestRows.Kind, shape: (count: Int, dimensions: Int, centroids: Int)
    ) {
        everyLevel { level in
            var random = TestRandom(seed: shape.count + shape.dimensions)
            let rows = QuantisedTestRows(kind, count: shape.count, dimensions: shape.dimensions, &random)
            var all = Centroids(
                values: (0..<shape.centroids).flatMap { _ in rows.row(random.index(below: shape.count)) },
                count: shape.centroids, dimensions: shape.dimensions)
            let none = Centroids(values: [], count: 0, dimensions: shape.dimensions)
            var known = Known(shape.count)
            known.update(
                rows, all, fast: none, falls: [Float](repeating: 0, count: shape.centroids), rise: 0)
            check(known, rows, all, "\(kind), level \(level), first round")
            for round in 1...6 {
                let last = all
                // The first centroids go far, the last stay.
                for centroid in 0..<shape.centroids * 3 / 4 {
                    for k in 0..<shape.dimensions {
                        let step = Float(random.fractions(1)[0]) / Float(shape.dimensions).squareRoot()
                        all.values[centroid * shape.dimensions + k] += step * (centroid < round % 3 * 3 ? 1 : 0.01)
                    }
                }
                var falls = changes(last, all, rows)
                let count = min(round % 3 * 3, shape.centroids)
                let fast = Centroids(
                    values: (0..<count).flatMap { all.row($0) }, count: count, dimensions: shape.dimensions)
                let rise = falls[count...].max() ?? 0
                for centroid in 0..<count { falls[centroid] = .infinity }
                known.update(rows, all, fast: fast, falls: falls, rise: rise)
                check(known, rows, all, "\(kind), level \(level), round \(round)")
            }
        }
    }

    @Test func ofEqualCentroidsTheFirstIsTheNearest() {
        let rows = QuantisedTestRows([1, 0, 0, 1, 0, 0], count: 3, dimensions: 2)
        let all = Centroids(values: [0, -1, 1, 0, 1, 0, 0, 1, 0, 1], count: 5, dimensions: 2)
        var known = Known(3)
        known.update(
            rows, all, fast: Centroids(values: [], count: 0, dimensions: 2), falls: [0, 0, 0, 0, 0], rise: 0)
        #expect(known.centroids == [1, 3, 0])
    }
}

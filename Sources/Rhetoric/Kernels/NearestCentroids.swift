// The exact nearest centroid of every row, round by round while the centroids move: bounds leave out the rows that cannot
// go elsewhere, and products of bytes most of the centroids for the others. See centroids.c.

import CSimilarity

/// Centroids, k x dimensions, beside a copy in bytes.
struct QuantisedCentroids: Sendable {
    /// k x dimensions, row by row.
    let values: [Float]
    let count: Int
    let dimensions: Int
    private let tiles: [UInt32]
    private let unit: Double
    private let error: Float
    private let length: Float

    /// Places of tiles are numbered in 16 bits.
    static let most = perTile * Int(Int16.max)
    /// Products are computed with so many at once.
    static let perTile = Int(CSIM_BYTE_TILE)

    /// - Parameter values: count x dimensions, finite; at most `most` centroids.
    ///
    /// Cost O(count dimensions).
    init(_ values: [Float], count: Int, dimensions: Int) {
        precondition(count <= Self.most, "\(count) centroids are more than \(Self.most)")
        let places = Int(csim_places_of_centroids(Int32(count)))
        var tiles = [UInt32](repeating: 0, count: places * ((dimensions + 1) / 2))
        let made = values.withUnsafeBufferPointer { values in
            tiles.withUnsafeMutableBufferPointer { tiles in
                var made = csim_centroids(
                    values: values.baseAddress, k: Int32(count), d: Int32(dimensions), tiles: tiles.baseAddress,
                    unit: 0, error: 0, length: 0)
                precondition(csim_quantise_centroids(&made) == 0, "no memory for \(count) centroids")
                return made
            }
        }
        (self.values, self.count, self.dimensions) = (values, count, dimensions)
        (self.tiles, unit, error, length) = (tiles, made.unit, made.error, made.length)
    }

    fileprivate func withView<Result>(_ body: (inout csim_centroids) -> Result) -> Result {
        values.withUnsafeBufferPointer { values in
            tiles.withUnsafeBufferPointer { tiles in
                var view = csim_centroids(
                    values: values.baseAddress, k: Int32(count), d: Int32(dimensions),
                    tiles: UnsafeMutablePointer(mutating: tiles.baseAddress), unit: unit, error: error, length: length)
                return body(&view)
            }
        }
    }
}

/// The nearest centroid of each of some rows.
struct NearestCentroids: Sendable {
    private let rows: QuantisedRows
    /// Of each row; 0 before the first round.
    private(set) var centroids: [Int32]
    /// What the inner product with that centroid is at least, and that with any other at most.
    private var own: [Float]
    private var others: [Float]

    private static let rowsPerPart = 2048
    private static let steps = 1024

    init(_ rows: QuantisedRows) {
        self.rows = rows
        centroids = Array(repeating: 0, count: rows.count)
        own = Array(repeating: -.infinity, count: rows.count)
        others = Array(repeating: -.infinity, count: rows.count)
    }

    /// Finds for every row the centroid with the largest inner product, as `InnerProducts.dot` computes it, the lowest of
    /// equal ones.
    ///
    /// - Parameters:
    ///   - fast: a copy of some of the centroids, perhaps none, whose products are computed for all rows.
    ///   - falls: for each centroid what the product of a row with it can have fallen by since the last round; infinite
    ///     for the fast ones.
    ///   - rise: what the product of a row with a centroid that is not fast can have risen by.
    ///
    /// Cost O(n k d) by bytes in the first round for n rows and k centroids of d dimensions, less in later ones.
    mutating func update(
        _ all: QuantisedCentroids, fast: QuantisedCentroids, falls: [Float], rise: Float, workers: Workers
    ) {
        let (rows, panel) = (rows, Int(CSIM_BYTE_PANEL))
        centroids.withUnsafeMutableBufferPointer { centroids in
            own.withUnsafeMutableBufferPointer { own in
                others.withUnsafeMutableBufferPointer { others in
                    let (centroids, own, others) = (
                        DisjointBuffer(centroids), DisjointBuffer(own), DisjointBuffer(others)
                    )
                    workers.run(total: rows.panelCount, by: Self.rowsPerPart / panel) { range in
                        var nearest = csim_nearest(centroid: centroids.base, own: own.base, others: others.base)
                        let status = rows.withView { points in
                            all.withView { all in
                                fast.withView { fast in
                                    csim_update_nearest(
                                        &points, Int64(range.lowerBound), Int64(range.upperBound), &all, &fast, falls,
                                        rise, &nearest)
                                }
                            }
                        }
                        precondition(status == 0, "no memory for \(all.count) centroids")
                    }
                }
            }
        }
    }

    /// Of how many rows a centroid other than their own can be the nearest, if the products with their own fall by `falls`
    /// and those with others rise by i / 1024 of `most`: an estimate for i = 0...1024.
    func open(falls: [Float], most: Float, workers: Workers) -> [Int] {
        let counts = workers.map(total: rows.count, by: Self.rowsPerPart) { range in
            var counts = [Int](repeating: 0, count: Self.steps + 1)
            for row in range {
                let left = own[row] - falls[Int(centroids[row])] - others[row]
                if left < most { counts[max(0, Int(left / most * Float(Self.steps)))] += 1 }
            }
            return counts
        }
        var open = [Int](repeating: 0, count: Self.steps + 1)
        for part in counts { for step in open.indices { open[step] += part[step] } }
        for step in 1..<open.count { open[step] += open[step - 1] }
        return open
    }
}

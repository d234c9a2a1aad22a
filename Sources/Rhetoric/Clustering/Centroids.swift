// The centroids of clusters that are being merged, packed so that a product with all of them is one product of
// matrices.

struct Centroids: Sendable {
    private let dimensions: Int
    /// Sums of the members and the centroids themselves: row r at r dimensions.
    private let sums: Pages<Double>
    private let values: Pages<Float>
    /// For each row the squared length of the centroid, infinite when the cluster is no more; its size; its place.
    private var squares: [Float]
    private var sizes: [Float]
    private var places: [Int32]
    /// The row of each place.
    private var rows: [Int32]
    private var living: Int

    private static let askingPerPart = 128
    private static let rowsPerPart = 8192
    private static let rowsPerTile = 512

    init(_ starts: ClusterStarts) {
        dimensions = starts.points.columns
        living = starts.count
        sums = Pages(count: living * dimensions)
        values = Pages(count: living * dimensions)
        sizes = starts.sizes.map(Float.init)
        squares = Array(repeating: 0, count: living)
        places = Array(0..<Int32(living))
        rows = places
        for row in 0..<living {
            for k in 0..<dimensions {
                sums.base[row * dimensions + k] = Double(starts.points[row, k]) * Double(starts.sizes[row])
            }
            setCentroid(row)
        }
    }

    func size(of place: Int32) -> Float { sizes[Int(rows[Int(place)])] }

    /// The square of Ward's distance, 2 a b / (a + b) |centroid - centroid|^2, in single precision.
    func squaredDistance(_ a: Int32, _ b: Int32) -> Float {
        let (a, b) = (Int(rows[Int(a)]), Int(rows[Int(b)]))
        let apart = ClusterKernels.squaredDistance(
            values.base + a * dimensions, values.base + b * dimensions, count: dimensions)
        return 2 * sizes[a] * sizes[b] / (sizes[a] + sizes[b]) * apart
    }

    /// Puts the sum of both at the first place; the square of Ward's distance between them, from the sums.
    mutating func merge(_ pair: ClusterPair) -> Double {
        let (kept, gone) = (Int(rows[Int(pair.kept)]), Int(rows[Int(pair.gone)]))
        let (a, b) = (Double(sizes[kept]), Double(sizes[gone]))
        let (ours, theirs) = (sums.base + kept * dimensions, sums.base + gone * dimensions)
        var apart = 0.0
        for k in 0..<dimensions {
            let difference = ours[k] / a - theirs[k] / b
            apart += difference * difference
            ours[k] += theirs[k]
        }
        sizes[kept] += sizes[gone]
        setCentroid(kept)
        squares[gone] = .infinity
        places[gone] = -1
        living -= 1
        return 2 * a * b / (a + b) * apart
    }

    private mutating func setCentroid(_ row: Int) {
        let (from, to) = (sums.base + row * dimensions, values.base + row * dimensions)
        let size = Double(sizes[row])
        for k in 0..<dimensions { to[k] = Float(from[k] / size) }
        squares[row] = InnerProducts.dot(to, to, count: dimensions)
    }

    /// For each of some places the `most` nearest clusters (itself among them as a rule), nearest first, and their
    /// squared distances up to rounding.
    ///
    /// Cost O(q n d) for q places and n clusters of d dimensions, by products of matrices.
    func search(for asking: [Int32], most: Int, workers: Workers) -> [[NearCluster]] {
        let blocks = (asking.count + Self.askingPerPart - 1) / Self.askingPerPart
        let chunks = (places.count + Self.rowsPerPart - 1) / Self.rowsPerPart
        let found = workers.map(parts: blocks * chunks) { part in
            let (block, chunk) = (part / chunks, part % chunks)
            return near(
                asking[block * Self.askingPerPart..<min(asking.count, (block + 1) * Self.askingPerPart)],
                among: chunk * Self.rowsPerPart..<min(places.count, (chunk + 1) * Self.rowsPerPart), most: most)
        }
        return asking.indices.map { number in
            let (block, at) = (number / Self.askingPerPart, number % Self.askingPerPart)
            let all = (0..<chunks).flatMap { found[block * chunks + $0][at] }
            return Array(all.sorted { ($0.distance, $0.place) < ($1.distance, $1.place) }.prefix(most))
        }
    }

    /// The nearest among some rows.
    private func near(_ asking: ArraySlice<Int32>, among range: Range<Int>, most: Int) -> [[NearCluster]] {
        let owners = asking.map { Int(rows[Int($0)]) }
        let gathered = owners.flatMap { UnsafeBufferPointer(start: values.base + $0 * dimensions, count: dimensions) }
        var heaps = owners.map { _ in NearHeap(most: most) }
        var scores = [Float](repeating: 0, count: Self.rowsPerTile)
        withUnsafeTemporaryAllocation(of: Float.self, capacity: owners.count * Self.rowsPerTile) { products in
            let products = products.baseAddress!
            for first in stride(from: range.lowerBound, to: range.upperBound, by: Self.rowsPerTile) {
                let tile = first..<min(range.upperBound, first + Self.rowsPerTile)
                BLAS.multiply(
                    owners.count, tile.count, dimensions, gathered, dimensions, values.base + first * dimensions,
                    dimensions, bTransposed: true, into: products, tile.count)
                for (at, owner) in owners.enumerated() {
                    ClusterKernels.wardScores(
                        products + at * tile.count, tile, square: squares[owner], size: sizes[owner], squares: squares,
                        sizes: sizes, into: &scores)
                    heaps[at].offer(scores, tile)
                }
            }
        }
        return heaps.map { heap in
            heap.sorted.map { NearCluster(place: places[Int($0.item)], distance: -$0.score) }
        }
    }

    /// Moves the rows that are left to the front, when a quarter of all are no more.
    mutating func compactWhenSparse() {
        guard living < places.count * 3 / 4 else { return }
        let left = places.indices.filter { places[$0] >= 0 }
        for (row, old) in left.enumerated() where row != old {
            (sums.base + row * dimensions).update(from: sums.base + old * dimensions, count: dimensions)
            (values.base + row * dimensions).update(from: values.base + old * dimensions, count: dimensions)
        }
        squares = left.map { squares[$0] }
        sizes = left.map { sizes[$0] }
        places = left.map { places[$0] }
        for (row, place) in places.enumerated() { rows[Int(place)] = Int32(row) }
    }
}

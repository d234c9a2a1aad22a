// All distances of clusters that are being merged. They are kept negated: the nearest are the largest.

struct DistanceTable: Sendable {
    /// Row r, column c at r stride + c, symmetric up to rounding once all rows are up to date; -infinity on the
    /// diagonal and in columns that are no more.
    private let table: Pages<Float>
    private let stride: Int
    /// Rows and columns that are in use or were since they were last moved.
    private var width: Int
    private var living: Int
    /// The row of each place, and the place of each row; -1 for a row that is no more.
    private var rows: [Int32]
    private var places: [Int32]
    /// Merges since the rows were last moved; how many of them the columns of each row have met; the number of the last
    /// one that made the row, counted from 1.
    private var blends: [Blend] = []
    private var met: [Int32]
    private var madeBy: [Int32]

    private static let tile = 256
    private static let rowsPerPart = 16
    /// Nearer points are measured again by their difference: 2 - 2 cosine keeps too few digits of them.
    private static let nearBy: Float = 0.1

    /// Two rows (or columns) that become one.
    private struct Blend: BitwiseCopyable {
        let kept: Int32
        let gone: Int32
        /// Share of the kept one in the mean; negative where the larger distance is taken.
        let share: Float

        func of(_ kept: Float, _ gone: Float) -> Float {
            share < 0 ? min(kept, gone) : share * kept + (1 - share) * gone
        }
    }

    /// Cost O(n^2 d) for n points of d dimensions, 4 n^2 bytes.
    init(_ points: DenseMatrix<Float>, workers: Workers) {
        (stride, width, living) = (points.rows, points.rows, points.rows)
        rows = Array(0..<Int32(points.rows))
        places = rows
        met = Array(repeating: 0, count: points.rows)
        madeBy = met
        table = Pages(count: points.rows * points.rows)
        fill(points, workers)
    }

    /// Tile by tile above the diagonal, and each again below it, turned.
    private func fill(_ points: DenseMatrix<Float>, _ workers: Workers) {
        points.values.withUnsafeBufferPointer { values in
            let values = SharedBuffer(values)
            workers.run(total: stride, by: Self.tile) { down in
                for left in Swift.stride(from: down.lowerBound, to: stride, by: Self.tile) {
                    let across = left..<min(stride, left + Self.tile)
                    withUnsafeTemporaryAllocation(of: Float.self, capacity: down.count * across.count) { tile in
                        Self.fill(tile.baseAddress!, values.base, points.columns, down, across)
                        put(tile.baseAddress!, down, across)
                    }
                }
            }
        }
    }

    private static func fill(
        _ tile: UnsafeMutablePointer<Float>, _ points: UnsafePointer<Float>, _ d: Int, _ down: Range<Int>,
        _ across: Range<Int>
    ) {
        BLAS.multiply(
            down.count, across.count, d, points + down.lowerBound * d, d, points + across.lowerBound * d, d,
            bTransposed: true, into: tile, across.count)
        ClusterKernels.turnIntoNegatedDistances(tile, count: down.count * across.count)
        for i in 0..<down.count {
            for j in 0..<across.count where tile[i * across.count + j] > -nearBy {
                let square = ClusterKernels.squaredDistance(
                    points + (down.lowerBound + i) * d, points + (across.lowerBound + j) * d, count: d)
                tile[i * across.count + j] = -square.squareRoot()
            }
        }
        if down == across { for i in 0..<down.count { tile[i * across.count + i] = -.infinity } }
    }

    private func put(_ tile: UnsafePointer<Float>, _ down: Range<Int>, _ across: Range<Int>) {
        for i in 0..<down.count {
            (table.base + (down.lowerBound + i) * stride + across.lowerBound)
                .update(from: tile + i * across.count, count: across.count)
        }
        guard down != across else { return }
        for j in 0..<across.count {
            let row = table.base + (across.lowerBound + j) * stride + down.lowerBound
            for i in 0..<down.count { row[i] = tile[i * across.count + j] }
        }
    }

    /// The distance of two clusters. A row is up to date when it is made, so the younger of the two tells it; the first
    /// is asked where it has met the second's last merge, because it is the one in cache.
    func distance(_ a: Int32, _ b: Int32) -> Float {
        let (a, b) = (Int(rows[Int(a)]), Int(rows[Int(b)]))
        return -(met[a] >= madeBy[b] ? table.base[a * stride + b] : table.base[b * stride + a])
    }

    /// For each of some places, whose rows are up to date, the `most` nearest others, nearest first, and their
    /// distances.
    ///
    /// Cost O(n) for each.
    func search(for asking: [Int32], most: Int, workers: Workers) -> [[NearCluster]] {
        workers.map(total: asking.count, by: Self.rowsPerPart) { range in
            range.map { number in
                var heap = NearHeap(most: most)
                heap.offer(table.base + Int(rows[Int(asking[number])]) * stride, 0..<width)
                return heap.sorted.map { NearCluster(place: places[Int($0.item)], distance: -$0.score) }
            }
        }.flatMap(\.self)
    }

    /// Makes one row of each pair of rows; columns follow when a row is brought up to date.
    ///
    /// - Parameter keptShares: what the first of each pair counts in the mean; nil for the larger distance.
    mutating func merge(_ pairs: [ClusterPair], keptShares: [Float?], workers: Workers) {
        bringUpToDate(pairs.flatMap { [$0.kept, $0.gone] }, workers: workers)
        let merged = zip(pairs, keptShares).map { pair, share in
            Blend(kept: rows[Int(pair.kept)], gone: rows[Int(pair.gone)], share: share ?? -1)
        }
        blendRows(merged, workers)
        for blend in merged {
            blends.append(blend)
            madeBy[Int(blend.kept)] = Int32(blends.count)
            places[Int(blend.gone)] = -1
        }
        bringUpToDate(pairs.map(\.kept), workers: workers)
        living -= pairs.count
        if living <= width / 2 { compact(workers) }
    }

    private func blendRows(_ merged: [Blend], _ workers: Workers) {
        workers.run(parts: merged.count) { part in
            let kept = table.base + Int(merged[part].kept) * stride
            let gone = table.base + Int(merged[part].gone) * stride
            for column in 0..<width { kept[column] = merged[part].of(kept[column], gone[column]) }
        }
    }

    /// Makes one of the columns that were merged, in the rows of some places. Cost O(1) for each merge that a row had
    /// not met.
    mutating func bringUpToDate(_ places: [Int32], workers: Workers) {
        let asking = places.map { rows[Int($0)] }
        blendColumns(ofRows: asking, workers)
        for row in asking { met[Int(row)] = Int32(blends.count) }
    }

    private func blendColumns(ofRows asking: [Int32], _ workers: Workers) {
        blends.withUnsafeBufferPointer { blends in
            let blends = SharedBuffer(blends)
            workers.run(total: asking.count, by: Self.rowsPerPart) { range in
                for number in asking[range] {
                    let row = table.base + Int(number) * stride
                    let first = Int(met[Int(number)])
                    // Blends jump about in the row, and each jump would wait for memory.
                    if blends.count - first > width / 64 { ClusterKernels.fetch(row, count: width) }
                    for place in first..<blends.count {
                        let blend = blends.base[place]
                        row[Int(blend.kept)] = blend.of(row[Int(blend.kept)], row[Int(blend.gone)])
                        row[Int(blend.gone)] = -.infinity
                    }
                }
            }
        }
    }

    /// Moves the rows and columns that are left to the front.
    private mutating func compact(_ workers: Workers) {
        let left = (0..<width).filter { places[$0] >= 0 }
        bringUpToDate(left.map { places[$0] }, workers: workers)
        for (row, old) in left.enumerated() {
            let (to, from) = (table.base + row * stride, table.base + old * stride)
            for (column, old) in left.enumerated() { to[column] = from[old] }
        }
        places = left.map { places[$0] }
        for (row, place) in places.enumerated() { rows[Int(place)] = Int32(row) }
        width = left.count
        blends = []
        met = Array(repeating: 0, count: width)
        madeBy = met
    }
}

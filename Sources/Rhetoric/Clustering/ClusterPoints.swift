// What k-means needs of its points, dense (latent coordinates) or sparse (term weights): the nearest centroid of each
// and the sum of the members of each cluster. Rows have length 1, or are zero for items without a place.

/// Unit vectors to be clustered.
protocol ClusterPoints: Sendable {
    associatedtype Finder: CentroidFinder

    var count: Int { get }
    var dimensions: Int { get }
    /// The centroid (rows of length 1, k x dimensions) nearest to each point, and the cosine.
    func nearest(_ centroids: DenseMatrix<Double>, workers: Workers) -> (centroid: [Int32], cosine: [Float])
    /// For each point of a list the cosine to the nearest of some vectors (rows of length 1).
    func cosines(of list: [Int], to vectors: DenseMatrix<Double>, workers: Workers) -> [Float]
    /// Takes points out of rows of sums and adds them to others, in the order of the list.
    func move(_ moves: [PointMove], in sums: inout DenseMatrix<Double>, workers: Workers)
    /// Finds the nearest centroids of the points of a list round by round.
    func finder(_ list: [Int], workers: Workers) -> Finder
}

extension ClusterPoints {
    /// The sum of the points with each label, count x dimensions; those with a negative one are passed over.
    func sums(of labels: [some BinaryInteger], count: Int, workers: Workers = .all) -> DenseMatrix<Double> {
        var sums = DenseMatrix<Double>(rows: count, columns: dimensions)
        let moves = labels.enumerated().filter { $1 >= 0 }.map { PointMove(point: $0, from: -1, to: Int($1)) }
        move(moves, in: &sums, workers: workers)
        return sums
    }
}

/// A point that goes from one cluster to another; from -1 where it is in none yet.
struct PointMove: Sendable {
    let point: Int
    let from: Int
    let to: Int
}

/// The nearest centroids of points while the centroids move.
protocol CentroidFinder: Sendable {
    /// The centroid nearest to each point of the list, the lowest of equal ones.
    mutating func nearest(_ centroids: DenseMatrix<Double>) -> [Int32]
    /// The cosine of each point of the list to the centroid that was found last.
    func cosines() -> [Float]
}

extension DenseMatrix<Float>: ClusterPoints {
    var count: Int { rows }
    var dimensions: Int { columns }

    func nearest(_ centroids: DenseMatrix<Double>, workers: Workers) -> (centroid: [Int32], cosine: [Float]) {
        let narrow = centroids.values.map(Float.init)
        return values.withUnsafeBufferPointer { points in
            narrow.withUnsafeBufferPointer { centroidValues in
                let found = Assignment.nearest(
                    SharedBuffer(points), count: rows, dimensions: columns, centroids: SharedBuffer(centroidValues),
                    k: centroids.rows, workers: workers)
                return (found.centroid, found.product)
            }
        }
    }

    func cosines(of list: [Int], to vectors: DenseMatrix<Double>, workers: Workers) -> [Float] {
        let narrow = vectors.values.map(Float.init)
        return workers.map(total: list.count, by: 1024) { range in
            withUnsafeTemporaryAllocation(of: Float.self, capacity: range.count * (columns + vectors.rows)) { room in
                let (rows, products) = (room.baseAddress!, room.baseAddress! + range.count * columns)
                gather(list[range], into: rows)
                BLAS.multiply(
                    range.count, vectors.rows, columns, rows, columns, narrow, columns, bTransposed: true,
                    into: products, vectors.rows)
                return (0..<range.count).map { place in
                    (1..<vectors.rows).reduce(products[place * vectors.rows]) {
                        max($0, products[place * vectors.rows + $1])
                    }
                }
            }
        }.flatMap(\.self)
    }

    private func gather(_ list: ArraySlice<Int>, into rows: UnsafeMutablePointer<Float>) {
        values.withUnsafeBufferPointer { values in
            for (place, point) in list.enumerated() {
                (rows + place * columns).update(from: values.baseAddress! + point * columns, count: columns)
            }
        }
    }

    /// Each part of the sums goes through the whole list, so that their order of additions is always the same.
    func move(_ moves: [PointMove], in sums: inout DenseMatrix<Double>, workers: Workers) {
        let (columns, rows) = (sums.columns, sums.rows)
        values.withUnsafeBufferPointer { values in
            sums.values.withUnsafeMutableBufferPointer { buffer in
                let (values, sums) = (SharedBuffer(values), DisjointBuffer(buffer))
                workers.run(total: rows, by: Swift.max(1, (rows + 15) / 16)) { range in
                    for move in moves {
                        let point = values.base + move.point * columns
                        if range.contains(move.from) {
                            ClusterKernels.add(point, times: -1, to: sums.base + move.from * columns, count: columns)
                        }
                        if range.contains(move.to) {
                            ClusterKernels.add(point, times: 1, to: sums.base + move.to * columns, count: columns)
                        }
                    }
                }
            }
        }
    }

    func finder(_ list: [Int], workers: Workers) -> BoundedFinder { BoundedFinder(self, list, workers: workers) }
}

extension SparseMatrix: ClusterPoints {
    var count: Int { rows }
    var dimensions: Int { columns }

    func nearest(_ centroids: DenseMatrix<Double>, workers: Workers) -> (centroid: [Int32], cosine: [Float]) {
        let turned = centroids.transposed
        let found = turned.values.withUnsafeBufferPointer { turned in
            compressedRows(Double.self).withArrays {
                Assignment.nearest($0, centroids: SharedBuffer(turned), k: centroids.rows, workers: workers)
            }
        }
        return (found.centroid, found.product)
    }

    func cosines(of list: [Int], to vectors: DenseMatrix<Double>, workers: Workers) -> [Float] {
        let found = nearest(vectors, workers: workers)
        return list.map { found.cosine[$0] }
    }

    func move(_ moves: [PointMove], in sums: inout DenseMatrix<Double>, workers: Workers) {
        for move in moves {
            for entry in entries(ofRow: move.point) {
                let column = Int(columnIndices[entry])
                if move.from >= 0 { sums.values[move.from * columns + column] -= values[entry] }
                sums.values[move.to * columns + column] += values[entry]
            }
        }
    }

    func finder(_ list: [Int], workers: Workers) -> PlainFinder<SparseMatrix> {
        PlainFinder(points: self, list: list, workers: workers)
    }
}

/// Compares every point with every centroid in every round.
struct PlainFinder<Points: ClusterPoints>: CentroidFinder {
    let points: Points
    let list: [Int]
    let workers: Workers
    private var last: [Float] = []

    init(points: Points, list: [Int], workers: Workers) {
        self.points = points
        self.list = list
        self.workers = workers
    }

    mutating func nearest(_ centroids: DenseMatrix<Double>) -> [Int32] {
        let found = points.nearest(centroids, workers: workers)
        last = list.map { found.cosine[$0] }
        return list.map { found.centroid[$0] }
    }

    func cosines() -> [Float] { last }
}

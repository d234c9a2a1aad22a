// What k-means needs of its points, dense (latent coordinates) or sparse (term weights): the nearest centroid of each
// and the sum of the members of each cluster. Rows have length 1, or are zero for items without a place.

/// Unit vectors to be clustered.
protocol ClusterPoints: Sendable {
    var count: Int { get }
    var dimensions: Int { get }
    /// The centroid (rows of length 1, k x dimensions) nearest to each point, and the cosine.
    func nearest(_ centroids: DenseMatrix<Double>, workers: Workers) -> (centroid: [Int32], cosine: [Float])
    /// Adds a point to a row of sums.
    func add(_ point: Int, to sums: inout DenseMatrix<Double>, row: Int)
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

    func add(_ point: Int, to sums: inout DenseMatrix<Double>, row: Int) {
        for k in 0..<columns { sums.values[row * columns + k] += Double(values[point * columns + k]) }
    }
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

    func add(_ point: Int, to sums: inout DenseMatrix<Double>, row: Int) {
        for entry in entries(ofRow: point) { sums.values[row * columns + Int(columnIndices[entry])] += values[entry] }
    }
}

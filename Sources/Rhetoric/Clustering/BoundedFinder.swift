// The nearest centroids of dense points, without comparing every point with every centroid in every round.
//
// A point remembers what its product with its own centroid is at least, and that with all others at most; both give way by
// as much as the centroids move (Hamerly 2010). A few centroids that go far would open the question for every point, so
// the products with these are computed for all, as many as cost the least. Groups of centroids with a bound for each
// (Ding et al. 2015, "Yinyang k-means") took two to three times as long: products of bytes cost less than their keeping.

struct BoundedFinder: CentroidFinder {
    private let rows: QuantisedRows
    private let workers: Workers
    private var nearest: NearestCentroids
    private var centroids: QuantisedCentroids?

    private static let rowsPerPart = 1024
    /// A row that is open costs as much as so many products more, and the looking at products as much as so many.
    private static let productsToOpen = 100
    private static let productsToLook = 6

    /// Cost O(n d) for a list of n points of d dimensions. A copy of the finder begins where it was copied.
    init(_ points: DenseMatrix<Float>, _ list: [Int], workers: Workers) {
        let values = list.elementsEqual(0..<points.rows) ? points.values : points.gathered(list)
        guard
            let rows = try? QuantisedRows(values, count: list.count, dimensions: points.columns, workers: workers)
        else { preconditionFailure("points have a length of 1") }
        self.rows = rows
        self.workers = workers
        nearest = NearestCentroids(rows)
    }

    /// Cost O(n k d) by bytes in the first round for n points and k centroids of d dimensions, less in later ones.
    mutating func nearest(_ centroids: DenseMatrix<Double>) -> [Int32] {
        let next = QuantisedCentroids(
            centroids.values.map(Float.init), count: centroids.rows, dimensions: centroids.columns)
        var falls = self.centroids.map { steps(from: $0, to: next) } ?? Array(repeating: 0, count: next.count)
        let fastest = falls.indices.sorted { (falls[$0], $1) > (falls[$1], $0) }
        let fast = fastest.prefix(fastCount(falls, fastest))
        let rise = fast.count < next.count ? falls[fastest[fast.count]] : 0
        for centroid in fast { falls[centroid] = .infinity }
        let copies = fast.flatMap { next.values[$0 * next.dimensions..<($0 + 1) * next.dimensions] }
        nearest.update(
            next, fast: QuantisedCentroids(copies, count: fast.count, dimensions: next.dimensions), falls: falls,
            rise: rise, workers: workers)
        self.centroids = next
        return nearest.centroids
    }

    func cosines() -> [Float] {
        guard let centroids else { return [] }
        let dimensions = rows.dimensions
        return workers.map(total: rows.count, by: Self.rowsPerPart) { range in
            rows.values.withUnsafeBufferPointer { points in
                centroids.values.withUnsafeBufferPointer { centroids in
                    range.map { row in
                        InnerProducts.dot(
                            points.baseAddress! + row * dimensions,
                            centroids.baseAddress! + Int(nearest.centroids[row]) * dimensions, count: dimensions)
                    }
                }
            }
        }.flatMap(\.self)
    }

    /// What the product of a point with each centroid can change by when the centroids move.
    private func steps(from last: QuantisedCentroids, to next: QuantisedCentroids) -> [Float] {
        let dimensions = next.dimensions
        // What two products of single precision lose, as in quantise.c.
        let rounding = Double(dimensions + 8) * 0x1p-22
        return (0..<next.count).map { centroid in
            var squares = 0.0
            for k in centroid * dimensions..<(centroid + 1) * dimensions {
                let apart = Double(next.values[k]) - Double(last.values[k])
                squares += apart * apart
            }
            guard squares > 0 else { return 0 }
            return Float((squares.squareRoot() + rounding) * rows.longest * 1.00001)
        }
    }

    /// How many of the fastest to leave out of the bounds: as many as leave the fewest products to compute.
    private func fastCount(_ steps: [Float], _ fastest: [Int]) -> Int {
        guard let first = fastest.first, steps[first] > 0 else { return 0 }
        let most = steps[first]
        let open = nearest.open(falls: steps, most: most, workers: workers)
        func cost(_ count: Int) -> Int {
            let rise = count < fastest.count ? steps[fastest[count]] : 0
            let openRows = open[Int(rise / most * Float(open.count - 1))]
            return openRows * (fastest.count + Self.productsToOpen)
                + (count > 0 ? rows.count * (count + Self.productsToLook) : 0)
        }
        return stride(from: 0, through: fastest.count, by: QuantisedCentroids.perTile).min { cost($0) < cost($1) }!
    }
}

extension DenseMatrix<Float> {
    /// The rows of a list, one after the other.
    fileprivate func gathered(_ list: [Int]) -> [Float] {
        [Float](unsafeUninitializedCapacity: list.count * columns) { buffer, count in
            values.withUnsafeBufferPointer { values in
                for (place, row) in list.enumerated() {
                    (buffer.baseAddress! + place * columns).update(
                        from: values.baseAddress! + row * columns, count: columns)
                }
            }
            count = list.count * columns
        }
    }
}

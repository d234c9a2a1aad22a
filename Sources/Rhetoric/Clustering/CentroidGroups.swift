// Centroids in groups of near ones, a group a matrix of its own, and how far each has moved.

struct CentroidGroups: Sendable {
    private let dimensions: Int
    /// Where each group begins in the order of the groups; one more than there are groups.
    private let starts: [Int]
    /// The centroid at each place of that order, and the place of each centroid.
    private let order: [Int]
    private let places: [Int]
    private let groups: [Int]
    /// Centroids in that order.
    private var values: [Float] = []
    private var centroids: DenseMatrix<Double>
    private var stepOfEach: [Float]
    /// The longest step of the last move in each group.
    private(set) var steps: [Float]

    private static let size = 32
    private static let rounds = 5

    var count: Int { steps.count }
    var largest: Int { (0..<count).map { starts[$0 + 1] - starts[$0] }.max() ?? 0 }

    /// - Parameter centroids: rows of length 1, k x dimensions.
    ///
    /// The groups are those of k-means with some rounds. Cost O(k^2 d / 6) at most.
    init(_ centroids: DenseMatrix<Double>, workers: Workers) {
        dimensions = centroids.columns
        let labels = Self.labels(centroids, workers)
        let count = (labels.max() ?? 0) + 1
        let order = labels.indices.sorted { (labels[$0], $0) < (labels[$1], $1) }
        self.order = order
        groups = labels
        starts = (0...count).map { group in labels.reduce(0) { $0 + ($1 < group ? 1 : 0) } }
        var places = [Int](repeating: 0, count: order.count)
        for (place, centroid) in order.enumerated() { places[centroid] = place }
        self.places = places
        self.centroids = centroids
        steps = Array(repeating: 0, count: count)
        stepOfEach = Array(repeating: 0, count: centroids.rows)
        values = narrowed
    }

    private static func labels(_ centroids: DenseMatrix<Double>, _ workers: Workers) -> [Int] {
        let count = centroids.rows / size
        guard count > 1 else { return Array(repeating: 0, count: centroids.rows) }
        let points = DenseMatrix<Float>(
            rows: centroids.rows, columns: centroids.columns, values: centroids.values.map(Float.init))
        let seeds = (0..<count).map { $0 * centroids.rows / count }
        let grouped = SphericalKMeans(
            points, placed: Array(0..<centroids.rows),
            from: DenseMatrix(
                rows: count, columns: centroids.columns, values: seeds.flatMap { centroids.row($0) }),
            mostRounds: rounds, workers: workers)
        return grouped.assignment
    }

    private var narrowed: [Float] { order.flatMap { centroids.row($0).map(Float.init) } }

    /// The same groups of centroids that have moved.
    mutating func move(to next: DenseMatrix<Double>) {
        steps = Array(repeating: 0, count: count)
        for centroid in order {
            let squares = zip(centroids.row(centroid), next.row(centroid)).reduce(0.0) {
                $0 + ($1.0 - $1.1) * ($1.0 - $1.1)
            }
            // The cosine to a centroid of length 0 says nothing of the one before.
            let isDirection = centroids.row(centroid).contains { $0 != 0 } && next.row(centroid).contains { $0 != 0 }
            // A little more, for what single precision loses.
            let step = isDirection ? Float(squares.squareRoot()) * 1.0001 + (squares > 0 ? 1e-6 : 0) : 2
            stepOfEach[centroid] = step
            steps[groups[centroid]] = max(steps[groups[centroid]], step)
        }
        centroids = next
        values = narrowed
    }

    func step(of centroid: Int) -> Float { stepOfEach[centroid] }
    func group(of centroid: Int) -> Int { groups[centroid] }
    /// The place of a centroid in its group.
    func place(of centroid: Int) -> Int { places[centroid] - starts[groups[centroid]] }
    /// The centroid at a place of a group.
    func centroid(_ group: Int, _ place: Int) -> Int { order[starts[group] + place] }

    func cosine(_ point: UnsafePointer<Float>, _ centroid: Int) -> Float {
        values.withUnsafeBufferPointer {
            InnerProducts.dot(point, $0.baseAddress! + places[centroid] * dimensions, count: dimensions)
        }
    }

    /// Products of some rows with the centroids of a group, row by row; the number of those.
    func multiply(
        _ rows: UnsafePointer<Float>, _ count: Int, with group: Int, into products: UnsafeMutablePointer<Float>
    ) -> Int {
        let size = starts[group + 1] - starts[group]
        values.withUnsafeBufferPointer {
            BLAS.multiply(
                count, size, dimensions, rows, dimensions, $0.baseAddress! + starts[group] * dimensions, dimensions,
                bTransposed: true, into: products, size)
        }
        return size
    }
}

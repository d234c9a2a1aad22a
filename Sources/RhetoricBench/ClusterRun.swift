// One clustering of rows of somebody else's choice, timed: `rhetoric bench clusters`. What is timed is the clustering
// alone, as the command `cluster` calls it, without the words, the labels and the choice of a number.

import Rhetoric

/// Rows that are clustered by one method or another, with the seconds and the memory that it takes.
public struct ClusterRun: Sendable {
    /// The figures as one line, and a .npy of the cluster of each row, -1 for noise; nil for a tree that is not cut.
    public typealias Result = (record: JSONValue, labels: [UInt8]?)

    private let rows: DenseMatrix<Float>
    private let place: String
    private let workers: Workers

    /// Reads the rows, as `numpy.save` writes a matrix of float32, and scales them to length 1 where they are not.
    ///
    /// - Throws: `Problem`, naming the file, the row and the value; also for a row of zeros, which has no direction.
    public init(rows path: String, workers: Workers) throws {
        rows = try Self.unitRows(path)
        place = path
        self.workers = workers
    }

    /// Spherical k-means, from one drawing of seeds by k-means++.
    ///
    /// - Parameter rounds: at most.
    /// - Throws: `Problem` when there are fewer rows than clusters.
    public func kMeans(count: Int, rounds: Int, seed: UInt64) throws -> Result {
        try check(count: count)
        return kMeans(count: count) {
            SphericalKMeans(rows: rows, count: count, seed: seed, mostRounds: rounds, workers: workers)
        }
    }

    /// Spherical k-means from seeds of a file, clusters x dimensions: rounds of all rows, without a sample first.
    ///
    /// - Throws: `Problem` also for seeds of other dimensions, or of another number than `count`, if that is given.
    public func kMeans(seeds path: String, count: Int?, rounds: Int) throws -> Result {
        let seeds = try Self.unitRows(path)
        guard seeds.columns == rows.columns, count == nil || count == seeds.rows else {
            throw Problem(
                .badData, at: path, "holds \(seeds.rows) seeds of \(seeds.columns) dimensions",
                wayOut: "give \(count.map { "\($0)" } ?? "one or more"), of \(rows.columns) as the rows have")
        }
        try check(count: seeds.rows)
        let wide = DenseMatrix(rows: seeds.rows, columns: seeds.columns, values: seeds.values.map(Double.init))
        return kMeans(count: seeds.rows) {
            SphericalKMeans(rows: rows, seeds: wide, mostRounds: rounds, workers: workers)
        }
    }

    /// A whole tree; with a count also the partition that cutting it leaves, after the clock has stopped.
    ///
    /// - Throws: `Problem` when there are fewer rows than clusters; `MatrixFault` when the memory is not there.
    public func tree(_ method: ClusterMethod, linkage: Linkage, count: Int?) throws -> Result {
        if let count { try check(count: count) }
        let (tree, seconds, bytes) = try timed { try Dendrogram(of: rows, linkage: linkage, workers: workers) }
        return result(
            method, count: count, seconds: seconds, peakBytes: bytes,
            ("height", tree.merges.reduce(0) { $0 + $1.height }), labels: count.map(tree.cut(count:)))
    }

    /// HDBSCAN. The weight is that of the spanning tree by mutual reachability.
    public func density(minimumSize: Int, minimumSamples: Int) throws -> Result {
        let (found, seconds, bytes) = try timed {
            try DensityClusters(
                of: rows, minimumSize: minimumSize, minimumSamples: minimumSamples, workers: workers)
        }
        return result(
            .density, count: nil, seconds: seconds, peakBytes: bytes,
            ("weight", found.tree.merges.reduce(0) { $0 + $1.height }), labels: found.labels)
    }

    private func kMeans(count: Int, _ work: () -> SphericalKMeans) -> Result {
        let (found, seconds, bytes) = timed(work)
        return result(
            .kmeans, count: count, seconds: seconds, peakBytes: bytes, ("objective", found.objective),
            labels: found.assignment.map(Int32.init))
    }

    private func timed<Found>(_ work: () throws -> Found) rethrows -> (found: Found, seconds: Double, bytes: Int?) {
        var seconds = 0.0
        let (found, bytes) = try PeakMemory.measure {
            var found: Found?
            seconds = try Timing.seconds { found = try work() }
            return found!
        }
        return (found, seconds, bytes)
    }

    /// - Parameter measure: what the method has of an objective, a height and a weight.
    private func result(
        _ method: ClusterMethod, count: Int?, seconds: Double, peakBytes: Int?,
        _ measure: (name: String, value: Double), labels: [Int32]?
    ) -> Result {
        func value(_ name: String) -> JSONValue { name == measure.name ? .exact(measure.value) : .null }
        func integer(_ value: Int?) -> JSONValue { value.map(JSONValue.integer) ?? .null }
        let record = JSONValue.object([
            "type": .string("clusters"), "method": .string(method.rawValue), "rows": .integer(rows.rows),
            "dimensions": .integer(rows.columns), "count": integer(count), "seconds": .exact(seconds),
            "objective": value("objective"), "height": value("height"), "weight": value("weight"),
            "clusters": integer(labels.map { Set($0.filter { $0 >= 0 }).count }),
            "noise": integer(labels.map { $0.count { $0 < 0 } }), "peakBytes": integer(peakBytes),
        ])
        return (record, labels.map { MatrixFile.npy($0, columns: 1) })
    }

    private func check(count: Int) throws(Problem) {
        guard count > rows.rows else { return }
        throw Problem(
            .badData, at: place, "holds \(rows.rows) rows, and \(count) clusters were asked for",
            wayOut: "ask for \(rows.rows) or fewer")
    }

    /// Rows of float32 are of length 1 up to this.
    private static let rounding = 1e-6

    private static func unitRows(_ path: String) throws -> DenseMatrix<Float> {
        var matrix = try MatrixFile.dense(path: path)
        guard matrix.rows > 0 else {
            throw Problem(.badData, at: path, "has no rows", wayOut: "give one or more")
        }
        for row in 0..<matrix.rows {
            let length = matrix.row(row).reduce(0) { $0 + Double($1) * Double($1) }.squareRoot()
            guard length > 0 else {
                throw Problem(
                    .badData, at: path, "row \(row) is all zeros and has no direction", wayOut: "take it out")
            }
            guard abs(length - 1) > rounding else { continue }
            for k in row * matrix.columns..<(row + 1) * matrix.columns {
                matrix.values[k] = Float(Double(matrix.values[k]) / length)
            }
        }
        return matrix
    }
}

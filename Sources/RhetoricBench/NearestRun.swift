import Rhetoric

/// One search for nearest rows of somebody else's choice, timed: `rhetoric bench nearest`.
public struct NearestRun: Sendable {
    private let rows: DenseMatrix<Float>
    private let place: String
    private let top: Int
    private let workers: Workers

    /// Reads the rows, as `numpy.save` writes a matrix of float32.
    ///
    /// - Parameter top: how many nearest are wanted of each.
    /// - Throws: `Problem`, naming the file, the row and the value.
    public init(rows path: String, top: Int, workers: Workers) throws {
        rows = try MatrixFile.dense(path: path)
        place = path
        self.top = top
        self.workers = workers
    }

    /// For every row the nearest among those before it, all of the work timed.
    ///
    /// - Returns: the figures, and a .npy of row numbers, rows x `top`, -1 for none.
    public func earlier() throws -> (record: JSONValue, found: [UInt8]) {
        var seconds = 0.0
        let (found, bytes) = try PeakMemory.measure {
            var found: [[QuantisedRows.Near]] = []
            seconds = try Timing.seconds {
                found = try searched(rows, at: place).nearestEarlier(most: top, workers: workers)
            }
            return found
        }
        return result(found, seconds: seconds, peakBytes: bytes)
    }

    /// The nearest of all rows for each query, one after the other; the seconds are the median of one query, after one
    /// that is not counted, with the rows made ready before.
    ///
    /// - Throws: `Problem` also for queries of other dimensions.
    public func nearest(toQueries path: String) throws -> (record: JSONValue, found: [UInt8]) {
        let queries = try MatrixFile.dense(path: path)
        guard queries.columns == rows.columns, queries.rows > 0 else {
            throw Problem(
                .badData, at: path, "holds \(queries.rows) queries of \(queries.columns) dimensions",
                wayOut: "give one or more, of \(rows.columns) dimensions as the rows have")
        }
        var found: [[QuantisedRows.Near]] = []
        var seconds: [Double] = []
        let (_, bytes) = try PeakMemory.measure {
            let searched = try searched(rows, at: place)
            for query in [0] + Array(0..<queries.rows) {
                seconds.append(
                    try Timing.seconds {
                        found.append(try searched.nearest(to: Array(queries.row(query)), most: top, workers: workers))
                    })
            }
        }
        let median = Timing(Array(seconds.dropFirst())).median
        return result(Array(found.dropFirst()), seconds: median, peakBytes: bytes)
    }

    private func searched(_ matrix: DenseMatrix<Float>, at place: String) throws -> QuantisedRows {
        do {
            return try QuantisedRows(matrix.values, count: matrix.rows, dimensions: matrix.columns, workers: workers)
        } catch {
            throw Problem(.badData, at: place, error.description)
        }
    }

    private func result(
        _ found: [[QuantisedRows.Near]], seconds: Double, peakBytes: Int?
    ) -> (record: JSONValue, found: [UInt8]) {
        let record = JSONValue.object([
            "type": .string("nearest"), "rows": .integer(rows.rows), "dimensions": .integer(rows.columns),
            "top": .integer(top), "seconds": .exact(seconds),
            "peakBytes": peakBytes.map(JSONValue.integer) ?? .null,
        ])
        let numbers = found.flatMap { near in (0..<top).map { $0 < near.count ? near[$0].row : -1 } }
        return (record, MatrixFile.npy(numbers, columns: top))
    }
}

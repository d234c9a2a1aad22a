import Rhetoric

/// One truncated SVD of a matrix that somebody else chose, timed: `rhetoric bench svd`.
public struct SolverRun: Sendable {
    private let matrix: SparseMatrix

    /// Reads the matrix: `scipy.sparse.save_npz(FILE, matrix, compressed=False)`.
    ///
    /// - Throws: `Problem`, naming the file, the place in it and the value.
    public init(matrix path: String) throws { matrix = try MatrixFile.sparse(path: path) }

    /// One run in a process that has done nothing else: no warm-up. The seconds and the memory are the solver's alone.
    public func record<Scalar: SolverScalar>(
        rank: Int, tolerance: Double, precision: Scalar.Type, seed: UInt64, workers: Workers
    ) throws -> JSONValue {
        var seconds = 0.0
        let (found, bytes) = try PeakMemory.measure {
            var found: TruncatedSVD<Scalar>?
            seconds = try Timing.seconds {
                found = try TruncatedSVD(of: matrix, rank: rank, tolerance: tolerance, seed: seed, workers: workers)
            }
            return found!
        }
        return .object([
            "type": .string("svd"), "rows": .integer(matrix.rows), "columns": .integer(matrix.columns),
            "entries": .integer(matrix.entryCount), "rank": .integer(found.rank), "tolerance": .exact(tolerance),
            "precision": .string(Scalar.self == Float.self ? "single" : "double"), "threads": .integer(workers.count),
            "seconds": .exact(seconds),
            "residual": .exact(found.residuals.max() ?? 0), "basis": .integer(found.basisSize),
            "peakBytes": bytes.map(JSONValue.integer) ?? .null,
        ])
    }
}

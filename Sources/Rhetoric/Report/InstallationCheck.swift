// What the program works with on this machine, and whether it computes rightly: a small decomposition is made by two
// ways that share no code above BLAS, and compared; the embedded background is hashed again.

/// What `doctor` tells.
public struct InstallationCheck: Sendable {
    private let provider = NumericProvider.current
    private let threads = Workers.all.count
    private let unicode = UnicodeLibrary.version
    /// Largest relative difference between singular values of the two solvers; nil when one of them failed.
    private let difference: Double?
    private let background: Background
    private let isBackgroundSound: Bool

    /// - Parameter background: the one to check.
    public init(background: Background = .embedded) {
        difference = InstallationCheck.differenceOfSolvers()
        self.background = background
        isBackgroundSound = background.isSound
    }

    /// Whether the two solvers agree and the background has its checksum.
    public var isSound: Bool { doSolversAgree && isBackgroundSound }

    private var doSolversAgree: Bool { (difference ?? .infinity) < 1e-8 }

    public var record: JSONValue {
        .object([
            "type": .string("doctor"), "sound": .bool(isSound), "blas": .string(provider.name),
            "library": .string(provider.library), "configuration": .optional(provider.configuration),
            "core": .optional(provider.core), "blasOnOneThread": .bool(provider.runsOnOneThread),
            "kernels": .string(provider.kernelLevel), "threads": .integer(threads), "icu": .string(unicode),
            "svdDifference": difference.map(JSONValue.number) ?? .null,
            "background": BackgroundReport(background).record, "backgroundSound": .bool(isBackgroundSound),
        ])
    }

    public var text: String {
        var lines = [
            "BLAS      \(provider.name), \(provider.library)",
            "          " + (provider.configuration ?? "(says nothing of itself)"),
        ]
        if let core = provider.core { lines.append("          kernels for \(core)") }
        lines += [
            provider.runsOnOneThread
                ? "          runs on one thread; threads are this program's own, so results do not depend on them"
                : "          runs on threads of its own: last digits may differ between machines",
            "kernels   \(provider.kernelLevel)", "threads   \(threads)", "ICU       \(unicode)",
        ]
        if provider.name == "reference BLAS" {
            lines.append(
                "hint      the reference BLAS is slow; Debian's libopenblas0-pthread takes over once installed")
        }
        lines += BackgroundReport(background).lines.enumerated().map { ($0 == 0 ? "words     " : "          ") + $1 }
        if !isBackgroundSound {
            lines.append("check     FAILED: the embedded background is damaged; build the program again")
        }
        lines.append(
            doSolversAgree
                ? "check     sparse and dense singular values agree"
                : "check     FAILED: sparse and dense singular values differ by \(difference.map { String($0) } ?? "everything"); do not trust results; try another BLAS (update-alternatives --config libblas.so.3)"
        )
        return lines.joined(separator: "\n") + "\n"
    }

    private static func differenceOfSolvers() -> Double? {
        var random = RandomSource(seed: 7)
        let rows = (0..<600).map { _ in
            (0..<12).map { _ in (column: random.index(below: 400), value: random.unit()) }
        }
        let matrix = SparseMatrix(columns: 400, rows: rows)
        guard let sparse = try? TruncatedSVD<Double>(of: matrix, rank: 10, tolerance: 1e-10),
            let dense = try? LAPACK.singularValues(matrix.dense.values, rows: 600, columns: 400), sparse.rank == 10
        else { return nil }
        return (0..<10).map { abs(sparse.singularValues[$0] - dense.values[$0]) / dense.values[0] }.max()
    }
}

import ArgumentParser
import Rhetoric
import RhetoricBench

struct BenchSolverCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "svd",
        abstract: "Time one truncated SVD of a matrix, as one line of JSON.",
        discussion: """
            The matrix is one that scipy.sparse.save_npz(FILE, matrix, compressed=False) wrote. The seconds and the memory \
            are those of the solver: the matrix has been read before.

            EXAMPLES:
              rhetoric bench svd --matrix m.npz --rank 100 --tolerance 1e-4 --threads 2
            """)

    @Option(help: ArgumentHelp("The matrix, in compressed rows (.npz).", valueName: "FILE"))
    var matrix: String

    @Option(parsing: .unconditional, help: ArgumentHelp("Singular values that are wanted.", valueName: "K"))
    var rank: Int

    @Option(
        parsing: .unconditional, help: ArgumentHelp("Bound on every residual (default 1e-4).", valueName: "T"))
    var tolerance = 1e-4

    @Option(help: "single or double (default single).")
    var precision = Precision.single

    @OptionGroup var shared: SharedOptions

    enum Precision: String, ExpressibleByArgument, CaseIterable { case single, double }

    func validate() throws {
        guard rank >= 1 else { throw ValidationError("--rank is \(rank); give a number of 1 or more") }
        guard tolerance > 1e-14, tolerance < 1 else {
            throw ValidationError("--tolerance is \(tolerance); give a number above 1e-14 and below 1")
        }
    }

    func run() throws {
        let run = try SolverRun(matrix: matrix)
        func record(_ precision: (some SolverScalar).Type) throws -> JSONValue {
            try run.record(
                rank: rank, tolerance: tolerance, precision: precision, seed: shared.seed, workers: shared.workers)
        }
        let record = try precision == .single ? record(Float.self) : record(Double.self)
        try shared.write(record.line + "\n", format: .jsonl)
    }
}

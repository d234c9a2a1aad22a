// `export --matrix`: a matrix in a file for other programs, and beside it what its rows and columns are.

import ArgumentParser
import Rhetoric

enum MatrixWeighting: String, CaseIterable, ExpressibleByArgument {
    case count
    case logEntropy = "log-entropy"
    case inverseFrequency = "tf-idf"

    /// Nil for plain counts.
    var scheme: TermWeighting? {
        switch self {
        case .count: nil
        case .logEntropy: .logEntropy
        case .inverseFrequency: .inverseFrequency
        }
    }
}

struct MatrixOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Write the document-term matrix to FILE.mtx (Matrix Market) or FILE.npz (SciPy), or its latent vectors to "
                + "FILE.npy (NumPy), and what the columns and rows are beside it, with .terms.tsv and .items.tsv at the end of the name.",
            valueName: "FILE"))
    var matrix: String?

    @Option(help: "Rows of the matrix: statement or document (the default).")
    var level: ItemLevel?

    @Option(
        help:
            "Values of the matrix: count (the default), log-entropy (the default of latent vectors) or tf-idf.")
    var weighting: MatrixWeighting?

    func validate() throws {
        guard let matrix else {
            guard level == nil, weighting == nil else {
                throw ValidationError("--level and --weighting are of a matrix; name its file: --matrix FILE")
            }
            return
        }
        guard matrix.hasSuffix(".mtx") || matrix.hasSuffix(".npz") || isLatent else {
            throw ValidationError(
                "--matrix is \"\(matrix)\"; end its name in .mtx (Matrix Market), .npz (SciPy) or .npy (latent vectors)"
            )
        }
        if isLatent, weighting == .count {
            throw ValidationError("latent vectors are of weighted terms; give --weighting log-entropy or tf-idf")
        }
        for path in [matrix, termsPath(matrix), itemsPath(matrix)] {
            do throws(Problem) { try ResultFile(path).check() } catch { throw ValidationError(error.description) }
        }
    }

    private func termsPath(_ matrix: String) -> String { matrix + ".terms.tsv" }
    private func itemsPath(_ matrix: String) -> String { matrix + ".items.tsv" }

    private var isLatent: Bool { matrix?.hasSuffix(".npy") ?? false }

    /// Writes the matrix of a corpus to the file that was named.
    func write(_ corpus: Corpus, to path: String, seed: UInt64, talk: Talk) throws {
        if isLatent {
            let report = try LatentReport(
                corpus, level: level ?? .document, weighting: weighting?.scheme ?? .logEntropy, seed: seed)
            try ResultFile(itemsPath(path)).write { try $0(report.rows) }
            try report.npy.withUnsafeBytes { try ResultFile(path).write($0) }
            return talk.say(
                "wrote \(Talk.counted(report.vectors.rows, "item")) x \(report.vectors.columns) dimensions to \(path)")
        }
        let report = MatrixReport(corpus, level: level ?? .document, weighting: (weighting ?? .count).scheme)
        try ResultFile(termsPath(path)).write { try $0(report.terms) }
        try ResultFile(itemsPath(path)).write { try $0(report.rows) }
        if path.hasSuffix(".npz") {
            try report.npz.withUnsafeBytes { try ResultFile(path).write($0) }
        } else {
            try ResultFile(path).write { try report.matrixMarket(to: $0) }
        }
        let matrix = report.matrix
        talk.say(
            "wrote \(Talk.counted(matrix.rows, "item")) x \(Talk.counted(matrix.columns, "term")), "
                + "\(Decimals.grouped(matrix.entryCount)) of them not zero, to \(path)")
    }
}

// The document-term matrix of a corpus for other programs: SciPy and whatever reads Matrix Market, with tables that say
// what the rows and the columns are.

/// What `export --matrix` writes.
public struct MatrixReport: Sendable {
    /// items x terms.
    public let matrix: SparseMatrix
    private let vocabulary: Vocabulary
    private let items: CorpusItems
    private let corpus: Corpus

    /// - Parameter weighting: nil for counts; weighted rows have length 1.
    ///
    /// Cost that of `CorpusItems` and `DocumentTermMatrix`.
    public init(_ corpus: Corpus, level: ItemLevel, weighting: TermWeighting?) {
        self.corpus = corpus
        items = CorpusItems(corpus, level: level)
        let counts = DocumentTermMatrix(items: items.stems)
        vocabulary = counts.vocabulary
        matrix = weighting.map { WeightedMatrix(counts, $0).weights } ?? counts.counts
    }

    /// The file for `scipy.sparse.load_npz`: compressed rows, double precision, not compressed.
    public var npz: [UInt8] { MatrixFile.npz(matrix) }

    /// Hands out the matrix in the coordinate form of Matrix Market, row after row, every number with the fewest digits
    /// that read back to the same double. The form: https://math.nist.gov/MatrixMarket/formats.html
    public func matrixMarket(to sink: (String) throws -> Void) rethrows {
        try sink(
            "%%MatrixMarket matrix coordinate real general\n\(matrix.rows) \(matrix.columns) \(matrix.entryCount)\n")
        let rowsAtOnce = 1000
        for first in stride(from: 0, to: matrix.rows, by: rowsAtOnce) {
            var piece = ""
            for row in first..<min(matrix.rows, first + rowsAtOnce) {
                for entry in matrix.entries(ofRow: row) {
                    piece += "\(row + 1) \(matrix.columnIndices[entry] + 1) \(Decimals.exact(matrix.values[entry]))\n"
                }
            }
            try sink(piece)
        }
    }

    /// The columns in their order: the term, its most frequent spelling, in how many items it occurs.
    public var terms: String {
        let rows = zip(vocabulary.stems, vocabulary.documentFrequencies).map { stem, frequency in
            let term = items.table.lexicon.stems[Int(stem)]
            return [term, items.spellings[stem] ?? term, String(frequency)]
        }
        return table([["term", "spelling", "items"]] + rows)
    }

    /// The rows in their order, by name.
    public var rows: String { items.names(in: corpus) }

    private func table(_ rows: [[String]]) -> String { rows.map { DelimitedText.tsv.row($0) + "\n" }.joined() }
}

/// What `export --matrix FILE.npy` writes: where the items of a corpus lie in its latent space.
public struct LatentReport: Sendable {
    /// items x rank: rows of length 1, or zero where no word has a weight.
    public let vectors: DenseMatrix<Float>
    private let items: CorpusItems
    private let corpus: Corpus

    /// Cost that of the `LatentSpace`.
    public init(_ corpus: Corpus, level: ItemLevel, weighting: TermWeighting, seed: UInt64) throws {
        self.corpus = corpus
        items = CorpusItems(corpus, level: level)
        let counts = DocumentTermMatrix(items: items.stems)
        vectors = try LatentSpace(WeightedMatrix(counts, weighting), seed: seed).items
    }

    /// The file for `numpy.load`: single precision.
    public var npy: [UInt8] {
        let numbers = (0..<vectors.rows).flatMap { Array(vectors.row($0)) }
        return numbers.map(\.bitPattern.littleEndian).withUnsafeBytes {
            NumPyArray.file(type: "<f4", shape: [vectors.rows, vectors.columns], content: $0)
        }
    }

    /// The rows in their order, by name.
    public var rows: String { items.names(in: corpus) }
}

extension CorpusItems {
    /// A table of all items by name.
    fileprivate func names(in corpus: Corpus) -> String {
        ([["item"]] + (0..<count).map { [name(of: $0, in: corpus)] }).map { DelimitedText.tsv.row($0) + "\n" }.joined()
    }

    /// An item by name: the document's id, and the statement's where items are statements.
    func name(of item: Int, in corpus: Corpus) -> String {
        switch level {
        case .document: corpus.documents[documents[item]].id
        case .statement: Citation(corpus, statements[item][0]).name
        }
    }
}

// From sentences to a background: count the stems, choose the terms, see which stand near which, decompose, quantise.

import Foundation

enum BackgroundBuilder {
    /// A file holds no more bytes than this.
    static let mostBytes = 10_000_000

    /// A stem with its counts.
    private struct Term {
        let stem: Int
        let count: Int
        let frequency: Int
        var hasVector: Bool
    }

    /// The bytes of a background file.
    ///
    /// - Parameter mostBytes: where the file would be larger, the least frequent terms are left out.
    /// - Throws: a `Problem` when no stem is frequent enough; `DecompositionFailure`.
    ///
    /// Cost: that of the co-occurrences (`Cooccurrence`) and of a `TruncatedSVD` of vectors x vectors.
    static func bytes(
        _ sentences: StemmedSentences, _ recipe: Background.Recipe, mostBytes: Int = mostBytes, workers: Workers,
        progress: CorpusReader.Progress? = nil
    ) throws -> [UInt8] {
        let places = sentences.words.count + sentences.count
        guard places <= Cooccurrence.mostWords else {
            throw Problem(
                .badData, at: "the texts",
                "hold \(places) words and sentences, and a background counts up to \(Cooccurrence.mostWords)",
                wayOut: "give a part of them: a few hundred million words tell no less")
        }
        let terms = terms(of: sentences, recipe, mostBytes: mostBytes)
        guard terms.first?.hasVector == true else {
            throw Problem(
                .badData, at: "the texts",
                "no word occurs \(recipe.leastVectorCount) times, so there is nothing to make vectors of",
                wayOut: "give more text, or a smaller --least-count")
        }
        let vectorCount = terms.prefix(while: \.hasVector).count
        var termOfStem = [Int32](repeating: Cooccurrence.noTerm, count: sentences.stems.count)
        for (number, term) in terms.prefix(vectorCount).enumerated() { termOfStem[term.stem] = Int32(number) }
        let information = Cooccurrence(
            sentences, terms: termOfStem, termCount: vectorCount, window: recipe.window
        ).positiveInformation(smoothing: recipe.smoothing, workers: workers, progress: progress)
        let vectors = try vectors(information, recipe, workers: workers)
        var header = BackgroundHeader()
        header.language = sentences.language.code
        header.recipe = recipe
        header.sentenceCount = sentences.count
        header.tokenCount = sentences.words.count
        header.termCount = terms.count
        header.vectorCount = vectorCount
        header.rank = vectors.columns
        return file(header, terms, vectors, spellings: terms.map { Array(sentences.stems[$0.stem].utf8) })
    }

    /// The terms in the order of the file: those with vectors first, each part by count, then by spelling.
    private static func terms(
        of sentences: StemmedSentences, _ recipe: Background.Recipe, mostBytes: Int
    ) -> [Term] {
        let (counts, frequencies) = occurrences(in: sentences)
        let found = counts.indices.filter { counts[$0] >= max(1, recipe.leastCount) }.map { stem in
            let hasVector = counts[stem] >= recipe.leastVectorCount && !sentences.isNumber[stem]
            return Term(stem: stem, count: counts[stem], frequency: frequencies[stem], hasVector: hasVector)
        }
        func precedes(_ a: Term, _ b: Term) -> Bool {
            guard a.count == b.count else { return a.count > b.count }
            return sentences.stems[a.stem].utf8.lexicographicallyPrecedes(sentences.stems[b.stem].utf8)
        }
        var room = mostBytes - BackgroundHeader().fileSize
        let kept = found.sorted(by: precedes).prefix(recipe.mostTerms).prefix { term in
            room -= 12 + sentences.stems[term.stem].utf8.count + (term.hasVector ? recipe.rank : 0)
            return room >= 0
        }
        return kept.filter(\.hasVector) + kept.filter { !$0.hasVector }
    }

    /// Of each stem its tokens, and the sentences that hold it.
    private static func occurrences(in sentences: StemmedSentences) -> (counts: [Int], frequencies: [Int]) {
        var counts = [Int](repeating: 0, count: sentences.stems.count)
        var frequencies = counts
        var last = [Int](repeating: -1, count: sentences.stems.count)
        for sentence in 0..<sentences.count {
            for place in sentences.bounds[sentence]..<sentences.bounds[sentence + 1] {
                let stem = Int(sentences.words[place])
                counts[stem] += 1
                if last[stem] != sentence { frequencies[stem] += 1 }
                last[stem] = sentence
            }
        }
        return (counts, frequencies)
    }

    /// Rows of U S^exponent.
    private static func vectors(
        _ information: SparseMatrix, _ recipe: Background.Recipe, workers: Workers
    ) throws -> DenseMatrix<Double> {
        let svd = try TruncatedSVD<Double>(
            of: information, rank: recipe.rank, tolerance: recipe.tolerance, seed: recipe.seed, workers: workers)
        let scales = svd.singularValues.map { pow($0, recipe.exponent) }
        var vectors = svd.left
        for row in 0..<vectors.rows { for k in 0..<vectors.columns { vectors[row, k] *= scales[k] } }
        return vectors
    }

    private static func file(
        _ header: BackgroundHeader, _ terms: [Term], _ vectors: DenseMatrix<Double>, spellings: [[UInt8]]
    ) -> [UInt8] {
        var header = header
        header.spellingBytes = spellings.reduce(0) { $0 + $1.count }
        var bytes = header.bytes
        bytes.reserveCapacity(header.fileSize)
        var end = 0
        for spelling in spellings {
            end += spelling.count
            bytes.append(UInt32(end))
        }
        for spelling in spellings { bytes += spelling }
        for term in terms { bytes.append(UInt32(clamping: term.count)) }
        for term in terms { bytes.append(UInt32(clamping: term.frequency)) }
        for row in 0..<vectors.rows {
            bytes += QuantisedVectors.quantised(vectors.row(row)).map { UInt8(bitPattern: $0) }
        }
        return bytes + bytes.withUnsafeBytes { ContentHash.digest($0) }
    }
}

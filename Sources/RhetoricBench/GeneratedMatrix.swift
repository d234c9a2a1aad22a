// Document-term matrices without a text behind them, with what decides how long a solver takes: Zipfian columns, and
// subjects that give the spectrum a head and a long tail. The same seed gives the same matrix on every machine.

import Foundation
import Rhetoric

struct GeneratedMatrix {
    private static let subjects = 600
    private static let wordsOfSubject = 1500
    /// Words up to this rank belong to no subject.
    private static let commonWords = 50

    private var random: RandomSource
    private let columns: Int

    /// Rows of about `words` different terms, weighted by log(1 + count) and inverse frequency, of length 1; half of
    /// the words are of the row's subject. Cost O(rows words log words).
    static func sparse(rows: Int, columns: Int, words: Int = 24, seed: UInt64) -> SparseMatrix {
        var generator = GeneratedMatrix(random: RandomSource(seed: seed), columns: columns)
        var offsets: [Int64] = [0]
        var indices: [Int32] = []
        var counts: [Double] = []
        for _ in 0..<rows {
            let start = indices.count
            for word in generator.row(words).sorted() {
                if indices.count > start, indices[indices.count - 1] == word {
                    counts[counts.count - 1] += 1
                } else {
                    indices.append(word)
                    counts.append(1)
                }
            }
            offsets.append(Int64(indices.count))
        }
        let values = weights(counts, indices, rows: rows, columns: columns)
        return SparseMatrix(rows: rows, columns: columns, offsets: offsets, columnIndices: indices, values: values)
            .rowsNormalised
    }

    private static func weights(_ counts: [Double], _ indices: [Int32], rows: Int, columns: Int) -> [Double] {
        var frequencies = [Double](repeating: 0, count: columns)
        for column in indices { frequencies[Int(column)] += 1 }
        return zip(counts, indices).map { log(1 + $0) * (log(Double(1 + rows) / (1 + frequencies[Int($1)])) + 1) }
    }

    private mutating func row(_ words: Int) -> [Int32] {
        let subject = zipfian(below: Self.subjects)
        return (0..<words / 2 + random.index(below: words)).map { _ in
            Int32(
                random.unit() < 0.5 ? zipfian(below: columns) : word(zipfian(below: Self.wordsOfSubject), of: subject))
        }
    }

    /// Uniform on the logarithmic scale.
    private mutating func zipfian(below bound: Int) -> Int { Int(pow(Double(bound), random.unit())) - 1 }

    /// A subject's words, spread over the ranks above the common ones.
    private func word(_ number: Int, of subject: Int) -> Int {
        var place = RandomSource(seed: UInt64(subject * Self.wordsOfSubject + number))
        let low = log(Double(Self.commonWords))
        return min(columns - 1, Int(exp(low + place.unit() * (log(Double(columns)) - low))))
    }

    /// Rows of length 1 around a hundred directions, rows x dimensions, as items lie in a latent space.
    static func dense(rows: Int, dimensions: Int, seed: UInt64) -> DenseMatrix<Float> {
        var random = RandomSource(seed: seed)
        let directions = (0..<100 * dimensions).map { _ in Float(random.centred()) }
        var matrix = DenseMatrix<Float>(rows: rows, columns: dimensions)
        for row in 0..<rows {
            let direction = random.index(below: 100) * dimensions
            for k in 0..<dimensions { matrix[row, k] = directions[direction + k] + Float(random.centred()) }
            let length = matrix.row(row).reduce(0) { $0 + $1 * $1 }.squareRoot()
            for k in 0..<dimensions { matrix[row, k] /= length }
        }
        return matrix
    }
}

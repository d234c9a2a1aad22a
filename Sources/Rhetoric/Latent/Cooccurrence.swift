// How much two terms tell of one another: positive pointwise mutual information of words that stand near one another.
//
// Counted a term at a time: an inverted list gives its places, and its neighbours are added to one dense row that stays
// in cache. Hashing or sorting the pairs would take many times the memory of the text, and a sum shared by threads
// would depend on their number.

import Foundation

/// The words of all sentences as terms, and where each term stands.
struct Cooccurrence: Sendable {
    /// In `words`: before, between and after the sentences.
    private static let boundary: Int32 = -2
    /// In `words`: a word that is no term. It keeps its place, so that words do not move nearer when it is left out.
    static let noTerm: Int32 = -1
    /// Rows made as one part of the work.
    private static let rowsPerPart = 64
    /// Words and sentences together: their places are numbers of 32 bits.
    static let mostWords = Int(Int32.max) - 1

    let termCount: Int
    private let words: [Int32]
    /// Term t stands at `places[starts[t]..<starts[t + 1]]` of `words`, ascending.
    private let places: [Int32]
    private let starts: [Int]
    /// Weight of a neighbour by its distance, from 1: 1/distance.
    private let weights: [Double]
    /// Of each term, the sum of the weights of its neighbours that are terms.
    private let sums: [Double]

    /// - Parameters:
    ///   - terms: the term of each stem, or `noTerm`.
    ///   - window: how far neighbours stand at most, in words; they are in one sentence.
    init(_ sentences: StemmedSentences, terms: [Int32], termCount: Int, window: Int) {
        precondition(sentences.words.count + sentences.count <= Self.mostWords, "places are numbers of 32 bits")
        var words = [Self.boundary]
        words.reserveCapacity(sentences.words.count + sentences.count + 1)
        for sentence in 0..<sentences.count {
            for place in sentences.bounds[sentence]..<sentences.bounds[sentence + 1] {
                words.append(terms[Int(sentences.words[place])])
            }
            words.append(Self.boundary)
        }
        self.termCount = termCount
        self.words = words
        (starts, places) = Self.invertedList(of: words, termCount: termCount)
        weights = (1...max(1, window)).map { 1 / Double($0) }
        sums = Self.sums(words, weights, termCount: termCount)
    }

    /// Terms x terms: max(0, ln(n_tc N / (n_t m_c))), where n_tc is the summed weight of c near t, n_t that of all terms
    /// near t, m_c = n_c^smoothing and N the sum of all m_c (Levy, Goldberg and Dagan 2015: a smoothing of 0.75 keeps
    /// rare neighbours from being overrated; 1 is plain PPMI).
    ///
    /// Cost O(words window + terms^2) time; 12 bytes an entry: a part is given back when its entries have been put
    /// where they belong.
    func positiveInformation(
        smoothing: Double, workers: Workers, progress: CorpusReader.Progress? = nil
    ) -> SparseMatrix {
        let smoothed = sums.map { $0 > 0 ? pow($0, smoothing) : 0 }
        let total = smoothed.reduce(0, +)
        let logs = smoothed.map { $0 > 0 ? log(total / $0) : 0 }
        let done = Counter()
        var parts = workers.map(total: termCount, by: Self.rowsPerPart) { range in
            let part = rows(range, logs)
            progress?(min(termCount, (done.take() + 1) * Self.rowsPerPart), termCount)
            return part
        }
        var offsets: [Int64] = [0]
        var columns: [Int32] = []
        var values: [Double] = []
        columns.reserveCapacity(parts.reduce(0) { $0 + $1.columns.count })
        values.reserveCapacity(columns.capacity)
        for part in parts.indices {
            let before = Int64(columns.count)
            offsets += parts[part].ends.map { before + Int64($0) }
            columns += parts[part].columns
            values += parts[part].values
            parts[part] = Rows()
        }
        return SparseMatrix(
            rows: termCount, columns: termCount, offsets: offsets, columnIndices: columns, values: values)
    }

    /// Some rows of the matrix: where each ends, and the entries.
    private struct Rows: Sendable {
        var ends: [Int] = []
        var columns: [Int32] = []
        var values: [Double] = []
    }

    private func rows(_ range: Range<Int>, _ logs: [Double]) -> Rows {
        var result = Rows()
        var row = [Double](repeating: 0, count: termCount)
        row.withUnsafeMutableBufferPointer { row in
            for term in range {
                addNeighbours(of: term, to: row)
                let own = sums[term] > 0 ? log(sums[term]) : 0
                for column in 0..<termCount where row[column] > 0 {
                    let information = log(row[column]) - own + logs[column]
                    row[column] = 0
                    guard information > 0 else { continue }
                    result.columns.append(Int32(column))
                    result.values.append(information)
                }
                result.ends.append(result.columns.count)
            }
        }
        return result
    }

    private func addNeighbours(of term: Int, to row: UnsafeMutableBufferPointer<Double>) {
        words.withUnsafeBufferPointer { words in
            weights.withUnsafeBufferPointer { weights in
                for place in places[starts[term]..<starts[term + 1]] {
                    for step in [-1, 1] {
                        var at = Int(place) + step
                        for weight in weights {
                            let neighbour = words[at]
                            if neighbour == Self.boundary { break }
                            if neighbour >= 0 { row[Int(neighbour)] += weight }
                            at += step
                        }
                    }
                }
            }
        }
    }

    /// Counting sort of the places by their term.
    private static func invertedList(of words: [Int32], termCount: Int) -> (starts: [Int], places: [Int32]) {
        var starts = [Int](repeating: 0, count: termCount + 1)
        for word in words where word >= 0 { starts[Int(word) + 1] += 1 }
        for term in 0..<termCount { starts[term + 1] += starts[term] }
        var next = starts
        var places = [Int32](repeating: 0, count: starts[termCount])
        for (place, word) in words.enumerated() where word >= 0 {
            places[next[Int(word)]] = Int32(place)
            next[Int(word)] += 1
        }
        return (starts, places)
    }

    private static func sums(_ words: [Int32], _ weights: [Double], termCount: Int) -> [Double] {
        var sums = [Double](repeating: 0, count: termCount)
        for (place, word) in words.enumerated() where word >= 0 {
            for (index, weight) in weights.enumerated() {
                let neighbour = words[place + index + 1]
                if neighbour == boundary { break }
                guard neighbour >= 0 else { continue }
                sums[Int(word)] += weight
                sums[Int(neighbour)] += weight
            }
        }
        return sums
    }
}

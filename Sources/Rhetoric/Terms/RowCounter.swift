// Counts the terms of one item after another: an array says how often each term was met, and the terms that were met
// say where to clear it. A sort of all words would cost their logarithm, a dictionary ten times as much.

struct RowCounter {
    private let terms: [Int32]
    /// Of each term in the item at hand; zeros between items.
    private var counts: [Int32]
    /// The terms of the item at hand, in the order of first occurrence.
    private var met: [Int32] = []

    init(_ vocabulary: Vocabulary) {
        terms = vocabulary.terms
        counts = [Int32](repeating: 0, count: vocabulary.count)
    }

    /// How many terms an item has.
    mutating func entryCount(_ stems: ArraySlice<Int32>) -> Int {
        read(stems)
        for term in met { counts[Int(term)] = 0 }
        return met.count
    }

    /// Writes the terms of an item, ascending, and their counts.
    mutating func write(
        _ stems: ArraySlice<Int32>, _ columns: UnsafeMutablePointer<Int32>, _ values: UnsafeMutablePointer<Double>
    ) {
        read(stems)
        sort()
        for (entry, term) in met.enumerated() {
            columns[entry] = term
            values[entry] = Double(counts[Int(term)])
            counts[Int(term)] = 0
        }
    }

    private mutating func read(_ stems: ArraySlice<Int32>) {
        met.removeAll(keepingCapacity: true)
        for stem in stems where stem >= 0 && Int(stem) < terms.count {
            let term = terms[Int(stem)]
            guard term >= 0 else { continue }
            if counts[Int(term)] == 0 { met.append(term) }
            counts[Int(term)] += 1
        }
    }

    /// By insertion while the row is short, as sentences are: half the time of the library's sort.
    private mutating func sort() {
        guard met.count <= 32 else { return met.sort() }
        met.withUnsafeMutableBufferPointer { met in
            for place in met.indices.dropFirst() {
                let term = met[place]
                var at = place
                while at > 0, met[at - 1] > term {
                    met[at] = met[at - 1]
                    at -= 1
                }
                met[at] = term
            }
        }
    }
}

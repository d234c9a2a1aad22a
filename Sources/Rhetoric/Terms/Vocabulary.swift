// The terms of a matrix: which stems have a column, and in how many items each occurs.

/// The columns of a document-term matrix. A term is a stem of the lexicon.
public struct Vocabulary: Sendable {
    /// Stem (index into `Lexicon.stems`) of each term, in the order of first occurrence.
    public let stems: [Int32]
    /// Number of items that hold each term.
    public let documentFrequencies: [Int32]
    /// Term of each stem, or -1 where the stem has no column.
    private let terms: [Int32]

    public var count: Int { stems.count }

    /// The term of a stem; nil for stems without a column, later ones too.
    public func term(ofStem stem: Int32) -> Int? {
        guard stem >= 0, Int(stem) < terms.count, terms[Int(stem)] >= 0 else { return nil }
        return Int(terms[Int(stem)])
    }

    /// Items that hold each stem of a lexicon; 0 for stems without a column.
    func documentFrequencies(stemCount: Int) -> [Double] {
        var frequencies = [Double](repeating: 0, count: stemCount)
        for (stem, frequency) in zip(stems, documentFrequencies) { frequencies[Int(stem)] = Double(frequency) }
        return frequencies
    }

    /// - Parameters:
    ///   - items: the stems of each item, in order, repeats included. A negative stem is passed over.
    ///   - frequencies: stems that occur in fewer or more items than this are left out.
    init(items: [[Int32]], frequencies: ClosedRange<Int>) {
        let stemCount = Int((items.lazy.flatMap { $0 }.max() ?? -1) + 1)
        var counts = [Int32](repeating: 0, count: stemCount)
        var lastItem = [Int32](repeating: -1, count: stemCount)
        var order: [Int32] = []
        for (index, item) in items.enumerated() {
            for stem in item where stem >= 0 && lastItem[Int(stem)] != Int32(index) {
                if lastItem[Int(stem)] < 0 { order.append(stem) }
                lastItem[Int(stem)] = Int32(index)
                counts[Int(stem)] += 1
            }
        }
        stems = order.filter { frequencies.contains(Int(counts[Int($0)])) }
        documentFrequencies = stems.map { counts[Int($0)] }
        var terms = [Int32](repeating: -1, count: stemCount)
        for (term, stem) in stems.enumerated() { terms[Int(stem)] = Int32(term) }
        self.terms = terms
    }
}

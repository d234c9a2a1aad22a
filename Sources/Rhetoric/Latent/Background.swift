// What official language in general is like: how often each stem is said, and which stems are said in the same
// company. Two short documents cannot tell either. Term vectors by counting and one decomposition were chosen over
// trained ones because the same texts give the same bytes, and any user can make theirs in a minute.

/// Word statistics and word vectors of many texts in one language.
///
/// The terms are stems as `Lexicon.stems` spells them. Those with a vector come first, the most frequent first.
public struct Background: Sendable {
    public let language: Language
    public let recipe: Recipe
    /// What the statistics were counted on.
    public let sentenceCount: Int
    public let tokenCount: Int
    /// Terms with counts, and of these the ones with a vector.
    public let termCount: Int
    public let vectorCount: Int
    /// Dimensions of the vectors.
    public let rank: Int
    let file: BackgroundFile
    /// Spellings, numbered as the terms are.
    private let terms: Interner

    /// Reads the bytes of a background file.
    ///
    /// - Parameter place: names the file in messages.
    /// - Throws: a `Problem` for what is no background, one of another version, cut short or damaged, with the way to
    ///   build it again.
    ///
    /// Cost: the hash of all bytes and one look-up table of the terms, about 30 ms for 10 MB.
    public init(_ bytes: [UInt8], at place: String) throws(Problem) {
        try self.init(BackgroundFile(BackgroundBytes(bytes), at: place, isChecked: true), at: place)
    }

    init(_ file: BackgroundFile, at place: String) throws(Problem) {
        self.file = file
        let header = file.header
        language = Language(code: header.language)
        recipe = header.recipe
        sentenceCount = header.sentenceCount
        tokenCount = header.tokenCount
        termCount = header.termCount
        vectorCount = header.vectorCount
        rank = header.rank
        terms = try file.terms(at: place)
    }

    /// Bytes of its file.
    public var size: Int { file.storage.all.count }

    /// Lends all bytes of its file, for writing them.
    public func withBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
        try withExtendedLifetime(file.storage) { try body($0.all) }
    }

    /// SHA-256 of all that is in it, in lower-case hexadecimal: two backgrounds with the same hash are the same.
    public var sha256: String { ContentHash.hexadecimal(file.checksum) }

    /// Whether the content still has this hash. Cost: the hash of all bytes.
    public var isSound: Bool { ContentHash.digest(file.content).elementsEqual(file.checksum) }

    /// Nil where no document of a corpus is in its language.
    func ifSpoken(in corpus: Corpus) -> Background? {
        corpus.documents.contains { $0.language == language } ? self : nil
    }

    /// The term of a stem, 0..<`termCount`.
    func term(ofStem stem: String) -> Int? {
        var stem = stem
        return stem.withUTF8 { terms.find($0).map(Int.init) }
    }

    func stem(of term: Int) -> String { String(decoding: terms[term], as: UTF8.self) }

    /// How many tokens the term has.
    func count(of term: Int) -> Int { file.counts[term] }

    /// How many sentences hold the term.
    func frequency(of term: Int) -> Int { file.frequencies[term] }

    /// Whether a term has a vector.
    func hasVector(_ term: Int) -> Bool { term < vectorCount }

    /// Writes the vector of a term that has one: `rank` numbers, of length 1 (all zero for a term that has no company).
    func vector(of term: Int, into vector: UnsafeMutableBufferPointer<Float>) {
        precondition(hasVector(term) && vector.count == rank, "term \(term) has no vector of \(vector.count) numbers")
        file.vectors.read(row: term, into: vector)
    }

    /// The vectors of some terms, terms x `rank`: zero for those without one.
    func vectors(of terms: [Int]) -> DenseMatrix<Float> {
        var matrix = DenseMatrix<Float>(rows: terms.count, columns: rank)
        matrix.values.withUnsafeMutableBufferPointer { values in
            for (row, term) in terms.enumerated() where hasVector(term) {
                vector(of: term, into: .init(rebasing: values[row * rank..<(row + 1) * rank]))
            }
        }
        return matrix
    }

    /// The terms with the largest cosines to a term that has a vector, itself left out: the best first, of equal ones
    /// the more frequent. Cost O(vectors rank).
    func nearest(to term: Int, most: Int) -> [(term: Int, cosine: Float)] {
        let own = vectors(of: [term]).values
        let other = UnsafeMutableBufferPointer<Float>.allocate(capacity: rank)
        defer { other.deallocate() }
        let cosines = (0..<vectorCount).map { candidate -> Float in
            vector(of: candidate, into: other)
            return zip(own, other).reduce(0) { $0 + $1.0 * $1.1 }
        }
        let order = cosines.indices.filter { $0 != term && cosines[$0] > 0 }
            .sorted { (cosines[$0], $1) > (cosines[$1], $0) }
        return order.prefix(most).map { ($0, cosines[$0]) }
    }
}

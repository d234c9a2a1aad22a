// Everything that decides what a background of given texts is: two backgrounds of one recipe and one corpus have the
// same bytes. The recipe is kept in the file, so that it can be told which one made it.

extension Background {
    /// How a background is made.
    public struct Recipe: Sendable, Equatable {
        /// How far apart two words of a sentence stand at most to count as neighbours; 1 to 255 words. A neighbour at
        /// distance d counts 1/d. Stop words, and words without a vector, count as words.
        public var window = 5
        /// Exponent of the frequencies of neighbours (context distribution smoothing); above 0, at most 1.
        public var smoothing = 0.75
        /// Stems seen less often are left out altogether; at least 1.
        public var leastCount = 5
        /// Stems seen less often have counts and no vector. Those that hold a digit have none either: what stands near
        /// "1994" tells nothing of 1995.
        public var leastVectorCount = 10
        /// No more terms than this, the most frequent first.
        public var mostTerms = 200_000
        /// Dimensions of the vectors, fewer where the texts have fewer.
        public var rank = 300
        /// A vector is the row of U S^exponent, scaled to length 1; 0 to 1 (Levy, Goldberg and Dagan 2015).
        public var exponent = 0.5
        /// Relative residual of the decomposition.
        public var tolerance = 1e-3
        /// Seed of the decomposition.
        public var seed: UInt64 = 1

        public init() {}
    }
}

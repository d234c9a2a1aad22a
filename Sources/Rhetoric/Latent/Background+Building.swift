extension Background {
    /// What a corpus makes: the background, and what had no part in it.
    public struct Building: Sendable {
        public let background: Background
        /// Documents in other languages, by language, the most frequent first.
        public let leftOut: [(language: Language, documents: Int)]
    }

    /// Builds a background of all documents of a corpus in one language.
    ///
    /// - Parameters:
    ///   - language: nil for the one that most documents are in.
    ///   - progress: of reading the words and of counting their neighbours, one after the other.
    /// - Throws: a `Problem` when there is too little text; `DecompositionFailure`.
    ///
    /// The same corpus and recipe give the same bytes at any number of threads. Cost: for 20 million words about a minute
    /// on two processors, 2 GB of memory.
    public static func build(
        _ corpus: Corpus, language: Language? = nil, recipe: Recipe = Recipe(), workers: Workers = .all,
        progress: (words: CorpusReader.Progress?, neighbours: CorpusReader.Progress?) = (nil, nil)
    ) throws -> Building {
        let sentences = StemmedSentences(corpus, language: language, progress: progress.words)
        let bytes = try BackgroundBuilder.bytes(sentences, recipe, workers: workers, progress: progress.neighbours)
        return Building(
            background: try Background(bytes, at: "the background that was built"), leftOut: sentences.leftOut)
    }
}

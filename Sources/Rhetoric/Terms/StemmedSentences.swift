// The statements of a corpus as sequences of stems and nothing else: what a background is counted on. A
// `StatementTable` keeps the place of every word as well, five times the memory, and orders by day; neither is needed
// of the tens of millions of words that a background is made of.

/// The sentences of the documents in one language, stop words and numbers included.
struct StemmedSentences: Sendable {
    let language: Language
    /// Spelling of each stem.
    let stems: [String]
    /// Whether a stem holds a digit.
    let isNumber: [Bool]
    /// Stems of all words, one sentence after the other.
    let words: [Int32]
    /// Sentence i is `words[bounds[i]..<bounds[i + 1]]`. None is empty.
    let bounds: [Int]
    /// Documents in other languages, by language: not read.
    let leftOut: [(language: Language, documents: Int)]

    /// - Parameter language: nil for the one that most documents are in (of equal ones, the first by its code).
    ///
    /// Read in parallel; eight bytes of memory a word while it is read, then four.
    init(
        _ corpus: Corpus, language: Language? = nil, workers: Workers = .all, progress: CorpusReader.Progress? = nil
    ) {
        let languages = Self.languages(of: corpus)
        let chosen = language ?? languages.first?.language ?? .english
        var lexicon = Lexicon()
        var sentences: [StatementReference] = []
        for (index, document) in corpus.documents.enumerated() where document.language == chosen {
            sentences += document.rankedStatements(at: index)
        }
        let (documents, total) = (corpus.documents.count, sentences.count)
        progress?(0, documents)
        let read = lexicon.read(
            StatementTexts(corpus, sentences), keepingPlaces: false, workers: workers,
            progress: { done in progress?(documents * done / total, documents) })
        var isNumber = [Bool](repeating: false, count: lexicon.stems.count)
        for form in lexicon.forms where form.isNumber { isNumber[Int(form.stem)] = true }
        self.language = chosen
        words = read.stems
        // A sentence without a word ends where it begins.
        bounds = [0] + zip(read.bounds.dropFirst(), read.bounds).filter { $0 > $1 }.map(\.0)
        self.isNumber = isNumber
        stems = lexicon.stems
        leftOut = languages.filter { $0.language != chosen }
    }

    /// Number of sentences.
    var count: Int { bounds.count - 1 }

    /// Languages with their documents, the most frequent first, of equal ones the first by its code.
    private static func languages(of corpus: Corpus) -> [(language: Language, documents: Int)] {
        var counts: [Language: Int] = [:]
        for document in corpus.documents { counts[document.language, default: 0] += 1 }
        return counts.map { (language: $0.key, documents: $0.value) }
            .sorted { ($1.documents, $0.language.code) < ($0.documents, $1.language.code) }
    }
}

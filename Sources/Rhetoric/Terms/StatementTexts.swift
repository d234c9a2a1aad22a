// The statements of a corpus as texts that any thread can read.

struct StatementTexts: TextSequence {
    private let corpus: Corpus
    private let statements: [StatementReference]
    let languages: [Language]

    init(_ corpus: Corpus, _ statements: [StatementReference]) {
        self.corpus = corpus
        self.statements = statements
        var languages: [Language] = []
        for statement in statements {
            let language = corpus.documents[statement.document].language
            if language != languages.last, !languages.contains(language) { languages.append(language) }
        }
        self.languages = languages
    }

    var count: Int { statements.count }

    func language(of text: Int) -> Language { corpus.documents[statements[text].document].language }

    func range(of text: Int) -> Range<Int> {
        corpus.documents[statements[text].document].statements[statements[text].statement].bytes
    }

    func withBytes<Result>(of text: Int, _ body: (UTF8Bytes) -> Result) -> Result {
        corpus.documents[statements[text].document].text.utf8.withUnsafeBufferPointer(body)
    }
}

extension Document {
    /// The statements that are ranked, in their order; `index` is the document's place in its corpus.
    func rankedStatements(at index: Int) -> [StatementReference] {
        statements.indices.filter { statements[$0].kind.isRanked }.map {
            StatementReference(document: index, statement: $0)
        }
    }
}

extension Corpus {
    /// Whoever says a statement: the speaker the text names, else the one of the whole document.
    public func speaker(of reference: StatementReference) -> String? {
        let document = documents[reference.document]
        return document.statements[reference.statement].attribution?.speaker ?? document.speaker
    }
}

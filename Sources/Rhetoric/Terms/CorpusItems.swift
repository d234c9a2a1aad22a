// What search and clusters compare: whole documents, or single statements.

/// Documents or statements.
public enum ItemLevel: String, Sendable, CaseIterable {
    case document, statement
}

/// The items of a corpus with their words, stop words left out.
public struct CorpusItems: Sendable {
    public let level: ItemLevel
    /// The statements of each item: one, or all of a document. Items without a word are kept, so that they can be told.
    public let statements: [[StatementReference]]
    /// Document of each item, by its place in the corpus.
    public let documents: [Int]
    /// Language of each item's document.
    let languageOfItems: [Language]
    /// Stems of each item in the order of the text, repeats included.
    package let stems: [[Int32]]
    /// Which spelling of a stem stands for it: its most frequent form, the first of equal ones.
    let spellings: [Int32: String]
    let table: StatementTable
    /// The languages of the documents, the most frequent first.
    private let languages: [Language]

    /// Documents in the order of the corpus; statements by document and offset. A document's title counts as its words
    /// where it does not stand in the text.
    public init(_ corpus: Corpus, level: ItemLevel) {
        self.level = level
        var lexicon = Lexicon()
        let titles = corpus.documents.map { lexicon.titleStems(of: $0) }
        let spans = corpus.documents.map { _ in DocumentSpan?.some(.beforeAll) }
        let table = StatementTable(corpus, spans: spans, lexicon: lexicon)
        self.table = table
        let languageCounts = Dictionary(grouping: corpus.documents, by: \.language).mapValues(\.count)
        languages = languageCounts.keys.sorted { (languageCounts[$0]!, $1.code) > (languageCounts[$1]!, $0.code) }
        spellings = table.commonSpellings
        switch level {
        case .statement:
            statements = table.rows.map { [$0] }
            documents = table.rows.map(\.document)
            stems = (0..<table.count).map { table.stems(of: $0, skippingStopWords: true) }
        case .document:
            var statements = corpus.documents.map { _ in [StatementReference]() }
            var stems = titles
            for row in 0..<table.count {
                let document = table.rows[row].document
                statements[document].append(table.rows[row])
                stems[document] += table.stems(of: row, skippingStopWords: true)
            }
            self.statements = statements
            self.stems = stems
            documents = Array(corpus.documents.indices)
        }
        languageOfItems = documents.map { corpus.documents[$0].language }
    }

    public var count: Int { stems.count }

    /// Stems of a text in the numbers of these items, stop words left out; words that no item has are passed over.
    func stems(ofQuery text: String) -> [Int32] {
        QueryWords.stems(of: text, languages: languages) { table.lexicon.find(stem: $0) }
    }

    /// Forms of a text, -1 for those that no item has: read in the language of the corpus that knows most of them, the
    /// more frequent of equal ones.
    func forms(ofQuery text: String) -> [Int32] {
        let utf8 = Array(text.utf8)
        let readings = languages.map { table.lexicon.lookUp(utf8, language: $0).map(\.form) }
        let known = readings.map { reading in reading.count { $0 >= 0 } }
        return known.indices.max { (known[$0], $1) < (known[$1], $0) }.map { readings[$0] } ?? []
    }
}

extension Lexicon {
    /// Stems of a document's title where it does not stand in the text, stop words left out.
    mutating func titleStems(of document: Document) -> [Int32] {
        guard let title = document.title, !document.statements.contains(where: { $0.kind == .headline }) else {
            return []
        }
        let utf8 = Array(title.utf8)
        return tokenize(utf8, in: 0..<utf8.count, language: document.language)
            .map { forms[Int($0.form)] }.filter { !$0.isStopWord }.map(\.stem)
    }
}

extension StatementTable {
    /// For each stem its most frequent form.
    fileprivate var commonSpellings: [Int32: String] {
        var counts = [Int](repeating: 0, count: lexicon.forms.count)
        for form in forms { counts[Int(form)] += 1 }
        var best: [Int32: Int] = [:]
        // Words that only titles have are in no row.
        for (form, entry) in lexicon.forms.enumerated() where counts[form] > best[entry.stem].map({ counts[$0] }) ?? -1
        {
            best[entry.stem] = form
        }
        return best.mapValues { lexicon.forms[$0].text }
    }
}

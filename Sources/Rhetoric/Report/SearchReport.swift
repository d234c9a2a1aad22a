// What was found for one or more queries, told.

/// A query with its number or name in results.
public struct SearchQuery: Sendable {
    public let id: String
    public let text: String

    public init(id: String, text: String) {
        self.id = id
        self.text = text
    }
}

/// What `search` prints.
public struct SearchReport: Sendable {
    private let corpus: Corpus
    private let level: ItemLevel
    private let results: [(query: SearchQuery, hits: [Hit])]

    public init(_ corpus: Corpus, level: ItemLevel, _ results: [(query: SearchQuery, hits: [Hit])]) {
        self.corpus = corpus
        self.level = level
        self.results = results
    }

    /// Whether no query found anything.
    public var isEmpty: Bool { results.allSatisfy { $0.hits.isEmpty } }

    public var records: [JSONValue] {
        results.flatMap { query, hits in
            hits.enumerated().map { rank, hit in
                let document = corpus.documents[hit.document]
                return .object([
                    "type": .string("hit"), "query": .string(query.id), "rank": .integer(rank + 1),
                    "score": .number(hit.score), "document": .string(document.id),
                    "date": .optional(document.date?.description), "title": .optional(document.title),
                    "statements": .array(hit.statements.map { Citation(corpus, $0).json }),
                ])
            }
        }
    }

    public func table(_ form: DelimitedText) -> String {
        let head = ["query", "rank", "score"] + Citation.columns("item")
        let none = [String](repeating: "", count: Citation.columns("").count - 1)
        let rows = results.flatMap { query, hits in
            hits.enumerated().map { rank, hit -> [String] in
                let item = hit.statements.first.map { Citation(corpus, $0).fields }
                return [query.id, String(rank + 1), Decimals.fixed(hit.score, digits: 6)]
                    + (item ?? [corpus.documents[hit.document].id] + none)
            }
        }
        return ([head] + rows).map { form.row($0) + "\n" }.joined()
    }

    public var trec: String {
        var run = TrecRun()
        for (query, hits) in results {
            for hit in hits {
                let document = corpus.documents[hit.document].id
                let item = level == .document ? document : hit.statements.first.map { Citation(corpus, $0).name }
                run.add(query: query.id, item: item ?? document, score: hit.score)
            }
        }
        return run.text
    }

    public func text(_ style: TextStyle) -> String {
        var lines: [String] = []
        for (query, hits) in results {
            if results.count > 1 { lines += ["", style.paint("\(query.id)  \(query.text)".onOneLine, .bold)] }
            if hits.isEmpty { lines.append("Nothing was found for \"\(query.text.onOneLine)\".") }
            for (rank, hit) in hits.enumerated() {
                let document = corpus.documents[hit.document]
                let title = document.heading.map { "  \($0.onOneLine)" } ?? ""
                lines.append(
                    "\(rank + 1). \(Decimals.fixed(hit.score, digits: 2))  "
                        + style.paint(document.date?.description ?? "undated", .bold)
                        + "  \(document.id.onOneLine)\(title)")
                for reference in hit.statements {
                    let citation = Citation(corpus, reference)
                    let who = citation.speaker.map { "\($0.onOneLine): " } ?? ""
                    lines += style.wrapped(
                        who + citation.text.onOneLine, indent: "      ", first: "   \(citation.statement.id) ")
                }
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }
}

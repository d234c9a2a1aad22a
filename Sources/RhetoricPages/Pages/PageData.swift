// What the script of a page needs to know beyond what stands in the page: who repeats whom, as numbers.

import Rhetoric

struct PageData {
    private let corpus: Corpus
    private let order: [Int]
    private let repeats: [Repeat]
    private let top: Int

    /// - Parameters:
    ///   - order: documents of the page, as a reader should find them.
    ///   - repeats: of each statement the best first.
    ///   - top: how many earlier uses of each statement were looked for.
    init(_ corpus: Corpus, order: [Int], repeats: [Repeat], top: Int = 1) {
        (self.corpus, self.order, self.repeats, self.top) = (corpus, order, repeats, top)
    }

    /// "documents": [anchor, id, date, title] in the order of time; "repeats": [later document, later statement, earlier
    /// document, earlier statement, score, band] counted as in the anchors, for each statement the best first.
    var json: String {
        let documents = order.map { document in
            let told = corpus.documents[document]
            return JSONValue.array([
                .string(Anchors.document(document)), .string(told.id), .optional(told.date?.description),
                .string((told.heading ?? told.id).onOneLine.cut(to: 90)),
            ])
        }
        let repeats = repeats.map(Self.numbers)
        let data = JSONValue.object([
            "top": .integer(top), "documents": .array(documents), "repeats": .array(repeats),
            "bands": .array(Band.allCases.map { .string($0.rawValue) }),
        ])
        return Self.safe(data.line)
    }

    private static func numbers(_ repeated: Repeat) -> JSONValue {
        let places = [
            repeated.later.document, repeated.later.statement, repeated.earlier.document, repeated.earlier.statement,
        ]
        let band = Band.allCases.firstIndex(of: repeated.band)!
        return .array(
            places.map { JSONValue.integer($0 + 1) } + [
                .number((repeated.score * 1000).rounded() / 1000), .integer(band),
            ])
    }

    /// Within a script element nothing may look like its end.
    static func safe(_ json: String) -> String {
        json.replacing("<", with: "\\u003c").replacing(">", with: "\\u003e").replacing("&", with: "\\u0026")
    }
}

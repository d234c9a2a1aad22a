// What the API tells of the corpus itself: what is in it, its documents, its statements. The records are those that the
// commands print.

import Foundation
import Rhetoric

enum CorpusAnswers {
    /// Speakers that are told at once.
    private static let mostSpeakers = 200

    static func corpus(_ arguments: Arguments, _ session: CorpusSession) throws -> JSONValue {
        // Where the file stands is nobody's business.
        let name = URL(fileURLWithPath: session.file.path).lastPathComponent
        let documents = try session.documents()
        let days = documents.compactMap(\.date)
        let speakers = try session.speakers()
        let review = documents.filter { !$0.review.isEmpty }
        return .object([
            "file": .string(name),
            "documents": .integer(documents.count),
            "statements": .integer(documents.reduce(0) { $0 + $1.statements }),
            "words": .integer(documents.reduce(0) { $0 + $1.words }),
            "dates": .object([
                "first": .optional(days.map(\.first).min()?.description),
                "last": .optional(days.map(\.last).max()?.description),
                "undated": .integer(documents.count - days.count),
            ]),
            "speakers": .array(
                speakers.prefix(mostSpeakers).map {
                    .object(["name": .string($0.name), "statements": .integer($0.statements)])
                }), "speakerCount": .integer(speakers.count),
            "languages": .array(Set(documents.map(\.language)).sorted().map(JSONValue.string)),
            "review": .integer(review.count),
            "judgements": .integer(try session.file.judgements().all.count),
            "index": IndexReport(name, try session.file.indexState()).record,
            "versions": .object([
                "rhetoric": .string(Release.number),
                "file": .array(try session.file.versions().map(JSONValue.string)),
            ]),
        ])
    }

    static func documents(_ arguments: Arguments, _ session: CorpusSession) throws -> JSONValue {
        let found = try session.documents(text: arguments["text"], filter: arguments.filter)
        return .object(
            arguments.told(MetadataReport(Array(arguments.paged(found))).records, of: found.count))
    }

    static func document(_ arguments: Arguments, _ session: CorpusSession) throws -> JSONValue {
        let id = arguments.text("document")
        guard let stored = try session.documents().last(where: { $0.id == id }),
            let corpus = try session.documents([id])
        else { throw missing(id) }
        var page = corpus
        page.documents[0].statements = Array(arguments.paged(corpus.documents[0].statements))
        let told = arguments.told(ExportReport.statements(page), of: corpus.documents[0].statements.count)
        return .object([.init(name: "document", value: MetadataReport([stored]).records[0])] + told)
    }

    static func statement(_ arguments: Arguments, _ session: CorpusSession) throws -> JSONValue {
        let (corpus, _) = try find(arguments, session)
        let name = StatementName(document: corpus.documents[0].id, statement: arguments.text("statement"))
        return try Reference(name.description, in: corpus).record
    }

    /// The document that a request names, and the place of the statement in it.
    static func find(_ arguments: Arguments, _ session: CorpusSession) throws -> (corpus: Corpus, statement: Int) {
        let (id, name) = (arguments.text("document"), arguments.text("statement"))
        guard let corpus = try session.documents([id]) else { throw missing(id) }
        guard let statement = corpus.documents[0].statements.firstIndex(where: { $0.id == name }) else {
            throw HTTPFault(
                .notFound, "the document has no statement \"\(name.prefix(100))\"",
                wayOut: "/api/documents/\(id.prefix(200)) lists them")
        }
        return (corpus, statement)
    }

    static func missing(_ id: String) -> HTTPFault {
        HTTPFault(.notFound, "the corpus has no document \"\(id.prefix(200))\"", wayOut: "/api/documents lists the ids")
    }
}

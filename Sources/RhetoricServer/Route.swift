// The routes of the API: one table, by which requests are answered and the API is described.

import Rhetoric

/// What answers are made with, beside the arguments.
struct Desk: Sendable {
    let options: ServerOptions
    /// Open to write; nil where nobody may judge.
    let writer: CorpusFile?
}

struct Answer: Sendable {
    var status = HTTPStatus.ok
    /// Nil for an answer without a body.
    let value: JSONValue?
}

struct Route: Sendable {
    let method: HTTPMethod
    /// "/api/documents/{document}".
    let template: String
    let summary: String
    let parameters: [Parameter]
    /// Name of the schema of what is answered; see `OpenAPI`.
    let schema: String?
    let answer: @Sendable (Arguments, CorpusSession, Desk) throws -> Answer

    init(
        _ method: HTTPMethod, _ template: String, _ summary: String, _ parameters: [Parameter] = [], schema: String?,
        answer: @escaping @Sendable (Arguments, CorpusSession, Desk) throws -> Answer
    ) {
        (self.method, self.template, self.summary) = (method, template, summary)
        (self.parameters, self.schema, self.answer) = (parameters, schema, answer)
    }

    /// One that tells a value.
    private static func get(
        _ template: String, _ summary: String, _ parameters: [Parameter] = [], schema: String,
        _ value: @escaping @Sendable (Arguments, CorpusSession) throws -> JSONValue
    ) -> Route {
        Route(.get, template, summary, parameters, schema: schema) { arguments, session, _ in
            Answer(value: try value(arguments, session))
        }
    }

    private static let document = Parameter.path("document", "The id of a document.")
    private static let statement = Parameter.path("statement", "The id of a statement in it: s8.")
    private static let pair = ["later", "earlier"].map { side in
        Parameter(
            name: side, kind: .text(most: 4096), summary: "The \(side) statement, as document#statement.",
            isNeeded: true)
    }

    static let all: [Route] = [
        get(
            "/api/corpus", "What the corpus holds, and what a person should look at.", schema: "Corpus",
            CorpusAnswers.corpus),
        get(
            "/api/documents", "The documents.",
            [Parameter(name: "text", kind: .text(most: 200), summary: "Only those with this in their id or title.")]
                + Parameter.filter + Parameter.page, schema: "Page", CorpusAnswers.documents),
        get(
            "/api/documents/{document}", "A document: its metadata with their origins, and its statements.",
            [document] + Parameter.page, schema: "Document", CorpusAnswers.document),
        get(
            "/api/statements/{document}/{statement}", "A statement as it is cited.", [document, statement],
            schema: "Citation", CorpusAnswers.statement),
        get(
            "/api/statements/{document}/{statement}/repeats",
            "The earlier statements that a statement repeats, as trace ranks them.",
            [
                document, statement, .top,
                Parameter(name: "why", kind: .flag, summary: "Whether to tell what speaks for each, and the ledger."),
            ], schema: "Records", RankingAnswers.repeats),
        get(
            "/api/statements/{document}/{statement}/later",
            "The later statements that repeat a statement, the best first, as far as the index can tell.",
            [document, statement, .top], schema: "Records", RankingAnswers.later),
        get(
            "/api/search", "The documents or statements that answer a query best.",
            [
                Parameter(name: "q", kind: .text(most: 1000), summary: "What to look for.", isNeeded: true),
                Parameter(
                    name: "level", kind: .choice(["document", "statement"], default: "document"),
                    summary: "What is ranked."),
                .top,
            ] + Parameter.filter, schema: "Records", RankingAnswers.search),
        get(
            "/api/compare", "What a later document repeats of an earlier one, what is new, and what was dropped.",
            ["earlier", "later"].map {
                Parameter(name: $0, kind: .text(most: 4096), summary: "The id of the \($0) document.", isNeeded: true)
            }, schema: "Records", RankingAnswers.compare),
        get(
            "/api/formulations", "The formulations that the file keeps, the heaviest first.",
            [
                Parameter(
                    name: "sort", kind: .choice(FormulationOrder.allCases.map(\.rawValue), default: "weight"),
                    summary: "Their order.")
            ] + Parameter.page, schema: "Page", FormulationAnswers.list),
        get(
            "/api/formulations/{formulation}", "One formulation with all its uses.",
            [.path("formulation", "Its id: f1.")], schema: "Formulation", FormulationAnswers.one),
        get(
            "/api/judgements", "What people judged of pairs, the oldest first.",
            [
                Parameter(
                    name: "document", kind: .text(most: 4096),
                    summary: "Only pairs whose later statement is of this document.")
            ] + Parameter.page, schema: "Page", JudgementAnswers.list),
        Route(
            .post, "/api/judgements", "Judges a pair in the name that the server was started with.",
            schema: "Judgement",
            answer: JudgementAnswers.judge),
        Route(
            .delete, "/api/judgements", "Takes back what was judged of a pair.", pair, schema: nil,
            answer: JudgementAnswers.withdraw),
    ]

    private var parts: [Substring] { template.split(separator: "/") }

    /// The names in a path by those of the template; nil where the path is another one.
    func match(_ path: [String]) -> [String: String]? {
        let parts = parts
        guard parts.count == path.count else { return nil }
        var names: [String: String] = [:]
        for (part, given) in zip(parts, path) {
            if part.hasPrefix("{") {
                names[String(part.dropFirst().dropLast())] = given
            } else if part != given {
                return nil
            }
        }
        return names
    }
}

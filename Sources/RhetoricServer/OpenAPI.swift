// The description of the API in OpenAPI 3.1, made of the table of the routes; only what values look like is said here.

import Rhetoric

enum OpenAPI {
    static let path = ["api", "openapi.json"]

    static var document: JSONValue {
        .object([
            "openapi": .string("3.1.0"),
            "info": .object([
                "title": .string("Rhetoric"), "version": .string(Release.number),
                "summary": .string("The earlier formulations that statements repeat, and what changed in them."),
                "license": .object(["name": .string("Apache 2.0"), "identifier": .string("Apache-2.0")]),
            ]),
            "paths": paths,
            "components": .object([
                "schemas": .object(schemas.map { .init(name: $0.name, value: $0.value) }),
                "securitySchemes": .object([
                    "token": .object(["type": .string("http"), "scheme": .string("bearer")])
                ]),
            ]),
        ])
    }

    private static var paths: JSONValue {
        var templates: [String] = []
        for route in Route.all where !templates.contains(route.template) { templates.append(route.template) }
        return .object(
            templates.map { template in
                .init(
                    name: template,
                    value: .object(
                        Route.all.filter { $0.template == template }.map {
                            .init(name: $0.method.rawValue.lowercased(), value: operation($0))
                        }))
            })
    }

    private static func operation(_ route: Route) -> JSONValue {
        var members: [JSONValue.Member] = [.init(name: "summary", value: .string(route.summary))]
        if !route.parameters.isEmpty {
            members.append(.init(name: "parameters", value: .array(route.parameters.map(\.description))))
        }
        if route.method == .post {
            let content = JSONValue.object(["required": .bool(true), "content": json("Verdict")])
            members.append(.init(name: "requestBody", value: content))
        }
        let (status, phrase) =
            route.method == .post ? (201, "Created") : route.schema == nil ? (204, "Done") : (200, "OK")
        var answer: [JSONValue.Member] = [.init(name: "description", value: .string(phrase))]
        if let schema = route.schema { answer.append(.init(name: "content", value: json(schema))) }
        let fault = JSONValue.object([
            "description": .string("What is wrong, and the way out"), "content": json("Error"),
        ])
        members.append(
            .init(
                name: "responses",
                value: .object([
                    .init(name: String(status), value: .object(answer)), .init(name: "default", value: fault),
                ])))
        return .object(members)
    }

    private static func json(_ schema: String) -> JSONValue {
        .object(["application/json": .object(["schema": reference(schema)])])
    }

    private static func reference(_ schema: String) -> JSONValue {
        .object(["$ref": .string("#/components/schemas/\(schema)")])
    }

    // MARK: - What values look like

    private static let text = JSONValue.object(["type": .string("string")])
    private static let perhaps = JSONValue.object(["type": .array([.string("string"), .string("null")])])
    private static let integer = JSONValue.object(["type": .string("integer")])
    private static let number = JSONValue.object(["type": .string("number")])
    private static let flag = JSONValue.object(["type": .string("boolean")])
    private static let object = JSONValue.object(["type": .string("object")])
    private static let record = JSONValue.object([
        "type": .string("object"),
        "description": .string("A record as the command line prints it, told apart by its type."),
        "required": .array([.string("type")]), "properties": .object(["type": text]),
    ])

    private static func list(of items: JSONValue) -> JSONValue {
        .object(["type": .string("array"), "items": items])
    }

    /// An object that has all of these members, and perhaps others.
    private static func shape(_ members: KeyValuePairs<String, JSONValue>) -> JSONValue {
        .object([
            "type": .string("object"), "required": .array(members.map { .string($0.key) }),
            "properties": .object(members.map { .init(name: $0.key, value: $0.value) }),
        ])
    }

    private static let schemas: [(name: String, value: JSONValue)] = [
        (
            "Corpus",
            shape([
                "file": text, "documents": integer, "statements": integer, "words": integer,
                "dates": shape(["first": perhaps, "last": perhaps, "undated": integer]),
                "speakers": list(of: shape(["name": text, "statements": integer])), "speakerCount": integer,
                "languages": list(of: text), "review": integer, "judgements": integer, "index": record,
                "versions": shape(["rhetoric": text, "file": list(of: text)]),
            ])
        ),
        ("Page", shape(["page": integer, "size": integer, "total": integer, "records": list(of: record)])),
        (
            "Document",
            shape([
                "document": record, "page": integer, "size": integer, "total": integer, "records": list(of: record),
            ])
        ),
        (
            "Citation",
            shape([
                "type": text, "document": text, "statement": perhaps, "chicago": text, "bibtex": text,
                "cited": reference("Side"),
            ])
        ),
        ("Records", shape(["records": list(of: record)])),
        (
            "Formulation",
            shape([
                "type": text, "id": text, "label": text, "information": number, "documents": integer, "texts": integer,
                "uses": integer, "designation": flag, "biography": object, "occurrences": list(of: object),
            ])
        ),
        (
            "Judgement",
            shape([
                "type": text, "verdict": text, "by": text, "at": text, "note": perhaps, "earlierRevision": flag,
                "later": reference("Side"), "earlier": reference("Side"),
            ])
        ),
        (
            "Verdict",
            .object([
                "type": .string("object"),
                "required": .array(["later", "earlier", "verdict"].map(JSONValue.string)),
                "properties": .object([
                    "later": text, "earlier": text,
                    "verdict": .object([
                        "type": .string("string"), "enum": .array(Verdict.allCases.map { .string($0.rawValue) }),
                    ]), "note": perhaps,
                ]),
            ])
        ),
        (
            "Side",
            shape([
                "document": text, "statement": text, "date": perhaps, "speaker": perhaps, "start": integer,
                "end": integer, "bytes": list(of: integer), "text": text, "sha256": text,
            ])
        ),
        ("Error", shape(["error": shape(["message": text, "wayOut": perhaps])])),
    ]
}

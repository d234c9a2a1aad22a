// What was read, told: documents with their dates and grounds, statements with their places, kinds and speakers.

public enum ExportReport {
    public static func documents(_ corpus: Corpus) -> [JSONValue] {
        corpus.documents.map { document in
            .object([
                "type": .string("document"), "document": .string(document.id),
                "date": .optional(document.date?.description), "dateFirst": .optional(document.date?.first.description),
                "dateLast": .optional(document.date?.last.description),
                "dateCertainty": .optional(document.date?.certainty.rawValue ?? "unknown"),
                "dateEvidence": .array((document.date?.evidence ?? []).map { evidence($0, document) }),
                "title": .optional(document.title), "speaker": .optional(document.speaker),
                "source": .optional(document.source), "language": .string(document.language.code),
                "statements": .integer(document.statements.count), "place": .string(document.place),
                "sha256": .string(document.sha256),
                "fields": .object(
                    document.fields.sorted { $0.key < $1.key }.map { .init(name: $0.key, value: .string($0.value)) }),
            ])
        }
    }

    /// All statements, those that are not ranked too.
    public static func statements(_ corpus: Corpus) -> [JSONValue] {
        corpus.documents.indices.flatMap { document in
            corpus.documents[document].statements.indices.map { statement in
                let citation = Citation(corpus, StatementReference(document: document, statement: statement))
                guard case .object(let side) = citation.json else { return citation.json }
                let attribution = citation.statement.attribution
                let more: KeyValuePairs<String, JSONValue> = [
                    "kind": .string(citation.statement.kind.rawValue), "mode": .optional(attribution?.mode.rawValue),
                    "cue": .optional(attribution?.cue), "removed": .optional(citation.statement.removal),
                ]
                return .object(
                    [.init(name: "type", value: .string("statement"))] + side
                        + more.map { .init(name: $0.key, value: $0.value) })
            }
        }
    }

    private static func evidence(_ evidence: DateEvidence, _ document: Document) -> JSONValue {
        let scalars = evidence.bytes.map { document.text.rawScalars(of: $0) }
        return .object([
            "quote": .string(evidence.quote), "reason": .string(evidence.reason),
            "start": scalars.map { .integer($0.lowerBound) } ?? .null,
            "end": scalars.map { .integer($0.upperBound) } ?? .null,
        ])
    }

    /// Records of one kind as a table: a column for every member, lists as JSON.
    public static func table(_ records: [JSONValue], _ form: DelimitedText) -> String {
        let rows = records.compactMap { record -> [JSONValue.Member]? in
            if case .object(let members) = record { return members }
            return nil
        }
        guard let first = rows.first else { return "" }
        return form.row(first.map(\.name)) + "\n" + rows.map { form.row($0.map { $0.value.field }) + "\n" }.joined()
    }
}

extension JSONValue {
    /// As a field of a table.
    fileprivate var field: String {
        switch self {
        case .null: ""
        case .string(let text): text
        default: line
        }
    }
}

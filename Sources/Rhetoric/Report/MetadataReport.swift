// The documents of a corpus file with their metadata, where each value comes from, and what nobody has reviewed yet.

public struct MetadataReport: Sendable {
    private let documents: [StoredDocument]

    public init(_ documents: [StoredDocument]) { self.documents = documents }

    public var records: [JSONValue] {
        documents.map { document in
            .object([
                "type": .string("stored"), "document": .string(document.id), "revision": .integer(document.revision),
                "current": .bool(document.isCurrent), "retired": .bool(document.isRetired),
                "date": .optional(document.date?.description),
                "dateCertainty": .string(document.date?.certainty.rawValue ?? "unknown"),
                "title": .optional(document.title), "speaker": .optional(document.speaker),
                "source": .optional(document.source), "language": .string(document.language),
                "words": .integer(document.words), "statements": .integer(document.statements),
                "place": .string(document.place), "sha256": .string(document.sha256),
                "origins": .object(Self.origins(of: document).map { .init(name: $0.field, value: .string($0.origin)) }),
                "copies": .array(
                    document.copies.map { .object(["document": .string($0.id), "share": .number($0.share)]) }),
                "review": .array(
                    document.review.map { .object(["field": .string($0.field), "reason": .string($0.reason)]) }),
            ])
        }
    }

    /// The columns of a side file, which `meta import` and `--meta` take again, and behind them what there is to review.
    public func table(_ form: DelimitedText) -> String {
        let head = ["id", "date", "speaker", "source", "title", "language"]
        let rows = documents.map { document in
            [
                document.id, document.date?.description ?? "", document.speaker ?? "", document.source ?? "",
                document.title ?? "", document.language,
            ]
        }
        return ([head] + rows).map { form.row($0) + "\n" }.joined()
    }

    public func text(_ style: TextStyle) -> String {
        var lines: [String] = []
        for document in documents {
            let date = document.date?.description ?? "undated"
            let revision = document.revision > 1 || !document.isCurrent ? ", revision \(document.revision)" : ""
            let old = document.isCurrent ? "" : document.isRetired ? " (retired)" : " (not the newest)"
            lines.append("\(style.paint(date, .bold))  \(document.id)\(revision)\(old)".onOneLine)
            let told = [
                document.title.map { "“\($0)”" }, document.speaker, document.source,
                "\(Decimals.grouped(document.words)) words in \(counted(document.statements, "statement"))",
            ].compactMap(\.self).joined(separator: "; ")
            lines += style.wrapped(style.words(told.onOneLine, nil), indent: "    ")
            if let date = document.date, date.certainty != .stated {
                let ground = date.evidence.first.map { ": \($0.reason)" } ?? ""
                lines += style.wrapped(
                    style.words("date \(date.certainty.rawValue)\(ground)".onOneLine, nil), indent: "    ")
            }
            for copy in document.copies {
                lines.append("    copy of \(copy.id): \(Int(copy.share * 100))% of the words of the shorter one")
            }
            for point in document.review {
                lines += style.wrapped(
                    style.words("to review: \(point.field): \(point.reason)".onOneLine, nil), indent: "    ")
            }
        }
        return lines.map { $0 + "\n" }.joined()
    }

    private static func origins(of document: StoredDocument) -> [(field: String, origin: String)] {
        document.origins.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
            .map { (field: $0.key, origin: $0.value) }
    }
}

/// The runs that wrote to a corpus file, told.
public enum ChangeReport {
    public static func records(_ changes: [StoredChange]) -> [JSONValue] {
        changes.map {
            .object([
                "type": .string("change"), "change": .integer(Int($0.number)), "at": .string($0.madeAt),
                "command": .string($0.command), "undoes": $0.undoes.map { .integer(Int($0)) } ?? .null,
            ])
        }
    }

    public static func table(_ changes: [StoredChange], _ form: DelimitedText) -> String {
        let rows = changes.map { [String($0.number), $0.madeAt, $0.command, $0.undoes.map(String.init) ?? ""] }
        return ([["change", "at", "command", "undoes"]] + rows).map { form.row($0) + "\n" }.joined()
    }

    public static func text(_ changes: [StoredChange]) -> String {
        changes.map { change in
            "\(change.number)  \(change.madeAt)  \(change.command)".onOneLine
                + (change.undoes.map { "  (takes back \($0))" } ?? "") + "\n"
        }.joined()
    }
}

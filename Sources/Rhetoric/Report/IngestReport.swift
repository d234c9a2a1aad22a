// What became of the documents that were ingested, told.

/// What `ingest` prints: records as they are written, and an account at the end.
public struct IngestReport: Sendable {
    private static let toldReviews = 20

    private let path: String
    private let isDryRun: Bool
    private var counts: [IngestedDocument.Outcome: Int] = [:]
    private var toReview: [(id: String, field: String, reason: String)] = []
    private var touched: Set<String> = []

    public init(path: String, isDryRun: Bool) {
        self.path = path
        self.isDryRun = isDryRun
    }

    /// Whether no document was met.
    public var isEmpty: Bool { counts.isEmpty }

    public mutating func add(_ document: IngestedDocument) {
        counts[document.outcome, default: 0] += 1
        if document.outcome != .unchanged, !document.review.isEmpty {
            toReview += document.review.map { (document.id, $0.field, $0.reason) }
        }
        if document.outcome != .unchanged { touched.insert(document.id) }
    }

    /// Takes what is to be reviewed from the file: documents that were ingested later may have dated earlier ones.
    public mutating func review(_ documents: [StoredDocument]) {
        toReview = documents.filter { touched.contains($0.id) }.flatMap { document in
            document.review.map { (document.id, $0.field, $0.reason) }
        }
    }

    public static func record(_ document: IngestedDocument) -> JSONValue {
        .object([
            "type": .string("ingested"), "outcome": .string(document.outcome.rawValue),
            "document": .string(document.id), "revision": .integer(document.revision),
            "place": .string(document.place),
            "review": .array(
                document.review.map { .object(["field": .string($0.field), "reason": .string($0.reason)]) }),
        ])
    }

    public func text(_ style: TextStyle) -> String {
        let told = IngestedDocument.Outcome.allCases.compactMap { outcome in
            counts[outcome].map { "\(Decimals.grouped($0)) \(outcome.rawValue)" }
        }
        let total = counts.values.reduce(0, +)
        var lines = [
            "\(path): \(Decimals.grouped(total)) \(total == 1 ? "document" : "documents"), \(told.joined(separator: ", "))"
                + (isDryRun ? " (a dry run: nothing was written)" : "")
        ]
        guard !toReview.isEmpty else { return lines[0] + "\n" }
        lines.append("to review\(isDryRun ? "" : " (rhetoric meta ls \(path) --review)"):")
        for point in toReview.prefix(Self.toldReviews) {
            lines += style.wrapped(
                style.words("\(point.field): \(point.reason)".onOneLine, nil), indent: "    ",
                first: "  \(style.paint(point.id, .bold))  ")
        }
        if toReview.count > Self.toldReviews {
            lines.append("  and \(Decimals.grouped(toReview.count - Self.toldReviews)) more")
        }
        return lines.joined(separator: "\n") + "\n"
    }
}

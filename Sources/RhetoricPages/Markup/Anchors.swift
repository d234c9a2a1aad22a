// What a link within the pages points to. Ids of documents may hold anything, so anchors count them.

import Rhetoric

/// Names of places in the pages: the same in a report, which is one file, and in what `serve` gives.
struct Anchors {
    static func document(_ document: Int) -> String { "d\(document + 1)" }
    static func statement(_ reference: StatementReference) -> String {
        "d\(reference.document + 1)-s\(reference.statement + 1)"
    }
}

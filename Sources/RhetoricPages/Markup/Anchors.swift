// What a link within the pages points to. Ids of documents may hold anything, so anchors count them.

import Rhetoric

/// Names of places in the pages.
enum Anchors {
    static func document(_ document: Int) -> String { "d\(document + 1)" }
    static func statement(_ reference: StatementReference) -> String {
        "d\(reference.document + 1)-s\(reference.statement + 1)"
    }
}

/// Which places of the corpus a page has, so that nothing points to where nothing is.
public enum PageReach: Sendable {
    /// All documents and formulations.
    case corpus
    /// Formulations alone.
    case formulations
    /// One thing of a server, which has all others at addresses of their own.
    case server
}

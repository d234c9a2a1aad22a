// What was left out of the rankings, so that a reader can see that nothing was lost.

public enum RemovedReport {
    /// A line for every statement that is not ranked and every stretch of the raw file that is not in the text.
    public static func text(_ corpus: Corpus) -> String {
        corpus.documents.map { document in
            let statements = document.statements.filter { !$0.kind.isRanked }.map { statement in
                let scalars = document.text.rawScalars(of: statement.bytes)
                return (
                    scalars.lowerBound,
                    line(
                        document.id, statement.id, statement.removal ?? statement.kind.rawValue,
                        document.text[statement.bytes])
                )
            }
            let stretches = document.removed.map { ($0.scalars.lowerBound, line(document.id, "-", $0.reason, $0.text)) }
            return (statements + stretches).sorted { $0.0 < $1.0 }.map(\.1).joined()
        }.joined()
    }

    private static func line(_ document: String, _ statement: String, _ reason: String, _ text: String) -> String {
        let shown = text.onOneLine
        let cut = shown.cut(to: 80)
        return "removed  \(document.onOneLine) \(statement)  \(reason.onOneLine): \(cut)\n"
    }
}

// A document as alignment sees it: its tokens and where its statements lie among them.

struct StatementTokens: Sendable, Equatable {
    let tokens: TokenSequence
    /// The tokens of each statement, in order, none overlapping; a statement without words is empty. Tokens outside
    /// all statements (clutter, captions) take no part in a comparison.
    let statements: [Range<Int>]

    init(tokens: TokenSequence, statements: [Range<Int>]) {
        var end = 0
        for statement in statements {
            precondition(
                statement.lowerBound >= end && statement.upperBound <= tokens.count,
                "statements follow one another inside the document")
            end = statement.upperBound
        }
        self.tokens = tokens
        self.statements = statements
    }

    /// The summed weight of a statement's tokens.
    func weight(of statement: Int) -> Double { statements[statement].reduce(0) { $0 + Double(tokens.weights[$1]) } }
}

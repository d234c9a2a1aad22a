// A redline in words: what terminals and pages mark, each in its own way.

/// Words that stayed, went, came or moved, in reading order.
public struct RedlinePiece: Sendable, Equatable {
    public enum Kind: Sendable { case kept, removed, added, movedAway, movedHere }
    public let kind: Kind
    /// As the text has them, on one line; never empty.
    public let text: String
    /// The same number at both ends of a move, from 0.
    public let move: Int?
}

extension Redline {
    /// The words of changes; a substitution is what was removed, then what came for it.
    static func pieces(_ changes: [Change], earlier: RedlineSide, later: RedlineSide) -> [RedlinePiece] {
        changes.flatMap { change -> [RedlinePiece] in
            let removed = earlier.words(change.earlier)
            let added = later.words(change.later)
            let pieces: [(RedlinePiece.Kind, String)] =
                switch change.kind {
                case .kept: [(.kept, added)]
                case .removed: [(.removed, removed)]
                case .added: [(.added, added)]
                case .substituted: [(.removed, removed), (.added, added)]
                case .movedAway: [(.movedAway, removed)]
                case .movedHere: [(.movedHere, added)]
                }
            return pieces.filter { !$0.1.isEmpty }.map { RedlinePiece(kind: $0.0, text: $0.1, move: change.move) }
        }
    }
}

extension StatementTable {
    /// Two stretches of tokens, not empty, as two versions of one text; nil where so little is kept that it makes no
    /// readable redline.
    func redline(earlier: Range<Int>, later: Range<Int>, in corpus: Corpus) -> [RedlinePiece]? {
        let rows = (row(ofToken: earlier.lowerBound), row(ofToken: later.lowerBound))
        let redline = Redline(
            earlier: sequence(earlier, in: corpus, row: rows.0, information: nil),
            later: sequence(later, in: corpus, row: rows.1, information: nil))
        guard redline.keptShare >= Self.leastKept else { return nil }
        func side(_ row: Int, _ range: Range<Int>) -> RedlineSide {
            RedlineSide(text: corpus.documents[self.rows[row].document].text, tokens: tokens[range])
        }
        return Redline.pieces(redline.changes, earlier: side(rows.0, earlier), later: side(rows.1, later))
    }

    fileprivate func redline(of repeated: Repeat, in corpus: Corpus) -> [RedlinePiece]? {
        redline(earlier: tokenRange(repeated.earlierRow), later: tokenRange(repeated.laterRow), in: corpus)
    }

    /// Two sentences that only share a formula make no readable redline.
    private static let leastKept = 0.3
}

extension CausalRanking {
    /// What became of the earlier statement in the later one; nil where so little is kept that a redline would not help.
    package func redline(of repeated: Repeat) -> [RedlinePiece]? {
        table.redline(of: repeated, in: corpus)
    }

    package func drift(of repeated: Repeat) -> [DriftRecord] { comparer.drift(of: repeated) }

    /// What a statement owes to its repeats, of which there must be one; nil where there is none.
    package func ledger(of repeats: [Repeat]) -> NoveltyLedger? {
        repeats.first.flatMap { ledger(of: (later: $0.later, repeats: repeats)) }
    }
}

extension DocumentComparison {
    package func redline(of repeated: Repeat) -> [RedlinePiece]? {
        table.redline(of: repeated, in: corpus)
    }

    /// The two documents as one redline, statement by statement.
    package enum RedlineEntry: Sendable {
        case words([RedlinePiece])
        /// A statement of the earlier document that stands elsewhere now: with what it became.
        case moved(to: StatementReference)
    }

    package var redlineEntries: [RedlineEntry] {
        let first = earlierTokens.statements.count
        let boundary = first > 0 ? table.tokenRange(first - 1).upperBound : 0
        let earlier = RedlineSide(text: corpus.documents[0].text, tokens: table.tokens[..<boundary])
        let later = RedlineSide(text: corpus.documents[1].text, tokens: table.tokens[boundary...])
        return redline.entries.map { entry in
            switch entry.content {
            case .departed(let pair): .moved(to: reference(later: redline.pairing.pairs[pair].later.lowerBound))
            default: .words(Redline.pieces(entry.changes, earlier: earlier, later: later))
            }
        }
    }
}

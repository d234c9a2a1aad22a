// The whole later document in order, as a redline: statements that renew earlier ones with their changes, new ones,
// dropped ones where they stood, and moved text linked across statements. Pure data: what draws it maps tokens to
// bytes and knows how its medium strikes out and underlines.

struct DocumentRedline: Sendable, Equatable {
    enum Content: Sendable, Hashable {
        /// A pair, as an index into `pairing.pairs`.
        case renewed(pair: Int)
        /// A later statement without an earlier one.
        case new(statement: Int)
        /// An earlier statement without a later one.
        case dropped(statement: Int)
        /// Where a pair stood that has moved: shown in the earlier place as a pointer; it has no changes.
        case departed(pair: Int)
    }

    struct Entry: Sendable, Equatable {
        let content: Content
        /// In reading order; token ranges are those of the documents. `kept` only in renewed statements.
        let changes: [Redline.Change]
    }

    let pairing: StatementPairing
    /// Renewed and new statements in the order of the later document; dropped ones and pointers after the entry of
    /// the nearest statement before them in the earlier document that has stayed in order, or first.
    let entries: [Entry]
    /// Text that moved between changes of any entries; `Redline.Change.move` is an index into this.
    let moves: [Move]

    /// Cost: as `StatementPairing`, and for each pair as `Redline`.
    init(earlier: StatementTokens, later: StatementTokens, pairing: StatementPairing) {
        let finder = HunkFinder(earlier: earlier.tokens, later: later.tokens)
        let blocks = Self.contents(pairing).map { Block($0, pairing, earlier, later) }
        let hunks = blocks.map { block -> [Hunk] in
            if case .departed = block.content { return [] }
            return finder.hunks(in: block.earlier, block.later)
        }
        let moves = finder.moves(among: hunks.flatMap { $0 })
        self.pairing = pairing
        self.moves = moves
        entries = zip(blocks, hunks).map { block, hunks in
            if case .departed = block.content { return Entry(content: block.content, changes: []) }
            let changes = Redline.changes(hunks, moves: moves, earlier: block.earlier, later: block.later)
            return Entry(content: block.content, changes: changes)
        }
    }

    init(earlier: StatementTokens, later: StatementTokens) {
        self.init(earlier: earlier, later: later, pairing: StatementPairing(earlier: earlier, later: later))
    }
}

extension DocumentRedline {
    /// The tokens that an entry compares.
    private struct Block {
        let content: Content
        let earlier: Range<Int>
        let later: Range<Int>

        init(_ content: Content, _ pairing: StatementPairing, _ earlier: StatementTokens, _ later: StatementTokens) {
            self.content = content
            switch content {
            case .renewed(let pair), .departed(let pair):
                self.earlier = earlier.tokens(of: pairing.pairs[pair].earlier)
                self.later = later.tokens(of: pairing.pairs[pair].later)
            case .new(let statement):
                self.earlier = 0..<0
                self.later = later.statements[statement]
            case .dropped(let statement):
                self.earlier = earlier.statements[statement]
                self.later = 0..<0
            }
        }
    }

    /// What the entries show, in reading order.
    private static func contents(_ pairing: StatementPairing) -> [Content] {
        // What only the earlier document has, by the statement where it begins.
        var leftovers = pairing.dropped.map { (place: $0, content: Content.dropped(statement: $0)) }
        var arrivals = pairing.new.map { (place: $0, content: Content.new(statement: $0)) }
        for (index, pair) in pairing.pairs.enumerated() {
            arrivals.append((pair.later.lowerBound, .renewed(pair: index)))
            if pair.isMoved { leftovers.append((pair.earlier.lowerBound, .departed(pair: index))) }
        }
        arrivals.sort { $0.place < $1.place }
        leftovers.sort { $0.place < $1.place }
        var contents: [Content] = []
        var next = 0
        func place(before statement: Int) {
            while next < leftovers.count, leftovers[next].place < statement {
                contents.append(leftovers[next].content)
                next += 1
            }
        }
        // A leftover comes out right after the last pair in order that stood before it.
        place(before: nextInOrder(pairing.pairs[...]))
        for arrival in arrivals {
            contents.append(arrival.content)
            guard case .renewed(let pair) = arrival.content, !pairing.pairs[pair].isMoved else { continue }
            place(before: nextInOrder(pairing.pairs[(pair + 1)...]))
        }
        return contents
    }

    /// Where the next pair that has not moved begins in the earlier document.
    private static func nextInOrder(_ pairs: ArraySlice<StatementPairing.Pair>) -> Int {
        pairs.first { !$0.isMoved }?.earlier.lowerBound ?? Int.max
    }
}

extension StatementTokens {
    /// From the first token of the first to the last token of the last of neighbouring statements.
    func tokens(of statements: Range<Int>) -> Range<Int> {
        self.statements[statements.lowerBound].lowerBound..<self.statements[statements.upperBound - 1].upperBound
    }
}

// Two documents side by side: what the later one repeats, what is new in it, what it dropped.
//
// Statements that renew one another are paired and redlined as two versions of one text would be. A later statement
// that renews none may still carry a formula of an earlier one: it repeats the closest, if that is close enough.

/// A later document against an earlier one.
public struct DocumentComparison: Sendable {
    /// What became of one statement.
    public enum Finding: Sendable {
        case repeated(Repeat, drift: [DriftRecord])
        case new(StatementReference)
        case dropped(StatementReference)
    }

    /// The two documents: the earlier one is the first.
    public let corpus: Corpus
    /// Repeated and new statements in the order of the later document, each dropped one where it stood.
    public let findings: [Finding]
    let redline: DocumentRedline
    /// Rows of the statement table are the statements of the redline: first the earlier document's, then the later's.
    let table: StatementTable
    let earlierTokens: StatementTokens
    let laterTokens: StatementTokens

    /// Throws: `DecompositionFailure`.
    public init(
        earlier: Document, later: Document, background: Background? = nil, seed: UInt64 = 1, workers: Workers = .all
    ) throws {
        corpus = Corpus(documents: [earlier, later])
        let comparer = try StatementComparer(corpus, background: background, seed: seed, workers: workers)
        table = comparer.table
        let first = table.rows.prefix { $0.document == 0 }.count
        let earlierTokens = table.statementTokens(rows: 0..<first, in: corpus)
        let laterTokens = table.statementTokens(rows: first..<table.count, in: corpus)
        redline = DocumentRedline(earlier: earlierTokens, later: laterTokens)
        self.earlierTokens = earlierTokens
        self.laterTokens = laterTokens
        findings = Self.findings(redline, comparer, firstLaterRow: first)
    }

    /// The row of the later document's `statement`-th ranked statement.
    func reference(later statement: Int) -> StatementReference {
        table.rows[earlierTokens.statements.count + statement]
    }
    func reference(earlier statement: Int) -> StatementReference { table.rows[statement] }

    private static func findings(
        _ redline: DocumentRedline, _ comparer: StatementComparer, firstLaterRow first: Int
    ) -> [Finding] {
        var comparer = comparer
        let rule = BandRule(among: first)
        var reused = Set<Int>()
        func strayRepeat(_ statement: Int) -> Repeat? {
            guard let best = comparer.best(later: first + statement, among: 0..<first, rule: rule),
                best.band.isRepeat
            else { return nil }
            reused.insert(best.earlierRow)
            return best
        }
        var strays: [Int: Repeat] = [:]
        for statement in redline.pairing.new { strays[statement] = strayRepeat(statement) }
        var findings: [Finding] = []
        func add(_ repeated: Repeat) {
            findings.append(.repeated(repeated, drift: comparer.drift(of: repeated)))
        }
        for entry in redline.entries {
            switch entry.content {
            case .renewed(let index):
                let pair = redline.pairing.pairs[index]
                for statement in pair.later {
                    guard var best = comparer.best(later: first + statement, among: pair.earlier, rule: rule) else {
                        continue
                    }
                    // What stands in the same place between the same neighbours renews it, however few words are left.
                    if best.band == .new { best.band = .echo }
                    add(best)
                }
            case .new(let statement):
                if let stray = strays[statement] {
                    add(stray)
                } else {
                    findings.append(.new(comparer.table.rows[first + statement]))
                }
            case .dropped(let statement):
                if !reused.contains(statement) { findings.append(.dropped(comparer.table.rows[statement])) }
            case .departed: break
            }
        }
        return findings
    }
}

extension StatementTable {
    /// Neighbouring rows of one document as alignment reads them.
    func statementTokens(rows range: Range<Int>, in corpus: Corpus) -> StatementTokens {
        guard let first = range.first, let last = range.last else {
            return StatementTokens(tokens: TokenSequence(forms: [], stems: [], traits: []), statements: [])
        }
        let tokens = tokenRange(first).lowerBound..<tokenRange(last).upperBound
        let sequence = sequence(tokens, in: corpus, row: first, information: nil)
        let statements = range.map { row in
            tokenRange(row).lowerBound - tokens.lowerBound..<tokenRange(row).upperBound - tokens.lowerBound
        }
        return StatementTokens(tokens: sequence, statements: statements)
    }
}

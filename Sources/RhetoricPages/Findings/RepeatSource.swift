// What the pages need to know of repeats: of a corpus that was traced, or of two documents that were compared.

import Rhetoric

protocol RepeatSource: Sendable {
    var corpus: Corpus { get }
    var reach: PageReach { get }
    /// Earlier uses of a statement that are told; of the others only how many there are.
    var mostEarlier: Int { get }
    /// What a statement repeats, the best first, and behind these its echoes.
    func repeats(of statement: StatementReference) -> [Repeat]
    /// The later statements that repeat it, the earliest first.
    func laterUses(of statement: StatementReference) -> [Repeat]
    /// What a statement owes to its repeats, where that is known.
    func ledger(of repeats: [Repeat]) -> NoveltyLedger?
    /// Nil where so little is kept that a redline would not help.
    func redline(of repeated: Repeat) -> [RedlinePiece]?
    func drift(of repeated: Repeat) -> [DriftRecord]
    /// Formulations of both statements that the pages tell.
    func formulations(of repeated: Repeat) -> [Formulation]
}

extension RepeatSource {
    var mostEarlier: Int { .max }
}

extension CorpusFindings: RepeatSource {
    var reach: PageReach { .corpus }
    /// A page of thousands of statements would become too large to open.
    var mostEarlier: Int { repeats.count > 2000 ? 3 : .max }
    func repeats(of statement: StatementReference) -> [Repeat] { repeats[statement] ?? [] }
    func laterUses(of statement: StatementReference) -> [Repeat] { laterUses[statement] ?? [] }
    func ledger(of repeats: [Repeat]) -> NoveltyLedger? { ranking.ledger(of: repeats) }
    func redline(of repeated: Repeat) -> [RedlinePiece]? { ranking.redline(of: repeated) }
    func drift(of repeated: Repeat) -> [DriftRecord] { ranking.drift(of: repeated) }
    func formulations(of repeated: Repeat) -> [Formulation] {
        index.shared(repeated.later, repeated.earlier).filter(formulations.isShown)
    }
}

/// Two documents that were compared, the earlier one first.
struct ComparedRepeats: RepeatSource {
    let comparison: DocumentComparison
    let reach = PageReach.corpus
    private var found: [StatementReference: (repeated: Repeat, drift: [DriftRecord])] = [:]
    private var uses: [StatementReference: [Repeat]] = [:]
    private(set) var dropped: [StatementReference] = []
    private(set) var added: [StatementReference] = []

    init(_ comparison: DocumentComparison) {
        self.comparison = comparison
        for finding in comparison.findings {
            switch finding {
            case .repeated(let repeated, let drift):
                found[repeated.later] = (repeated, drift)
                uses[repeated.earlier, default: []].append(repeated)
            case .new(let statement): added.append(statement)
            case .dropped(let statement): dropped.append(statement)
            }
        }
    }

    var corpus: Corpus { comparison.corpus }
    /// All repeats, in the order of the later document.
    var all: [Repeat] { found.values.map(\.repeated).sorted { $0.later < $1.later } }

    func repeats(of statement: StatementReference) -> [Repeat] { (found[statement]?.repeated).map { [$0] } ?? [] }
    func laterUses(of statement: StatementReference) -> [Repeat] { uses[statement] ?? [] }
    func ledger(of repeats: [Repeat]) -> NoveltyLedger? { nil }
    func redline(of repeated: Repeat) -> [RedlinePiece]? { comparison.redline(of: repeated) }
    func drift(of repeated: Repeat) -> [DriftRecord] { found[repeated.later]?.drift ?? [] }
    func formulations(of repeated: Repeat) -> [Formulation] { [] }
}

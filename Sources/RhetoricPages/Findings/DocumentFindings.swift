// What became of the earlier words in one document: what it repeats and from where, what it adds, what it leaves out.

import Rhetoric

/// The account of one document of a corpus.
struct DocumentFindings {
    /// Whether earlier uses were looked for: not where nothing tells the date.
    let isTraced: Bool
    /// Statements by their best repeat, in the order of `Band.allCases`.
    let counts: [(band: Band, statements: Int)]
    /// The best repeat of each statement that has one, the closest first.
    let repeats: [Repeat]
    /// The documents that it repeats, by the number of its statements whose best repeat is there, the most first, with
    /// those who say the earlier ones.
    let sources: [(document: Int, statements: Int, speakers: [String])]
    /// Statements that repeat nothing, in their order.
    let added: [StatementReference]
    /// Statements that repeat something and add to it, with the share of their information that is new.
    let extended: [(statement: StatementReference, new: Double)]
    /// Formulations that earlier documents used, and this one does not; the last used first.
    let dropped: [Formulation]
    /// Formulations that come back after documents without them, with how many these were.
    let revived: [(formulation: Formulation, silent: Int)]

    /// So much of a statement's information is new where it extends what it repeats.
    private static let leastNew = 0.3

    init(_ findings: CorpusFindings, _ document: Int) {
        isTraced = !findings.ranking.undated.contains(document)
        let statements = isTraced ? findings.statements(of: document) : []
        var byBand: [Band: Int] = [:]
        var bySource: [Int: [Repeat]] = [:]
        var added: [StatementReference] = []
        var extended: [(StatementReference, Double)] = []
        for statement in statements {
            let repeats = findings.repeats[statement] ?? []
            byBand[repeats.first?.band ?? .new, default: 0] += 1
            guard let best = repeats.first, best.band.isRepeat else {
                added.append(statement)
                continue
            }
            bySource[best.earlier.document, default: []].append(best)
            if let new = findings.ranking.ledger(of: repeats)?.share(.new), new >= Self.leastNew {
                extended.append((statement, new))
            }
        }
        counts = Band.allCases.map { ($0, byBand[$0] ?? 0) }
        sources = bySource.map { document, repeats in
            (document, repeats.count, Self.speakers(repeats.map(\.earlier), findings.corpus))
        }.sorted { ($1.statements, $0.document) < ($0.statements, $1.document) }
        repeats = bySource.values.flatMap(\.self).sorted { ($1.score, $0.later) < ($0.score, $1.later) }
        (self.added, self.extended) = (added, extended)
        let life = FormulationLife(findings, document)
        (dropped, revived) = (life.dropped, life.revived)
    }

    /// Whoever says some statements, the most frequent first.
    private static func speakers(_ statements: [StatementReference], _ corpus: Corpus) -> [String] {
        let names = statements.compactMap { corpus.speaker(of: $0) }
        let counts = Dictionary(grouping: names) { $0 }.mapValues(\.count)
        return counts.keys.sorted { (counts[$1]!, $0) < (counts[$0]!, $1) }
    }

    var total: Int { counts.reduce(0) { $0 + $1.statements } }
    var repeated: Int { counts.reduce(0) { $0 + ($1.band.isRepeat ? $1.statements : 0) } }
}

/// Which formulations a document lets go, and which it brings back.
private struct FormulationLife {
    var dropped: [Formulation] = []
    var revived: [(formulation: Formulation, silent: Int)] = []

    /// A formula that so many documents in a row are without has been silent.
    private static let leastSilence = 2

    init(_ findings: CorpusFindings, _ document: Int) {
        let before = findings.order.filter { findings.isEarlier($0, than: document) }
        guard let latest = before.last else { return }
        let places = Dictionary(uniqueKeysWithValues: before.enumerated().map { ($1, $0) })
        var lastUses: [(formulation: Formulation, place: Int)] = []
        for formulation in findings.formulations.finder.formulations where !formulation.isDesignation {
            let users = findings.formulations.users(of: formulation)
            let earlier = users.compactMap { places[$0] }
            guard let last = earlier.max() else { continue }
            let silent = before.count - 1 - last
            if users.contains(document) {
                if silent >= Self.leastSilence { revived.append((formulation, silent)) }
            } else if earlier.count > 1 || users.contains(latest) {
                lastUses.append((formulation, last))
            }
        }
        dropped = lastUses.enumerated().sorted { ($1.element.place, $0.offset) < ($0.element.place, $1.offset) }
            .map(\.element.formulation)
    }
}

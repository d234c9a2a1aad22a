// Everything that the pages of a corpus tell, found once.

import Rhetoric

/// What is looked for, and how much of it is told.
public struct FindingOptions: Sendable {
    public var ranking = RankingOptions()
    /// Formulations that are told, the heaviest first.
    public var formulations = 200
    public var clusters = ClusterOptions()
    /// What the pages are headed with.
    public var title = "Corpus"

    public init() { ranking.undated = .skip }
}

/// A corpus with what each statement repeats, its formulations and its clusters.
public struct CorpusFindings: Sendable {
    public let corpus: Corpus
    public let options: FindingOptions
    let ranking: CausalRanking
    /// Of each traced statement what it repeats, the best first; behind these its echoes, which may score higher.
    let repeats: [StatementReference: [Repeat]]
    /// Of each statement the later ones that repeat it, the earliest first.
    let laterUses: [StatementReference: [Repeat]]
    let formulations: FormulationSet
    let index: FormulationIndex
    /// Of the statements; nil where there are none to tell apart, with what was said of it.
    let clustering: CorpusClustering?
    let clusteringProblem: String?
    /// Documents in the order of time, the undated last, or first where they count as earlier than all others.
    let order: [Int]

    /// Cost that of a trace, of the formulations and of the clusters of the statements.
    ///
    /// - Throws: what `CausalRanking` throws.
    public init(
        _ corpus: Corpus, options: FindingOptions, progress: (@Sendable (Int, Int) -> Void)? = nil
    ) throws {
        (self.corpus, self.options) = (corpus, options)
        ranking = try CausalRanking(corpus, options: options.ranking)
        let found = ranking.repeats(progress: progress).map { later, repeats in
            (later, repeats.echoesLast)
        }
        repeats = Dictionary(uniqueKeysWithValues: found)
        var uses: [StatementReference: [Repeat]] = [:]
        for (_, repeats) in found {
            for repeated in repeats where repeated.band.isRepeat {
                uses[repeated.earlier, default: []].append(repeated)
            }
        }
        laterUses = uses
        var finding = FormulationOptions()
        (finding.background, finding.workers) = (options.ranking.background, options.ranking.workers)
        let finder = FormulationFinder(corpus, options: finding)
        formulations = FormulationSet(
            finder, shown: Array(finder.formulations.prefix(options.formulations)), reach: .corpus, areHeaviest: true)
        index = FormulationIndex(finder)
        var (clustering, problem): (CorpusClustering?, String?) = (nil, nil)
        do {
            clustering = try CorpusClustering(CorpusItems(corpus, level: .statement), options.clusters)
        } catch let fault as Problem {
            problem = fault.description
        }
        (self.clustering, clusteringProblem) = (clustering, problem)
        let isUndatedFirst = options.ranking.undated == .first
        order = corpus.documents.indices.sorted { a, b in
            switch (corpus.documents[a].date, corpus.documents[b].date) {
            case (let one?, let other?): (one.last, one.first, a) < (other.last, other.first, b)
            case (nil, nil): a < b
            case (let one, _): (one != nil) != isUndatedFirst
            }
        }
    }

    /// Whether a document is surely earlier than another, by day.
    func isEarlier(_ one: Int, than other: Int) -> Bool {
        switch (corpus.documents[one].date, corpus.documents[other].date) {
        case (let one?, let other?): one.last < other.first
        case (nil, _?): options.ranking.undated == .first
        default: false
        }
    }

    /// All repeats, document by document in the order of time.
    var allRepeats: [Repeat] { order.flatMap { statements(of: $0) }.flatMap { repeats[$0] ?? [] } }

    /// Statements of a document that are ranked.
    func statements(of document: Int) -> [StatementReference] {
        let statements = corpus.documents[document].statements
        return statements.indices.filter { statements[$0].kind == .statement }.map {
            StatementReference(document: document, statement: $0)
        }
    }
}

extension [Repeat] {
    /// The repeats, the best first, and behind them the echoes, which may score higher.
    var echoesLast: [Repeat] { filter(\.band.isRepeat) + filter { $0.band == .echo } }
}

extension Band {
    /// The word and what it means, as the pages have it.
    var meaning: String {
        switch self {
        case .verbatim: "word for word, or nearly"
        case .close: "a whole formula carried over within new words"
        case .reworded: "the same formula or proposition in other words"
        case .echo: "a shared phrase or name, no more"
        case .new: "nothing that counts as a repeat"
        }
    }
}

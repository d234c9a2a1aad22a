// New items in an old clustering, told.

/// What `cluster --assign-to FILE` prints.
public struct AssignmentReport: Sendable {
    private let corpus: Corpus
    private let items: CorpusItems
    private let model: ClusterModel
    private let nearest: [(cluster: Int, cosine: Double)?]

    private static let shown = 20

    /// - Throws: `Problem` (usage) where the items are not of the clustering's level.
    public init(_ corpus: Corpus, _ items: CorpusItems, _ model: ClusterModel) throws(Problem) {
        guard model.level == items.level.rawValue else {
            throw Problem(
                .usage, at: "--level \(items.level.rawValue)", "the clustering is one of \(model.level)s",
                wayOut: "give --level \(model.level)")
        }
        (self.corpus, self.items, self.model) = (corpus, items, model)
        nearest = model.nearest(items)
    }

    public var isEmpty: Bool { nearest.allSatisfy { $0 == nil } }

    public var records: [JSONValue] {
        nearest.enumerated().map { item, found in
            .object([
                "type": .string("assignment"), "item": .string(items.name(of: item, in: corpus)),
                "cluster": found.map { .integer($0.cluster + 1) } ?? .null,
                "cosine": .number(found?.cosine ?? 0),
            ])
        }
    }

    public func table(_ form: DelimitedText) -> String {
        let rows = nearest.enumerated().compactMap { item, found in
            found.map {
                [items.name(of: item, in: corpus), String($0.cluster + 1), Decimals.fixed($0.cosine, digits: 6)]
            }
        }
        return ([["item", "cluster", "cosine"]] + rows).map { form.row($0) + "\n" }.joined()
    }

    public func text(_ style: TextStyle) -> String {
        var lines: [String] = []
        for (number, cluster) in model.clusters.enumerated() {
            let members = nearest.indices.filter { nearest[$0]?.cluster == number }
                .sorted { (nearest[$0]!.cosine, $1) > (nearest[$1]!.cosine, $0) }
            guard !members.isEmpty else { continue }
            lines += style.wrapped(
                cluster.labels.map(\.onOneLine).joined(separator: ", "), indent: "     ",
                first: "\(number + 1).".padded(to: 4) + " "
                    + style.paint("\(members.count) new", .bold) + " beside \(cluster.size): ")
            lines += members.prefix(Self.shown).map {
                "     \(Decimals.fixed(nearest[$0]!.cosine, digits: 2))  \(items.name(of: $0, in: corpus).onOneLine)"
            }
            if members.count > Self.shown { lines.append("     and \(members.count - Self.shown) more") }
        }
        let none = nearest.indices.filter { nearest[$0] == nil }
        if !none.isEmpty {
            lines += style.wrapped(
                none.prefix(Self.shown).map { items.name(of: $0, in: corpus).onOneLine }.joined(separator: ", ")
                    + (none.count > Self.shown ? ", and \(none.count - Self.shown) more" : ""), indent: "  ",
                first: "Unplaced, without a word that the clustering knows: ")
        }
        return lines.map { $0 + "\n" }.joined()
    }
}

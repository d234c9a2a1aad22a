// Why an item is in its cluster.

/// What `cluster --explain ITEM` prints.
public struct ClusterExplanation: Sendable {
    private let report: ClusterReport
    private let item: Int

    private static let words = 8
    private static let neighbours = 3

    /// - Parameter name: of an item, as results name it.
    /// - Throws: `Problem` (usage) where there is no such item.
    public init(_ corpus: Corpus, _ clustering: CorpusClustering, of name: String) throws(Problem) {
        report = ClusterReport(corpus, clustering)
        let names = clustering.items.documents.indices.lazy.map { [report] in report.name($0) }
        guard let item = names.firstIndex(of: name) else {
            throw Problem(
                .usage, at: "--explain \(name)", "the corpus has no such \(clustering.items.level.rawValue)",
                wayOut: "give the name of one: \(names.prefix(3).joined(separator: ", "))")
        }
        self.item = item
    }

    private var clustering: CorpusClustering { report.clustering }
    private var weights: SparseMatrix { clustering.weighted.weights }

    /// The nearest clusters with their cosines, the best first.
    private var nearest: [(cluster: Int, cosine: Double)] {
        let cosines = clustering.centres.cosines(of: item, weights)
        return cosines.indices.sorted { (cosines[$0], $1) > (cosines[$1], $0) }.prefix(Self.neighbours).map {
            ($0, cosines[$0])
        }
    }

    private func words(_ cluster: Int) -> [(word: String, share: Double)] {
        clustering.centres.parts(of: item, weights, centre: cluster).prefix(Self.words).map { term, share in
            (clustering.items.spellings[clustering.weighted.vocabulary.stems[term]] ?? "", share)
        }
    }

    /// The most alike items with their cosines, the best first.
    private var alike: [(item: Int, cosine: Double)] {
        let cosines = weights.products(ofRow: item)
        return cosines.indices.filter { $0 != item && cosines[$0] > 0 }
            .sorted { (cosines[$0], $1) > (cosines[$1], $0) }.prefix(Self.neighbours).map { ($0, cosines[$0]) }
    }

    public var record: JSONValue {
        let near = nearest.map { cluster, cosine -> JSONValue in
            let told = words(cluster).map {
                JSONValue.object(["word": .string($0.word), "share": .number($0.share)])
            }
            return .object([
                "cluster": .integer(cluster + 1), "cosine": .number(cosine), "words": .array(told),
            ])
        }
        let others = alike.map { other, cosine in
            JSONValue.object([
                "item": .string(report.name(other)), "cosine": .number(cosine),
                "cluster": clustering.assignment[other].map { .integer($0 + 1) } ?? .null,
            ])
        }
        return .object([
            "type": .string("explanation"), "item": .string(report.name(item)),
            "cluster": clustering.assignment[item].map { .integer($0 + 1) } ?? .null,
            "silhouette": .number(clustering.silhouettes[item]), "clusters": .array(near), "alike": .array(others),
        ])
    }

    public func text(_ style: TextStyle) -> String {
        var lines = style.wrapped(report.shown(item), indent: "  ", first: "")
        if let own = clustering.assignment[item] {
            let labels = clustering.clusters[own].labels.joined(separator: ", ")
            lines += style.wrapped("in cluster \(own + 1): \(labels)", indent: "  ", first: "")
            lines.append(
                "silhouette \(Decimals.fixed(clustering.silhouettes[item], digits: 2)) (1 = far from all others, 0 = between two, below 0 = nearer to another)"
            )
        } else {
            lines.append(
                clustering.isPlaced[item]
                    ? "in no cluster: it lies between the dense regions" : "unplaced: it has no word to tell it by")
        }
        lines += ["", "nearest centres, and the words that bring it there (cosine and its parts)"]
        for (cluster, cosine) in nearest {
            let told = words(cluster).map { "\($0.word) \(Decimals.fixed($0.share, digits: 3))" }
            lines += style.wrapped(
                told.joined(separator: ", "), indent: "             ",
                first: "  \(cluster + 1).".padded(to: 6) + " \(Decimals.fixed(cosine, digits: 3))  ")
        }
        if !alike.isEmpty { lines += ["", "most alike"] }
        for (other, cosine) in alike {
            let cluster = clustering.assignment[other].map { "in \($0 + 1)" } ?? "in none"
            lines += style.wrapped(
                report.shown(other), indent: "             ",
                first: "  \(Decimals.fixed(cosine, digits: 3)) \(cluster.padded(to: 6)) ")
        }
        return lines.joined(separator: "\n") + "\n"
    }
}

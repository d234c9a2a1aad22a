// Clusters, told: what each is about, when it was said, and which item stands for it.

/// What `cluster` prints.
public struct ClusterReport: Sendable {
    private let corpus: Corpus
    private let clustering: CorpusClustering

    public init(_ corpus: Corpus, _ clustering: CorpusClustering) {
        self.corpus = corpus
        self.clustering = clustering
    }

    /// The items that no cluster took, by name.
    public var unplaced: [String] { clustering.unplaced.map(name) }

    private func name(_ item: Int) -> String { clustering.items.name(of: item, in: corpus) }

    public var records: [JSONValue] {
        let clusters = clustering.clusters.enumerated().map { number, cluster in
            JSONValue.object([
                "type": .string("cluster"), "cluster": .integer(number + 1), "size": .integer(cluster.members.count),
                "labels": .array(cluster.labels.map(JSONValue.string)), "medoid": .string(name(cluster.medoid)),
            ])
        }
        let assignments = clustering.assignment.indices.map { item in
            JSONValue.object([
                "type": .string("assignment"), "item": .string(name(item)),
                "cluster": clustering.assignment[item].map { .integer($0 + 1) } ?? .null,
                "cosine": .number(Double(clustering.cosines[item])),
            ])
        }
        return clusters + assignments
    }

    /// The items that a cluster took: item, cluster, cosine.
    public func table(_ form: DelimitedText) -> String {
        let rows = clustering.assignment.indices.compactMap { item -> [String]? in
            guard let cluster = clustering.assignment[item] else { return nil }
            return [name(item), String(cluster + 1), Decimals.fixed(Double(clustering.cosines[item]), digits: 6)]
        }
        return ([["item", "cluster", "cosine"]] + rows).map { form.row($0) + "\n" }.joined()
    }

    public func text(_ style: TextStyle) -> String {
        let level = clustering.items.level.rawValue
        let count = clustering.clusters.count
        var lines = [
            "\(counted(clustering.assignment.count - unplaced.count, level)) in \(counted(count, "cluster"))", "",
        ]
        for (number, cluster) in clustering.clusters.enumerated() {
            let size = cluster.members.count
            lines += style.wrapped(
                cluster.labels.joined(separator: ", "), indent: "     ",
                first: "\(number + 1).".padded(to: 4) + " "
                    + style.paint("\(size) \(level)\(size == 1 ? "" : "s")", .bold) + ": ")
            if let span = dates(of: cluster) { lines.append("     dated \(span)") }
            for (index, member) in cluster.members.prefix(3).enumerated() {
                lines += style.wrapped(
                    shown(member), indent: "              ", first: index == 0 ? "     medoid   " : "     also     ")
            }
            lines.append("")
        }
        if !unplaced.isEmpty {
            lines += style.wrapped(
                unplaced.map(\.onOneLine).joined(separator: ", "), indent: "  ",
                first: "Unplaced, without a word to tell them by: ")
        }
        if let chosen = clustering.stability.first(where: { $0.count == count }) {
            let tried = clustering.stability.map { "\($0.count): \(Decimals.fixed($0.agreement, digits: 2))" }
            lines += style.wrapped(
                "The number of clusters was chosen: partitions of random halves agree \(Decimals.fixed(chosen.agreement, digits: 2)) "
                    + "(1 = entirely) at \(count). All that were tried: \(tried.joined(separator: ", ")).")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// An item for a reader: its date, name, and title or words.
    private func shown(_ item: Int) -> String {
        let document = corpus.documents[clustering.items.documents[item]]
        let date = document.date.map { "\($0) " } ?? ""
        let first = clustering.items.statements[item].first.map { Citation(corpus, $0).text } ?? ""
        let words = (clustering.items.level == .document ? document.heading ?? first : first).onOneLine
        let cut = words.count > 110 ? String(words.prefix(109)) + "…" : words
        return "\(date)\(name(item).onOneLine)  \(cut)"
    }

    private func dates(of cluster: CorpusClustering.Cluster) -> String? {
        let dates = cluster.members.compactMap { corpus.documents[clustering.items.documents[$0]].date }
        guard let first = dates.min(by: { $0.first < $1.first }), let last = dates.max(by: { $0.last < $1.last }) else {
            return nil
        }
        return first.description == last.description ? first.description : "\(first) to \(last)"
    }
}

extension String {
    func padded(to width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - TextStyle.columns(self)))
    }
}

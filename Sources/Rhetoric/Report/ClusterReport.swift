// Clusters, told: what each is about, who said it and when, what stands for it, and whether it holds together.

/// What `cluster` prints.
public struct ClusterReport: Sendable {
    let corpus: Corpus
    let clustering: CorpusClustering

    public init(_ corpus: Corpus, _ clustering: CorpusClustering) {
        self.corpus = corpus
        self.clustering = clustering
    }

    /// The items that no cluster took because nothing tells them apart, by name.
    public var unplaced: [String] { clustering.unplaced.map(name) }

    func name(_ item: Int) -> String { clustering.items.name(of: item, in: corpus) }

    // MARK: - Records

    public var records: [JSONValue] {
        let calendar = ClusterCalendar(clustering.items, corpus)
        return clustering.clusters.indices.map { record(ofCluster: $0, calendar) }
            + clustering.assignment.indices.map(record) + [summary]
    }

    private var summary: JSONValue {
        .object([
            "type": .string("clustering"), "method": .string(clustering.options.method.rawValue),
            "level": .string(clustering.items.level.rawValue), "items": .integer(clustering.items.count),
            "clusters": .integer(clustering.clusters.count), "rank": .integer(clustering.rank),
            "seed": .integer(Int(truncatingIfNeeded: clustering.options.seed)),
            "adjustedRand": .number(clustering.resampling.adjustedRand),
            "curve": .array(
                clustering.stability.map {
                    .object([
                        "count": .integer($0.count), "agreement": .number($0.agreement),
                        "adjustedRand": .number($0.adjustedRand),
                    ])
                }),
            "unplaced": .integer(clustering.unplaced.count), "noise": .integer(clustering.noise.count),
        ])
    }

    private func record(ofCluster number: Int, _ calendar: ClusterCalendar) -> JSONValue {
        let cluster = clustering.clusters[number]
        let profile = ClusterProfile(cluster.members, clustering.items, corpus, calendar)
        func told(_ counts: [(name: String, items: Int)]) -> JSONValue {
            .array(counts.map { .object(["name": .string($0.name), "items": .integer($0.items)]) })
        }
        let periods = profile.periods.map {
            JSONValue.object([
                "period": .string($0.name), "items": .integer($0.items), "share": .number($0.share),
            ])
        }
        return .object([
            "type": .string("cluster"), "cluster": .integer(number + 1), "size": .integer(cluster.members.count),
            "labels": .array(cluster.labels.map(JSONValue.string)), "medoid": .string(name(cluster.medoid)),
            "examples": .array(cluster.examples.map { .string(name($0.item)) }),
            "statements": .array(cluster.examples.compactMap(\.statement).map { .string(Citation(corpus, $0).name) }),
            "silhouette": .number(cluster.silhouette), "stability": .number(cluster.stability),
            "mixed": .bool(cluster.isMixed), "dates": .optional(profile.dates), "speakers": told(profile.speakers),
            "sources": told(profile.sources), "periods": .array(periods), "trend": .optional(profile.trend?.rawValue),
        ])
    }

    private func record(_ item: Int) -> JSONValue {
        let strength: JSONValue = clustering.strengths.map { .number($0[item]) } ?? .null
        return .object([
            "type": .string("assignment"), "item": .string(name(item)),
            "cluster": clustering.assignment[item].map { .integer($0 + 1) } ?? .null,
            "cosine": .number(Double(clustering.cosines[item])),
            "silhouette": .number(clustering.silhouettes[item]), "strength": strength,
            "x": .number(clustering.map[item, 0]), "y": .number(clustering.map[item, 1]),
        ])
    }

    /// The items that a cluster took: item, cluster, cosine.
    public func table(_ form: DelimitedText) -> String {
        let rows = clustering.assignment.indices.compactMap { item -> [String]? in
            guard let cluster = clustering.assignment[item] else { return nil }
            return [name(item), String(cluster + 1), Decimals.fixed(Double(clustering.cosines[item]), digits: 6)]
        }
        return ([["item", "cluster", "cosine"]] + rows).map { form.row($0) + "\n" }.joined()
    }

    // MARK: - Text

    public func text(_ style: TextStyle) -> String {
        let level = clustering.items.level.rawValue
        let count = clustering.clusters.count
        let placed = clustering.assignment.count { $0 != nil }
        var lines = ["\(counted(placed, level)) in \(counted(count, "cluster"))", ""]
        let calendar = ClusterCalendar(clustering.items, corpus)
        for number in clustering.clusters.indices { lines += text(ofCluster: number, calendar, style) + [""] }
        lines += leftOut(clustering.unplaced, "Unplaced, without a word to tell them by: ", style)
        lines += leftOut(clustering.noise, "In no cluster, between the dense regions: ", style)
        return (lines + holding(style) + choice(style)).joined(separator: "\n") + "\n"
    }

    private func text(ofCluster number: Int, _ calendar: ClusterCalendar, _ style: TextStyle) -> [String] {
        let cluster = clustering.clusters[number]
        let profile = ClusterProfile(cluster.members, clustering.items, corpus, calendar)
        let level = clustering.items.level.rawValue
        var size = Decimals.grouped(cluster.members.count) + " " + level + (cluster.members.count == 1 ? "" : "s")
        if clustering.items.level == .statement {
            size += " of \(counted(Set(cluster.members.map { clustering.items.documents[$0] }).count, "document"))"
        }
        let name = cluster.labels.isEmpty ? "without a word of its own" : cluster.labels.joined(separator: ", ")
        var lines = style.wrapped(
            name, indent: "     ", first: "\(number + 1).".padded(to: 4) + " " + style.paint(size, .bold) + ": ")
        lines += dates(profile, style)
        // Of a few that are quoted nothing follows for the rest.
        if 2 * profile.speakers.reduce(0, { $0 + $1.items }) >= cluster.members.count,
            let said = people(profile.speakers)
        {
            lines += style.wrapped("said by \(said)", indent: "     ", first: "     ")
        }
        if profile.sources.count > 1, let from = people(profile.sources) {
            lines += style.wrapped("from \(from)", indent: "     ", first: "     ")
        }
        if clustering.clusters.count > 1 { lines.append("     " + holding(cluster, style)) }
        for (index, example) in cluster.examples.enumerated() {
            lines += style.wrapped(
                quoted(example), indent: "              ", first: index == 0 ? "     medoid   " : "     also     ")
        }
        return lines
    }

    private func dates(_ profile: ClusterProfile, _ style: TextStyle) -> [String] {
        guard let dates = profile.dates else { return [] }
        var text = "dated \(dates)"
        if clustering.clusters.count > 1, profile.periods.count > 2, let peak = profile.peak {
            text += ", most in \(peak.name) (\(Decimals.percent(peak.share)) of what is from then)"
            if let trend = profile.trend { text += ", \(trend.rawValue)" }
            let line = Self.line(profile.periods.map(\.share))
            if line.count + 8 < style.width { text += " " + line }
        }
        return style.wrapped(text, indent: "     ", first: "     ")
    }

    /// Shares as a row of bars, the largest full; nothing where there is nothing.
    static func line(_ shares: [Double]) -> String {
        let bars = Array("▁▂▃▄▅▆▇█")
        let most = shares.max() ?? 0
        return String(
            shares.map { share in
                share > 0 ? bars[min(bars.count - 1, Int(share / most * Double(bars.count)))] : "·"
            })
    }

    private func people(_ counts: [(name: String, items: Int)]) -> String? {
        guard !counts.isEmpty else { return nil }
        let told = counts.prefix(3).map { "\($0.name.onOneLine) (\($0.items))" }.joined(separator: ", ")
        return told + (counts.count > 3 ? " and \(counts.count - 3) more" : "")
    }

    private func holding(_ cluster: CorpusClustering.Cluster, _ style: TextStyle) -> String {
        let measures =
            "silhouette \(Decimals.fixed(cluster.silhouette, digits: 2)), comes out again \(Decimals.fixed(cluster.stability, digits: 2))"
        return cluster.isMixed ? style.paint("mixed", .bold) + ": " + measures : "holds: " + measures
    }

    private func leftOut(_ items: [Int], _ words: String, _ style: TextStyle) -> [String] {
        guard !items.isEmpty else { return [] }
        let most = 10
        let more = items.count > most ? ", and \(items.count - most) more" : ""
        let names = items.prefix(most).map { name($0).onOneLine }.joined(separator: ", ")
        return style.wrapped(names + more, indent: "  ", first: words)
    }

    private func holding(_ style: TextStyle) -> [String] {
        guard clustering.clusters.count > 1 else { return [] }
        let mixed = clustering.clusters.indices.filter { clustering.clusters[$0].isMixed }.map { String($0 + 1) }
        let told =
            "Halves of the items by themselves give this partition with an adjusted Rand index of "
            + "\(Decimals.fixed(clustering.resampling.adjustedRand, digits: 2)) (1 = always, 0 = by chance)."
            + (mixed.isEmpty ? "" : " Mixed, not to be read as subjects: \(mixed.joined(separator: ", ")).")
        return style.wrapped(told)
    }

    private func choice(_ style: TextStyle) -> [String] {
        guard !clustering.stability.isEmpty else { return [] }
        let tried = clustering.stability.map { "\($0.count): \(Decimals.fixed($0.agreement, digits: 2))" }
            .joined(separator: ", ")
        guard let chosen = clustering.stability.first(where: { $0.count == clustering.clusters.count }) else {
            return style.wrapped(
                "No clusters stand out: at no number do partitions of random halves agree well enough (1 = entirely; many small "
                    + "clusters agree by chance). Tried: \(tried)."
            )
        }
        return style.wrapped(
            "The number of clusters was chosen: partitions of random halves agree \(Decimals.fixed(chosen.agreement, digits: 2)) "
                + "(1 = entirely) at \(chosen.count). All that were tried: \(tried).\(finer(chosen.count))")
    }

    private func finer(_ chosen: Int) -> String {
        let counts = StableCount.finer(clustering.stability, than: chosen)
        return counts.isEmpty
            ? "" : " Finer, and nearly as sure: --count " + counts.map(String.init).joined(separator: ", or ") + "."
    }

    /// What stands for a cluster, in its words: of a document the statement that speaks for it.
    private func quoted(_ example: ClusterExample) -> String {
        guard let statement = example.statement else { return shown(example.item) }
        let document = corpus.documents[statement.document]
        let citation = Citation(corpus, statement)
        let date = document.date.map { "\($0) " } ?? ""
        let title = clustering.items.level == .document ? document.heading.map { ", \($0.onOneLine)" } ?? "" : ""
        return "\(date)\(citation.name.onOneLine)\(title)  \(citation.text.onOneLine.cut(to: Self.mostCharacters))"
    }

    private static let mostCharacters = 220

    /// An item for a reader: its date, name, and title or words.
    func shown(_ item: Int) -> String {
        let document = corpus.documents[clustering.items.documents[item]]
        let date = document.date.map { "\($0) " } ?? ""
        let first = clustering.items.statements[item].first.map { Citation(corpus, $0).text } ?? ""
        let words = (clustering.items.level == .document ? document.heading ?? first : first).onOneLine
        return "\(date)\(name(item).onOneLine)  \(words.cut(to: Self.mostCharacters))"
    }
}

extension String {
    /// The first characters, with an ellipsis where more follow.
    package func cut(to most: Int) -> String { count > most ? String(prefix(most - 1)) + "…" : self }

    func padded(to width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - TextStyle.columns(self)))
    }
}

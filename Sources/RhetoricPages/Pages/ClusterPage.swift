// The clusters of a corpus's statements: a map of them, what each is about, and how the clusters hang together.

import Rhetoric

struct ClusterPage {
    let findings: CorpusFindings

    private static let mostPoints = 4000

    private var corpus: Corpus { findings.corpus }

    var html: HTML {
        """
        <section class="page" id="clusters" data-title="Clusters"><h2>Clusters of statements</h2>\(content)</section>
        """
    }

    private var content: HTML {
        guard let clustering = findings.clustering else {
            return "<p class=\"none\">\(findings.clusteringProblem ?? "There are no statements to tell apart.")</p>"
        }
        let calendar = ClusterCalendar(clustering.items, corpus)
        let list = clustering.clusters.indices.map { cluster($0, clustering, calendar) }
        return "\(lead(clustering))\(map(clustering).figure(id: "map"))<ol class=\"clusters\">\(list)</ol>"
    }

    private func lead(_ clustering: CorpusClustering) -> HTML {
        let placed = clustering.assignment.count { $0 != nil }
        let holds = Decimals.fixed(clustering.resampling.adjustedRand, digits: 2)
        let number: HTML =
            clustering.clusters.count > 1
            ? """
            Halves of the statements by themselves give this partition with an adjusted Rand index of \(holds) (1 is always, \
            0 is chance). The number of clusters was chosen by how far partitions of random halves agree.
            """
            : "No clusters stand out: at no number do partitions of random halves agree well enough."
        let noise = clustering.unplaced.count
        let left: HTML? = noise > 0 ? " \(counted(noise, "statement")) without a word to tell by are left out." : nil
        return """
            <p class="lead">\(Decimals.grouped(placed)) statements in \(counted(clustering.clusters.count, "cluster")). \(number)\(left)</p>
            """
    }

    private func cluster(_ number: Int, _ clustering: CorpusClustering, _ calendar: ClusterCalendar) -> HTML {
        let cluster = clustering.clusters[number]
        let profile = ClusterProfile(cluster.members, clustering.items, corpus, calendar)
        let labels = cluster.labels.isEmpty ? "without a word of its own" : cluster.labels.joined(separator: ", ")
        let markup = StatementMarkup(source: findings)
        let examples = cluster.examples.compactMap(\.statement).map { statement -> HTML in
            let text = Citation(corpus, statement).text.onOneLine
            return "<li>\(markup.link(statement)) <q dir=\"auto\">\(text.cut(to: 260))</q></li>"
        }
        var facts: [HTML] = ["\(Decimals.grouped(cluster.members.count)) statements"]
        profile.dates.map { facts.append("dated <time>\($0)</time>") }
        if clustering.clusters.count > 1 {
            facts.append(
                """
                \(cluster.isMixed ? "<b>mixed</b>, not to be read as a subject" : "holds"): silhouette \
                \(Decimals.fixed(cluster.silhouette, digits: 2)), comes out again \(Decimals.fixed(cluster.stability, digits: 2))
                """)
        }
        for (word, counts) in [("said by", profile.speakers), ("from", profile.sources)] where counts.count > 1 {
            let names = counts.prefix(4).map { "<bdi>\($0.name.onOneLine)</bdi> (\($0.items))" as HTML }
            facts.append("\(word) \(names.joined(", "))")
        }
        if let trend = profile.trend, clustering.clusters.count > 1 { facts.append("\(trend.rawValue)") }
        return """
            <li id="k\(number + 1)"><h3>\(labels)</h3><p class="particulars">\(facts.joined("; "))</p><ul>\(examples)</ul></li>
            """
    }

    /// Where the statements lie, an even part of them where there are many.
    private func map(_ clustering: CorpusClustering) -> Chart {
        let items = clustering.assignment.indices.filter { clustering.assignment[$0] != nil }
        let step = max(1, (items.count + Self.mostPoints - 1) / Self.mostPoints)
        let shown = stride(from: 0, to: items.count, by: step).map { items[$0] }
        let (side, edge) = (520.0, 20.0)
        func scale(_ column: Int) -> (Double) -> Double {
            let values = items.map { clustering.map[$0, column] }
            let (low, high) = (values.min() ?? 0, values.max() ?? 1)
            return { edge + side * ($0 - low) / max(high - low, 1e-12) }
        }
        let (x, y) = (scale(0), scale(1))
        let points = shown.map { item -> Mark in
            let citation = Citation(corpus, clustering.items.statements[item][0])
            return .circle(
                x: x(clustering.map[item, 0]), y: y(clustering.map[item, 1]), radius: 3,
                style: "point c\(clustering.assignment[item]! % 10)",
                title:
                    "\(clustering.assignment[item]! + 1): \(citation.name.onOneLine) \(citation.text.onOneLine.cut(to: 90))",
                link: nil)
        }
        let names = clustering.clusters.enumerated().map { number, cluster -> Mark in
            func mean(_ column: Int) -> Double {
                cluster.members.reduce(0) { $0 + clustering.map[$1, column] } / Double(cluster.members.count)
            }
            return .text(
                x: x(mean(0)), y: y(mean(1)) + 5, String(number + 1), anchor: "middle", style: "name",
                link: "#k\(number + 1)")
        }
        return Chart(
            title: "Map of the statements",
            summary:
                "The numbers are those of the clusters below. The plane shows the clusters apart; distances on it are not similarities.\(step > 1 ? " One statement in \(step) is drawn." : "")",
            width: side + 2 * edge, height: side + 2 * edge, marks: points + names,
            columns: ["statement", "cluster", "x", "y"],
            rows: shown.prefix(500).map { item in
                [
                    Citation(corpus, clustering.items.statements[item][0]).name,
                    String(clustering.assignment[item]! + 1),
                    Decimals.fixed(clustering.map[item, 0], digits: 3),
                    Decimals.fixed(clustering.map[item, 1], digits: 3),
                ]
            })
    }
}

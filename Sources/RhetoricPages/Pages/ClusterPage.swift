// The clusters of a corpus's statements: a map of them, what each is about, and how the clusters hang together.

import Rhetoric

struct ClusterPage {
    let findings: CorpusFindings

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
        let tree = ClusterTree.chart(of: clustering)?.figure(id: "tree")
        let list = clustering.clusters.indices.map { cluster($0, clustering, calendar) }
        return
            "\(lead(clustering))\(ClusterMap(clustering, corpus).chart.figure(id: "map"))<ol class=\"clusters\">\(list)</ol>\(tree)"
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
            <p class="lead">\(Decimals.grouped(placed)) statement\(placed == 1 ? "" : "s") in \(counted(clustering.clusters.count, "cluster")). \(number)\(left)</p>
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
        var facts: [HTML] = [
            "\(Decimals.grouped(cluster.members.count)) statement\(cluster.members.count == 1 ? "" : "s")"
        ]
        profile.dates.map { facts.append("dated <time>\($0)</time>") }
        if clustering.clusters.count > 1 {
            let holds: HTML = cluster.isMixed ? "<b>mixed</b>, not to be read as a subject" : "holds"
            facts.append(
                """
                \(holds): silhouette \
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
}

// Where the statements of a corpus lie, each by its cluster.

import Rhetoric

struct ClusterMap {
    let clustering: CorpusClustering
    let corpus: Corpus
    private let items: [Int]
    /// Those that are drawn: an even part where there are many.
    private let shown: [Int]
    private let step: Int

    private static let mostPoints = 2000
    private static let mostRows = 500
    private static let side = 520.0
    private static let edge = 20.0
    /// Numbers nearer than this would lie on each other.
    private static let room = 18.0

    init(_ clustering: CorpusClustering, _ corpus: Corpus) {
        (self.clustering, self.corpus) = (clustering, corpus)
        let items = clustering.assignment.indices.filter { clustering.assignment[$0] != nil }
        let step = max(1, (items.count + Self.mostPoints - 1) / Self.mostPoints)
        (self.items, self.step) = (items, step)
        shown = stride(from: 0, to: items.count, by: step).map { items[$0] }
    }

    var chart: Chart {
        let place = place
        return Chart(
            title: "Map of the statements",
            summary: """
                The numbers are those of the clusters below. The plane shows the clusters apart; distances on it are not \
                similarities.\(step > 1 ? " One statement in \(step) is drawn." : "")
                """,
            width: Self.side + 2 * Self.edge, height: Self.side + 2 * Self.edge,
            marks: shown.map { point($0, place($0)) } + numbers(place),
            columns: ["statement", "cluster", "x", "y"],
            rows: shown.prefix(Self.mostRows).map { item in
                [
                    citation(item).name, String(clustering.assignment[item]! + 1),
                    Decimals.fixed(clustering.map[item, 0], digits: 3),
                    Decimals.fixed(clustering.map[item, 1], digits: 3),
                ]
            })
    }

    private func citation(_ item: Int) -> Citation { Citation(corpus, clustering.items.statements[item][0]) }

    /// Where an item is drawn.
    private var place: (Int) -> (x: Double, y: Double) {
        func scale(_ column: Int) -> (Double) -> Double {
            let values = items.map { clustering.map[$0, column] }
            let (low, high) = (values.min() ?? 0, values.max() ?? 1)
            return { Self.edge + Self.side * ($0 - low) / max(high - low, 1e-12) }
        }
        let (x, y) = (scale(0), scale(1))
        return { (x(clustering.map[$0, 0]), y(clustering.map[$0, 1])) }
    }

    private func point(_ item: Int, _ place: (x: Double, y: Double)) -> Mark {
        let (cluster, citation) = (clustering.assignment[item]!, citation(item))
        return .point(
            x: place.x, y: place.y, style: "point c\(cluster % 10)",
            title: "\(cluster + 1): \(citation.name.onOneLine) \(citation.text.onOneLine.cut(to: 70))",
            cluster: cluster + 1)
    }

    /// The number of a cluster at its medoid, the largest first, where there is room.
    private func numbers(_ place: (Int) -> (x: Double, y: Double)) -> [Mark] {
        var taken: [(x: Double, y: Double)] = []
        return clustering.clusters.enumerated().compactMap { number, cluster in
            let spot = place(cluster.medoid)
            guard taken.allSatisfy({ abs($0.x - spot.x) > Self.room || abs($0.y - spot.y) > Self.room }) else {
                return nil
            }
            taken.append(spot)
            return .text(
                x: spot.x, y: spot.y + 5, String(number + 1), anchor: "middle", style: "name", link: "#k\(number + 1)")
        }
    }
}

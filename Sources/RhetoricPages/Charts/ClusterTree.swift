// The clusters as a tree: what is near one another joins early.

import Rhetoric

struct ClusterTree {
    private static let labels = 400.0
    private static let plot = 320.0
    private static let edge = 16.0
    private static let row = 22.0
    private static let mostLetters = 52

    /// Nil for fewer than three clusters, which need no tree.
    static func chart(of clustering: CorpusClustering) -> Chart? {
        guard clustering.clusters.count > 2, let tree = try? clustering.hierarchy() else { return nil }
        return ClusterTree(clustering, tree).chart
    }

    private let clustering: CorpusClustering
    private let tree: Dendrogram
    /// Clusters from the top down, so that no branches cross.
    private let order: [Int]

    private init(_ clustering: CorpusClustering, _ tree: Dendrogram) {
        (self.clustering, self.tree) = (clustering, tree)
        func leaves(_ node: Int) -> [Int] {
            guard node >= tree.leafCount else { return [node] }
            let merge = tree.merges[node - tree.leafCount]
            return leaves(Int(merge.left)) + leaves(Int(merge.right))
        }
        order = leaves(tree.leafCount + tree.merges.count - 1)
    }

    private var chart: Chart {
        Chart(
            title: "How the clusters hang together",
            summary:
                "Branches that join further left are nearer: Euclidean distance of the centres among the words, average linkage; the axis begins at \(Decimals.fixed(start, digits: 2)).",
            width: Self.labels + Self.plot + 2 * Self.edge,
            height: Self.row * Double(order.count) + 2 * Self.edge, marks: names + branches,
            columns: ["left", "right", "distance", "node"],
            rows: tree.merges.enumerated().map { number, merge in
                [
                    String(merge.left + 1), String(merge.right + 1), Decimals.fixed(merge.height, digits: 4),
                    String(tree.leafCount + number + 1),
                ]
            })
    }

    /// Where the axis begins: centres far from one another all join within a narrow part of it.
    private var start: Double { 0.9 * (tree.merges.first?.height ?? 0) }

    private func y(ofLeaf leaf: Int) -> Double {
        Self.edge + Self.row * (Double(order.firstIndex(of: leaf)!) + 0.5)
    }

    private var names: [Mark] {
        order.map { cluster in
            let words = clustering.clusters[cluster].labels.prefix(3).joined(separator: ", ")
            return .text(
                x: Self.labels, y: y(ofLeaf: cluster) + 4, "\(cluster + 1) \(words)".cut(to: Self.mostLetters),
                anchor: "end",
                style: "label", link: "#k\(cluster + 1)")
        }
    }

    private var branches: [Mark] {
        let most = tree.merges.last?.height ?? 1
        func x(_ height: Double) -> Double {
            Self.labels + 8 + Self.plot * (height - start) / max(most - start, 1e-12)
        }
        var nodes = (0..<tree.leafCount).map { (x: Self.labels + 8, y: y(ofLeaf: $0)) }
        return tree.merges.map { merge in
            let (one, other) = (nodes[Int(merge.left)], nodes[Int(merge.right)])
            let joint = x(merge.height)
            nodes.append((joint, (one.y + other.y) / 2))
            return .path(points: [one, (joint, one.y), (joint, other.y), other], style: "branch")
        }
    }
}

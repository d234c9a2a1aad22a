// What is left of a tree of single linkage when groups below a size do not count as clusters, and which clusters to
// keep (Campello, Moulavi and Sander 2013, section 5; McInnes and Healy 2017). Density is 1 / distance.

struct CondensedTree: Sendable {
    /// A cluster: from where it splits off to where it falls apart or splits in two.
    private struct Cluster: Sendable {
        /// -1 for that of all points.
        let parent: Int
        /// Densities at which it begins, and at which its last points leave it or it splits.
        let birth: Double
        var death: Double
        /// The sum over its points of the density at which they leave less that of its birth.
        var stability = 0.0
    }

    /// In an order in which a cluster comes after its parent.
    private var clusters: [Cluster] = []
    /// For each point the cluster that it leaves to be noise, and the density there.
    private var cluster: [Int]
    private var density: [Double]

    /// Equal points lie this far apart, so that no density is infinite.
    private static let leastDistance = 1e-6

    /// - Parameter minimumSize: points of a cluster, at least 2.
    ///
    /// Cost O(n) for n leaves.
    init(_ tree: Dendrogram, minimumSize: Int) {
        cluster = Array(repeating: -1, count: tree.leafCount)
        density = Array(repeating: 0, count: tree.leafCount)
        guard tree.leafCount >= minimumSize else { return }
        var left = [(node: tree.leafCount + tree.merges.count - 1, cluster: add(parent: -1, birth: 0))]
        while let (node, own) = left.popLast() {
            let merge = tree.merges[node - tree.leafCount]
            let density = 1 / max(merge.height, Self.leastDistance)
            let parts = [Int(merge.left), Int(merge.right)]
            let isSplit = parts.allSatisfy { tree.size(of: $0) >= minimumSize }
            for part in parts {
                if tree.size(of: part) < minimumSize {
                    for leaf in tree.leaves(below: part) { leave(leaf, own, density) }
                } else if isSplit {
                    leave(own, density, count: tree.size(of: part))
                    left.append((part, add(parent: own, birth: density)))
                } else {
                    left.append((part, own))
                }
            }
        }
    }

    private mutating func add(parent: Int, birth: Double) -> Int {
        clusters.append(Cluster(parent: parent, birth: birth, death: birth))
        return clusters.count - 1
    }

    private mutating func leave(_ point: Int, _ own: Int, _ density: Double) {
        cluster[point] = own
        self.density[point] = density
        leave(own, density, count: 1)
    }

    private mutating func leave(_ own: Int, _ density: Double, count: Int) {
        clusters[own].stability += (density - clusters[own].birth) * Double(count)
        clusters[own].death = max(clusters[own].death, density)
    }

    /// Whether each cluster is kept: those whose stability is at least that of the best clusters within them, but for
    /// the one of all points and for what lies within a kept one.
    private var isKept: [Bool] {
        var isKept = [Bool](repeating: false, count: clusters.count)
        var within = [Double](repeating: 0, count: clusters.count)
        for own in clusters.indices.dropFirst().reversed() {
            isKept[own] = clusters[own].stability >= within[own]
            within[clusters[own].parent] += max(clusters[own].stability, within[own])
        }
        return isKept
    }

    /// The label of each point, -1 for noise, and how firmly it belongs, 0 to 1.
    var membership: (labels: [Int32], strengths: [Double]) {
        let isKept = isKept
        var keeper = [Int](repeating: -1, count: clusters.count)
        for own in clusters.indices.dropFirst() {
            let above = keeper[clusters[own].parent]
            keeper[own] = above >= 0 ? above : isKept[own] ? own : -1
        }
        let labels = cluster.map { $0 >= 0 ? Int32(keeper[$0]) : -1 }
        let strengths = zip(labels, density).map { label, density in
            label >= 0 ? min(1, density / clusters[Int(label)].death) : 0
        }
        return (labels, strengths)
    }
}

extension Dendrogram {
    fileprivate func size(of node: Int) -> Int { node < leafCount ? 1 : Int(merges[node - leafCount].size) }

    fileprivate func leaves(below node: Int) -> [Int] {
        var leaves: [Int] = []
        var left = [node]
        while let node = left.popLast() {
            if node < leafCount {
                leaves.append(node)
            } else {
                left += [Int(merges[node - leafCount].right), Int(merges[node - leafCount].left)]
            }
        }
        return leaves
    }
}

// The tree of agglomerative clustering, for other programs.

/// What `cluster --tree FILE` writes.
public struct TreeReport: Sendable {
    private let tree: Dendrogram
    private let names: [String]

    public init(_ tree: Dendrogram, _ clustering: CorpusClustering, _ corpus: Corpus) {
        self.tree = tree
        names = clustering.isPlaced.indices.filter { clustering.isPlaced[$0] }.map {
            clustering.items.name(of: $0, in: corpus)
        }
    }

    public var newick: String { tree.newick(names: names) + "\n" }

    /// Leaves are nodes 0, 1, ...; merge j makes the node after the last leaf and the merges before it.
    public var json: String {
        let merges = tree.merges.map {
            JSONValue.object([
                "left": .integer(Int($0.left)), "right": .integer(Int($0.right)), "height": .number($0.height),
                "size": .integer(Int($0.size)),
            ])
        }
        return JSONValue.object(["leaves": .array(names.map(JSONValue.string)), "merges": .array(merges)]).line + "\n"
    }
}

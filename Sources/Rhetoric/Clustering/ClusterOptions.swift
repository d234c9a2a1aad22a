// What clusters are asked for.

/// How items are put into clusters.
public enum ClusterMethod: String, Sendable, CaseIterable {
    /// Spherical k-means, refined among the words.
    case kmeans
    /// Agglomerative, by linkage: a tree that is cut.
    case ward, average, complete
    /// Dense regions; what lies between them is in no cluster (HDBSCAN).
    case density

    var linkage: Linkage? { Linkage(rawValue: rawValue) }
}

public struct ClusterOptions: Sendable {
    public var method = ClusterMethod.kmeans
    /// How many; nil chooses the number whose partitions come out most alike on random halves of the items (see
    /// `StableCount`). The density method finds its own number.
    public var count: Int?
    /// Cuts the tree of an agglomerative method at this height instead.
    public var height: Double?
    /// Items of a dense region at least; nil for a hundredth of them, 5 at least.
    public var minimumSize: Int?
    /// What the language is like beyond the corpus; it counts where items are few (see `ClusterSpace`), and in the labels.
    public var background: Background?
    public var seed: UInt64 = 1
    public var workers = Workers.all

    public init() {}
}

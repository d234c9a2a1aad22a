// The minimum spanning tree of points by mutual reachability, without a matrix of distances.
//
// By Borůvka's rounds: every component takes the shortest edge that leaves it. Each point knows its nearest few and a
// bound for all others, and while the shortest listed edge of a component lies within the bounds of its points, that
// edge is the shortest of all. What is left apart then are some groups of many points; one pass of products finds the
// shortest edge between any two of them.

struct SpanningTree: Sendable {
    /// Squared distance of each point to its nearest points, the last of the samples.
    let squaredCores: [Float]
    /// Edges: n - 1, none for no point. Heights are mutual reachability.
    let joins: [Dendrogram.Join]

    /// - Parameter samples: points within the core distance, the point itself counted; 1 to n.
    init(_ points: DenseMatrix<Float>, samples: Int, workers: Workers) {
        guard points.rows > 0 else {
            (squaredCores, joins) = ([], [])
            return
        }
        let near = NearestPoints(points, samples: samples, workers: workers)
        squaredCores = near.squaredCores
        var forest = SpanningForest(near)
        while forest.joinByLists() {}
        let components = forest.components
        for edge in ComponentEdges(points, near.squaredCores, components, workers: workers).spanning {
            forest.add(edge)
        }
        joins = forest.edges.map { edge in
            let square = points.values.withUnsafeBufferPointer { values in
                ClusterKernels.squaredDistance(
                    values.baseAddress! + Int(edge.first) * points.columns,
                    values.baseAddress! + Int(edge.second) * points.columns, count: points.columns)
            }
            let reach = max(square, near.squaredCores[Int(edge.first)], near.squaredCores[Int(edge.second)])
            return .init(
                first: min(edge.first, edge.second), second: max(edge.first, edge.second),
                height: Double(reach).squareRoot())
        }.sorted { ($0.height, $0.first, $0.second) < ($1.height, $1.first, $1.second) }
    }
}

/// Two points and the square of how far they are from each other by mutual reachability.
struct ReachEdge: Sendable, BitwiseCopyable {
    var square: Float
    var first: Int32
    var second: Int32

    static let none = ReachEdge(square: .infinity, first: -1, second: -1)

    /// Shorter edges come first, equal ones by their lower point, then by the other. Many are equal, to a core
    /// distance; with this order there is one minimum spanning tree.
    static func < (a: ReachEdge, b: ReachEdge) -> Bool {
        if a.square != b.square { return a.square < b.square }
        let (lowest, other) = (min(a.first, a.second), min(b.first, b.second))
        return lowest != other ? lowest < other : max(a.first, a.second) < max(b.first, b.second)
    }
}

/// What has been joined so far.
private struct SpanningForest {
    private let near: NearestPoints
    private var sets: DisjointSets
    private var count: Int
    /// For each point where in its list the first stands that may lie in another component.
    private var next: [Int32]
    private(set) var edges: [ReachEdge] = []

    /// A round that joins a smaller share of the components than this leaves the rest to products, if those are few.
    private static let shareWorthARound = 0.02
    private static let few = 1000
    /// Squares nearer to each other than this share are equal for single precision.
    private static let rounding: Float = 1e-6

    init(_ near: NearestPoints) {
        self.near = near
        count = near.count
        sets = DisjointSets(count: count)
        next = Array(repeating: 0, count: count)
    }

    /// Component of each point, named by its lowest point.
    var components: [Int32] {
        var sets = sets
        return (0..<near.count).map { Int32(sets.root($0)) }
    }

    mutating func add(_ edge: ReachEdge) {
        guard sets.root(Int(edge.first)) != sets.root(Int(edge.second)) else { return }
        sets.join(Int(edge.first), Int(edge.second))
        edges.append(edge)
        count -= 1
    }

    /// One round; whether another is worth it.
    mutating func joinByLists() -> Bool {
        let before = count
        for edge in certainEdges() { add(edge) }
        let joined = before - count
        return count > 1 && joined > 0 && (count > Self.few || Double(joined) >= Self.shareWorthARound * Double(before))
    }

    /// The shortest edge of every component for which the lists tell it.
    private mutating func certainEdges() -> [ReachEdge] {
        let components = components
        var best = [ReachEdge](repeating: .none, count: near.count)
        var bounds = [Float](repeating: .infinity, count: near.count)
        for point in 0..<near.count {
            let own = Int(components[point])
            bounds[own] = min(bounds[own], near.bounds[point])
            while let edge = near.edge(point, at: Int(next[point])), components[Int(edge.second)] == own {
                next[point] += 1
            }
            if let edge = near.edge(point, at: Int(next[point])), edge < best[own] { best[own] = edge }
        }
        return best.indices.filter { best[$0].first >= 0 && best[$0].square <= bounds[$0] * (1 + Self.rounding) }
            .map { best[$0] }
    }
}

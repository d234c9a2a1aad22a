// HDBSCAN against its definition: all distances, Prim's tree, and clusters found by taking the tree apart from the top.

import Testing

@testable import Rhetoric

@Suite struct DensityClustersTests {
    private func clusters(
        _ points: DenseMatrix<Float>, size: Int = 5, samples: Int = 4, threads: Int = 2
    ) throws -> DensityClusters {
        try DensityClusters(
            of: points, minimumSize: size, minimumSamples: samples, workers: Workers(count: threads))
    }

    @Test(arguments: UInt64(1)...4, [1, 2, 6])
    func theTreeWeighsWhatPrimsDoes(seed: UInt64, samples: Int) throws {
        let points = TestPoints.bundles(120, centres: 4, dimensions: 5, spread: 0.15, seed: seed)
        let found = try clusters(points, samples: samples)
        let naive = NaiveDensity(points, samples: samples)
        for (core, expected) in zip(found.coreDistances, naive.cores) {
            #expect(abs(Double(core) - expected) < 1e-6, "seed \(seed)")
        }
        let weight = found.tree.merges.reduce(0) { $0 + $1.height }
        #expect(abs(weight - naive.edges.reduce(0) { $0 + $1.length }) < 1e-5 * weight, "seed \(seed)")
    }

    @Test(arguments: UInt64(1)...4, [2, 5, 12])
    func labelsAreThoseOfTheDefinition(seed: UInt64, size: Int) throws {
        let points = TestPoints.bundles(90, centres: 4, dimensions: 4, spread: 0.2, seed: seed)
        let found = try clusters(points, size: size, samples: 3)
        let naive = NaiveDensity(points, samples: 3).labels(minimumSize: size)
        #expect(found.labels == naive.numberedByFirst, "seed \(seed)")
        for (label, strength) in zip(found.labels, found.strengths) {
            #expect(label < 0 ? strength == 0 : strength > 0 && strength <= 1, "seed \(seed)")
        }
        for label in 0..<Int32(found.clusterCount) {
            #expect(zip(found.labels, found.strengths).contains { $0 == label && $1 == 1 }, "seed \(seed)")
        }
    }

    /// Groups so large and so far apart that no list reaches out of them: what lies between comes from products.
    @Test func groupsFarApartAreJoinedByProducts() throws {
        let points = TestPoints.bundles(160, centres: 3, dimensions: 6, spread: 0.02, seed: 3)
        let found = try clusters(points, threads: 1)
        let naive = NaiveDensity(points, samples: 4)
        let weight = found.tree.merges.reduce(0) { $0 + $1.height }
        #expect(abs(weight - naive.edges.reduce(0) { $0 + $1.length }) < 1e-5 * weight)
        #expect(found.clusterCount >= 3)
        let (two, four) = (try clusters(points, threads: 2), try clusters(points, threads: 4))
        #expect(found == two && found == four)
    }

    @Test func whatLiesBetweenIsNoise() throws {
        var rows: [[Double]] = []
        for k in 0..<8 { rows += [[1, 0.01 * Double(k), 0], [0.01 * Double(k), 1, 0]] }
        let found = try clusters(TestPoints.units(rows + [[-1, -1, 0.2]], dimensions: 3), size: 5, samples: 2)
        #expect(found.labels == (0..<8).flatMap { _ in [Int32(0), 1] } + [-1] && found.strengths[16] == 0)
    }

    @Test func equalPoints() throws {
        let equal = TestPoints.units(Array(repeating: [1, 2], count: 60), dimensions: 2)
        let found = try clusters(equal)
        #expect(found.tree.merges.count == 59 && found.tree.merges.allSatisfy { $0.height == 0 })
        let two = TestPoints.units((0..<80).map { [Double($0 % 2), 1] }, dimensions: 2)
        #expect(try clusters(two).labels == (0..<80).map { Int32($0 % 2) })
        #expect(try clusters(two).strengths.allSatisfy { $0 == 1 })
    }

    @Test(arguments: 0...4)
    func fewPoints(count: Int) throws {
        let points = TestPoints.units((0..<count).map { [1, Double($0)] }, dimensions: 2)
        let found = try clusters(points)
        #expect(found.labels == Array(repeating: -1, count: count) && found.clusterCount == 0)
        #expect(found.strengths == Array(repeating: 0, count: count) && found.coreDistances.count == count)
    }

    @Test func whatIsNoNumberIsRefused() {
        let points = DenseMatrix<Float>(rows: 2, columns: 2, values: [1, 0, 0, .infinity])
        let fault = #expect(throws: MatrixFault.self) { try clusters(points) }
        #expect(fault?.description == "row 1 of the points has a value that is not a finite number")
    }
}

/// The method as its papers define it, with a matrix of all distances.
private struct NaiveDensity {
    let cores: [Double]
    let edges: [(a: Int, b: Int, length: Double)]

    init(_ points: DenseMatrix<Float>, samples: Int) {
        let n = points.rows
        let apart = (0..<n).map { a in (0..<n).map { TestPoints.distance(points, a, $0) } }
        let cores = apart.map { $0.sorted()[samples - 1] }
        func reach(_ a: Int, _ b: Int) -> Double { max(apart[a][b], cores[a], cores[b]) }
        var edges: [(a: Int, b: Int, length: Double)] = []
        var from = [Int](repeating: 0, count: n)
        var left = Set(1..<n)
        func isFirst(_ a: Int, from x: Int, _ b: Int, from y: Int) -> Bool {
            (reach(x, a), min(x, a), max(x, a)) < (reach(y, b), min(y, b), max(y, b))
        }
        while let next = left.min(by: { isFirst($0, from: from[$0], $1, from: from[$1]) }) {
            left.remove(next)
            edges.append((min(from[next], next), max(from[next], next), reach(from[next], next)))
            for other in left where isFirst(other, from: next, other, from: from[other]) { from[other] = next }
        }
        self.cores = cores
        self.edges = edges
    }

    /// Takes the longest edge away, again and again.
    func labels(minimumSize: Int) -> [Int32] {
        var labels = [Int32](repeating: -1, count: cores.count)
        var next: Int32 = 0
        let kept = best(
            Array(cores.indices), edges.sorted { ($0.length, $0.a, $0.b) < ($1.length, $1.a, $1.b) }, 0, minimumSize,
            isRoot: true)
        for members in kept.clusters {
            for item in members { labels[item] = next }
            next += 1
        }
        return labels
    }

    /// The best clusters within a group that begins at a density, and the sum of their stabilities.
    private func best(
        _ members: [Int], _ edges: [(a: Int, b: Int, length: Double)], _ birth: Double, _ minimumSize: Int, isRoot: Bool
    ) -> (clusters: [[Int]], stability: Double) {
        var (group, inner, stability) = (members, edges, 0.0)
        while let longest = inner.popLast() {
            let parts = parts(group, inner)
            let density = 1 / max(longest.length, 1e-6)
            let large = parts.filter { $0.members.count >= minimumSize }
            if large.count == 1 {
                stability += Double(group.count - large[0].members.count) * (density - birth)
                (group, inner) = (large[0].members, large[0].edges)
                continue
            }
            stability += Double(group.count) * (density - birth)
            let within = large.map { best($0.members, $0.edges, density, minimumSize, isRoot: false) }
            let sum = within.reduce(0) { $0 + $1.stability }
            return isRoot || stability < sum
                ? (within.flatMap(\.clusters), max(stability, sum)) : ([members], stability)
        }
        return ([], 0)
    }

    private func parts(
        _ members: [Int], _ edges: [(a: Int, b: Int, length: Double)]
    ) -> [(members: [Int], edges: [(a: Int, b: Int, length: Double)])] {
        var sets = DisjointSets(count: cores.count)
        for edge in edges { sets.join(edge.a, edge.b) }
        let roots = members.map { sets.root($0) }
        return Set(roots).sorted().map { root in
            (members.filter { sets.root($0) == root }, edges.filter { sets.root($0.a) == root })
        }
    }
}

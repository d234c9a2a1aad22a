// Trees against merging the two nearest clusters of all, one pair after the other, with distances from the definitions.

import Testing

@testable import Rhetoric

@Suite struct AgglomerationTests {
    private func tree(_ points: DenseMatrix<Float>, _ linkage: Linkage, threads: Int = 2) throws -> Dendrogram {
        try Dendrogram(of: points, linkage: linkage, workers: Workers(count: threads))
    }

    /// The heights of merging the nearest two of all until one is left, and the partition when `count` are left.
    private func naive(
        _ points: DenseMatrix<Float>, _ linkage: Linkage, count: Int
    ) -> (heights: [Double], labels: [Int32]) {
        var clusters = (0..<points.rows).map { [$0] }
        var heights: [Double] = []
        var labels = [Int32](repeating: 0, count: points.rows)
        let table = (0..<points.rows).map { a in (0..<points.rows).map { TestPoints.distance(points, a, $0) } }
        while !clusters.isEmpty {
            if clusters.count == count {
                for (label, members) in clusters.enumerated() { for item in members { labels[item] = Int32(label) } }
            }
            guard clusters.count > 1 else { break }
            var best = (first: 0, second: 0, height: Double.infinity)
            for first in clusters.indices {
                for second in clusters.indices where second > first {
                    let height = apart(clusters[first], clusters[second], points, table, linkage)
                    if height < best.height { best = (first, second, height) }
                }
            }
            heights.append(best.height)
            clusters[best.first] += clusters.remove(at: best.second)
        }
        return (heights, labels)
    }

    private func apart(
        _ a: [Int], _ b: [Int], _ points: DenseMatrix<Float>, _ table: [[Double]], _ linkage: Linkage
    ) -> Double {
        let (sizeA, sizeB) = (Double(a.count), Double(b.count))
        switch linkage {
        case .average: return a.reduce(0) { sum, i in b.reduce(sum) { $0 + table[i][$1] } } / (sizeA * sizeB)
        case .complete: return a.reduce(0) { most, i in b.reduce(most) { max($0, table[i][$1]) } }
        case .ward:
            var square = 0.0
            for k in 0..<points.columns {
                let apart =
                    a.reduce(0) { $0 + Double(points[$1, k]) } / sizeA - b.reduce(0) { $0 + Double(points[$1, k]) }
                    / sizeB
                square += apart * apart
            }
            return (2 * sizeA * sizeB / (sizeA + sizeB) * square).squareRoot()
        }
    }

    @Test(arguments: Linkage.allCases, UInt64(1)...4)
    func theTreeIsTheNaiveOne(linkage: Linkage, seed: UInt64) throws {
        let points = TestPoints.bundles(36, centres: 5, dimensions: 6, spread: 0.3, seed: seed)
        let found = try tree(points, linkage)
        let expected = naive(points, linkage, count: 5)
        for (merge, height) in zip(found.merges, expected.heights) {
            #expect(abs(merge.height - height) < 1e-5 * height, "seed \(seed)")
        }
        #expect(found.merges.count == 35 && found.cut(count: 5) == expected.labels.numberedByFirst, "seed \(seed)")
    }

    /// More points than a list holds, so that searches are needed; equal points among them.
    @Test(arguments: Linkage.allCases)
    func mergesAreInOrderAndThreadsDoNotDecide(linkage: Linkage) throws {
        var points = TestPoints.bundles(300, centres: 9, dimensions: 5, spread: 0.4, seed: 8)
        for row in 290..<300 { for k in 0..<5 { points[row, k] = points[row % 3, k] } }
        let found = try tree(points, linkage, threads: 1)
        #expect(found == (try tree(points, linkage, threads: 2)))
        #expect(found == (try tree(points, linkage, threads: 4)))
        #expect(found.merges.filter { $0.height == 0 }.count == 10)
        #expect(zip(found.merges, found.merges.dropFirst()).allSatisfy { $0.height <= $1.height })
        for (number, merge) in found.merges.enumerated() {
            #expect(merge.left < merge.right && Int(merge.right) < 300 + number)
        }
        #expect(found.merges.last?.size == 300)
        for count in [1, 2, 9, 150, 290, 300] {
            #expect(Set(found.cut(count: count)).count == count)
        }
    }

    @Test(arguments: Linkage.allCases)
    func equalPointsAreOneAtNoDistance(linkage: Linkage) throws {
        let equal = TestPoints.units(Array(repeating: [3, 4], count: 5), dimensions: 2)
        let found = try tree(equal, linkage)
        #expect(found.merges.map(\.height) == [0, 0, 0, 0] && found.merges.map(\.size) == [2, 3, 4, 5])
        #expect(found.merges[0] == .init(left: 0, right: 1, height: 0, size: 2))
        #expect(found.cut(height: 0) == [0, 0, 0, 0, 0])
    }

    @Test(arguments: Linkage.allCases)
    func equalDistancesGoByTheLowestItem(linkage: Linkage) throws {
        let corners = TestPoints.units([[1, 0, 0], [0, 1, 0], [0, 0, 1]], dimensions: 3)
        let found = try tree(corners, linkage)
        #expect(found.merges[0].left == 0 && found.merges[0].right == 1)
        #expect(found.merges[1].left == 2 && found.merges[1].right == 3)
        #expect(abs(found.merges[0].height - 2.0.squareRoot()) < 1e-6)
    }

    @Test(arguments: Linkage.allCases)
    func fewPoints(linkage: Linkage) throws {
        #expect(try tree(DenseMatrix(rows: 0, columns: 3), linkage).cut(count: 0) == [])
        #expect(try tree(TestPoints.units([[1, 0]], dimensions: 2), linkage).cut(count: 1) == [0])
        let two = try tree(TestPoints.units([[1, 0], [0, 1]], dimensions: 2), linkage)
        #expect(two.cut(count: 2) == [0, 1] && two.cut(height: 1) == [0, 1] && two.cut(height: 1.5) == [0, 0])
    }

    @Test func whatIsNoNumberIsRefused() {
        let points = DenseMatrix<Float>(rows: 2, columns: 2, values: [1, 0, .nan, 0])
        let fault = #expect(throws: MatrixFault.self) { try tree(points, .ward) }
        #expect(fault?.description == "row 1 of the points has a value that is not a finite number")
    }

    @Test func aMatrixThatDoesNotFitIsRefused() {
        let fault = #expect(throws: MatrixFault.self) { try LinkageMatrix.checkMemory(count: 10_000_000, .average) }
        #expect(
            fault?.description.hasPrefix("average linkage of 10000000 items needs 400000 GB for their distances")
                == true)
    }
}

// A tree that can be drawn on paper, and its partitions and forms.

import Foundation
import Testing

@testable import Rhetoric

@Suite struct DendrogramTests {
    /// Items 1 and 3 at 0.5, 0 and 2 at 1, both at 3; item 4 at 4. The joins come as rounds might leave them.
    private let tree = Dendrogram(
        leafCount: 5,
        [
            .init(first: 0, second: 2, height: 1), .init(first: 1, second: 3, height: 0.5),
            .init(first: 0, second: 1, height: 3), .init(first: 3, second: 4, height: 4),
        ])

    @Test func nodesAreNumberedByHeight() {
        #expect(
            tree.merges == [
                .init(left: 1, right: 3, height: 0.5, size: 2), .init(left: 0, right: 2, height: 1, size: 2),
                .init(left: 5, right: 6, height: 3, size: 4), .init(left: 4, right: 7, height: 4, size: 5),
            ])
    }

    @Test func cuts() {
        #expect(tree.cut(count: 1) == [0, 0, 0, 0, 0])
        #expect(tree.cut(count: 3) == [0, 1, 0, 1, 2] && tree.cut(height: 2.9) == [0, 1, 0, 1, 2])
        #expect(tree.cut(count: 5) == [0, 1, 2, 3, 4] && tree.cut(height: 0.4) == [0, 1, 2, 3, 4])
        #expect(tree.cut(height: 0.5) == [0, 1, 2, 1, 3])
    }

    @Test func newick() {
        #expect(
            tree.newick(names: ["a", "b_1", "c d", "it's", "é"])
                == "(é:4.0,((b_1:0.5,'it''s':0.5):2.5,(a:1.0,'c d':1.0):2.0):1.0);")
        #expect(Dendrogram(leafCount: 1, []).newick(names: ["a"]) == "a;")
        #expect(Dendrogram(leafCount: 0, []).newick(names: []) == ";")
    }

    @Test func mergesAreWrittenAsJSON() throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let json = String(decoding: try encoder.encode(tree.merges[0]), as: UTF8.self)
        #expect(json == #"{"height":0.5,"left":1,"right":3,"size":2}"#)
    }

    @Test func aLongChainIsNotTooDeep() {
        let chain = Dendrogram(
            leafCount: 20_000, (1..<20_000).map { .init(first: 0, second: Int32($0), height: Double($0)) })
        #expect(chain.newick(names: (0..<20_000).map(String.init)).count > 200_000)
        #expect(Set(chain.cut(count: 100)).count == 100)
    }

    @Test func partitionsAreNumberedByTheirFirstItems() {
        #expect([Int32]([7, 2, -1, 7, 0]).numberedByFirst == [0, 1, -1, 0, 2])
        #expect([Int32]([]).numberedByFirst == [])
    }

    @Test func equalRows() {
        let rows = DenseMatrix<Float>(rows: 5, columns: 2, values: [1, 0, 0, 1, 1, -0.0, 0, 1, 1, 0])
        let equal = EqualRows(rows)
        #expect(equal.representatives == [0, 1] && equal.sizes == [3, 2])
        #expect(equal.repetitions.map { [$0.row, $0.original] } == [[2, 0], [3, 1], [4, 0]])
    }
}

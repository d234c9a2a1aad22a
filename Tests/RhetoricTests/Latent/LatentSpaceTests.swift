// The latent space on matrices whose structure is known: topics that were planted, noise that has none.

import Testing

@testable import Rhetoric

@Suite struct LatentSpaceTests {
    /// Items of `length` stems: of a topic's own twelve stems, and (one in three) of forty common ones.
    private func topics(_ count: Int, items: Int, length: Int, seed: UInt64) -> [[Int32]] {
        var random = RandomSource(seed: seed)
        return (0..<items).map { item in
            (0..<length).map { _ in
                random.index(below: 3) == 0
                    ? Int32(random.index(below: 40)) : Int32(40 + item % count * 12 + random.index(below: 12))
            }
        }
    }

    private func space(_ items: [[Int32]], workers: Workers = .all) throws -> (WeightedMatrix, LatentSpace) {
        let matrix = WeightedMatrix(DocumentTermMatrix(items: items), .logEntropy)
        return (matrix, try LatentSpace(matrix, workers: workers))
    }

    @Test(arguments: UInt64(1)...4)
    func aRowOfTheMatrixFoldsInWhereItStands(seed: UInt64) throws {
        let items = topics(4, items: 90, length: 15, seed: seed) + [[]]
        let (matrix, space) = try space(items)
        #expect(space.foldIn(matrix.weights) == space.items, "seed \(seed)")
        for item in [0, 17, 90] {
            let row = SparseMatrix(columns: matrix.vocabulary.count, rows: [matrix.row(ofStems: items[item])])
            let place = space.foldIn(row)
            for k in 0..<space.rank {
                #expect(abs(place[0, k] - space.items[item, k]) < 1e-6, "seed \(seed), item \(item)")
            }
        }
    }

    @Test func placesHaveLengthOneOrNone() throws {
        let (_, space) = try space(topics(3, items: 60, length: 10, seed: 5) + [[]])
        for item in 0..<60 {
            let length = space.items.row(item).reduce(0) { $0 + $1 * $1 }
            #expect(abs(length - 1) < 1e-5, "item \(item)")
        }
        #expect(space.items.row(60).allSatisfy { $0 == 0 })
        #expect(space.singularValues == space.singularValues.sorted(by: >) && space.residual < 1e-4)
    }

    @Test(arguments: [3, 5, 8])
    func plantedTopicsAreDimensions(count: Int) throws {
        let items = topics(count, items: 240, length: 20, seed: UInt64(count))
        let (_, space) = try space(items)
        #expect(space.rank >= count - 1, "rank \(space.rank)")
        // Nearer to every item of the same topic than to any of another.
        for item in 0..<20 {
            let cosines = (0..<240).map { Double(space.items.cosine(item, space.items, $0)) }
            let own = cosines.indices.filter { $0 % count == item % count }.map { cosines[$0] }.min()!
            let other = cosines.indices.filter { $0 % count != item % count }.map { cosines[$0] }.max()!
            #expect(own > other, "item \(item): \(own) and \(other)")
        }
    }

    @Test(arguments: UInt64(1)...3)
    func noiseKeepsFewDimensions(seed: UInt64) throws {
        var random = RandomSource(seed: seed)
        let items = (0..<1500).map { _ in (0..<10).map { _ in Int32(random.index(below: 60)) } }
        let (_, space) = try space(items)
        #expect(space.rank <= 3, "seed \(seed): rank \(space.rank) of 60")
    }

    @Test func sameBitsAtAnyNumberOfThreads() throws {
        let items = topics(5, items: 400, length: 20, seed: 8)
        let (_, one) = try space(items, workers: Workers(count: 1))
        let (_, four) = try space(items, workers: Workers(count: 4))
        #expect(one.items == four.items && one.singularValues == four.singularValues)
    }

    @Test func tinyCorpora() throws {
        let (_, none) = try space([])
        #expect(none.rank == 0)
        let (_, wordless) = try space([[]])
        #expect(wordless.rank == 0 && wordless.items.rows == 1)
        let (matrix, one) = try space([[0, 1, 1]])
        #expect(one.rank == 1 && one.foldIn(matrix.weights) == one.items)
        let (_, two) = try space([[0, 1], [2, 3]])
        #expect(two.rank == 1 && two.items.values.allSatisfy { $0.isFinite })
        let unlike = WeightedMatrix(DocumentTermMatrix(items: [[0, 1], [2, 3]]), .logEntropy)
        let full = try LatentSpace(unlike, rule: .init(margin: 0, mayBeFull: true))
        #expect(full.rank == 2 && abs(full.items.cosine(0, full.items, 1)) < 1e-6)
        // Two equal items: every term is spread evenly and weighs nothing.
        let (_, equal) = try space([[0, 1], [0, 1]])
        #expect(equal.items.values.allSatisfy { $0 == 0 })
    }
}

extension DenseMatrix<Float> {
    /// Cosine of two rows of length 1.
    fileprivate func cosine(_ row: Int, _ other: DenseMatrix, _ otherRow: Int) -> Float {
        zip(self.row(row), other.row(otherRow)).reduce(0) { $0 + $1.0 * $1.1 }
    }
}

// Projections on a basis, and sums of its vectors, against the definitions: with more vectors and more columns than one
// part of the work takes.

import Testing

@testable import Rhetoric

@Suite struct OrthogonalisationTests {
    @Test(arguments: [1, 4])
    func projectionsAndCombinations(threads: Int) {
        let (count, length, width) = (131, 4099, 2)
        var random = RandomSource(seed: 8)
        let basis = (0..<count * length).map { _ in Double(random.index(below: 3) - 1) }
        let block = (0..<width * length).map { _ in Double(random.index(below: 3) - 1) }
        let workers = Workers(count: threads)
        let coefficients = basis.withUnsafeBufferPointer { basis in
            block.withUnsafeBufferPointer {
                Orthogonalisation.project(
                    SharedBuffer($0), width: width, onto: SharedBuffer(basis), count: count, length: length,
                    workers: workers)
            }
        }
        for vector in [0, 1, 127, 128, 130] {
            for k in 0..<width {
                var product = 0.0
                for i in 0..<length { product += basis[vector * length + i] * block[k * length + i] }
                #expect(coefficients[vector * width + k] == product, "vector \(vector), row \(k)")
            }
        }
        var result = block
        basis.withUnsafeBufferPointer { basis in
            result.withUnsafeMutableBufferPointer {
                Orthogonalisation.combine(
                    coefficients, width: width, of: SharedBuffer(basis), count: count, length: length, alpha: -1,
                    beta: 1, into: DisjointBuffer($0), workers: workers)
            }
        }
        for place in [0, 1, 4095, 4096, 4098] {
            for k in 0..<width {
                var sum = block[k * length + place]
                for vector in 0..<count { sum -= coefficients[vector * width + k] * basis[vector * length + place] }
                #expect(result[k * length + place] == sum, "place \(place), row \(k)")
            }
        }
    }
}

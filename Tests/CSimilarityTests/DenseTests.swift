// Dot products against their definition, and memory.

import CSimilarity
import Foundation
import Testing

@Suite struct DenseTests {
    @Test(arguments: 0..<70)
    func dotIsTheSumOfProducts(length: Int) {
        var random = TestRandom(seed: length)
        let (a, b) = (random.wholes(length).map { Float($0) }, random.wholes(length).map { Float($0) })
        #expect(
            csim_float_dot(a, b, Int64(length)) == zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }, "seed, length \(length)")
    }

    @Test(arguments: [0, 1, 4096, (1 << 21) - 1, 1 << 21, (1 << 21) + 64])
    func pagesAreWholeAndBeginAtACacheLine(bytes: Int) throws {
        let memory = try #require(csim_pages(bytes))
        defer { free(memory) }
        #expect(Int(bitPattern: memory) % 64 == 0)
        memset(memory, 0x5A, bytes)
        let read = UnsafeRawBufferPointer(start: memory, count: bytes)
        #expect(read.first ?? 0x5A == 0x5A && read.last ?? 0x5A == 0x5A)
    }
}

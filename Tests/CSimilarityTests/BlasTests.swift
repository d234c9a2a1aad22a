// Dense products through the BLAS of the system: every transposition, both precisions, strides wider than the rows.

import CSimilarity
import Testing

@Suite struct BlasTests {
    @Test(arguments: 0..<24)
    func productsAreTheDefinition(seed: Int) {
        var random = TestRandom(seed: seed)
        let (m, n, k) = (1 + random.index(below: 9), 1 + random.index(below: 9), 1 + random.index(below: 9))
        let (turnA, turnB) = (seed % 2 == 1, seed / 2 % 2 == 1)
        let pad = random.index(below: 3)
        let (widthA, widthB, widthC) = ((turnA ? m : k) + pad, (turnB ? k : n) + pad, n + pad)
        let a = random.wholes((turnA ? k : m) * widthA)
        let b = random.wholes((turnB ? n : k) * widthB)
        let before = random.wholes(m * widthC)
        var expected = before
        for i in 0..<m {
            for j in 0..<n {
                var sum = 0.0
                for p in 0..<k {
                    sum += a[turnA ? p * widthA + i : i * widthA + p] * b[turnB ? j * widthB + p : p * widthB + j]
                }
                expected[i * widthC + j] = 2 * sum + 3 * before[i * widthC + j]
            }
        }
        var c = before
        csim_dgemm(
            turnA ? 1 : 0, turnB ? 1 : 0, Int32(m), Int32(n), Int32(k), 2, a, Int32(widthA), b, Int32(widthB), 3, &c,
            Int32(widthC))
        #expect(c == expected, "seed \(seed)")
        var narrow = before.map { Float($0) }
        csim_sgemm(
            turnA ? 1 : 0, turnB ? 1 : 0, Int32(m), Int32(n), Int32(k), 2, a.map { Float($0) }, Int32(widthA),
            b.map { Float($0) }, Int32(widthB), 3, &narrow, Int32(widthC))
        #expect(narrow == expected.map { Float($0) }, "seed \(seed)")
    }

    @Test func theLibraryTellsItsPathWhereItFits() {
        var path = [CChar](repeating: 1, count: 4096)
        #expect(csim_blas_path(&path, path.count) == 0)
        let length = path.prefix { $0 != 0 }.count
        #expect(length > 1 && path[0] == CChar(UInt8(ascii: "/")))
        #expect(csim_blas_path(&path, length + 1) == 0)
        #expect(csim_blas_path(&path, length) == -1)
    }
}

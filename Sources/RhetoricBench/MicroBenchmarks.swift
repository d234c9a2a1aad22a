// The kernels one by one, at the sizes that a corpus of a hundred thousand statements gives them, each with the operations
// and bytes that it cannot do without.

import Rhetoric

enum MicroBenchmarks {
    static func run(_ recorder: inout Recorder) throws {
        let isQuick = recorder.options.isQuick
        sparseProducts(&recorder, isQuick: isQuick)
        basis(&recorder, length: isQuick ? 300 : 30_000, count: isQuick ? 32 : 512)
        try eigenproblem(&recorder, order: isQuick ? 32 : 400)
        assignment(&recorder, rows: isQuick ? 300 : 100_000, dimensions: isQuick ? 20 : 100, centroids: 100)
        try nearest(&recorder, rows: isQuick ? 300 : 20_000, dimensions: isQuick ? 20 : 200)
        localAlignment(&recorder, pairs: isQuick ? 100 : 20_000)
    }

    /// A block of columns through a document-term matrix: there, back, and both in one pass.
    private static func sparseProducts(_ recorder: inout Recorder, isQuick: Bool) {
        let matrix = GeneratedMatrix.sparse(
            rows: isQuick ? 300 : 100_000, columns: isQuick ? 200 : 30_000, seed: recorder.options.seed)
        let workers = recorder.workers
        for width in [16, 100] {
            let right = ones(matrix.columns, width)
            let left = ones(matrix.rows, width)
            let pairs = Double(matrix.entryCount * width)
            let arrays = Double(12 * matrix.entryCount + 8 * matrix.rows + 8 * width * (matrix.rows + matrix.columns))
            recorder.measure(
                .micro, "sparse product A x, width \(width)",
                work: [Work(operations: 2 * pairs, memoryBytes: arrays, cacheBytes: 8 * pairs)]
            ) { _ = matrix.times(right, workers: workers) }
            recorder.measure(
                .micro, "sparse product A^T x, width \(width)",
                work: [Work(operations: 2 * pairs, memoryBytes: arrays, cacheBytes: 16 * pairs)]
            ) { _ = matrix.transposeTimes(left, workers: workers) }
            recorder.measure(
                .micro, "sparse product A^T A x, width \(width)",
                work: [Work(operations: 4 * pairs, memoryBytes: arrays, cacheBytes: 24 * pairs)]
            ) { _ = matrix.gram(right, workers: workers) }
        }
    }

    private static func ones(_ rows: Int, _ columns: Int) -> DenseMatrix<Double> {
        DenseMatrix(rows: rows, columns: columns, values: [Double](repeating: 1, count: rows * columns))
    }

    /// What a Krylov basis of `count` vectors does with a block of 16: take its components, subtract them, and
    /// orthonormalise what is left.
    private static func basis(_ recorder: inout Recorder, length: Int, count: Int) {
        let width = 16
        let workers = recorder.workers
        var random = RandomSource(seed: recorder.options.seed)
        let basis = (0..<count * length).map { _ in random.centred() }
        var block = (0..<width * length).map { _ in random.centred() }
        let work = Work(
            operations: 2 * Double(count * length * width), memoryBytes: 8 * Double(count * length + 2 * width * length)
        )
        var components: [Double] = []
        basis.withUnsafeBufferPointer { basis in
            let basis = SharedBuffer(basis)
            recorder.measure(.micro, "projection on \(count) vectors of \(length)", work: [work]) {
                components = block.withUnsafeBufferPointer {
                    Orthogonalisation.project(
                        SharedBuffer($0), width: width, onto: basis, count: count, length: length, workers: workers)
                }
            }
            recorder.measure(.micro, "combination of \(count) vectors of \(length)", work: [work]) {
                block.withUnsafeMutableBufferPointer {
                    Orthogonalisation.combine(
                        components, width: width, of: basis, count: count, length: length, alpha: -1e-9, beta: 1,
                        into: DisjointBuffer($0), workers: workers)
                }
            }
        }
        recorder.measure(
            .micro, "QR of \(width) vectors of \(length)", threads: 1,
            work: [Work(operations: 4 * Double(width * width * length))]
        ) { _ = Orthogonalisation.orthonormalise(&block, width: width, length: length) }
    }

    /// A quarter of the eigenvalues of a dense symmetric matrix: 4/3 n^3 to tridiagonal form, 2 n^2 for each vector back.
    private static func eigenproblem(_ recorder: inout Recorder, order: Int) throws {
        var random = RandomSource(seed: recorder.options.seed)
        var matrix = [Double](repeating: 0, count: order * order)
        for i in 0..<order {
            for j in 0...i {
                matrix[i * order + j] = random.centred()
                matrix[j * order + i] = matrix[i * order + j]
            }
        }
        let size = Double(order)
        try recorder.measure(
            .micro, "eigenproblem of order \(order)", threads: 1,
            work: [Work(operations: 4 / 3 * size * size * size + size * size * size / 2)]
        ) { _ = try LAPACK.symmetricEigen(matrix, order: order, wanted: order / 4) }
    }

    /// The nearest of many centroids for every row.
    private static func assignment(_ recorder: inout Recorder, rows: Int, dimensions: Int, centroids: Int) {
        let points = GeneratedMatrix.dense(rows: rows, dimensions: dimensions, seed: recorder.options.seed)
        let centres = GeneratedMatrix.dense(rows: centroids, dimensions: dimensions, seed: recorder.options.seed + 1)
        let workers = recorder.workers
        points.values.withUnsafeBufferPointer { points in
            centres.values.withUnsafeBufferPointer { centres in
                let (points, centres) = (SharedBuffer(points), SharedBuffer(centres))
                recorder.measure(
                    .micro, "assignment of \(rows) x \(dimensions) to \(centroids)",
                    work: [
                        Work(
                            operations: 2 * Double(rows * dimensions * centroids), isDouble: false,
                            memoryBytes: 4 * Double(rows * dimensions))
                    ]
                ) {
                    _ = Assignment.nearest(
                        points, count: rows, dimensions: dimensions, centroids: centres, k: centroids, workers: workers)
                }
            }
        }
    }

    /// The ten nearest earlier rows of every row. The bound is that of single-precision products; a pass over bytes may
    /// come out above it.
    private static func nearest(_ recorder: inout Recorder, rows: Int, dimensions: Int) throws {
        let points = GeneratedMatrix.dense(rows: rows, dimensions: dimensions, seed: recorder.options.seed)
        let workers = recorder.workers
        try recorder.measure(
            .micro, "ten nearest earlier rows of \(rows) x \(dimensions)",
            work: [Work(operations: Double(rows * rows * dimensions), isDouble: false)]
        ) {
            _ = try QuantisedRows(points.values, count: rows, dimensions: dimensions, workers: workers)
                .nearestEarlier(most: 10, workers: workers)
        }
    }

    /// Pairs of statements of 25 words. No bound is known: the cells of the table wait for one another.
    private static func localAlignment(_ recorder: inout Recorder, pairs: Int) {
        let length = 25
        var text = GeneratedText(seed: recorder.options.seed, wordCount: 1000)
        let words = (0..<(pairs + 1) * length).map { _ in Int32(text.word()) }
        let weights = [Float](repeating: 1, count: length)
        var alignment = LocalAlignment()
        recorder.measure(.micro, "local alignment, \(pairs) pairs of \(length) words", threads: 1) {
            words.withUnsafeBufferPointer { words in
                for pair in 0..<pairs {
                    let later = UnsafeBufferPointer(rebasing: words[pair * length..<(pair + 1) * length])
                    let earlier = UnsafeBufferPointer(rebasing: words[(pair + 1) * length..<(pair + 2) * length])
                    _ = alignment.score(later, weights: weights, earlier, penalty: 0.5)
                }
            }
        }
    }
}

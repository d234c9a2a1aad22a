// The kernels one by one, at the sizes that a corpus of a hundred thousand statements gives them, each with the operations
// and bytes that it cannot do without.

import Rhetoric

enum MicroBenchmarks {
    static func run(_ recorder: inout Recorder) throws {
        let isQuick = recorder.options.isQuick
        sparseProducts(&recorder, isQuick: isQuick)
        try basis(&recorder, length: isQuick ? 300 : 30_000, count: isQuick ? 32 : 512)
        try eigenproblem(&recorder, order: isQuick ? 32 : 400)
        assignment(&recorder, rows: isQuick ? 300 : 100_000, dimensions: isQuick ? 20 : 100, centroids: 100)
        try nearest(&recorder, rows: isQuick ? 300 : 20_000, dimensions: isQuick ? 20 : 200)
        localAlignment(&recorder, pairs: isQuick ? 100 : 20_000)
    }

    /// A panel through a document-term matrix and back, in both precisions, and a wide block there.
    private static func sparseProducts(_ recorder: inout Recorder, isQuick: Bool) {
        let matrix = GeneratedMatrix.sparse(
            rows: isQuick ? 300 : 100_000, columns: isQuick ? 200 : 30_000, seed: recorder.options.seed)
        gramProduct(&recorder, matrix, of: Float.self, name: "single")
        gramProduct(&recorder, matrix, of: Double.self, name: "double")
        let workers = recorder.workers
        let width = 100
        let right = DenseMatrix<Float>(
            rows: matrix.columns, columns: width, values: [Float](repeating: 1, count: matrix.columns * width))
        recorder.measure(
            .micro, "sparse product A x, single, width \(width)",
            work: [
                Work(
                    operations: 2 * Double(matrix.entryCount * width), isDouble: false,
                    memoryBytes: Double(12 * matrix.entryCount + 4 * width * (matrix.rows + matrix.columns)),
                    cacheBytes: 4 * Double(matrix.entryCount * width))
            ]
        ) { _ = matrix.times(right, workers: workers) }
    }

    /// The floor in bytes is that of one pass that reads, adds and writes a number for an entry and a column.
    private static func gramProduct<Scalar: SolverScalar>(
        _ recorder: inout Recorder, _ matrix: SparseMatrix, of: Scalar.Type, name: String
    ) {
        let bytes = MemoryLayout<Scalar>.stride
        let width = Panel<Scalar>.width
        let sparse = SparseOperator<Scalar>(matrix)
        let (x, y) = (ones(matrix.columns, Scalar.self), Panel<Scalar>(length: matrix.columns))
        let products = Panel<Scalar>(length: matrix.rows)
        let workers = recorder.workers
        recorder.measure(
            .micro, "sparse product A^T A x, \(name), width \(width)",
            work: [
                Work(
                    operations: 4 * Double(matrix.entryCount * width), isDouble: bytes == 8,
                    memoryBytes: Double(2 * (4 + bytes) * matrix.entryCount),
                    cacheBytes: 3 * Double(bytes * matrix.entryCount * width))
            ]
        ) { sparse.gram(x, into: y, products: products, workers: workers) }
    }

    private static func ones<Scalar: SolverScalar>(_ length: Int, _: Scalar.Type) -> Panel<Scalar> {
        let panel = Panel<Scalar>(length: length)
        for i in 0..<panel.count { panel.base[i] = 1 }
        return panel
    }

    /// What a Krylov basis of `count` vectors does with a panel: take its components, subtract them, and
    /// orthonormalise what is left.
    private static func basis(_ recorder: inout Recorder, length: Int, count: Int) throws {
        let workers = recorder.workers
        var random = RandomSource(seed: recorder.options.seed)
        let panels = (0...count / 16).map { _ in
            let panel = Panel<Float>(length: length)
            for i in 0..<panel.count { panel.base[i] = Float(random.centred()) }
            return panel
        }
        let (block, basis) = (panels[0], PanelBasis(panels: Array(panels.dropFirst())))
        let all = 0..<basis.panels.count
        let work = Work(
            operations: 2 * Double(count * length * 16), isDouble: false,
            memoryBytes: 4 * Double(count * length + 32 * length))
        var components: [SquareMatrix] = []
        recorder.measure(.micro, "projection on \(count) vectors of \(length), single", work: [work]) {
            components = basis.project(block, onto: all, workers: workers)
        }
        recorder.measure(.micro, "combination of \(count) vectors of \(length), single", work: [work]) {
            basis.add(components.map { $0.scaled(by: -1e-9) }, of: all, to: block, workers: workers)
        }
        try recorder.measure(
            .micro, "orthonormal basis of 16 vectors of \(length), single",
            work: [Work(operations: 8 * Double(16 * 16 * length), memoryBytes: Double(3 * 64 * length))]
        ) { _ = try block.orthonormalise(noise: 0, workers: workers) }
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

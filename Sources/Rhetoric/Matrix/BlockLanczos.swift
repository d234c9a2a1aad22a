// The block Lanczos method on G = A^T A, with every new block orthogonalised against the whole basis, twice.
//
// Chosen over randomised subspace iteration, which needs many passes to bring the residual below 0.1 where the
// spectrum decays slowly, as it does for text; and over single-vector Lanczos, whose products and projections run at
// the speed of memory. Golub and Underwood 1977; Golub and Van Loan, Matrix Computations, 10.3.6.

/// A growing orthonormal basis Q of a Krylov space of G, and G's projection H = Q G Q^T on it.
struct BlockLanczos<Operator: LinearOperator> {
    private let matrix: Operator
    private let length: Int
    private let workers: Workers
    private var random: RandomSource
    /// Basis vectors, one a row: size x length.
    private(set) var basis: [Double] = []
    private(set) var size = 0
    /// The block that the basis will grow by: width x length, orthonormal and orthogonal to the basis.
    private var block: [Double]
    private var width: Int
    /// Column blocks of H's diagonal and, below each, the factor that links it to the next block.
    private var diagonals: [(start: Int, width: Int, values: [Double])] = []
    private var links: [[Double]] = []

    /// - Parameters:
    ///   - blockWidth: vectors in a block; equal singular values are found up to this multiplicity.
    init(_ matrix: Operator, blockWidth: Int, seed: UInt64, workers: Workers) {
        self.matrix = matrix
        self.workers = workers
        length = matrix.columns
        width = min(blockWidth, length)
        random = RandomSource(seed: seed)
        block = []
        for _ in 0..<width * length { block.append(random.centred()) }
        _ = Orthogonalisation.orthonormalise(&block, width: width, length: length)
    }

    /// Whether the basis spans the whole space, so that its Ritz values are exact.
    var isComplete: Bool { width == 0 }

    /// Appends the block to the basis and makes the next one.
    mutating func extend() {
        let current = size
        basis.append(contentsOf: block)
        size += width
        var next = product(with: block)
        let scale = norms(of: next).max() ?? 0
        let own = orthogonalise(&next)
        var diagonal = [Double](repeating: 0, count: width * width)
        for i in 0..<width {
            for j in 0..<width {
                diagonal[i * width + j] = (own[(current + i) * width + j] + own[(current + j) * width + i]) / 2
            }
        }
        diagonals.append((current, width, diagonal))
        // What is left of a vector at the level of rounding is no new direction.
        for (row, norm) in norms(of: next).enumerated() where norm <= 1e-13 * scale {
            for i in row * length..<(row + 1) * length { next[i] = 0 }
        }
        let (factor, dependent) = Orthogonalisation.orthonormalise(&next, width: width, length: length)
        let kept = replace(dependent, in: &next)
        // Entry (i, j): the component of G q_j on new vector i.
        links.append(kept.flatMap { i in (0..<width).map { j in dependent.contains(i) ? 0 : factor[i * width + j] } })
        block = kept.flatMap { next[$0 * length..<($0 + 1) * length] }
        width = kept.count
    }

    /// The `wanted` largest Ritz values, their coordinates in the basis (one a row), and a bound on
    /// ||G v - theta v|| for each.
    func ritz(_ wanted: Int) throws -> (values: [Double], vectors: [Double], residuals: [Double]) {
        let wanted = min(wanted, size)
        let (values, vectors) = try LAPACK.symmetricEigen(projected(), order: size, wanted: wanted)
        let last = diagonals[diagonals.count - 1]
        let link = links[links.count - 1]
        let residuals = (0..<wanted).map { ritz in
            var sum = 0.0
            for i in 0..<width {
                var component = 0.0
                for j in 0..<last.width {
                    component += link[i * last.width + j] * vectors[ritz * size + last.start + j]
                }
                sum += component * component
            }
            return sum.squareRoot()
        }
        return (values, vectors, residuals)
    }

    /// Ritz vectors, one a row (count x length), from their coordinates (count x size).
    func vectors(_ coordinates: [Double], count: Int) -> [Double] {
        var result = [Double](repeating: 0, count: count * length)
        let turned = DenseMatrix(rows: count, columns: size, values: coordinates).transposed.values
        basis.withUnsafeBufferPointer { basis in
            let basis = SharedBuffer(basis)
            result.withUnsafeMutableBufferPointer {
                Orthogonalisation.combine(
                    turned, width: count, of: basis, count: size, length: length, alpha: 1, beta: 0,
                    into: DisjointBuffer($0), workers: workers)
            }
        }
        return result
    }

    private func projected() -> [Double] {
        var matrix = [Double](repeating: 0, count: size * size)
        for (index, diagonal) in diagonals.enumerated() {
            let start = diagonal.start
            for i in 0..<diagonal.width {
                for j in 0..<diagonal.width {
                    matrix[(start + i) * size + start + j] = diagonal.values[i * diagonal.width + j]
                }
            }
            guard index + 1 < diagonals.count else { break }
            let below = diagonals[index + 1]
            for i in 0..<below.width {
                for j in 0..<diagonal.width {
                    let value = links[index][i * diagonal.width + j]
                    matrix[(below.start + i) * size + start + j] = value
                    matrix[(start + j) * size + below.start + i] = value
                }
            }
        }
        return matrix
    }

    /// G times the rows of a block.
    private func product(with rows: [Double]) -> [Double] {
        let columns = DenseMatrix(rows: width, columns: length, values: rows).transposed
        return matrix.gram(columns, workers: workers).transposed.values
    }

    /// Takes the basis out of the rows of a block, twice; returns the components that were taken (size x width).
    private func orthogonalise(_ rows: inout [Double]) -> [Double] {
        let count = rows.count / length
        var taken = [Double](repeating: 0, count: size * count)
        for _ in 0..<2 {
            basis.withUnsafeBufferPointer { basis in
                let basis = SharedBuffer(basis)
                let part = rows.withUnsafeBufferPointer {
                    Orthogonalisation.project(
                        SharedBuffer($0), width: count, onto: basis, count: size, length: length, workers: workers)
                }
                rows.withUnsafeMutableBufferPointer {
                    Orthogonalisation.combine(
                        part, width: count, of: basis, count: size, length: length, alpha: -1, beta: 1,
                        into: DisjointBuffer($0), workers: workers)
                }
                for i in taken.indices { taken[i] += part[i] }
            }
        }
        return taken
    }

    /// Puts random directions, orthogonal to all before, in the place of rows that gave none; returns the rows in use,
    /// fewer when the whole space is spanned.
    private mutating func replace(_ dependent: [Int], in rows: inout [Double]) -> [Int] {
        let free = length - size
        let kept = (0..<width).filter { !dependent.contains($0) }.prefix(free)
        let filled = dependent.prefix(max(0, free - kept.count))
        for row in filled {
            var fresh = (0..<length).map { _ in random.centred() }
            for _ in 0..<2 {
                _ = orthogonalise(&fresh)
                for other in 0..<width where other != row {
                    var part = 0.0
                    for i in 0..<length { part += rows[other * length + i] * fresh[i] }
                    for i in 0..<length { fresh[i] -= part * rows[other * length + i] }
                }
            }
            let norm = fresh.withUnsafeBufferPointer { Orthogonalisation.norm($0.baseAddress!, length) }
            for i in 0..<length { rows[row * length + i] = fresh[i] / norm }
        }
        return (Array(kept) + filled).sorted()
    }

    private func norms(of rows: [Double]) -> [Double] {
        rows.withUnsafeBufferPointer { rows in
            (0..<rows.count / length).map { Orthogonalisation.norm(rows.baseAddress! + $0 * length, length) }
        }
    }
}

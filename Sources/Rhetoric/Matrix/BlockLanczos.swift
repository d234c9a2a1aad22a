// The block Lanczos method on G = A^T A. Chosen over randomised subspace iteration, which needs many passes to bring the
// residual below 0.1 where the spectrum decays slowly, as it does for text; and over single-vector Lanczos, whose products
// and projections run at the speed of memory. Golub and Underwood 1977; Golub and Van Loan, Matrix Computations, 10.3.6.
//
// Every new block is orthogonalised against the two before it; against all others where `ReorthogonalisationSchedule`
// says so, which in single precision is always.

/// A growing orthonormal basis Q of a Krylov space of G, and G's projection H = Q^T G Q on it.
struct BlockLanczos<Operator: LinearOperator> {
    typealias Scalar = Operator.Scalar
    private static var width: Int { Panel<Scalar>.width }

    private let matrix: Operator
    private let products: Panel<Scalar>
    private let workers: Workers
    private var random: RandomSource
    private var basis = PanelBasis<Scalar>()
    /// The block that the basis will grow by: orthonormal, orthogonal to the basis, zero columns last.
    private var block: Panel<Scalar>
    /// Columns of the block and of the basis that are not zero.
    private var blockDimensions = 0
    private var dimensions = 0
    /// The blocks of H on and below its diagonal that are not zero.
    private var projection: [(row: Int, column: Int, values: SquareMatrix)] = []
    /// The blocks of H's next row: how the block hangs on the basis.
    private var links: [(column: Int, values: SquareMatrix)] = []
    /// The largest entry of H so far: the size of G, for telling what is rounding.
    private var scale = 0.0
    private var schedule: ReorthogonalisationSchedule
    /// How much making the newest block amplified what is not orthogonal to the basis.
    private var growth = Double.infinity
    private var wasRestarted = false

    /// - Parameter tolerance: on the residuals that are wanted of the Ritz vectors.
    /// - Throws: `DecompositionFailure`.
    init(_ matrix: Operator, tolerance: Double, seed: UInt64, workers: Workers) throws {
        schedule = ReorthogonalisationSchedule(precision: Double(Scalar.ulpOfOne), tolerance: tolerance)
        self.matrix = matrix
        products = Panel(length: matrix.scratchRows)
        self.workers = workers
        random = RandomSource(seed: seed)
        block = Panel(length: matrix.columns)
        block.clear()
        try fillBlock()
    }

    /// Columns of the basis.
    var size: Int { basis.count * Self.width }

    /// Whether the basis spans the whole space, so that its Ritz values are exact.
    var isComplete: Bool { blockDimensions == 0 }

    /// Appends the block to the basis and makes the next one. Cost, for z entries of A and a basis of m vectors of length
    /// n: O(16 z + 16 n m).
    mutating func extend() throws {
        let current = basis.count
        let next = Panel<Scalar>(length: matrix.columns)
        matrix.gram(block, into: next, products: products, workers: workers)
        for link in links {
            basis.add([-link.values.transposed], of: link.column..<link.column + 1, to: next, workers: workers)
            projection.append((current, link.column, link.values))
        }
        basis.panels.append(block)
        dimensions += blockDimensions
        var diagonal = remove(current..<current + 1, from: next)[0]
        let rest = remove(max(0, current - 1)..<current + 1, from: next)
        diagonal = diagonal + rest[rest.count - 1]
        projection.append((current, current, diagonal.symmetrised))
        scale = max(scale, diagonal.largest)
        var isClean = wasRestarted || schedule.isDue(growth: growth)
        if isClean { _ = remove(0..<current + 1, from: next) }
        let noise = 16 * Double(Scalar.ulpOfOne) * scale
        var (factor, rank) = try next.orthonormalise(noise: noise, workers: workers)
        scale = max(scale, factor.largest)
        growth = 2 * scale / max(factor.shortestRow(among: rank), noise, .leastNormalMagnitude)
        if !isClean, schedule.isDue(growth: growth) {
            _ = remove(0..<current + 1, from: next)
            let again = try next.orthonormalise(noise: 0, workers: workers)
            (factor, rank, isClean) = (again.factor * factor, min(rank, again.rank), true)
        }
        schedule.advance(growth: growth, isClean: isClean)
        links = [(current, factor)]
        block = next
        // Rounding can leave more directions than the space has.
        blockDimensions = min(rank, matrix.columns - dimensions)
        block.clearColumns(from: blockDimensions)
        try fillBlock()
    }

    /// The `wanted` largest Ritz values, their coordinates in the basis (one a row), and a bound on
    /// ||G v - theta v|| for each.
    func ritz(_ wanted: Int) throws -> (values: [Double], vectors: [Double], residuals: [Double]) {
        let wanted = min(wanted, size)
        let (values, vectors) = try LAPACK.symmetricEigen(projected(), order: size, wanted: wanted)
        let residuals = (0..<wanted).map { linked($0, vectors).reduce(0) { $0 + $1 * $1 }.squareRoot() }
        return (values, vectors, residuals)
    }

    /// How a Ritz vector hangs together with the next block: the components of G v on its columns.
    private func linked(_ ritz: Int, _ vectors: [Double]) -> [Double] {
        var components = [Double](repeating: 0, count: Self.width)
        for link in links {
            let start = ritz * size + link.column * Self.width
            for i in components.indices {
                for j in 0..<Self.width { components[i] += link.values[i, j] * vectors[start + j] }
            }
        }
        return components
    }

    /// Panels of Ritz vectors from their coordinates (count x size), sixteen in each, zero where there are no more.
    func panels(_ coordinates: [Double], count: Int) -> [Panel<Scalar>] {
        let coefficients = stride(from: 0, to: count, by: Self.width).map { first in
            var turned = [Double](repeating: 0, count: size * Self.width)
            for ritz in first..<min(count, first + Self.width) {
                for row in 0..<size { turned[row * Self.width + ritz - first] = coordinates[ritz * size + row] }
            }
            return turned
        }
        return basis.combined(coefficients, workers: workers)
    }

    /// Replaces the basis by its `count` best Ritz vectors, a multiple of sixteen below `size`, and goes on from the same
    /// block: a thick restart (Wu and Simon 2000). From then on every block is orthogonalised against the whole basis.
    mutating func restart(keeping count: Int) throws {
        let (values, coordinates, _) = try ritz(count)
        let panels = panels(coordinates, count: count)
        let components = (0..<count).map { linked($0, coordinates) }
        projection = []
        links = []
        for panel in panels.indices {
            let first = panel * Self.width
            projection.append((panel, panel, SquareMatrix(side: Self.width) { $0 == $1 ? values[first + $0] : 0 }))
            links.append((panel, SquareMatrix(side: Self.width) { components[first + $1][$0] }))
        }
        basis.panels = panels
        dimensions = count
        wasRestarted = true
    }

    /// H, written out.
    private func projected() -> [Double] {
        var matrix = [Double](repeating: 0, count: size * size)
        for (row, column, values) in projection {
            for i in 0..<Self.width {
                for j in 0..<Self.width {
                    let (a, b) = (row * Self.width + i, column * Self.width + j)
                    matrix[a * size + b] = values[i, j]
                    matrix[b * size + a] = values[i, j]
                }
            }
        }
        return matrix
    }

    /// Takes some panels of the basis out of a block; returns the coefficients that were taken.
    private func remove(_ range: Range<Int>, from block: Panel<Scalar>) -> [SquareMatrix] {
        let taken = basis.project(block, onto: range, workers: workers)
        basis.add(taken.map { -$0 }, of: range, to: block, workers: workers)
        return taken
    }

    /// Puts random directions, orthogonal to all before, in the place of columns that gave none, as long as the space has
    /// room: so invariant spaces and multiple singular values are found whole.
    private mutating func fillBlock() throws {
        let wanted = min(Self.width, matrix.columns - dimensions)
        guard blockDimensions < wanted else { return }
        let fresh = Panel<Scalar>(length: matrix.columns)
        for i in 0..<fresh.count { fresh.base[i] = Scalar(random.centred()) }
        let others = PanelBasis(panels: basis.panels + [block])
        for _ in 0..<2 {
            let taken = others.project(fresh, onto: 0..<others.count, workers: workers)
            others.add(taken.map { -$0 }, of: 0..<others.count, to: fresh, workers: workers)
            _ = try fresh.orthonormalise(noise: 0, workers: workers)
        }
        block.copyColumns(of: fresh, into: blockDimensions..<wanted)
        blockDimensions = wanted
    }
}

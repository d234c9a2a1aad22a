// From right singular vectors, sixteen at a time, to triplets with measured residuals: one product of the matrix gives the
// left vectors and, fused with it, what the residuals need.

/// Singular triplets of an operator, the largest values first.
struct SingularTriplets<Scalar: SolverScalar> {
    let values: [Double]
    /// rows x count and columns x count, one vector a column.
    let left: DenseMatrix<Scalar>
    let right: DenseMatrix<Scalar>
    /// (||A v - s u||^2 + ||A^T u - s v||^2)^1/2 / s. With u = A v / s the first of the two is rounding.
    let residuals: [Double]

    /// - Parameters:
    ///   - panels: right singular vectors, `count` of them in columns that are not zero.
    ///   - isTransposed: whether it is the left vectors whose entry of largest size is to be positive.
    init(
        of matrix: some LinearOperator<Scalar>, right panels: [Panel<Scalar>], count: Int, isTransposed: Bool,
        workers: Workers
    ) {
        let width = Panel<Scalar>.width
        let products = Panel<Scalar>(length: matrix.rows)
        let image = Panel<Scalar>(length: matrix.columns)
        var left = DenseMatrix<Scalar>(rows: matrix.rows, columns: count)
        var right = DenseMatrix<Scalar>(rows: matrix.columns, columns: count)
        var values: [Double] = []
        var residuals: [Double] = []
        for (number, panel) in panels.enumerated() {
            let columns = number * width..<min(count, (number + 1) * width)
            matrix.gram(panel, into: image, products: products, workers: workers)
            let squares = products.squaredLengths(workers: workers)
            let errors = image.squaredDistances(to: panel, scales: squares, workers: workers)
            let lengths = squares.map { $0.squareRoot() }
            values += lengths.prefix(columns.count)
            residuals += columns.indices.map {
                errors[$0 - columns.lowerBound].squareRoot() / squares[$0 - columns.lowerBound]
            }
            let signs = (isTransposed ? products : panel).signsOfLargestEntries
            right.take(panel, into: columns, factors: signs, workers: workers)
            left.take(products, into: columns, factors: zip(signs, lengths).map { $0 / $1 }, workers: workers)
        }
        // Rounding can change the order of values that are equal to the last digits.
        let order = values.indices.sorted { (values[$0], $1) > (values[$1], $0) }
        self.values = order.map { values[$0] }
        self.residuals = order.map { residuals[$0] }
        self.left = left.columns(order)
        self.right = right.columns(order)
    }
}

extension DenseMatrix where Scalar: SolverScalar {
    /// Takes the first columns of a panel over, each multiplied by its factor.
    fileprivate mutating func take(
        _ panel: Panel<Scalar>, into range: Range<Int>, factors: [Double], workers: Workers
    ) {
        let factors = factors.map { Scalar($0) }
        let stride = columns
        values.withUnsafeMutableBufferPointer { out in
            let out = DisjointBuffer(out)
            workers.run(total: panel.length, by: 4096) { rows in
                for row in rows {
                    let from = panel.base + row * Panel<Scalar>.width
                    let to = out.base + row * stride + range.lowerBound
                    for k in 0..<range.count { to[k] = from[k] * factors[k] }
                }
            }
        }
    }

    /// The columns in another order.
    fileprivate func columns(_ order: [Int]) -> DenseMatrix {
        if order == Array(0..<columns) { return self }
        var result = DenseMatrix(rows: rows, columns: order.count)
        for row in 0..<rows { for (k, from) in order.enumerated() { result[row, k] = self[row, from] } }
        return result
    }
}

extension Panel {
    /// For each column the sign of its entry of largest size, the first of those that are equal up to rounding.
    fileprivate var signsOfLargestEntries: [Double] {
        var largest = [Scalar](repeating: 0, count: Self.width)
        for row in 0..<length {
            for k in 0..<Self.width { largest[k] = larger(largest[k], base[row * Self.width + k]) }
        }
        return largest.map { $0 < 0 ? -1 : 1 }
    }
}

/// The one of larger size; the first where they are equal up to rounding.
@inline(__always)
func larger<Scalar: SolverScalar>(_ first: Scalar, _ second: Scalar) -> Scalar {
    abs(second) > abs(first) * (1 + 16 * Scalar.ulpOfOne) ? second : first
}

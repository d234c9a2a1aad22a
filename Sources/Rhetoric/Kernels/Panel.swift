// Sixteen vectors side by side: what a block method works with. Row by row they fill one cache line (of floats), so a
// sparse product reads one line for each non-zero.

import CSimilarity

/// A matrix of `length` x 16, row-major, on huge pages.
///
/// A class, because it is memory that kernels write in place. Whoever holds it sees to it that it is not written by two
/// threads at one place.
public final class Panel<Scalar: SolverScalar>: @unchecked Sendable {
    public static var width: Int { Int(CSIM_PANEL) }
    public let length: Int
    private let pages: Pages<Scalar>
    package let base: UnsafeMutablePointer<Scalar>

    /// Not yet written. Cost O(1) until it is.
    package init(length: Int) {
        self.length = length
        pages = Pages(count: length * Self.width)
        base = pages.base
    }

    package var count: Int { length * Self.width }
    var values: UnsafeMutableBufferPointer<Scalar> { UnsafeMutableBufferPointer(start: base, count: count) }

    func clear() { base.update(repeating: 0, count: count) }

    func clearColumns(from first: Int) {
        guard first < Self.width else { return }
        for row in 0..<length { (base + row * Self.width + first).update(repeating: 0, count: Self.width - first) }
    }

    /// Takes the first columns of another panel over into some of its own.
    func copyColumns(of other: Panel, into columns: Range<Int>) {
        for row in 0..<length {
            for (k, column) in columns.enumerated() {
                base[row * Self.width + column] = other.base[row * Self.width + k]
            }
        }
    }
}

/// A run of panels of one length: the vectors of a basis, in groups of sixteen.
package struct PanelBasis<Scalar: SolverScalar>: Sendable {
    /// Rows in one part of a combination of many panels: few enough for all of them to stay in cache.
    private static var cachedRows: Int { 96 }
    private static var square: Int { Panel<Scalar>.width * Panel<Scalar>.width }

    package var panels: [Panel<Scalar>] = []

    package init(panels: [Panel<Scalar>] = []) { self.panels = panels }

    var count: Int { panels.count }

    /// Q_i^T W for each panel i of a range.
    package func project(_ block: Panel<Scalar>, onto range: Range<Int>, workers: Workers) -> [SquareMatrix] {
        let size = range.count * Self.square
        let partial = workers.map(total: block.length, by: block.rowsPerPart) { rows in
            var sums = [Double](repeating: 0, count: size)
            withPointers(range) { pointers in
                Scalar.kernels.project(
                    pointers, Int32(range.count), block.base, Int64(rows.lowerBound), Int64(rows.upperBound), &sums)
            }
            return sums
        }
        let sums = elementSums(of: partial, count: size)
        return range.indices.map { place in
            let start = (place - range.lowerBound) * Self.square
            return SquareMatrix(side: Panel<Scalar>.width, values: Array(sums[start..<start + Self.square]))
        }
    }

    /// W += sum of Q_i C_i over the panels i of a range.
    package func add(_ coefficients: [SquareMatrix], of range: Range<Int>, to block: Panel<Scalar>, workers: Workers) {
        precondition(coefficients.count == range.count, "every panel needs a matrix")
        let coefficients = coefficients.flatMap { $0.values.map { Scalar($0) } }
        workers.run(total: block.length, by: block.rowsPerPart) { rows in
            withPointers(range) { pointers in
                Scalar.kernels.combine(
                    pointers, Int32(range.count), coefficients, Int64(rows.lowerBound), Int64(rows.upperBound),
                    block.base)
            }
        }
    }

    /// New panels of the combinations sum_i Q_i C_ij; `coefficients[j]` holds the C_ij, one after the other.
    func combined(_ coefficients: [[Double]], workers: Workers) -> [Panel<Scalar>] {
        guard let length = panels.first?.length else { return [] }
        let coefficients = coefficients.map { $0.map { Scalar($0) } }
        let results = coefficients.map { _ in Panel<Scalar>(length: length) }
        workers.run(total: length, by: Self.cachedRows) { rows in
            withPointers(0..<count) { pointers in
                for (result, coefficients) in zip(results, coefficients) {
                    (result.base + rows.lowerBound * Panel<Scalar>.width)
                        .update(repeating: 0, count: rows.count * Panel<Scalar>.width)
                    Scalar.kernels.combine(
                        pointers, Int32(count), coefficients, Int64(rows.lowerBound), Int64(rows.upperBound),
                        result.base)
                }
            }
        }
        return results
    }

    private func withPointers<Result>(
        _ range: Range<Int>, _ body: (UnsafePointer<UnsafePointer<Scalar>?>) -> Result
    ) -> Result {
        let pointers = panels[range].map { UnsafePointer<Scalar>?($0.base) }
        return pointers.withUnsafeBufferPointer { buffer in
            withExtendedLifetime(panels) { body(SharedBuffer(buffer).base) }
        }
    }

}

/// The sums of equally long arrays, entry by entry, in their order.
private func elementSums(of arrays: [[Double]], count: Int) -> [Double] {
    arrays.reduce(into: [Double](repeating: 0, count: count)) { total, array in
        for i in 0..<count { total[i] += array[i] }
    }
}

extension Panel {
    /// Rows in one part of a product: about a sixteenth of them, in whole chunks of the kernels.
    fileprivate var rowsPerPart: Int { max(256, (length / 16 + 255) / 256 * 256) }

    /// W^T W, in double.
    func gram(workers: Workers) -> SquareMatrix {
        let sums = summed(workers: workers, size: Self.width * Self.width) { rows, sums in
            Scalar.kernels.panelGram(base, Int64(rows.lowerBound), Int64(rows.upperBound), sums)
        }
        return SquareMatrix(side: Self.width, values: sums)
    }

    /// W = W M.
    func turn(by matrix: SquareMatrix, workers: Workers) {
        let matrix = matrix.values.map { Scalar($0) }
        workers.run(total: length, by: rowsPerPart) { rows in
            Scalar.kernels.turn(base, matrix, Int64(rows.lowerBound), Int64(rows.upperBound))
        }
    }

    /// For each column the squared length of W - X diag(scales).
    func squaredDistances(to other: Panel, scales: [Double], workers: Workers) -> [Double] {
        summed(workers: workers, size: Self.width) { rows, sums in
            Scalar.kernels.squares(base, other.base, scales, Int64(rows.lowerBound), Int64(rows.upperBound), sums)
        }
    }

    /// For each column its squared length.
    func squaredLengths(workers: Workers) -> [Double] {
        squaredDistances(to: self, scales: [Double](repeating: 0, count: Self.width), workers: workers)
    }

    /// Sums of the parts of a fixed cut, added in their order.
    private func summed(
        workers: Workers, size: Int, _ add: @Sendable (Range<Int>, UnsafeMutablePointer<Double>) -> Void
    ) -> [Double] {
        let partial = workers.map(total: length, by: rowsPerPart) { rows in
            var sums = [Double](repeating: 0, count: size)
            add(rows, &sums)
            return sums
        }
        return elementSums(of: partial, count: size)
    }
}

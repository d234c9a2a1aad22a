// Tall and thin: the dense work of a Krylov basis, whose vectors are the rows of a buffer.

import CSimilarity

package enum Orthogonalisation {
    /// Vectors in one part of a projection, and columns in one part of a subtraction.
    private static let vectorsPerPart = 128
    private static let columnsPerPart = 4096

    /// coefficients (count x width) = basis (count x length) block^T (block is width x length).
    package static func project(
        _ block: SharedBuffer<Double>, width: Int, onto basis: SharedBuffer<Double>, count: Int, length: Int,
        workers: Workers
    ) -> [Double] {
        var coefficients = [Double](repeating: 0, count: count * width)
        coefficients.withUnsafeMutableBufferPointer { out in
            let out = DisjointBuffer(out)
            workers.run(parts: (count + vectorsPerPart - 1) / vectorsPerPart) { part in
                let first = part * vectorsPerPart
                let vectors = min(vectorsPerPart, count - first)
                let from = basis.base + first * length
                let to = out.base + first * width
                BLAS.multiply(
                    vectors, width, length, from, length, block.base, length, bTransposed: true, into: to, width)
            }
        }
        return coefficients
    }

    /// result (width x length) = alpha coefficients^T (coefficients is count x width) basis + beta result.
    package static func combine(
        _ coefficients: [Double], width: Int, of basis: SharedBuffer<Double>, count: Int, length: Int, alpha: Double,
        beta: Double, into result: DisjointBuffer<Double>, workers: Workers
    ) {
        coefficients.withUnsafeBufferPointer { coefficients in
            let coefficients = SharedBuffer(coefficients)
            workers.run(parts: (length + columnsPerPart - 1) / columnsPerPart) { part in
                let first = part * columnsPerPart
                let columns = min(columnsPerPart, length - first)
                let from = basis.base + first
                let to = result.base + first
                BLAS.multiply(
                    width, columns, count, coefficients.base, width, from, length, aTransposed: true, alpha: alpha,
                    beta: beta, into: to, length)
            }
        }
    }

    /// Orthonormalises the rows of a block (width x length) against one another; see `csim_orthonormalize`.
    /// Returns the triangular factor (width x width) and the rows that depended on the others, now zero.
    package static func orthonormalise(
        _ block: inout [Double], width: Int, length: Int
    ) -> (factor: [Double], dependent: [Int]) {
        var factor = [Double](repeating: 0, count: width * width)
        _ = csim_orthonormalize(&block, Int32(width), Int64(length), &factor)
        return (factor, (0..<width).filter { factor[$0 * width + $0] == 0 })
    }

    static func norm(_ values: UnsafePointer<Double>, _ length: Int) -> Double {
        csim_dot(values, values, Int64(length)).squareRoot()
    }
}

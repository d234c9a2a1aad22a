// Single or double: the two precisions that the C kernels exist in, behind one type parameter.

import CSimilarity

/// The numbers a solver works in: `Float` or `Double`.
public protocol SolverScalar: BinaryFloatingPoint, BitwiseCopyable, Sendable {
    static var kernels: SolverKernels<Self> { get }
}

/// The kernels of one precision; see CSimilarity.h.
public struct SolverKernels<Scalar: BitwiseCopyable>: Sendable {
    typealias Input = UnsafePointer<Scalar>
    typealias Output = UnsafeMutablePointer<Scalar>
    typealias Sums = UnsafeMutablePointer<Double>
    typealias Basis = UnsafePointer<Input?>

    let times: @Sendable (UnsafePointer<Int64>, UnsafePointer<Int32>, Input, Int64, Int64, Input, Int32, Output) -> Void
    let sparsePanel: @Sendable (UnsafePointer<Int64>, UnsafePointer<Int32>, Input, Int64, Int64, Input, Output) -> Void
    let sparseAdd:
        @Sendable (
            UnsafePointer<Int64>, UnsafePointer<Int32>, UnsafePointer<UInt16>, Input, Int64, Int64, Input, Output
        ) -> Void
    let project: @Sendable (Basis, Int32, Input, Int64, Int64, Sums) -> Void
    let combine: @Sendable (Basis, Int32, Input, Int64, Int64, Output) -> Void
    let turn: @Sendable (Output, Input, Int64, Int64) -> Void
    let panelGram: @Sendable (Input, Int64, Int64, Sums) -> Void
    let squares: @Sendable (Input, Input, UnsafePointer<Double>, Int64, Int64, Sums) -> Void
}

extension Float: SolverScalar {
    public static let kernels = SolverKernels<Float>(
        times: { csim_sparse_times_float($0, $1, $2, $3, $4, $5, $6, $7) },
        sparsePanel: { csim_sparse_panel_float($0, $1, $2, $3, $4, $5, $6) },
        sparseAdd: { csim_sparse_add_float($0, $1, $2, $3, $4, $5, $6, $7) },
        project: { csim_panel_project_float($0, $1, $2, $3, $4, $5) },
        combine: { csim_panel_combine_float($0, $1, $2, $3, $4, $5) },
        turn: { csim_panel_turn_float($0, $1, $2, $3) },
        panelGram: { csim_panel_gram_float($0, $1, $2, $3) },
        squares: { csim_panel_squares_float($0, $1, $2, $3, $4, $5) })
}

extension Double: SolverScalar {
    public static let kernels = SolverKernels<Double>(
        times: { csim_sparse_times_double($0, $1, $2, $3, $4, $5, $6, $7) },
        sparsePanel: { csim_sparse_panel_double($0, $1, $2, $3, $4, $5, $6) },
        sparseAdd: { csim_sparse_add_double($0, $1, $2, $3, $4, $5, $6, $7) },
        project: { csim_panel_project_double($0, $1, $2, $3, $4, $5) },
        combine: { csim_panel_combine_double($0, $1, $2, $3, $4, $5) },
        turn: { csim_panel_turn_double($0, $1, $2, $3) },
        panelGram: { csim_panel_gram_double($0, $1, $2, $3) },
        squares: { csim_panel_squares_double($0, $1, $2, $3, $4, $5) })
}

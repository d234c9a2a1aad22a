// Dense products through whichever BLAS the system's alternatives point to. The library runs on one thread: threads
// are ours, above it, because the bits of a threaded product depend on the machine.

import CSimilarity

/// The BLAS in use, and the level of our own kernels.
public struct NumericProvider: Sendable {
    /// The shared library, links followed.
    public let library: String
    /// What the library says of itself; nil when it says nothing (the reference BLAS).
    public let configuration: String?
    /// The kernels it picked for this processor, where it says so.
    public let core: String?
    /// Whether it runs on one thread. When false its results may differ between machines in the last bits.
    public let runsOnOneThread: Bool
    /// "baseline", "x86-64-v3" or "x86-64-v4".
    public let kernelLevel: String

    public static var current: NumericProvider {
        var path = [CChar](repeating: 0, count: 4096)
        let known = path.withUnsafeMutableBufferPointer { csim_blas_path($0.baseAddress, $0.count) } == 0
        return NumericProvider(
            library: known
                ? String(decoding: path.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self) : "unknown",
            configuration: csim_blas_configuration().map { String(cString: $0) },
            core: csim_blas_core().map { String(cString: $0) },
            runsOnOneThread: BLAS.runsOnOneThread,
            kernelLevel: ["baseline", "x86-64-v3", "x86-64-v4"][Int(csim_level())])
    }

    /// "OpenBLAS", "reference BLAS", ... told from the library's place and words.
    public var name: String {
        let words = (library + (configuration ?? "")).lowercased()
        if words.contains("openblas") { return "OpenBLAS" }
        if words.contains("blis") { return "BLIS" }
        if words.contains("mkl") { return "MKL" }
        if words.contains("atlas") { return "ATLAS" }
        return "reference BLAS"
    }
}

package enum BLAS {
    /// Set once, before the first product.
    static let runsOnOneThread = csim_blas_use_one_thread() == 0

    /// C = alpha op(A) op(B) + beta C, row-major; `m`, `n`, `k` are the sizes of op(A) (m x k) and op(B) (k x n).
    package static func multiply(
        _ m: Int, _ n: Int, _ k: Int, _ a: UnsafePointer<Double>, _ aStride: Int, _ b: UnsafePointer<Double>,
        _ bStride: Int,
        aTransposed: Bool = false, bTransposed: Bool = false, alpha: Double = 1, beta: Double = 0,
        into c: UnsafeMutablePointer<Double>, _ cStride: Int
    ) {
        _ = runsOnOneThread
        csim_dgemm(
            aTransposed ? 1 : 0, bTransposed ? 1 : 0, Int32(m), Int32(n), Int32(k), alpha, a, Int32(aStride), b,
            Int32(bStride), beta, c, Int32(cStride))
    }

    package static func multiply(
        _ m: Int, _ n: Int, _ k: Int, _ a: UnsafePointer<Float>, _ aStride: Int, _ b: UnsafePointer<Float>,
        _ bStride: Int,
        aTransposed: Bool = false, bTransposed: Bool = false, alpha: Float = 1, beta: Float = 0,
        into c: UnsafeMutablePointer<Float>, _ cStride: Int
    ) {
        _ = runsOnOneThread
        csim_sgemm(
            aTransposed ? 1 : 0, bTransposed ? 1 : 0, Int32(m), Int32(n), Int32(k), alpha, a, Int32(aStride), b,
            Int32(bStride), beta, c, Int32(cStride))
    }
}

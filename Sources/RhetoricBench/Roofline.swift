// What this machine can do at most, measured: how fast it moves memory, how fast it moves what lies in a cache, and how
// fast its BLAS multiplies. Whatever a kernel does, it is no faster than the slowest of the three lets it be (Williams,
// Waterman and Patterson 2009), and its share of that bound says what is left to gain.

import Rhetoric

/// The speeds of the machine with a number of threads at work, each the best of several runs.
public struct MachineSpeed: Sendable, Decodable {
    public let threads: Int
    /// Bytes a second through memory: a[i] = b[i] + s c[i] on arrays far larger than the caches, 24 bytes an element
    /// (STREAM's triad and its way to count; McCalpin 1995).
    public let memory: Double
    /// The same on arrays that fit a core's second-level cache.
    public let cache: Double
    /// Operations a second of dense products (2 n^3 each), every thread with one of its own, by the BLAS in use.
    public let single: Double
    public let double: Double
}

/// What bounds a kernel.
public enum Bound: String, Sendable, Decodable {
    case memory, cache, single, double
}

extension MachineSpeed {
    subscript(bound: Bound) -> Double {
        switch bound {
        case .memory: memory
        case .cache: cache
        case .single: single
        case .double: double
        }
    }

    /// One number for work of all kinds: the geometric mean.
    var overall: Double { (memory * cache).squareRoot().squareRoot() * (single * double).squareRoot().squareRoot() }
}

/// What a kernel has to do at least.
struct Work {
    /// Additions and multiplications.
    var operations = 0.0
    var isDouble = true
    /// Bytes that come from memory or go there, each counted once.
    var memoryBytes = 0.0
    /// Bytes that are read and written again and again, and lie in a cache at best.
    var cacheBytes = 0.0

    /// The time the machine needs at least, in seconds, and what bounds it.
    func floor(_ speed: MachineSpeed) -> (seconds: Double, bound: Bound) {
        let arithmetic: Bound = isDouble ? .double : .single
        let times = [(memoryBytes, Bound.memory), (cacheBytes, .cache), (operations, arithmetic)]
            .map { (seconds: $0 / speed[$1], bound: $1) }
        return times.max { $0.seconds < $1.seconds }!
    }
}

public struct Roofline: Sendable {
    /// With one thread, and with as many as the suite uses.
    public let speeds: [MachineSpeed]

    /// The speeds with this many threads, or with the most that were measured.
    func speed(threads: Int) -> MachineSpeed { speeds.first { $0.threads == threads } ?? speeds[speeds.count - 1] }

    init(speeds: [MachineSpeed]) { self.speeds = speeds }

    /// Takes a second or two; a small part of that when it is quick, with less to rely on.
    init(threads: Int, isQuick: Bool) {
        let (elements, n, runs) = isQuick ? (1 << 16, 128, 2) : (1 << 23, 1024, 7)
        speeds = Set([1, threads]).sorted().map { count in
            MachineSpeed(
                threads: count,
                memory: Self.triad(elements: elements, passes: 1, threads: count, runs: runs),
                cache: Self.triad(elements: 1 << 13, passes: isQuick ? 1 : 1000, threads: count, runs: runs),
                single: Self.product(order: n, threads: count, runs: runs) { (a: UnsafePointer<Float>, c) in
                    BLAS.multiply(n, n, n, a, n, a, n, into: c, n)
                },
                double: Self.product(order: n, threads: count, runs: runs) { (a: UnsafePointer<Double>, c) in
                    BLAS.multiply(n, n, n, a, n, a, n, into: c, n)
                })
        }
    }

    /// Bytes a second; every thread has three arrays of its own.
    private static func triad(elements: Int, passes: Int, threads: Int, runs: Int) -> Double {
        var arrays = [Double](repeating: 1, count: 3 * elements * threads)
        let timing = arrays.withUnsafeMutableBufferPointer { buffer in
            let arrays = DisjointBuffer(buffer)
            return Timing.of(runs: runs) {
                Workers(count: threads).run(parts: threads) { part in
                    let a = arrays.base + 3 * elements * part
                    for pass in 0..<passes { triad(a, a + elements, a + 2 * elements, elements, scale: Double(pass)) }
                }
            }
        }
        return 24 * Double(elements * passes * threads) / timing.least
    }

    @inline(never)
    private static func triad(
        _ a: UnsafeMutablePointer<Double>, _ b: UnsafePointer<Double>, _ c: UnsafePointer<Double>, _ count: Int,
        scale: Double
    ) {
        for i in 0..<count { a[i] = b[i] + scale * c[i] }
    }

    /// Operations a second, when every thread multiplies a matrix by itself into one of its own.
    private static func product<Scalar: BinaryFloatingPoint & BitwiseCopyable & Sendable>(
        order: Int, threads: Int, runs: Int,
        multiply: @Sendable (UnsafePointer<Scalar>, UnsafeMutablePointer<Scalar>) -> Void
    ) -> Double {
        let size = order * order
        let factor = [Scalar](repeating: 0.5, count: size)
        var products = [Scalar](repeating: 0, count: size * threads)
        let timing = products.withUnsafeMutableBufferPointer { buffer in
            let products = DisjointBuffer(buffer)
            return Timing.of(runs: runs) {
                Workers(count: threads).run(parts: threads) { part in multiply(factor, products.base + part * size) }
            }
        }
        return 2 * Double(order * size * threads) / timing.least
    }
}

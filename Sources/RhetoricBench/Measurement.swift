// What the suite keeps of each piece of work, and how it comes to it.

import Rhetoric

/// The parts of the suite.
public enum BenchmarkGroup: String, Sendable, CaseIterable {
    /// Single kernels.
    case micro
    /// The steps from bytes to a ranking.
    case pipeline
    /// The solver, as matrices and ranks grow.
    case scaling
    /// What the machine can do at most.
    case roofline
}

/// One piece of work that was timed.
public struct Measurement: Sendable {
    public let group: BenchmarkGroup
    /// Unique with its group and threads.
    public let name: String
    public let threads: Int
    public let timing: Timing
    /// What bounds the work, where its operations and bytes can be counted.
    public let bound: Bound?
    /// The time that the machine needs at least, as a share of the median.
    public let share: Double?
    /// Resident memory beyond what there was before, at most; nil where it was not measured.
    public let peakBytes: Int?
    /// How much there was to do, or what came out.
    public let note: String
}

/// Times what it is given and keeps the results in order.
struct Recorder {
    let options: BenchmarkSuite.Options
    let roofline: Roofline
    /// Told the name of each piece of work before it begins.
    let progress: (String) -> Void
    private(set) var measurements: [Measurement] = []

    init(_ options: BenchmarkSuite.Options, _ roofline: Roofline, progress: @escaping (String) -> Void) {
        self.options = options
        self.roofline = roofline
        self.progress = progress
    }

    var workers: Workers { Workers(count: options.threads) }

    /// - Parameters:
    ///   - threads: that the work uses; nil for those of the suite.
    ///   - work: what has to be done, step after step; told after the runs.
    ///   - note: the same.
    mutating func measure(
        _ group: BenchmarkGroup, _ name: String, threads: Int? = nil, work: @autoclosure () -> [Work] = [],
        note: @autoclosure () -> String = "", countsMemory: Bool = false, _ body: () throws -> Void
    ) rethrows {
        let threads = threads ?? options.threads
        progress("\(name), \(threads) thread\(threads == 1 ? "" : "s")")
        let (timing, bytes) =
            countsMemory
            ? try PeakMemory.measure { try Timing.of(runs: options.runs, body) }
            : (try Timing.of(runs: options.runs, body), nil)
        let floors = work().map { $0.floor(roofline.speed(threads: threads)) }
        measurements.append(
            Measurement(
                group: group, name: name, threads: threads, timing: timing,
                bound: floors.max { $0.seconds < $1.seconds }?.bound,
                share: floors.isEmpty ? nil : floors.reduce(0) { $0 + $1.seconds } / timing.median, peakBytes: bytes,
                note: note()))
    }
}

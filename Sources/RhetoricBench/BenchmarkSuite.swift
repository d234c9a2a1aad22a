// The native benchmark suite: `rhetoric bench`, and `make bench`.

import Rhetoric

/// The suite as it is to be run.
public struct BenchmarkSuite {
    public struct Options: Sendable {
        public var groups = Set(BenchmarkGroup.allCases)
        /// Sizes that take seconds in all: to see that everything runs, not how fast.
        public var isQuick = false
        /// Runs that count, after one that does not.
        public var runs = 5
        public var threads = Workers.all.count
        /// Of everything that is drawn.
        public var seed: UInt64 = 1

        public init() {}
    }

    private let options: Options

    public init(_ options: Options) { self.options = options }

    /// Runs what was asked for; minutes, or seconds when it is quick. The roofline is always measured, because shares and
    /// comparisons rest on it.
    ///
    /// - Parameter progress: told the name of each piece of work before it begins.
    /// - Throws: what the library throws; the data is generated, so nothing is expected.
    public func run(progress: @escaping (String) -> Void) throws -> BenchmarkReport {
        progress("the speed of the machine")
        let roofline = Roofline(threads: options.threads, isQuick: options.isQuick)
        var recorder = Recorder(options, roofline, progress: progress)
        if options.groups.contains(.micro) { try MicroBenchmarks.run(&recorder) }
        if options.groups.contains(.pipeline) { try PipelineBenchmarks.run(&recorder) }
        let growth = options.groups.contains(.scaling) ? try ScalingBenchmarks.run(&recorder) : []
        return BenchmarkReport(
            options: options, roofline: roofline, measurements: recorder.measurements, growth: growth)
    }
}

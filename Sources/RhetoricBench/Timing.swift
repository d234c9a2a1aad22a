/// The wall-clock seconds of several runs of the same work.
public struct Timing: Sendable {
    public let median: Double
    public let least: Double
    public let most: Double
    public let runs: Int

    init(_ seconds: [Double]) {
        let sorted = seconds.sorted()
        median = (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
        least = sorted[0]
        most = sorted[sorted.count - 1]
        runs = sorted.count
    }

    /// Times `runs` runs, after one that warms caches and memory up and is not counted.
    static func of(runs: Int, _ work: () throws -> Void) rethrows -> Timing {
        try work()
        return Timing(try (0..<runs).map { _ in try seconds(work) })
    }

    /// Times one run.
    static func seconds(_ work: () throws -> Void) rethrows -> Double {
        let begun = ContinuousClock.now
        try work()
        return (ContinuousClock.now - begun) / .seconds(1)
    }
}

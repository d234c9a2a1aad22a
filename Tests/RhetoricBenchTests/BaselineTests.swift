import Foundation
import Rhetoric
import Testing

@testable import RhetoricBench

@Suite struct BaselineTests {
    private static func report(median: Double, bound: Bound?, memory: Double) -> BenchmarkReport {
        BenchmarkReport(
            options: .init(),
            roofline: Roofline(speeds: [
                MachineSpeed(threads: 1, memory: memory, cache: 16, single: 16, double: 16)
            ]),
            measurements: [
                Measurement(
                    group: .micro, name: "product", threads: 1, timing: Timing([median]), bound: bound, share: nil,
                    peakBytes: nil, note: "")
            ], growth: [])
    }

    private static func comparison(
        _ now: BenchmarkReport, _ before: BenchmarkReport, slack: Double = 1.3
    ) throws -> BaselineComparison {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("baseline-\(UUID().uuidString).json")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(before.json.line.utf8).write(to: file)
        return try BaselineComparison(now, with: Baseline(path: file.path), slack: slack)
    }

    /// Twice the time on a machine of half the speed is the same program.
    @Test func secondsAreInUnitsOfTheirMachine() throws {
        let before = Self.report(median: 1, bound: .memory, memory: 16)
        let slowMachine = Self.report(median: 2, bound: .memory, memory: 8)
        #expect(try Self.comparison(slowMachine, before).entries.map(\.ratio) == [1])
        let slowProgram = Self.report(median: 2, bound: .memory, memory: 16)
        #expect(try Self.comparison(slowProgram, before).slower.map(\.ratio) == [2])
        #expect(try Self.comparison(slowProgram, before, slack: 2.5).slower.isEmpty)
    }

    @Test func whereNoBoundIsKnownAllSpeedsCount() throws {
        let before = Self.report(median: 1, bound: nil, memory: 16)
        let now = Self.report(median: 1, bound: nil, memory: 1)
        let ratio = try Self.comparison(now, before).entries[0].ratio
        #expect(abs(ratio - 0.5) < 1e-12)
    }

    @Test func tablesAreOfOneShape() {
        let report = Self.report(median: 0.25, bound: .cache, memory: 16)
        #expect(report.tables(.text).contains("product        1      250.00  250.00  250.00"))
        #expect(report.tables(.markdown).contains("| product | 1 | 250.00 | 250.00 | 250.00 |  | cache |  |  |\n"))
    }
}

// What the suite found, for scripts and for kept runs.

import Foundation
import Rhetoric

public struct BenchmarkReport {
    let options: BenchmarkSuite.Options
    let roofline: Roofline
    let measurements: [Measurement]
    let growth: [Growth]
    let machine = Machine()
    /// When the suite had run, to the second, in UTC.
    let date = Date().ISO8601Format()
    /// Set when an earlier run was named.
    public internal(set) var comparison: BaselineComparison?

    init(options: BenchmarkSuite.Options, roofline: Roofline, measurements: [Measurement], growth: [Growth]) {
        self.options = options
        self.roofline = roofline
        self.measurements = measurements
        self.growth = growth
    }

    /// One object with everything; docs/formats.md lists its members.
    public var json: JSONValue {
        .object([
            "type": .string("bench"), "version": .string(Release.number), "date": .string(date),
            "machine": machine.json, "options": options.json, "roofline": .array(roofline.speeds.map(\.json)),
            "measurements": .array(measurements.map(\.json)), "growth": .array(growth.map(\.json)),
            "comparison": comparison?.json ?? .null,
        ])
    }
}

extension BenchmarkSuite.Options {
    fileprivate var json: JSONValue {
        .object([
            "only": .array(BenchmarkGroup.allCases.filter(groups.contains).map { .string($0.rawValue) }),
            "quick": .bool(isQuick), "runs": .integer(runs), "threads": .integer(threads),
            "seed": .string(String(seed)),
        ])
    }
}

extension MachineSpeed {
    fileprivate var json: JSONValue {
        .object([
            "threads": .integer(threads), "memory": .exact(memory.rounded()), "cache": .exact(cache.rounded()),
            "single": .exact(single.rounded()), "double": .exact(double.rounded()),
        ])
    }
}

extension Measurement {
    fileprivate var json: JSONValue {
        .object([
            "group": .string(group.rawValue), "name": .string(name), "threads": .integer(threads),
            "median": .exact(timing.median), "min": .exact(timing.least), "max": .exact(timing.most),
            "runs": .integer(timing.runs), "bound": .optional(bound?.rawValue),
            "share": share.map(JSONValue.number) ?? .null, "peakBytes": peakBytes.map(JSONValue.integer) ?? .null,
            "note": .string(note),
        ])
    }
}

extension Growth {
    fileprivate var json: JSONValue {
        .object(["threads": .integer(threads), "of": .string(letter), "exponent": .number(exponent)])
    }
}

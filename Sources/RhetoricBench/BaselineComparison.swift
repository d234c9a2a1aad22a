// An earlier run beside this one. Machines differ, and the same machine is faster at night: seconds are compared after both
// are put in units of the machine they were measured on, that is, multiplied by the speed that their own roofline found for
// what bounds the work (by the mean of all speeds where nothing is known to). What has become slower by more than that is
// the program's doing.

import Foundation
import Rhetoric

/// An earlier run, by the part of its JSON that is compared.
struct Baseline {
    private struct Content: Decodable {
        struct Measured: Decodable {
            let group: String
            let name: String
            let threads: Int
            let median: Double
        }
        let roofline: [MachineSpeed]
        let measurements: [Measured]
    }

    /// The file, for messages.
    let place: String
    private let content: Content

    /// - Throws: `Problem` when the file is not there or is no JSON of the suite.
    init(path: String) throws(Problem) {
        let file = try BinaryFile(path: path)
        place = file.place
        guard let content = try? JSONDecoder().decode(Content.self, from: Data(file.bytes)), !content.roofline.isEmpty
        else {
            throw Problem(
                .badData, at: file.place, "is no result of rhetoric bench",
                wayOut: "make one: rhetoric bench --format json -o FILE")
        }
        self.content = content
    }

    var roofline: Roofline { Roofline(speeds: content.roofline) }

    /// What the same work took then; nil where it was not measured.
    func median(of measurement: Measurement) -> Double? {
        content.measurements.first {
            $0.group == measurement.group.rawValue && $0.name == measurement.name && $0.threads == measurement.threads
        }?.median
    }
}

/// The medians of this run over those of an earlier one.
public struct BaselineComparison: Sendable {
    public struct Entry: Sendable {
        public let group: String
        public let name: String
        public let threads: Int
        /// Seconds as they were and as they are.
        public let before: Double
        public let now: Double
        /// Now over before, in units of each machine: above 1 is slower.
        public let ratio: Double
    }

    /// What both runs have, in the order of this one.
    public let entries: [Entry]
    /// The ratio that is still allowed.
    public let slack: Double
    public var slower: [Entry] { entries.filter { $0.ratio > slack } }

    /// - Throws: `Problem` when the runs have nothing in common.
    init(_ report: BenchmarkReport, with baseline: Baseline, slack: Double) throws(Problem) {
        self.slack = slack
        entries = report.measurements.compactMap { measurement in
            baseline.median(of: measurement).map { Self.entry(measurement, report.roofline, $0, baseline.roofline) }
        }
        guard !entries.isEmpty else {
            throw Problem(
                .badData, at: baseline.place, "has no measurement in common with this run",
                wayOut: "run both with the same --only, --quick and --threads")
        }
    }

    private static func entry(
        _ measurement: Measurement, _ roofline: Roofline, _ median: Double, _ before: Roofline
    ) -> Entry {
        func speed(_ roofline: Roofline) -> Double {
            let speed = roofline.speed(threads: measurement.threads)
            return measurement.bound.map { speed[$0] } ?? speed.overall
        }
        let now = measurement.timing.median
        return Entry(
            group: measurement.group.rawValue, name: measurement.name, threads: measurement.threads, before: median,
            now: now, ratio: now * speed(roofline) / (median * speed(before)))
    }

    var json: JSONValue {
        .object([
            "slack": .number(slack), "slower": .integer(slower.count),
            "entries": .array(
                entries.map {
                    .object([
                        "group": .string($0.group), "name": .string($0.name), "threads": .integer($0.threads),
                        "before": .exact($0.before), "now": .exact($0.now), "ratio": .number($0.ratio),
                    ])
                }),
        ])
    }

    /// All of it as a table, and what became slower.
    func told(_ form: TableForm) -> String {
        let rows = entries.map { entry in
            [entry.name, String(entry.threads)]
                + [entry.before * 1000, entry.now * 1000, entry.ratio].map { Decimals.fixed($0, digits: 2) }
                + [entry.ratio > slack ? "slower" : ""]
        }
        let verdict = "\(slower.count) of \(entries.count) slower by more than \(Decimals.trimmed(slack, digits: 2))"
        return form.heading("beside the earlier run: \(verdict)")
            + form.table([["", "threads", "before, ms", "now", "ratio of machine time", ""]] + rows)
    }
}

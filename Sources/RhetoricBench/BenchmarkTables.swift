// What the suite found, for a reader: tables, as plain text or as Markdown.

import Rhetoric

public enum TableForm: Sendable { case text, markdown }

extension BenchmarkReport {
    public func tables(_ form: TableForm) -> String {
        var parts = ["rhetoric \(Release.number), \(date): \(machine.text)\n"]
        parts.append(form.table(machineRows))
        for group in BenchmarkGroup.allCases {
            let rows = measurements.filter { $0.group == group }
            if !rows.isEmpty { parts.append(form.heading(group.rawValue) + form.table(Self.head + rows.map(\.row))) }
        }
        if !growth.isEmpty { parts.append(form.heading("growth of the solver's time") + form.table(growthRows)) }
        if let comparison { parts.append(comparison.told(form)) }
        return parts.joined(separator: "\n")
    }

    private var machineRows: [[String]] {
        [["threads", "memory, GB/s", "cache, GB/s", "single, Gflop/s", "double, Gflop/s"]]
            + roofline.speeds.map { speed in
                [String(speed.threads)]
                    + [speed.memory, speed.cache, speed.single, speed.double].map {
                        Decimals.fixed($0 / 1e9, digits: 1)
                    }
            }
    }

    private static let head = [
        ["", "threads", "median, ms", "min", "max", "of the bound", "bound", "peak, MB", ""]
    ]

    private var growthRows: [[String]] {
        [["threads", "with", "as the power"]]
            + growth.map { [String($0.threads), $0.letter, Decimals.fixed($0.exponent, digits: 2)] }
    }
}

extension Measurement {
    fileprivate var row: [String] {
        [name, String(threads)]
            + [timing.median, timing.least, timing.most].map { Decimals.fixed($0 * 1000, digits: 2) } + [
                share.map(Decimals.percent) ?? "", bound?.rawValue ?? "",
                peakBytes.map { Decimals.fixed(Double($0) / 1e6, digits: 0) } ?? "", note,
            ]
    }
}

extension TableForm {
    func heading(_ text: String) -> String { self == .markdown ? "## \(text)\n\n" : "\(text)\n" }

    /// Rows under their head; words stand left, numbers right.
    func table(_ rows: [[String]]) -> String {
        if self == .markdown {
            let lines = rows.map { "| " + $0.joined(separator: " | ") + " |\n" }
            return lines[0] + "|" + String(repeating: "---|", count: rows[0].count) + "\n" + lines.dropFirst().joined()
        }
        let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            let fields = row.indices.map { column in
                let blank = String(repeating: " ", count: widths[column] - row[column].count)
                return column == 0 || column == row.count - 1 ? row[column] + blank : blank + row[column]
            }
            let line = fields.joined(separator: "  ")
            return String(line.reversed().drop { $0 == " " }.reversed()) + "\n"
        }.joined()
    }
}

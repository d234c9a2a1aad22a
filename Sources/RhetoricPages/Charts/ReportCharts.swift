// The charts of a report as files, for slides and papers: SVG with the data in CSV beside each.

import Rhetoric

/// `report --charts`.
public struct ReportCharts: Sendable {
    /// A chart as it is written.
    public struct File: Sendable {
        /// "timeline", "map", "tree".
        public let name: String
        public let svg: String
        public let csv: String
    }

    public let files: [File]

    /// Those that the corpus has: without formulations there is no timeline, without clusters no map.
    public init(_ findings: CorpusFindings) {
        let shown = Array(findings.formulations.shown.prefix(FormulationPages.mostInChart))
        let clustering = findings.clustering
        let charts: [(String, Chart?)] = [
            ("timeline", FormulationTimeline(findings.formulations, shown)?.chart),
            ("map", clustering.map { ClusterMap($0, findings.corpus).chart }),
            ("tree", clustering.flatMap(ClusterTree.chart)),
        ]
        files = charts.compactMap { name, chart in
            chart.map { File(name: name, svg: $0.file(style: Self.style), csv: $0.csv) }
        }
    }

    /// The marks on white paper.
    private static let style = """
        text{font:12px sans-serif;fill:#1a1a18}.axis{fill:#55524b}.name{font-weight:bold;stroke:#fff;stroke-width:3;paint-order:stroke}\
        line,path{fill:none;stroke:#8a867c}.row,.year{stroke:#ddd9cf}.life{stroke:#2a6496;stroke-width:2}\
        .unsure{stroke:#8a867c;stroke-width:7;stroke-opacity:.3}.use{fill:#1b4a73}.paper{fill:#fff}.point{fill-opacity:.8}\
        .c0{fill:#1b4a73}.c1{fill:#b3541e}.c2{fill:#2f7d4f}.c3{fill:#8a3b7d}.c4{fill:#8c6d1f}\
        .c5{fill:#3f8fa8}.c6{fill:#a33a3a}.c7{fill:#5a5f9e}.c8{fill:#5f7a1f}.c9{fill:#6b6b6b}
        """
}

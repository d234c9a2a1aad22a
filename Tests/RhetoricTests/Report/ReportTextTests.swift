// What the reports print for readers, of a corpus that tries to give orders to the terminal.

import Testing

@testable import Rhetoric

@Suite struct ReportTextTests {
    private static let escape = "\u{1B}[31m\u{7}\u{9B}2J"
    private static let formula = "The bridge \(escape)at Orvast will stay open\(escape) to all in spring."

    private static let corpus = Corpus.of(
        .of(
            "one\(escape)", [formula, "Grain\(escape) is sold in the south."], dated: "2024-05-08",
            speaker: "Lin\(escape) Torvald", title: "Bridges\(escape)"),
        .of(
            "two\(escape)",
            ["The bridge at Orvast\(escape) will not stay open to all in autumn.", "Rain\(escape) fell.", formula],
            dated: "2024-05-09", speaker: "Lin\(escape) Torvald", title: "More\(escape)"),
        .of("three\(escape)", ["\(escape)", "Rain fell in the north."], dated: "2024-05-10"))

    private func controls(in text: String) -> [UInt32] {
        text.unicodeScalars.filter { $0.properties.generalCategory == .control && $0 != "\n" }.map(\.value)
    }

    @Test func traceIsPlainText() throws {
        let report = TraceReport(try CausalRanking(Self.corpus, options: RankingOptions()))
        let text = report.text(TextStyle(), why: true)
        #expect(controls(in: text) == [] && text.contains("Orvast") && text.contains("weighed:"))
    }

    @Test(arguments: CompareView.allCases)
    func compareIsPlainText(view: CompareView) throws {
        let comparison = try DocumentComparison(earlier: Self.corpus.documents[0], later: Self.corpus.documents[1])
        let text = CompareReport(comparison).text(view, TextStyle())
        #expect(controls(in: text) == [] && text.contains("Orvast"), "\(text)")
    }

    @Test(arguments: ItemLevel.allCases)
    func searchIsPlainText(level: ItemLevel) throws {
        let search = try CorpusSearch(Self.corpus, level: level)
        let results = ["bridge", "walrus"].map { word in
            let query = SearchQuery(id: "q\(Self.escape)", text: word + Self.escape)
            return (query: query, hits: search.hits(for: word, top: 5))
        }
        let text = SearchReport(Self.corpus, level: level, results).text(TextStyle())
        #expect(controls(in: text) == [] && text.contains("Orvast") && text.contains("Nothing was found"))
    }

    @Test(arguments: ItemLevel.allCases)
    func clustersArePlainText(level: ItemLevel) throws {
        var options = ClusterOptions()
        options.count = 2
        let clustering = try CorpusClustering(CorpusItems(Self.corpus, level: level), options)
        let text = ClusterReport(Self.corpus, clustering).text(TextStyle())
        #expect(controls(in: text) == [] && text.contains("in 2 clusters"))
    }

    @Test func whatWasRemovedIsPlainText() {
        var corpus = Self.corpus
        corpus.documents[0].statements[0].kind = .boilerplate
        corpus.documents[0].statements[0].removal = "says \(Self.escape)"
        let text = RemovedReport.text(corpus)
        #expect(controls(in: text) == [] && text.contains("Orvast"))
    }

    @Test func recordsOfOneLineEach() throws {
        let ranking = try CausalRanking(Self.corpus, options: RankingOptions())
        let lines = TraceReport(ranking).allLines
        #expect(!lines.isEmpty && controls(in: lines).allSatisfy { $0 >= 0x7F })
        #expect(lines.split(separator: "\n").allSatisfy { $0.hasPrefix("{\"type\":\"repeat\"") && $0.hasSuffix("}") })
        #expect(!lines.contains("\"score\":0,"))
    }
}

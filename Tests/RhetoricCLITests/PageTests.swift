// The pages that commands write: sound HTML that asks for nothing, and tells what the commands tell.

import Foundation
import Testing

@Suite struct PageTests {
    private static let examples = [
        "examples/communiques", "examples/rates", "--meta", "examples/dates.csv", "--quiet",
    ]

    private func page(_ arguments: [String]) throws -> (html: String, source: PageSource) {
        let run = try Command(arguments)
        #expect(run.status == 0, "\(run.errors)")
        return (run.output, PageSource(run.output))
    }

    /// What a command writes to the file of --html, and nothing else.
    private func written(_ arguments: [String]) throws -> PageSource {
        let folder = try Folder()
        let run = try Command(arguments + ["--html", folder.url("page.html").path])
        #expect(run.status == 0 && run.output == "")
        let source = PageSource(try folder.read("page.html"))
        expectSound(source)
        return source
    }

    /// Tags match, names are given once, and every link leads to one of them.
    private func expectSound(_ source: PageSource) {
        #expect(source.faults.isEmpty, "\(source.faults.prefix(5))")
        #expect(Set(source.ids).count == source.ids.count)
        let known = Set(source.ids)
        let lost = source.links.filter {
            !$0.hasPrefix("#compare/") && !($0.hasPrefix("#") && known.contains(String($0.dropFirst())))
        }
        #expect(lost.isEmpty, "\(lost.prefix(5))")
        #expect(source.fetched.isEmpty && source.elements["link"] == nil && source.elements["img"] == nil)
    }

    /// A statement repeats where one of its earlier uses is more than an echo, also where an echo scores higher.
    @Test(arguments: [examples, ["examples/communiques", "--meta", "examples/dates.csv", "--quiet"]])
    func theReportCountsWhatTraceCounts(corpus: [String]) throws {
        let traced = try Command(["trace"] + corpus).lines
        let count = try #require(traced.last { $0.contains("statements repeat an earlier formulation") })
        let numbers = count.split(separator: " ").compactMap { Int($0) }
        let text = try page(["report"] + corpus).source.text
        #expect(text.contains("with \(numbers[1]) statements. \(numbers[0]) of them repeat an earlier formulation"))
    }

    @Test func theReportIsSound() throws {
        let (html, source) = try page(["report"] + Self.examples)
        expectSound(source)
        for page in ["overview", "documents", "formulations", "clusters", "matrix", "method", "d1", "d19", "f1"] {
            #expect(source.ids.contains(page), "\(page)")
        }
        #expect(html.contains("<title>communiques, rates</title>"))
    }

    /// Every statement of every document can be read in it, with script or without.
    @Test func theReportHasTheWholeText() throws {
        let (_, source) = try page(["report"] + Self.examples)
        let text = source.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let statements = try Command(
            [
                "export", "--statements", "--format", "jsonl", "examples/communiques", "--meta", "examples/dates.csv",
                "--quiet",
            ]
        ).lines
        #expect(statements.count > 100)
        for line in statements {
            let record = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
            guard let said = record["text"] as? String else { continue }
            // Numbers of statements stand between them, never within.
            #expect(text.contains(said.split(whereSeparator: \.isWhitespace).joined(separator: " ")), "\(said)")
        }
    }

    @Test func theSameBytesAtAnyNumberOfThreads() throws {
        let one = try Command(["report"] + Self.examples + ["--threads", "1"])
        let three = try Command(["report"] + Self.examples + ["--threads", "3"])
        #expect(one.status == 0 && one.output == three.output)
    }

    @Test func whatAPageTellsIsTextWhateverItIs() throws {
        let folder = try Folder()
        let marks =
            "Peace" + String(repeating: "\u{301}", count: 1000) + " is what the ministry of Valdoria wants today."
        let hostile = [
            "<script>alert(1)</script> The ministry of Valdoria supports the ferry treaty with Merania.",
            "The ministry \"of\" 'Valdoria' supports <b onmouseover=alert(1)>the ferry treaty</b> with Merania & others.",
            "</script></style></details><!-- The ministry of Valdoria supports the ferry treaty with Merania. -->",
            "\u{202E}The ministry of Valdoria supports\u{202C} the ferry treaty with Merania.", marks,
            String(repeating: "peace", count: 2000) + " is what the ministry of Valdoria wants today.",
        ]
        let lines = try hostile.enumerated().map { place, text in
            String(
                decoding: try JSONSerialization.data(withJSONObject: [
                    "id": "\"><script>\(place)</script>", "date": "202\(place)-05-01",
                    "title": "<i>\(place)</i> & \"more\"",
                    "speaker": "</bdi><script>", "source": "'><img src=x>", "text": text + "\n\n" + hostile[0],
                ]), as: UTF8.self)
        }
        try folder.write(["h.jsonl": lines.joined(separator: "\n") + "\n"])
        let (_, source) = try page(["report", folder.url("h.jsonl").path, "--title", "</title><script>", "--quiet"])
        expectSound(source)
        #expect(source.elements["script"] == 3 && source.elements["b"] != nil && source.elements["i"] == nil)
        #expect(source.elements["img"] == nil)
        let text = source.text
        for said in hostile.prefix(3) { #expect(text.contains(said.prefix(60)), "\(said)") }
        for document in ["1", "2"] {
            let other = document == "1" ? "2" : "1"
            let files = [document, other].map { folder.url("\($0).txt").path }
            try folder.write(["1.txt": hostile[0], "2.txt": hostile[1]])
            expectSound(try page(["compare"] + files + ["--html", "/dev/stdout", "--quiet"]).source)
        }
    }

    /// What was not traced is not told as if it repeated nothing.
    @Test func whatHasNoDateWasNotTraced() throws {
        let folder = try Folder()
        try folder.write([
            "a.txt": "The ferry will run on all days, in every season and under every flag.",
            "b.txt": "Kestria, 6 June 2022\n\nThe ferry will run on all days, in every season and under every flag.",
        ])
        let both = ["report", folder.url("a.txt").path, folder.url("b.txt").path, "--quiet"]
        let (_, skipped) = try page(both)
        expectSound(skipped)
        #expect(skipped.text.contains("1 document without a date was not traced."))
        #expect(skipped.text.contains("Nothing tells its date, so nothing is earlier than it: it was not traced."))
        #expect(!skipped.text.contains("It adds 1The ferry"))
        let (_, first) = try page(both + ["--undated", "first"])
        expectSound(first)
        #expect(first.text.contains("1 of them repeat an earlier formulation") && !first.text.contains("not traced"))
        #expect(first.links.contains("#compare/d1/d2"))
    }

    @Test func aComparisonIsAPage() throws {
        let files = ["examples/rates/merania-2021-06.txt", "examples/rates/merania-2021-12.txt"]
        let source = try written(["compare"] + files)
        let summary = try #require(try Command(["compare"] + files).lines.last)
        let told = try #require(summary.split(separator: ";").first).replacing(".", with: "")
        #expect(source.text.contains(told.replacing(" statements", with: "") + " statements"), "\(told)")
        #expect(source.elements["del"] ?? 0 > 0 && source.elements["ins"] ?? 0 > 0)
    }

    @Test func chartsAreFilesToo() throws {
        let folder = try Folder()
        let path = folder.url("figures").path
        let run = try Command(["report"] + Self.examples + ["--charts", path])
        #expect(run.status == 0)
        for name in ["timeline", "map", "tree"] {
            let svg = try folder.read("figures/\(name).svg")
            let source = PageSource(svg)
            #expect(source.faults.isEmpty && svg.hasPrefix("<svg ") && source.links.isEmpty, "\(name)")
            #expect(try folder.read("figures/\(name).csv").split(separator: "\n").count > 3)
        }
        let uses = try folder.read("figures/timeline.csv").split(separator: "\n").dropFirst()
        let told = try Command(
            [
                "formulations", "examples/communiques", "examples/rates", "--meta", "examples/dates.csv", "--quiet",
                "--format", "csv",
            ]
        ).lines.dropFirst()
        // The heaviest sixty, all uses of each.
        #expect(uses.count == told.count { Int($0.dropFirst().prefix { $0 != "," })! <= 60 })
        try folder.write(["taken": ""])
        let refused = try Command(["report"] + Self.examples + ["--charts", folder.url("taken").path])
        #expect(refused.status == 64 && refused.errors.contains("cannot be made a folder"))
    }

    @Test func formulationsAreAPage() throws {
        let corpus = ["examples/communiques", "--meta", "examples/dates.csv", "--quiet"]
        let source = try written(["formulations"] + corpus)
        let count = try Command(["formulations"] + corpus + ["--format", "jsonl"]).lines.count
        #expect(source.ids.count { $0.first == "f" && Int($0.dropFirst()) != nil } == count)
    }
}

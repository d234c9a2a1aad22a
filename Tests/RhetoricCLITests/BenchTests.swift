import Foundation
import Testing

/// The suite at sizes that say nothing of speed: what comes out, and how runs are compared.
@Suite struct BenchTests {
    private let folder: Folder

    init() throws { folder = try Folder() }

    private func object(_ text: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    @Test func everyPartIsMeasured() throws {
        let run = try Command("bench", "--quick", "--format", "json", "--threads", "2")
        #expect(run.status == 0)
        #expect(run.errors == "")
        let report = try object(run.output)
        #expect(
            Set(report.keys) == [
                "type", "version", "date", "machine", "options", "roofline", "measurements", "growth", "comparison",
            ])
        let roofline = try #require(report["roofline"] as? [[String: Any]])
        #expect(roofline.map { $0["threads"] as? Int } == [1, 2])
        #expect(roofline.allSatisfy { ["memory", "cache", "single", "double"].allSatisfy($0.keys.contains) })
        let measurements = try #require(report["measurements"] as? [[String: Any]])
        #expect(Set(measurements.compactMap { $0["group"] as? String }) == ["micro", "pipeline", "scaling"])
        for measurement in measurements {
            let times = ["min", "median", "max"].compactMap { measurement[$0] as? Double }
            #expect(times.count == 3 && times[0] > 0 && times == times.sorted())
        }
        let growth = try #require(report["growth"] as? [[String: Any]])
        #expect(growth.map { "\($0["of"] ?? "")\($0["threads"] ?? "")" } == ["n1", "k1", "n2", "k2"])
    }

    @Test func anEarlierRunIsComparedByRatio() throws {
        let parts = ["bench", "--quick", "--only", "micro", "--threads", "1"]
        #expect(try Command(parts + ["--format", "json", "-o", folder["old.json"]]).status == 0)
        let same = try Command(parts + ["--baseline", folder["old.json"], "--check", "--slack", "100"])
        #expect(same.output.contains("slower by more than 100"))
        // As if everything had taken next to nothing before.
        let fast = try folder.read("old.json").replacingOccurrences(
            of: "\"median\":[0-9.e-]+", with: "\"median\":1e-12", options: .regularExpression)
        try folder.write(["fast.json": fast])
        let slower = try Command(parts + ["--baseline", folder["fast.json"], "--check"])
        #expect(slower.status == 1)
        #expect(slower.output.contains("slower"))
        #expect(try Command(parts + ["--baseline", folder["fast.json"]]).status == 0)
    }

    @Test func earlierRunsThatAreNone() throws {
        try folder.write(["text.json": "{\"type\":\"doctor\"}\n"])
        let run = try Command("bench", "--quick", "--baseline", folder["text.json"])
        #expect(run.status == 65)
        #expect(
            run.errors.replacingOccurrences(of: folder.path + "/", with: "")
                == "rhetoric: text.json: is no result of rhetoric bench; make one: rhetoric bench --format json -o FILE\n"
        )
        #expect(
            try Command("bench", "--check").errors.hasPrefix(
                "rhetoric: --check and --slack need an earlier run: --baseline FILE\n"))
        #expect(
            try Command("bench", "--only", "micro,all").errors.hasPrefix(
                "rhetoric: --only has \"all\"; the parts are micro, pipeline, scaling, roofline\n"))
    }
}

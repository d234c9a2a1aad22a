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

/// `bench clusters` on four rows of two directions, of different lengths.
@Suite struct BenchClustersTests {
    private let folder: Folder

    init() throws {
        folder = try Folder()
        try folder.write(rows: [1, 0, 2, 0, 0, 1, 0, 3], to: "rows.npy")
    }

    private func run(_ method: String, _ options: String...) throws -> Command {
        try Command(["bench", "clusters", "--rows", folder["rows.npy"], "--method", method] + options)
    }

    private func record(_ run: Command) throws -> [String: Any] {
        #expect(run.status == 0)
        #expect(run.errors == "")
        return try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    }

    private func told(_ run: Command) -> String { run.errors.replacingOccurrences(of: folder.path + "/", with: "") }

    @Test func meansFromSeedsOfTheirOwnAndOthers() throws {
        let own = try record(run("kmeans", "--count", "2", "--threads", "1"))
        #expect(
            Set(own.keys) == [
                "type", "method", "rows", "dimensions", "count", "seconds", "objective", "height", "weight", "clusters",
                "noise", "peakBytes",
            ])
        #expect(own["type"] as? String == "clusters" && own["method"] as? String == "kmeans")
        #expect(
            [own["rows"], own["dimensions"], own["count"], own["clusters"], own["noise"]] as? [Int] == [4, 2, 2, 2, 0])
        #expect(own["height"] is NSNull && own["weight"] is NSNull)
        #expect(abs(try #require(own["objective"] as? Double) - 1) < 1e-6)
        try folder.write(rows: [0, 5, 5, 1], to: "seeds.npy")
        let given = try record(
            run("kmeans", "--seeds", folder["seeds.npy"], "--rounds", "3", "-o", folder["labels.npy"]))
        #expect(given["count"] as? Int == 2)
        #expect(try folder.numbers(4, of: "labels.npy") == [1, 1, 0, 0])
    }

    /// Equal rows join at no height; sqrt(2) apart, two of each, Ward's linkage gives 2.
    @Test(arguments: [("ward", 2), ("average", 2.0.squareRoot()), ("complete", 2.0.squareRoot())])
    func trees(method: String, height: Double) throws {
        let whole = try record(run(method))
        #expect(abs(try #require(whole["height"] as? Double) - height) < 1e-6)
        #expect(whole["count"] is NSNull && whole["clusters"] is NSNull && whole["noise"] is NSNull)
        let cut = try record(run(method, "--count", "2", "-o", folder["labels.npy"]))
        #expect([cut["count"], cut["clusters"], cut["noise"]] as? [Int] == [2, 2, 0])
        #expect(try folder.numbers(4, of: "labels.npy") == [0, 0, 1, 1])
    }

    @Test func denseRegions() throws {
        let found = try record(run("density", "--min-size", "2", "--min-samples", "1", "-o", folder["labels.npy"]))
        #expect(abs(try #require(found["weight"] as? Double) - 2.0.squareRoot()) < 1e-6)
        #expect([found["clusters"], found["noise"]] as? [Int] == [2, 0])
        #expect(found["count"] is NSNull && found["objective"] is NSNull)
        #expect(try folder.numbers(4, of: "labels.npy") == [0, 0, 1, 1])
        #expect(try record(run("density"))["noise"] as? Int == 4)
    }

    @Test func callsThatCannotBeCarriedOut() throws {
        for (options, message) in [
            (["kmeans"], "--method kmeans needs a number of clusters: --count K"),
            (["kmeans", "--count", "0"], "--count is 0; give a number of 1 or more"),
            (["kmeans", "--count", "2", "--min-size", "2"], "--min-size is for --method density"),
            (["ward", "--rounds", "2"], "--rounds is for --method kmeans"),
            (["ward", "-o", folder["labels.npy"]], "-o writes the clusters of a tree that is cut: --count K"),
            (["density", "--count", "2"], "--method density finds its own number of clusters; leave --count out"),
        ] {
            let run = try Command(["bench", "clusters", "--rows", folder["rows.npy"], "--method"] + options)
            #expect(run.status == 64)
            #expect(run.errors.hasPrefix("rhetoric: \(message)\n"))
        }
    }

    @Test func rowsThatCannotBeClustered() throws {
        for method in ["kmeans", "ward"] {
            let run = try run(method, "--count", "5")
            #expect(run.status == 65)
            #expect(
                told(run) == "rhetoric: rows.npy: holds 4 rows, and 5 clusters were asked for; ask for 4 or fewer\n")
        }
        try folder.write(rows: [1, 0], to: "seeds.npy")
        #expect(
            told(try run("kmeans", "--count", "2", "--seeds", folder["seeds.npy"]))
                == "rhetoric: seeds.npy: holds 1 seeds of 2 dimensions; give 2, of 2 as the rows have\n")
        try folder.write(rows: [1, 0, 0, 0], to: "rows.npy")
        #expect(
            told(try run("ward"))
                == "rhetoric: rows.npy: row 1 is all zeros and has no direction; take it out\n")
        try folder.write(["rows.npy": "no matrix"])
        let none = try run("ward")
        #expect(none.status == 65)
        #expect(told(none).hasPrefix("rhetoric: rows.npy: "))
    }
}

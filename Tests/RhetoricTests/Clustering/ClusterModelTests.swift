// What is kept of a clustering, and what is told of it.

import Foundation
import Testing

@testable import Rhetoric

@Suite struct ClusterModelTests {
    private func clustering(_ texts: [String], _ change: (inout ClusterOptions) -> Void) throws -> CorpusClustering {
        var options = ClusterOptions()
        change(&options)
        return try CorpusClustering(CorpusItems(.ofTexts(texts), level: .document), options)
    }

    @Test(arguments: [ClusterMethod.kmeans, .ward, .average, .complete], UInt64(1)...2)
    func everyMethodFindsWhatWasPlanted(method: ClusterMethod, seed: UInt64) throws {
        let topics = TestTopics(4, texts: 60, words: 30, seed: seed)
        let found = try clustering(topics.texts) { ($0.method, $0.count) = (method, 4) }
        #expect(topics.isFound(found.assignment), "seed \(seed)")
        #expect(found.clusters.allSatisfy { !$0.isMixed && $0.silhouette > 0 }, "seed \(seed)")
        #expect((found.tree == nil) == (method == .kmeans))
        #expect(found.tree.map { $0.leafCount == 60 } ?? true)
    }

    @Test func byDensityWhatLiesBetweenIsInNoCluster() throws {
        let topics = TestTopics(3, texts: 60, words: 40, seed: 4)
        let found = try clustering(topics.texts) { $0.method = .density }
        #expect(found.clusters.count == 3)
        #expect(found.strengths?.count == 60 && found.unplaced.isEmpty)
        for item in found.noise { #expect(found.cosines[item] == 0 && found.silhouettes[item] == 0) }
        for cluster in found.clusters { #expect(Set(cluster.members.map { topics.subjects[$0] }).count == 1) }
    }

    @Test func aTreeIsCutAtAHeight() throws {
        let topics = TestTopics(3, texts: 30, seed: 2)
        let whole = try clustering(topics.texts) { ($0.method, $0.height) = (.ward, 100) }
        #expect(whole.clusters.count == 1 && whole.stability.isEmpty)
        #expect(try clustering(topics.texts) { ($0.method, $0.height) = (.ward, 0) }.clusters.count == 30)
    }

    /// The items that a clustering was made of go where they are, as near as they were.
    @Test(arguments: UInt64(1)...3)
    func itemsGoWhereTheyAre(seed: UInt64) throws {
        let topics = TestTopics(4, texts: 80, words: 20, seed: seed)
        let found = try clustering(topics.texts) { $0.count = 4 }
        let model = try ClusterModel(ClusterModel(found).json, at: "a")
        for (item, nearest) in model.nearest(found.items).enumerated() {
            #expect(nearest?.cluster == found.assignment[item], "seed \(seed), item \(item)")
            #expect(abs(nearest!.cosine - Double(found.cosines[item])) < 1e-5, "seed \(seed), item \(item)")
        }
        let others = CorpusItems(.ofTexts(["xyzzy", topics.texts[5] + " xyzzy"]), level: .document)
        let told = model.nearest(others)
        #expect(told[0] == nil && told[1]?.cluster == found.assignment[5])
    }

    @Test(arguments: [
        "", "{}", "[1]", "{\"format\":\"rhetoric clusters 9\",\"level\":\"document\",\"clusters\":[],\"terms\":[]}",
    ])
    func whatIsNoModelIsTold(text: String) {
        let problem = #expect(throws: Problem.self) { try ClusterModel(Data(text.utf8), at: "m.json") }
        #expect(
            problem?.description.hasPrefix("m.json: is no clustering that this version of rhetoric can read; ") == true)
    }

    /// Words that stand together are told together, and not one by one as well.
    @Test func phrasesAreLabels() throws {
        let islands = (0..<12).map {
            "The small island states ask for \(TestProse.word($0)) help, \(TestProse.word($0 + 40))."
        }
        let grain = (0..<12).map {
            "Prices of grain rise with \(TestProse.word($0 + 80)) and mills \(TestProse.word($0 + 120))."
        }
        let found = try clustering(islands + grain) { $0.count = 2 }
        let labels = found.clusters.map(\.labels).first { $0.contains { $0.contains("island") } } ?? []
        #expect(
            labels.contains("small island") || labels.contains("small island states")
                || labels.contains("island states"))
        #expect(!labels.contains("island") && !labels.contains("islands"))
    }

    @Test func whatWillTakeLongIsSaidBefore() {
        #expect(!ClusterEstimate(items: 20_000, method: .ward).isLong)
        #expect(ClusterEstimate(items: 1_000_000, method: .kmeans).text == "about 3 minutes and 2.5 GB of memory")
        #expect(ClusterEstimate(items: 1_000_000, method: .average).bytes > 1e12)
        #expect(ClusterEstimate(items: 100_000, method: .kmeans, count: 1000).isLong)
    }

    @Test func anItemIsExplained() throws {
        let topics = TestTopics(3, texts: 30, seed: 6)
        let found = try clustering(topics.texts) { $0.count = 3 }
        let corpus = topics.corpus
        let name = found.items.name(of: 4, in: corpus)
        let told = try ClusterExplanation(corpus, found, of: name)
        #expect(told.text(TextStyle()).contains("in cluster \(found.assignment[4]! + 1):"))
        #expect(told.record.line.contains("\"type\":\"explanation\""))
        #expect(throws: Problem.self) { try ClusterExplanation(corpus, found, of: "nobody") }
    }
}

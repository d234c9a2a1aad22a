// Clusters of texts about invented subjects: those that were planted come out, in the number they were planted in.

import Testing

@testable import Rhetoric

@Suite struct CorpusClusteringTests {
    private func clustering(
        _ texts: [String], count: Int?, level: ItemLevel = .document, seed: UInt64 = 1, threads: Int = 2
    ) throws -> CorpusClustering {
        var options = ClusterOptions()
        (options.count, options.seed, options.workers) = (count, seed, Workers(count: threads))
        return try CorpusClustering(CorpusItems(.ofTexts(texts), level: level), options)
    }

    @Test(arguments: [2, 3, 5], UInt64(1)...3)
    func plantedClustersAreFound(count: Int, seed: UInt64) throws {
        let topics = TestTopics(count, texts: 12 * count, seed: seed)
        let found = try clustering(topics.texts, count: count, seed: seed)
        #expect(topics.isFound(found.assignment), "seed \(seed)")
        #expect(found.stability.isEmpty)
        for cluster in found.clusters {
            let subject = topics.subjects[cluster.medoid]
            let own = Set((0..<15).map { TestProse.word(subject * 15 + $0) })
            let words = cluster.labels.flatMap { $0.split(separator: " ").map(String.init) }
            #expect(words.allSatisfy(own.contains), "seed \(seed): \(cluster.labels)")
            #expect(
                cluster.members.map { found.cosines[$0] } == cluster.members.map { found.cosines[$0] }.sorted(by: >))
        }
    }

    @Test(arguments: [3, 5], UInt64(1)...2)
    func thePlantedNumberIsChosen(count: Int, seed: UInt64) throws {
        let topics = TestTopics(count, texts: 60, words: 24, seed: seed)
        let found = try clustering(topics.texts, count: nil)
        #expect(found.clusters.count == count, "seed \(seed): \(found.stability)")
        #expect(topics.isFound(found.assignment))
        // No more clusters than a quarter of the items are tried.
        #expect(found.stability.map(\.count) == Array(2...12) + [14])
    }

    /// Agreement that only grows with the number of clusters is chance.
    @Test func whereNoNumberStandsOutThereIsOneCluster() throws {
        let rising = [(2, 0.14, 0.16), (12, 0.36, 0.25), (36, 0.55, 0.36)].map {
            CountStability(count: $0, agreement: $1, adjustedRand: $2)
        }
        #expect(StableCount.best(rising) == 1 && StableCount.best([]) == 1)
        #expect(StableCount.best(rising + [CountStability(count: 5, agreement: 0.8, adjustedRand: 0.7)]) == 5)
        var prose = TestProse(words: 400, seed: 3)
        let found = try clustering((0..<120).map { _ in prose.sentence(of: 20) }, count: nil)
        #expect(found.clusters.count == 1 && found.clusters[0].members.count == 120)
    }

    /// Larger numbers are told that stand out by themselves and are nearly as sure.
    @Test func finerNumbersAreThosePeaksThatNearlyHold() {
        let curve = [(2, 0.6), (4, 0.82), (5, 0.6), (6, 0.73), (7, 0.7), (8, 0.5), (9, 0.71), (10, 0.8)].map {
            CountStability(count: $0, agreement: $1, adjustedRand: 0.5)
        }
        #expect(StableCount.best(curve) == 4 && StableCount.finer(curve, than: 4) == [6, 10])
        #expect(StableCount.finer(curve, than: 10) == [] && StableCount.finer(curve, than: 1) == [])
    }

    /// Documents are quoted by what they say of the cluster's subject, and no two examples have the same words.
    @Test func examplesSpeakForTheirCluster() throws {
        let topics = TestTopics(3, texts: 36, seed: 5)
        var texts = topics.texts.map { "Mr. President. " + $0 + " We thank everyone for this." }
        texts.append(texts[0])
        let found = try clustering(texts, count: 3)
        for cluster in found.clusters {
            #expect(cluster.examples.first?.item == cluster.medoid && cluster.examples.count == 3)
            let words = cluster.examples.map { found.items.stems[$0.item].sorted() }
            #expect(Set(words).count == words.count)
            let subject = topics.subjects[cluster.medoid % 36]
            for example in cluster.examples {
                let statement = try #require(example.statement)
                let document = Corpus.ofTexts(texts).documents[statement.document]
                let said = document.text[document.statements[statement.statement].bytes]
                #expect((0..<15).contains { said.lowercased().contains(TestProse.word(subject * 15 + $0)) }, "\(said)")
            }
        }
    }

    @Test func theSeedDecidesAndThreadsDoNot() throws {
        let topics = TestTopics(4, texts: 32, seed: 9)
        let one = try clustering(topics.texts, count: nil, seed: 3, threads: 1)
        let four = try clustering(topics.texts, count: nil, seed: 3, threads: 4)
        #expect(one.assignment == four.assignment && one.cosines == four.cosines && one.stability == four.stability)
        #expect(one.clusters.map(\.labels) == four.clusters.map(\.labels))
    }

    @Test func theLargestClusterComesFirst() throws {
        let found = try clustering(
            ["red brick", "blue water", "blue water deep", "water blue cold", "red brick wall"], count: 2)
        #expect(found.clusters.map { $0.members.sorted() } == [[1, 2, 3], [0, 4]])
        #expect(found.assignment == [1, 0, 0, 0, 1])
    }

    @Test func fewerItemsThanClustersIsAProblem() throws {
        let problem = #expect(throws: Problem.self) { try clustering(["red brick", "blue water"], count: 3) }
        #expect(problem?.kind == .usage)
        #expect(
            problem?.description
                == "--count 3: there are 2 documents with words to tell them by, too few for 3 clusters; "
                + "ask for between 1 and 2")
        #expect(throws: Problem.self) { try clustering(["red brick", "blue water"], count: 0) }
        #expect(throws: Problem.self) { try clustering([], count: 1) }
        #expect(throws: Problem.self) { try clustering([], count: nil) }
    }

    @Test func itemsWithoutAWordAreUnplaced() throws {
        let found = try clustering(["red brick", "", "blue water", "the of and"], count: 2)
        #expect(found.unplaced == [1, 3] && found.cosines[1] == 0 && found.clusters.map(\.members) == [[0], [2]])
    }

    @Test(arguments: [2, 5, 30])
    func equalItemsCannotBeToldApart(number: Int) throws {
        let texts = [String](repeating: "The ministry of Valdoria regrets the delay.", count: number)
        for count in [nil, 1, 2] {
            let problem = #expect(throws: Problem.self) { try clustering(texts, count: count) }
            #expect(
                problem?.description
                    == "the corpus: none of its \(number) documents has a word that tells it from the others; "
                    + "give documents that differ")
            #expect(problem?.kind == .badData)
        }
    }

    @Test func twoItemsWithoutACommonWordAreTwoClusters() throws {
        #expect(try clustering(["red brick", "blue water"], count: 2).unplaced.isEmpty)
    }

    /// No two of them share a word; a background knows which words stand in the same company.
    @Test func aBackgroundJoinsWhatSharesNoWord() throws {
        let items = CorpusItems(.ofTexts(["Truce", "Levy", "Ceasefire", "Tariff"]), level: .document)
        let background = try TestBackground.build()
        for seed in UInt64(1)...4 {
            var options = ClusterOptions()
            (options.count, options.background, options.seed) = (2, background, seed)
            let found = try CorpusClustering(items, options)
            #expect(found.clusters.map { $0.members.sorted() } == [[0, 2], [1, 3]], "seed \(seed)")
        }
    }

    @Test func oneItemIsACluster() throws {
        let found = try clustering(["The bridge opens."], count: nil)
        #expect(found.clusters.map(\.members) == [[0]])
    }
}

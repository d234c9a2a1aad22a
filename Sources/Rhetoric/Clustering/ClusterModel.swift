// A clustering that is kept, so that new items can be put into its clusters: the centres among the words, by their spellings.

import Foundation

/// What is needed of a clustering to place an item in it.
public struct ClusterModel: Sendable, Codable, Equatable {
    public struct Cluster: Sendable, Codable, Equatable {
        public let labels: [String]
        /// Items that it was made of.
        public let size: Int
    }

    /// A stem with its global weight, and its weight in the centres that have it.
    struct Term: Sendable, Codable, Equatable {
        let stem: String
        let weight: Double
        let clusters: [Int32]
        let values: [Float]
    }

    private static let currentFormat = "rhetoric clusters 1"

    let format: String
    /// "document" or "statement": what its items were.
    public let level: String
    public let clusters: [Cluster]
    let terms: [Term]

    public init(_ clustering: CorpusClustering) {
        format = Self.currentFormat
        level = clustering.items.level.rawValue
        clusters = clustering.clusters.map { Cluster(labels: $0.labels, size: $0.members.count) }
        let (weighted, centroids) = (clustering.weighted, clustering.centres.centroids)
        let stems = clustering.items.table.lexicon.stems
        terms = weighted.vocabulary.stems.enumerated().map { term, stem in
            let held = (0..<centroids.rows).filter { centroids[$0, term] != 0 }
            return Term(
                stem: stems[Int(stem)], weight: weighted.globalWeights[term], clusters: held.map { Int32($0) },
                values: held.map { Float(centroids[$0, term]) })
        }
    }

    /// Reads what `json` wrote.
    ///
    /// - Parameter place: names the file in messages.
    public init(_ json: Data, at place: String) throws(Problem) {
        let read = try? JSONDecoder().decode(ClusterModel.self, from: json)
        guard let read, read.format == Self.currentFormat, read.isSound else {
            throw Problem(
                .badData, at: place, "is no clustering that this version of rhetoric can read",
                wayOut: "make one with rhetoric cluster CORPUS --save FILE")
        }
        self = read
    }

    private var isSound: Bool {
        let range = 0..<Int32(clusters.count)
        guard ItemLevel(rawValue: level) != nil, !clusters.isEmpty, clusters.allSatisfy({ $0.size >= 1 }),
            Set(terms.map(\.stem)).count == terms.count
        else { return false }
        return terms.allSatisfy { term in
            term.clusters.count == term.values.count && term.clusters.allSatisfy(range.contains)
                && zip(term.clusters, term.clusters.dropFirst()).allSatisfy(<)
                && (0...1e6).contains(term.weight) && term.values.allSatisfy { abs($0) <= 1.001 }
        }
    }

    public var json: Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return (try? encoder.encode(self)) ?? Data()
    }

    /// The nearest centre of each item with the cosine, the lowest of equal ones; nil for an item none of whose words
    /// the clustering knows. An item that it was made of is as near to its centre as it was. Cost O(words and centres).
    public func nearest(_ items: CorpusItems) -> [(cluster: Int, cosine: Double)?] {
        let places = Dictionary(terms.enumerated().map { ($1.stem, $0) }) { first, _ in first }
        let known = items.table.lexicon.stems.map { places[$0] ?? -1 }
        return items.stems.map { stems in
            var counts: [Int: Int] = [:]
            for stem in stems where known[Int(stem)] >= 0 { counts[known[Int(stem)], default: 0] += 1 }
            var products = [Double](repeating: 0, count: clusters.count)
            var squares = 0.0
            for (place, count) in counts.sorted(by: { $0.key < $1.key }) {
                let weight = log(1 + Double(count)) * terms[place].weight
                squares += weight * weight
                for (cluster, value) in zip(terms[place].clusters, terms[place].values) {
                    products[Int(cluster)] += weight * Double(value)
                }
            }
            guard squares > 0 else { return nil }
            let best = products.indices.max { (products[$0], $1) < (products[$1], $0) }
            return best.flatMap { products[$0] > 0 ? ($0, products[$0] / squares.squareRoot()) : nil }
        }
    }
}

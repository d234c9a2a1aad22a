// What a cluster is about: words and phrases that it has and the others have not.

import Foundation

/// Labels by what they add to the divergence of a cluster from all (Kullback and Leibler 1951): p ln(p / q), with p the part
/// of the term in what an item of the cluster says, on average, and q the mean of that over the clusters. An item says a term
/// ln(1 + f) times, for f occurrences, of all that it says.
struct ClusterLabels: Sendable {
    /// A word or phrase that may be a label.
    private struct Candidate {
        let stems: [Int32]
        let text: String
        let weight: Double
        /// Row among the word vectors, for single words that the background knows.
        var vector: Int?
        var isPhrase: Bool { stems.count > 1 }
    }

    /// A word that tells a cluster from the others.
    struct Word: Sendable {
        let term: Int
        fileprivate let use: Use
        /// What it adds to the divergence: above 0.
        let weight: Double
    }

    /// Words that tell a cluster, at most.
    private static let words = 40
    /// A phrase takes the place of its words where so much of what holds the rarest of them holds the phrase.
    private static let phraseShare = 0.35
    /// What a phrase counts beside a word of the same weight.
    private static let phraseWorth = 1.5
    /// Two words with a cosine from here on are told once.
    private static let alike: Float = 0.65

    private let items: CorpusItems
    private let matrix: DocumentTermMatrix
    private let background: Background?
    private let phrases: ClusterPhrases

    /// - Parameters:
    ///   - matrix: counts of the items' words.
    ///   - background: knows words that are alike; nil for none.
    init(_ items: CorpusItems, _ matrix: DocumentTermMatrix, _ background: Background?) {
        (self.items, self.matrix, self.background) = (items, matrix, background)
        phrases = ClusterPhrases(items)
    }

    /// The words that tell each group of items from the others, the best first. Cost O(words of the items).
    func words(of groups: [[Int]]) -> [[Word]] {
        let uses = groups.map(uses)
        let totals = uses.reduce(into: [Int: Double]()) { totals, uses in
            for (term, use) in uses { totals[term, default: 0] += use.part }
        }
        return uses.map { uses in
            let all = uses.map { term, use in
                Word(
                    term: term, use: use, weight: use.part * Self.distinction(use.part, of: totals[term]!, groups.count)
                )
            }
            return Array(
                all.filter { $0.weight > 0 }.sorted { ($0.weight, $1.term) > ($1.weight, $0.term) }.prefix(Self.words))
        }
    }

    /// The best labels of each group, at most `most`. Cost O(words of the items).
    ///
    /// - Parameter words: those of each group, from `words(of:)`.
    func labels(of groups: [[Int]], _ words: [[Word]], most: Int = 6, workers: Workers) -> [[String]] {
        let stems = words.map { Set($0.map { matrix.vocabulary.stems[$0.term] }) }
        let found = workers.map(parts: groups.count) { phrases.phrases(of: groups[$0], among: stems[$0]) }
        var phraseTotals: [[Int32]: Double] = [:]
        for (group, found) in zip(groups, found) {
            for phrase in found { phraseTotals[phrase.stems, default: 0] += Double(phrase.items) / Double(group.count) }
        }
        return groups.indices.map { cluster in
            // A number says nothing by itself ("79th"); it may stand in a phrase ("2030 agenda").
            var candidates = words[cluster].filter { !isNumber(matrix.vocabulary.stems[$0.term]) }.map { word in
                let stem = matrix.vocabulary.stems[word.term]
                return Candidate(
                    stems: [stem], text: items.spellings[stem] ?? "", weight: word.weight,
                    vector: background?.term(ofStem: items.table.lexicon.stems[Int(stem)]))
            }
            let useOfWord = Dictionary(
                uniqueKeysWithValues: words[cluster].map { (matrix.vocabulary.stems[$0.term], $0.use) })
            for phrase in found[cluster] {
                let share = Double(phrase.items) / Double(groups[cluster].count)
                guard let rarest = phrase.stems.compactMap({ useOfWord[$0] }).min(by: { $0.share < $1.share }),
                    share >= Self.phraseShare * rarest.share
                else { continue }
                let distinction = Self.distinction(share, of: phraseTotals[phrase.stems]!, groups.count)
                let part = rarest.part * min(1, share / rarest.share)
                guard distinction > 0 else { continue }
                candidates.append(
                    Candidate(
                        stems: phrase.stems, text: phrases.spelling(of: phrase),
                        weight: Self.phraseWorth * part * distinction))
            }
            return chosen(from: candidates, most)
        }
    }

    private func isNumber(_ stem: Int32) -> Bool { items.spellings[stem]?.first?.isNumber ?? false }

    /// ln(p / q), from p and the sum of all clusters' parts; of a single cluster there is nothing to tell it from.
    private static func distinction(_ part: Double, of total: Double, _ clusters: Int) -> Double {
        clusters == 1 ? 1 : max(0, log(Double(clusters) * part / total))
    }

    /// What a group says of a term.
    fileprivate struct Use {
        /// Of its items, those that hold it.
        var share = 0.0
        /// Of what its items say, on average.
        var part = 0.0
    }

    private func uses(_ members: [Int]) -> [Int: Use] {
        var uses: [Int: Use] = [:]
        for item in members {
            let entries = matrix.counts.entries(ofRow: item)
            let all = entries.reduce(0) { $0 + log(1 + matrix.counts.values[$1]) }
            for entry in entries {
                uses[Int(matrix.counts.columnIndices[entry]), default: Use()].share += 1 / Double(members.count)
                uses[Int(matrix.counts.columnIndices[entry]), default: Use()].part +=
                    log(1 + matrix.counts.values[entry]) / all / Double(members.count)
            }
        }
        return uses
    }

    /// The heaviest that say nothing over again.
    private func chosen(from candidates: [Candidate], _ most: Int) -> [String] {
        let ordered = candidates.enumerated().sorted { ($0.element.weight, $1.offset) > ($1.element.weight, $0.offset) }
            .map(\.element)
        var chosen: [Candidate] = []
        for candidate in ordered where chosen.count < most {
            if chosen.contains(where: { isSaid(candidate, by: $0) }) { continue }
            if candidate.isPhrase { chosen.removeAll { isSaid($0, by: candidate) } }
            chosen.append(candidate)
        }
        return chosen.map(\.text)
    }

    private func isSaid(_ candidate: Candidate, by other: Candidate) -> Bool {
        if other.isPhrase { return candidate.stems.contains(where: other.stems.contains) }
        if candidate.isPhrase { return false }
        guard let a = candidate.vector, let b = other.vector, let background else { return false }
        guard background.hasVector(a), background.hasVector(b) else { return false }
        let vectors = background.vectors(of: [a, b])
        return zip(vectors.row(0), vectors.row(1)).reduce(0) { $0 + $1.0 * $1.1 } >= Self.alike
    }
}

// From spans to families: spans that were aligned with each other belong together, and so do spans of one statement
// that are mostly the same. A chain of such likenesses can lead anywhere, so a family is what resembles its centre; what does not
// looks for a centre of its own.

/// Occurrences of one formula, by place.
struct FormulaFamily: Sendable {
    /// Tokens of each occurrence, ascending; they do not overlap.
    let occurrences: [Range<Int>]
    /// Index of the occurrence that is most like the others.
    let medoid: Int
}

struct FormulaFamilies: Sendable {
    /// Spans of one statement are one occurrence where they share so much of the longer.
    private static let leastOverlap = 0.6
    /// What an occurrence has in common with the centre of its family: information of the shared stems over that of both
    /// together (as Jaccard's index of two sets).
    private static let leastLikeness: Float = 0.45
    /// Of a large family so many occurrences vote for the centre.
    private static let voters = 200

    let table: StatementTable
    let information: [Float]
    let isTelling: [Bool]

    /// - Parameter spans: in pairs that were aligned with each other.
    func families(_ spans: [FormulaSpan], workers: Workers) -> [FormulaFamily] {
        let components = components(spans)
        return workers.map(parts: components.count) { divided(occurrences(components[$0].map { spans[$0] })) }.flatMap {
            $0
        }
        .sorted {
            ($0.occurrences[0].lowerBound, $0.occurrences[0].upperBound) < (
                $1.occurrences[0].lowerBound, $1.occurrences[0].upperBound
            )
        }
    }

    /// Groups of spans that hang together, each ascending, in the order of their first.
    private func components(_ spans: [FormulaSpan]) -> [[Int]] {
        var sets = DisjointSets(count: spans.count)
        for pair in stride(from: 0, to: spans.count, by: 2) { sets.join(pair, pair + 1) }
        let order = spans.indices.sorted {
            (spans[$0].tokens.lowerBound, spans[$0].tokens.upperBound, $0) < (
                spans[$1].tokens.lowerBound, spans[$1].tokens.upperBound, $1
            )
        }
        for (place, first) in order.enumerated() {
            let range = spans[first].tokens
            var next = place + 1
            while next < order.count, spans[order[next]].tokens.lowerBound < range.upperBound {
                let other = spans[order[next]].tokens
                let shared = range.clamped(to: other).count
                if Double(shared) >= Self.leastOverlap * Double(max(range.count, other.count)) {
                    sets.join(first, order[next])
                    // All that equal the other are joined to it in their turn.
                    if other == range { break }
                }
                next += 1
            }
        }
        var groups: [Int: [Int]] = [:]
        for span in spans.indices { groups[sets.root(span), default: []].append(span) }
        return groups.values.sorted { $0[0] < $1[0] }
    }

    /// One occurrence for spans of a statement that overlap: the one that tells most.
    private func occurrences(_ spans: [FormulaSpan]) -> [Range<Int>] {
        let best = spans.sorted {
            ($1.information, $0.tokens.lowerBound, $0.tokens.upperBound)
                < ($0.information, $1.tokens.lowerBound, $1.tokens.upperBound)
        }
        var kept: [Range<Int>] = []
        var taken = Set<Int>()
        for span in best where !span.tokens.contains(where: { taken.contains($0) }) {
            kept.append(span.tokens)
            taken.formUnion(span.tokens)
        }
        return kept.sorted { $0.lowerBound < $1.lowerBound }
    }

    private func divided(_ occurrences: [Range<Int>]) -> [FormulaFamily] {
        var families: [FormulaFamily] = []
        var rest = occurrences
        while rest.count > 1 {
            let stems = rest.map { tokens in table.stems[tokens].filter { isTelling[Int($0)] }.sorted() }
            let centre = centre(of: stems)
            let isNear = stems.map { likeness($0, stems[centre]) >= Self.leastLikeness }
            let near = rest.indices.filter { isNear[$0] || $0 == centre }
            if near.count > 1 {
                families.append(FormulaFamily(occurrences: near.map { rest[$0] }, medoid: near.firstIndex(of: centre)!))
            }
            rest = rest.indices.filter { !isNear[$0] && $0 != centre }.map { rest[$0] }
        }
        return families
    }

    /// The occurrence that is most like the others (of a large family: like some from everywhere in it); the first of
    /// equal ones.
    private func centre(of stems: [[Int32]]) -> Int {
        let step = max(1, stems.count / Self.voters)
        let voters = stride(from: 0, to: stems.count, by: step).map { $0 }
        var best: (sum: Float, index: Int) = (-1, 0)
        for index in voters {
            let sum = voters.reduce(0) { $0 + likeness(stems[$1], stems[index]) }
            if sum > best.sum { best = (sum, index) }
        }
        return best.index
    }

    /// Information of the stems that both lists have, over that of all; both ascend.
    private func likeness(_ a: [Int32], _ b: [Int32]) -> Float {
        var (i, j) = (0, 0)
        var (shared, all): (Float, Float) = (0, 0)
        while i < a.count || j < b.count {
            if j == b.count || (i < a.count && a[i] < b[j]) {
                all += information[Int(a[i])]
                i += 1
            } else if i == a.count || b[j] < a[i] {
                all += information[Int(b[j])]
                j += 1
            } else {
                shared += information[Int(a[i])]
                all += information[Int(a[i])]
                (i, j) = (i + 1, j + 1)
            }
        }
        return all > 0 ? shared / all : 0
    }
}

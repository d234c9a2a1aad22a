// Who repeats whom: documents, or where these are many those who speak in them, each against each.

import Rhetoric

struct RepeatMatrix {
    /// What the rows and columns are: "document", "speaker", "source" or "year".
    let unit: String
    let names: [String]
    /// Documents behind the rows, where these are documents.
    let documents: [Int]?
    /// Repeats of row `later` from column `earlier`: best repeats of statements.
    private(set) var counts: [[Int]]
    /// Repeats of holders beyond the last row.
    private(set) var left = 0

    /// Rows that a page can show.
    private static let most = 40

    init(_ findings: CorpusFindings) {
        let corpus = findings.corpus
        let dated = findings.order.filter { !findings.ranking.undated.contains($0) }
        let holders: [(unit: String, of: (StatementReference) -> String?)] = [
            ("speaker", { corpus.speaker(of: $0) }), ("source", { corpus.documents[$0.document].source }),
            ("year", { corpus.documents[$0.document].date.map { String($0.first.description.prefix(4)) } }),
        ]
        let best = findings.repeats.values.compactMap(\.first).filter(\.band.isRepeat)
        if dated.count <= Self.most {
            (unit, documents) = ("document", dated)
            names = dated.map { corpus.documents[$0].id }
            let places = Dictionary(uniqueKeysWithValues: dated.enumerated().map { ($1, $0) })
            counts = names.map { _ in [Int](repeating: 0, count: dated.count) }
            count(best) { places[$0.document] }
            return
        }
        documents = nil
        // The first kind of holder that most statements have, and that there are several of.
        let chosen =
            holders.first { holder in
                let known = best.compactMap { holder.of($0.later) }
                return 2 * known.count >= best.count && Set(known).count > 1
            } ?? holders[2]
        unit = chosen.unit
        var totals: [String: Int] = [:]
        for repeated in best {
            for side in [repeated.later, repeated.earlier] { chosen.of(side).map { totals[$0, default: 0] += 1 } }
        }
        let kept = totals.keys.sorted { (totals[$1]!, $0) < (totals[$0]!, $1) }.prefix(Self.most)
        let names = unit == "year" ? kept.sorted() : Array(kept)
        self.names = names
        counts = names.map { _ in [Int](repeating: 0, count: names.count) }
        let places = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
        count(best) { chosen.of($0).flatMap { places[$0] } }
    }

    private mutating func count(_ repeats: [Repeat], _ place: (StatementReference) -> Int?) {
        for repeated in repeats {
            if let later = place(repeated.later), let earlier = place(repeated.earlier) {
                counts[later][earlier] += 1
            } else {
                left += 1
            }
        }
    }

    var most: Int { counts.flatMap(\.self).max() ?? 0 }
}

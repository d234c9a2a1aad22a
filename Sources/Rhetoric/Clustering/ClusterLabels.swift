// What a cluster is about: terms that it has and the others have not.

import Foundation

enum ClusterLabels {
    /// For each group of items the terms with the largest class-based tf-idf (Grootendorst 2022): the share of the
    /// group's items that hold the term, times ln(1 + groups / share of groups that hold it, weighed by how much).
    static func labels(
        of groups: [[Int]], _ matrix: DocumentTermMatrix, spellings: [Int32: String], most: Int = 6
    ) -> [[String]] {
        var shares = DenseMatrix<Double>(rows: groups.count, columns: matrix.vocabulary.count)
        for (group, members) in groups.enumerated() {
            for item in members {
                for entry in matrix.counts.entries(ofRow: item) {
                    shares[group, Int(matrix.counts.columnIndices[entry])] += 1 / Double(members.count)
                }
            }
        }
        var totals = [Double](repeating: 0, count: matrix.vocabulary.count)
        for group in groups.indices { for term in totals.indices { totals[term] += shares[group, term] } }
        return groups.indices.map { group in
            let weighed = totals.indices.compactMap { term -> (weight: Double, term: Int)? in
                let share = shares[group, term]
                guard share > 0 else { return nil }
                return (share * log(1 + Double(groups.count) * share / totals[term]), term)
            }
            return weighed.sorted { ($0.weight, $1.term) > ($1.weight, $0.term) }.prefix(most).map { entry in
                spellings[matrix.vocabulary.stems[entry.term]] ?? ""
            }
        }
    }
}

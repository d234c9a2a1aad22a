// The centres of clusters among all of their words: what tells how near an item is to a cluster, and by which words.

struct WordCentres: Sendable {
    /// k x terms, rows of length 1.
    let centroids: DenseMatrix<Double>
    /// Cosine of each item to the centre of its cluster; 0 for those in none.
    let cosines: [Float]

    /// - Parameters:
    ///   - weights: items x terms, rows of length 1 or zero.
    ///   - labels: cluster of each item, -1 for none.
    init(_ weights: SparseMatrix, _ labels: [Int], count: Int, workers: Workers) {
        let centroids = weights.sums(of: labels, count: count, workers: workers).unitRows
        cosines = labels.enumerated().map { item, label in
            label < 0 ? 0 : Float(weights.product(ofRow: item, with: centroids, label))
        }
        self.centroids = centroids
    }

    /// Cosines of an item to all centres. Cost O(k z) for z terms of the item.
    func cosines(of item: Int, _ weights: SparseMatrix) -> [Double] {
        (0..<centroids.rows).map { weights.product(ofRow: item, with: centroids, $0) }
    }

    /// What each term adds to the cosine of an item and a centre, the most first.
    func parts(of item: Int, _ weights: SparseMatrix, centre: Int) -> [(term: Int, share: Double)] {
        weights.entries(ofRow: item).map { entry in
            let term = Int(weights.columnIndices[entry])
            return (term, weights.values[entry] * centroids[centre, term])
        }.filter { $0.share > 0 }.sorted { ($0.share, $1.term) > ($1.share, $0.term) }
    }
}

extension SparseMatrix {
    fileprivate func product(ofRow row: Int, with other: DenseMatrix<Double>, _ otherRow: Int) -> Double {
        entries(ofRow: row).reduce(0) { $0 + values[$1] * other[otherRow, Int(columnIndices[$1])] }
    }

    /// Products of one row with all rows. Cost O(entries).
    func products(ofRow row: Int) -> [Double] {
        var wanted = [Double](repeating: 0, count: columns)
        for entry in entries(ofRow: row) { wanted[Int(columnIndices[entry])] = values[entry] }
        return (0..<rows).map { other in
            entries(ofRow: other).reduce(0) { $0 + values[$1] * wanted[Int(columnIndices[$1])] }
        }
    }
}

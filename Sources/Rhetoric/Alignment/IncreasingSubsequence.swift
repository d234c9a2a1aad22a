// The part of a list that keeps its order: what is left out has moved. Weighted, so that of two passages that swapped
// places the lighter is the one said to have moved.

enum IncreasingSubsequence {
    /// Indices of the strictly increasing subsequence of the greatest weight. Among equal ones, the one whose elements
    /// end earliest in the list. `weights` are not negative. Cost: n log n for n values.
    static func heaviest(_ values: [Int], weights: [Double]) -> [Int] {
        precondition(values.count == weights.count, "one weight for each value")
        let ranks = Dictionary(
            uniqueKeysWithValues: Set(values).sorted().enumerated().map { ($0.element, $0.offset + 1) })
        // A Fenwick tree over ranks: the best end (an index, -1 for none) among smaller values.
        var tree = [Int](repeating: -1, count: ranks.count + 1)
        var totals = [Double](repeating: 0, count: values.count)
        var previous = [Int](repeating: -1, count: values.count)
        var best = -1
        for (index, value) in values.enumerated() {
            let rank = ranks[value]!
            var node = rank - 1
            while node > 0 {
                if tree[node] >= 0, previous[index] < 0 || totals[tree[node]] > totals[previous[index]] {
                    previous[index] = tree[node]
                }
                node &= node - 1
            }
            totals[index] = weights[index] + (previous[index] < 0 ? 0 : totals[previous[index]])
            node = rank
            while node < tree.count {
                if tree[node] < 0 || totals[index] > totals[tree[node]] { tree[node] = index }
                node += node & -node
            }
            if best < 0 || totals[index] > totals[best] { best = index }
        }
        var chosen: [Int] = []
        while best >= 0 {
            chosen.append(best)
            best = previous[best]
        }
        return chosen.reversed()
    }
}

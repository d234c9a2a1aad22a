// Matches the words of two blocks that fit in one table: the common subsequence of the greatest weight, less a small
// price for each change. The price and the weights are why this is not Myers' algorithm: the shortest script of edits
// treats every word alike and so hangs a rewritten sentence on its "the" and "of".

struct WordMatching {
    /// What one more change costs, in words: less than a function word weighs, so that the price only chooses between
    /// ways to match the same words.
    static let changePrice: Float = 0.15

    private let earlier: TokenSequence
    private let later: TokenSequence
    private let weights: EditWeights

    init(earlier: TokenSequence, later: TokenSequence, weights: EditWeights) {
        self.earlier = earlier
        self.later = later
        self.weights = weights
    }

    /// The matched runs, rising in both sequences. Among equals the first in the later sequence is matched.
    /// Cost: time and bytes proportional to the product of the lengths.
    func runs(in earlierBlock: Range<Int>, _ laterBlock: Range<Int>) -> [SharedRun] {
        guard !earlierBlock.isEmpty, !laterBlock.isEmpty else { return [] }
        let steps = bestSteps(in: earlierBlock, laterBlock)
        let width = laterBlock.count + 1
        var runs: [SharedRun] = []
        var (row, column) = (0, 0)
        var isChanging = false
        while row < earlierBlock.count, column < laterBlock.count {
            let step = steps[row * width + column]
            if isChanging ? step & 6 == 0 : step & 1 == 1 {
                Self.extend(&runs, earlierBlock.lowerBound + row, laterBlock.lowerBound + column)
                (row, column, isChanging) = (row + 1, column + 1, false)
            } else if isChanging {
                if step & 2 != 0 { row += 1 } else { column += 1 }
            } else {
                isChanging = true
            }
        }
        return runs
    }

    private static func extend(_ runs: inout [SharedRun], _ earlier: Int, _ later: Int) {
        if let last = runs.last, last.earlierRange.upperBound == earlier, last.laterRange.upperBound == later {
            runs[runs.count - 1] = SharedRun(earlier: last.earlier, later: last.later, count: last.count + 1)
        } else {
            runs.append(SharedRun(earlier: earlier, later: later, count: 1))
        }
    }

    /// One byte for each pair of positions, (earlier + 1) x (later + 1) by rows: bit 0 is set if after a match the
    /// next step is a match; bits 1 and 2 say that within a change the next step skips an earlier or a later token
    /// (neither: the change ends with a match). Two values are kept for each cell, filled from the ends backwards.
    private func bestSteps(in earlierBlock: Range<Int>, _ laterBlock: Range<Int>) -> [UInt8] {
        let width = laterBlock.count + 1
        var steps = [UInt8](repeating: 4, count: (earlierBlock.count + 1) * width)
        var afterMatch = [Float](repeating: -Self.changePrice, count: width)
        var inChange = [Float](repeating: 0, count: width)
        afterMatch[width - 1] = 0
        let laterForms = Array(later.forms[laterBlock])
        for row in stride(from: earlierBlock.count - 1, through: 0, by: -1) {
            let token = earlierBlock.lowerBound + row
            let (form, gain) = (earlier.forms[token], weights.earlier[token])
            // What a match followed by the rest is worth: the cell one row down and one column right.
            var diagonal = afterMatch[width - 1]
            afterMatch[width - 1] = -Self.changePrice
            steps[row * width + width - 1] = 2
            for column in stride(from: width - 2, through: 0, by: -1) {
                var step: UInt8 = 2
                var change = inChange[column]
                if inChange[column + 1] > change { (change, step) = (inChange[column + 1], 4) }
                let match = laterForms[column] == form ? gain + diagonal : -.infinity
                if match >= change { (change, step) = (match, 0) }
                if match >= change - Self.changePrice { step |= 1 }
                diagonal = afterMatch[column]
                afterMatch[column] = max(match, change - Self.changePrice)
                inChange[column] = change
                steps[row * width + column] = step
            }
        }
        return steps
    }
}

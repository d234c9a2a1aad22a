// A sparse matrix laid out for A^T (A X): blocks of rows so small that their products stay in cache until the transposed
// product has used them up. Within a block the entries stand a second time, by column.

/// Blocks of rows of a sparse matrix, each with its entries by column too.
struct RowBlocks<Scalar: SolverScalar>: Sendable {
    private let matrix: SparseMatrix
    /// The values by row in this precision; nil where the matrix's own are.
    private let converted: Pages<Scalar>?
    private let blocks: [Block]
    /// For every column that a block has entries in: the column, and where they begin.
    private let targets: Pages<Int32>
    private let starts: Pages<Int64>
    /// Of every entry the row within its block, and the value.
    private let places: Pages<UInt16>
    private let values: Pages<Scalar>

    private struct Block: Sendable {
        let rows: Range<Int>
        /// Its columns, as indices into `targets`.
        let sums: Range<Int>
        /// Bounds of parts of equal work, of both.
        var rowBounds: [Int] = []
        var sumBounds: [Int] = []
    }

    /// Rows in a block: their products with sixteen vectors, in single precision, fit the second-level cache, or nearly; but
    /// there are no more than sixteen blocks, whose sums are added in the precision of the panel, unless a row had a number
    /// of more than 16 bits.
    static func rowsInBlock(of rows: Int) -> Int { min(1 << 16, max(1 << 13, (rows + 15) / 16)) }

    /// Cost O(z + blocks n) for z entries and n columns.
    init(_ matrix: SparseMatrix, workers: Workers) {
        let ranges = stride(from: 0, to: matrix.rows, by: Self.rowsInBlock(of: matrix.rows)).map {
            $0..<min(matrix.rows, $0 + Self.rowsInBlock(of: matrix.rows))
        }
        let used = workers.map(parts: ranges.count) { matrix.columnCounts(inRows: ranges[$0]).count { $0 > 0 } }
        let sums = used.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1) }
        let entries = matrix.entryCount
        let converted = Scalar.self == Double.self ? nil : Pages<Scalar>(count: entries)
        let (targets, starts) = (Pages<Int32>(count: sums[used.count]), Pages<Int64>(count: sums[used.count] + 1))
        let (places, values) = (Pages<UInt16>(count: entries), Pages<Scalar>(count: entries))
        starts.base[sums[used.count]] = Int64(entries)
        workers.run(parts: ranges.count) { number in
            let rows = ranges[number]
            var next = matrix.columnCounts(inRows: rows)
            var sum = sums[number]
            var start = matrix.offsets[rows.lowerBound]
            for column in next.indices where next[column] > 0 {
                targets.base[sum] = Int32(column)
                starts.base[sum] = start
                (next[column], start) = (start, start + next[column])
                sum += 1
            }
            for row in rows {
                for entry in matrix.entries(ofRow: row) {
                    let column = Int(matrix.columnIndices[entry])
                    let value = Scalar(matrix.values[entry])
                    let place = Int(next[column])
                    next[column] += 1
                    places.base[place] = UInt16(row - rows.lowerBound)
                    values.base[place] = value
                    if let converted { converted.base[entry] = value }
                }
            }
        }
        self.matrix = matrix
        self.converted = converted
        (self.targets, self.starts, self.places, self.values) = (targets, starts, places, values)
        blocks = ranges.indices.map { number in
            var block = Block(rows: ranges[number], sums: sums[number]..<sums[number + 1])
            block.rowBounds = matrix.offsets.withUnsafeBufferPointer { evenBounds($0.baseAddress!, of: block.rows) }
            block.sumBounds = evenBounds(starts.base, of: block.sums)
            return block
        }
    }

    /// Rows of a panel that holds the products of the blocks that are worked on at once.
    static func scratchRows(of rows: Int) -> Int { min(rows, 3 * rowsInBlock(of: rows)) }

    /// Y = A^T (A X). The products A X go to a panel of as many rows as the matrix, or of `scratchRows`: a place for every
    /// third block.
    ///
    /// The products of the next block are formed before the sums of the last are added, in stages 2 b + 1 and 2 b + 4, so
    /// that threads never wait: a stage may begin when all but the one right before it are done.
    func gram(_ x: Panel<Scalar>, into y: Panel<Scalar>, products: Panel<Scalar>, workers: Workers) {
        let width = Panel<Scalar>.width
        let places = products.length == matrix.rows ? max(1, blocks.count) : 3
        let cleared = 1 << 13
        let stages = [(y.length + cleared - 1) / cleared] + (0..<2 * blocks.count + 2).map { parts(ofStage: $0) }
        withRows { offsets, columns, rowValues in
            workers.run(stages: stages) { stage, part in
                guard let (block, isProduct) = work(ofStage: stage - 1) else {
                    let rows = min(cleared, y.length - part * cleared)
                    (y.base + part * cleared * width).update(repeating: 0, count: rows * width)
                    return
                }
                let first = blocks[block].rows.lowerBound
                let ax = products.base + (block % places) * blocks[0].rows.count * width
                if isProduct {
                    let bounds = blocks[block].rowBounds
                    Scalar.kernels.sparsePanel(
                        offsets.base + first, columns.base, rowValues.base, Int64(bounds[part] - first),
                        Int64(bounds[part + 1] - first), x.base, ax)
                } else {
                    let bounds = blocks[block].sumBounds
                    Scalar.kernels.sparseAdd(
                        starts.base, targets.base, self.places.base, values.base, Int64(bounds[part]),
                        Int64(bounds[part + 1]), ax, y.base)
                }
            }
        }
    }

    /// What a stage does: products at even numbers 2 b, sums of block b at 2 b + 3. Nil where there is no such block.
    private func work(ofStage stage: Int) -> (block: Int, isProduct: Bool)? {
        let isProduct = stage % 2 == 0
        let block = isProduct ? stage / 2 : (stage - 3) / 2
        return blocks.indices.contains(block) && stage != 1 && stage >= 0 ? (block, isProduct) : nil
    }

    private func parts(ofStage stage: Int) -> Int {
        guard let (block, isProduct) = work(ofStage: stage) else { return 0 }
        return (isProduct ? blocks[block].rowBounds : blocks[block].sumBounds).count - 1
    }

    private func withRows(_ body: (SharedBuffer<Int64>, SharedBuffer<Int32>, SharedBuffer<Scalar>) -> Void) {
        matrix.offsets.withUnsafeBufferPointer { offsets in
            matrix.columnIndices.withUnsafeBufferPointer { columns in
                matrix.values.withUnsafeBytes { own in
                    let values = converted.map { UnsafeBufferPointer(start: $0.base, count: $0.count) }
                    body(
                        SharedBuffer(offsets), SharedBuffer(columns),
                        SharedBuffer(values ?? own.bindMemory(to: Scalar.self)))
                }
            }
        }
    }
}

/// Cuts a range into up to sixteen parts that hold about the same number of entries and of what they belong to: the bounds
/// of the parts. `starts` tells where the entries of each begin.
private func evenBounds(_ starts: UnsafePointer<Int64>, of range: Range<Int>) -> [Int] {
    let parts = max(1, min(range.count, 16))
    let work = { (index: Int) in Int(starts[index] - starts[range.lowerBound]) + index - range.lowerBound }
    var bounds = [range.lowerBound]
    for part in 1..<parts {
        var (low, high) = (bounds[part - 1], range.upperBound)
        let share = work(range.upperBound) * part / parts
        while low < high {
            let middle = (low + high) / 2
            if work(middle) < share { low = middle + 1 } else { high = middle }
        }
        bounds.append(low)
    }
    return bounds + [range.upperBound]
}

extension SparseMatrix {
    /// How many entries each column has in some rows.
    fileprivate func columnCounts(inRows range: Range<Int>) -> [Int64] {
        var counts = [Int64](repeating: 0, count: columns)
        for entry in Int(offsets[range.lowerBound])..<Int(offsets[range.upperBound]) {
            counts[Int(columnIndices[entry])] += 1
        }
        return counts
    }
}

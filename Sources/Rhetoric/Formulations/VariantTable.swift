// The variants of a formula under one another: each is aligned with the medoid, word by word, and words that only some have
// get a column of their own.

/// Variants as rows of cells.
public struct VariantTable: Sendable {
    /// An occurrence that is the first with its words, and how many have the same.
    public struct Row: Sendable {
        public let occurrence: Int
        public let count: Int
        /// The words of each column as the text has them, empty where the variant has none.
        public let cells: [String]
    }

    public let rows: [Row]

    /// Cost O(v m^2) for v variants of m words.
    public init(_ formulation: Formulation, _ finder: FormulationFinder) {
        let table = finder.table
        let occurrences = formulation.occurrences
        var variants: [(occurrence: Int, count: Int)] = []
        var places: [[Int32]: Int] = [:]
        for (number, occurrence) in occurrences.enumerated() {
            let forms = Array(table.forms[occurrence.tokens])
            if let place = places[forms] {
                variants[place].count += 1
            } else {
                places[forms] = variants.count
                variants.append((number, 1))
            }
        }
        let medoid = occurrences[formulation.medoid].tokens
        let aligned = variants.map { Self.aligned(occurrences[$0.occurrence].tokens, with: medoid, table) }
        // Columns: what stands before each word of the medoid, that word, and what stands after the last.
        let isUsed = (0...2 * medoid.count).map { column in aligned.contains { !$0[column].isEmpty } }
        rows = zip(variants, aligned).map { variant, columns in
            let reference = occurrences[variant.occurrence].statement
            let text = finder.corpus.documents[reference.document].text
            return Row(
                occurrence: variant.occurrence, count: variant.count,
                cells: columns.indices.filter { isUsed[$0] }.map { column in
                    columns[column].isEmpty ? "" : text[table.bytes(of: columns[column])]
                })
        }
    }

    /// For each column the tokens that a variant has in it: a global alignment by stems (Needleman and Wunsch 1970).
    private static func aligned(_ variant: Range<Int>, with medoid: Range<Int>, _ table: StatementTable) -> [Range<Int>]
    {
        let (a, b) = (Array(table.stems[medoid]), Array(table.stems[variant]))
        let width = b.count + 1
        var best = [Int](repeating: 0, count: (a.count + 1) * width)
        for i in stride(from: a.count - 1, through: 0, by: -1) {
            for j in stride(from: b.count - 1, through: 0, by: -1) {
                let met = a[i] == b[j] ? best[(i + 1) * width + j + 1] + 1 : -1
                best[i * width + j] = max(met, best[(i + 1) * width + j], best[i * width + j + 1])
            }
        }
        let empty = variant.lowerBound..<variant.lowerBound
        var columns = [Range<Int>](repeating: empty, count: 2 * a.count + 1)
        var (i, j) = (0, 0)
        while j < b.count {
            let token = variant.lowerBound + j
            if i < a.count, a[i] == b[j], best[i * width + j] == best[(i + 1) * width + j + 1] + 1 {
                columns[2 * i + 1] = token..<token + 1
                (i, j) = (i + 1, j + 1)
            } else if i < a.count, best[i * width + j] == best[(i + 1) * width + j] {
                i += 1
            } else {
                let column = columns[2 * i]
                columns[2 * i] = column.isEmpty ? token..<token + 1 : column.lowerBound..<token + 1
                j += 1
            }
        }
        return columns
    }
}

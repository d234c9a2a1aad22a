// Which words of a corpus a background takes for alike: "talks" and "negotiations". What a statement says in such words is
// reworded, not new. Names are left out (the vectors of two capitals are alike and their meanings are not), and so are
// numbers and stop words.

/// For each stem of a lexicon the stems that are like it.
struct RelatedWords: Sendable {
    struct Relation: Sendable {
        let stem: Int32
        /// How far one stands for the other, above 0 to 1.
        let credit: Float
    }

    /// Stem s has `relations[bounds[s]..<bounds[s + 1]]`, the nearest first.
    private let relations: [Relation]
    private let bounds: [Int32]

    /// Cosines below this are no likeness; above, the credit rises to 1 in a line.
    private static let leastCosine: Float = 0.35
    private static let most = 24

    /// - Parameters:
    ///   - isContent: by stem, whether it is neither stop word nor name.
    ///   - isAsked: by stem, whether it will be asked for; nil for all. The others have no relations.
    ///   - areOpposites: whether two stems say the contrary: what rises and what falls stand in the same company.
    ///
    /// Cost O(s^2 rank) for s content stems that the background has vectors of.
    init(
        _ lexicon: Lexicon, _ background: Background, isContent: [Bool], isAsked: [Bool]? = nil, workers: Workers,
        areOpposites: @Sendable (Int32, Int32) -> Bool = { _, _ in false }
    ) {
        var stems: [Int32] = []
        var terms: [Int] = []
        for (stem, spelling) in lexicon.stems.enumerated() where isContent[stem] {
            guard let term = background.term(ofStem: spelling), background.hasVector(term) else { continue }
            stems.append(Int32(stem))
            terms.append(term)
        }
        let vectors = background.vectors(of: terms)
        let rows = stems.indices.filter { isAsked?[Int(stems[$0])] ?? true }
        let lists = workers.map(total: rows.count, by: 256) { [stems] part in
            Self.nearest(rows[part], of: vectors, stems, except: areOpposites)
        }.flatMap { $0 }
        var next = 0
        var relations: [Relation] = []
        var bounds: [Int32] = [0]
        for stem in lexicon.stems.indices {
            if next < rows.count, Int(stems[rows[next]]) == stem {
                relations += lists[next]
                next += 1
            }
            bounds.append(Int32(relations.count))
        }
        self.relations = relations
        self.bounds = bounds
    }

    /// No word is like another.
    init(_ lexicon: Lexicon) {
        relations = []
        bounds = [Int32](repeating: 0, count: lexicon.stems.count + 1)
    }

    func relations(of stem: Int32) -> ArraySlice<Relation> {
        relations[Int(bounds[Int(stem)])..<Int(bounds[Int(stem) + 1])]
    }

    /// How far two different stems stand for each other; 0 for most.
    func credit(_ stem: Int32, for other: Int32) -> Float {
        relations(of: stem).first { $0.stem == other }?.credit ?? 0
    }

    private static func nearest(
        _ rows: ArraySlice<Int>, of vectors: DenseMatrix<Float>, _ stems: [Int32],
        except areOpposites: (Int32, Int32) -> Bool
    ) -> [[Relation]] {
        let (count, rank) = (vectors.rows, vectors.columns)
        var cosines = [Float](repeating: 0, count: rows.count * count)
        let own = rows.flatMap { vectors.row($0) }
        vectors.values.withUnsafeBufferPointer { values in
            guard let base = values.baseAddress, count > 0 else { return }
            BLAS.multiply(rows.count, count, rank, own, rank, base, rank, bTransposed: true, into: &cosines, count)
        }
        return zip(rows.indices, rows).map { place, row in
            let start = (place - rows.startIndex) * count
            let found = (0..<count).filter { $0 != row && cosines[start + $0] > leastCosine }
                .sorted { (cosines[start + $0], $1) > (cosines[start + $1], $0) }
            return found.prefix(most).filter { !areOpposites(stems[row], stems[$0]) }.map {
                Relation(
                    stem: stems[$0],
                    credit: min(1, (cosines[start + $0] - leastCosine) / (1 - leastCosine)))
            }
        }
    }
}

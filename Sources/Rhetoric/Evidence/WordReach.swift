// What the words of one later statement can be met by, laid out so that very many earlier statements can be measured
// against it: a look-up for each word of the earlier statement, and nothing for the words that meet none.

struct WordReach: Sendable {
    private struct Link {
        let word: Int32
        let credit: Float
        let next: Int32
    }

    /// First link of each stem, -1 for none.
    private var heads: [Int32]
    private var links: [Link] = []
    /// Stems with links, to be cleared.
    private var reached: [Int32] = []
    /// Information of each distinct word of the later statement, and how far the earlier statement at hand covers it.
    private var information: [Double] = []
    private var covered: [Float] = []

    init(stemCount: Int) {
        heads = [Int32](repeating: -1, count: stemCount)
    }

    /// Takes the distinct stems of the later statement, each with its information.
    mutating func take(_ stems: [Int32], _ information: [Double], _ related: RelatedWords) {
        for stem in reached { heads[Int(stem)] = -1 }
        reached.removeAll(keepingCapacity: true)
        links.removeAll(keepingCapacity: true)
        self.information = information
        covered = [Float](repeating: 0, count: stems.count)
        for (word, stem) in stems.enumerated() {
            link(stem, to: word, 1)
            for relation in related.relations(of: stem) { link(relation.stem, to: word, relation.credit) }
        }
    }

    private mutating func link(_ stem: Int32, to word: Int, _ credit: Float) {
        if heads[Int(stem)] < 0 { reached.append(stem) }
        links.append(Link(word: Int32(word), credit: credit, next: heads[Int(stem)]))
        heads[Int(stem)] = Int32(links.count - 1)
    }

    /// The information of the later statement's words that an earlier one covers: each by its best match there. The
    /// earlier statement's words are columns of a matrix, `stems` their stems. Cost O(words of the earlier statement).
    mutating func covered(_ columns: ArraySlice<Int32>, _ stems: [Int32]) -> Double {
        for word in covered.indices { covered[word] = 0 }
        for column in columns {
            var next = heads[Int(stems[Int(column)])]
            while next >= 0 {
                let link = links[Int(next)]
                covered[Int(link.word)] = max(covered[Int(link.word)], link.credit)
                next = link.next
            }
        }
        return zip(covered, information).reduce(0) { $0 + Double($1.0) * $1.1 }
    }

    /// The same of the words that are chosen, for the earlier statement that was measured last.
    func covered(where isChosen: (Int) -> Bool) -> Double {
        covered.indices.reduce(0) { $0 + (isChosen($1) ? Double(covered[$1]) * information[$1] : 0) }
    }
}

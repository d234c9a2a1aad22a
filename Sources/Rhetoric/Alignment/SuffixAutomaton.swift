// The suffix automaton of a token sequence: it reads another sequence token by token and knows at each step how long
// a run ending here also occurs in the first one, and where it occurred first. Linear in both lengths, which a table of
// all pairs of positions is not: two speeches of 20,000 words share millions of pairs of "the" and "of".
// Blumer et al., "The smallest automaton recognizing the subwords of a text" (1985).

struct SuffixAutomaton: Sendable {
    /// How much of what was read last occurs in the sequence.
    struct Position: Sendable {
        var state: Int32 = 0
        /// Tokens of the longest run that ends with the last token read.
        var length: Int32 = 0
    }

    /// For each state: the length of its longest run, the state of its longest proper suffix that lies in another
    /// state (-1 at the root), the index of the token that ends its first occurrence, and its last-made edge.
    private var lengths: [Int32] = [0]
    private var links: [Int32] = [-1]
    private var firstEnds: [Int32] = [-1]
    private var edges: EdgeTable
    private var last: Int32 = 0

    /// Cost: linear in the number of symbols; about 100 bytes for each.
    init(_ symbols: some Collection<Int32>) {
        edges = EdgeTable(capacity: symbols.count)
        lengths.reserveCapacity(symbols.count * 2)
        links.reserveCapacity(symbols.count * 2)
        firstEnds.reserveCapacity(symbols.count * 2)
        for (index, symbol) in symbols.enumerated() { append(symbol, at: Int32(index)) }
    }

    /// Reads one more token and returns how far the run that ends with it reaches back.
    func advanced(_ position: Position, by symbol: Int32) -> Position {
        var position = position
        while true {
            if let target = edges.target(of: position.state, symbol) {
                return Position(state: target, length: position.length + 1)
            }
            if position.state == 0 { return Position() }
            position.state = links[Int(position.state)]
            position.length = lengths[Int(position.state)]
        }
    }

    /// The index of the token that ends the first occurrence of the run read up to `position`.
    func firstEnd(of position: Position) -> Int { Int(firstEnds[Int(position.state)]) }

    private mutating func append(_ symbol: Int32, at index: Int32) {
        let state = addState(length: lengths[Int(last)] + 1, link: 0, firstEnd: index)
        var walker = last
        last = state
        while walker >= 0, edges.target(of: walker, symbol) == nil {
            edges.add(from: walker, symbol, to: state)
            walker = links[Int(walker)]
        }
        guard walker >= 0, let target = edges.target(of: walker, symbol) else { return }
        if lengths[Int(target)] == lengths[Int(walker)] + 1 {
            links[Int(state)] = target
        } else {
            links[Int(state)] = split(target, reachedFrom: walker, by: symbol)
        }
    }

    /// Gives the shorter runs of `target` a state of their own, because they now occur in one more place.
    private mutating func split(_ target: Int32, reachedFrom origin: Int32, by symbol: Int32) -> Int32 {
        let copy = addState(
            length: lengths[Int(origin)] + 1, link: links[Int(target)], firstEnd: firstEnds[Int(target)])
        edges.copy(from: target, to: copy)
        var walker = origin
        while walker >= 0, edges.target(of: walker, symbol) == target {
            edges.redirect(from: walker, symbol, to: copy)
            walker = links[Int(walker)]
        }
        links[Int(target)] = copy
        return copy
    }

    private mutating func addState(length: Int32, link: Int32, firstEnd: Int32) -> Int32 {
        lengths.append(length)
        links.append(link)
        firstEnds.append(firstEnd)
        edges.addState()
        return Int32(lengths.count - 1)
    }
}

/// The labelled edges of an automaton: found by hashing, listed by state when a state is copied.
private struct EdgeTable: Sendable {
    private struct Edge {
        let from: Int32
        let symbol: Int32
        var to: Int32
        /// The edge made before this one from the same state; -1 if none.
        let previous: Int32
    }

    private var edges: [Edge] = []
    /// The last edge made from each state; -1 if none.
    private var newest: [Int32] = [-1]
    /// Open addressing: indices into `edges`, -1 where free; the length is a power of two and twice the edges or more.
    private var slots: [Int32]

    init(capacity: Int) {
        edges.reserveCapacity(capacity * 2)
        var size = 16
        while size < capacity * 4 { size *= 2 }
        slots = Array(repeating: -1, count: size)
    }

    mutating func addState() { newest.append(-1) }

    func target(of state: Int32, _ symbol: Int32) -> Int32? {
        let edge = slots[slot(state, symbol)]
        return edge < 0 ? nil : edges[Int(edge)].to
    }

    mutating func add(from state: Int32, _ symbol: Int32, to target: Int32) {
        if (edges.count + 1) * 2 > slots.count { grow() }
        slots[slot(state, symbol)] = Int32(edges.count)
        edges.append(Edge(from: state, symbol: symbol, to: target, previous: newest[Int(state)]))
        newest[Int(state)] = Int32(edges.count - 1)
    }

    mutating func redirect(from state: Int32, _ symbol: Int32, to target: Int32) {
        edges[Int(slots[slot(state, symbol)])].to = target
    }

    mutating func copy(from source: Int32, to destination: Int32) {
        var index = newest[Int(source)]
        while index >= 0 {
            let edge = edges[Int(index)]
            add(from: destination, edge.symbol, to: edge.to)
            index = edge.previous
        }
    }

    /// Where the edge stands, or the free slot where it would stand.
    private func slot(_ state: Int32, _ symbol: Int32) -> Int {
        let key = UInt64(UInt32(bitPattern: state)) << 32 | UInt64(UInt32(bitPattern: symbol))
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 24) & mask
        while slots[slot] >= 0 {
            let edge = edges[Int(slots[slot])]
            if edge.from == state, edge.symbol == symbol { break }
            slot = (slot + 1) & mask
        }
        return slot
    }

    private mutating func grow() {
        slots = Array(repeating: -1, count: slots.count * 2)
        for (index, edge) in edges.enumerated() { slots[slot(edge.from, edge.symbol)] = Int32(index) }
    }
}

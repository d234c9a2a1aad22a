// The stems of items, one item after the other in one array: an array of its own for each of a million sentences would
// cost more than all that is counted in them.

/// Items (statements or documents) as sequences of stems.
public struct ItemStems: Sendable {
    /// Indices into `Lexicon.stems`, repeats included. A negative one stands for a word that does not count.
    public let stems: [Int32]
    /// items + 1 entries, ascending from 0: item i is `stems[bounds[i]..<bounds[i + 1]]`.
    public let bounds: [Int]

    public init(_ stems: [Int32], bounds: [Int]) {
        precondition(bounds.first == 0 && bounds.last == stems.count, "the bounds of items span their stems")
        self.stems = stems
        self.bounds = bounds
    }

    public init(_ items: [[Int32]]) {
        var bounds = [0]
        for item in items { bounds.append(bounds[bounds.count - 1] + item.count) }
        self.init(Array(items.joined()), bounds: bounds)
    }

    /// Number of items.
    public var count: Int { bounds.count - 1 }

    public subscript(item: Int) -> ArraySlice<Int32> { stems[bounds[item]..<bounds[item + 1]] }

    /// Consecutive items of about 2^20 words together: what one thread counts at a time.
    var parts: [Range<Int>] { Workers.cut(count, by: 1 << 20) { bounds[$0 + 1] - bounds[$0] } }
}

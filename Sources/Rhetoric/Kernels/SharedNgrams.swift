// Which word n-grams stand in more than one sentence, and where: every one of them, however common, exactly.
//
// The list of places grows no faster than the text, where the pairs of sentences grow with the square of a formula's
// uses; so the list is what is computed, and the pairs are made from it (`SharedNgrams.pairs`) on request.

import CSimilarity

/// The n-grams that stand in two or more sentences, with all their occurrences.
package struct SharedNgrams: Sendable {
    package static let longest = Int(CSIM_LONGEST_NGRAM)
    /// The table that passes over what occurs once has this many bits for an n-gram (and up to twice as many): one in
    /// eight at most stays that should not, and the table of a part is a fraction of the first-level cache.
    private static let tableBitsPerEntry = 8

    /// Words of an n-gram.
    let length: Int
    let sentenceCount: Int
    /// N-gram g stands at `places[starts[g]..<starts[g + 1]]`. The n-grams are in the order of their first places.
    let starts: [Int]
    /// Index of the first word of each occurrence; ascending within an n-gram.
    let places: [Int32]
    /// The sentence of each occurrence; it comes again when the n-gram stands in it again.
    let sentences: [Int32]

    /// How many n-grams are shared.
    var count: Int { starts.count - 1 }

    /// - Parameters:
    ///   - words: a number for each word, of all sentences one after the other; a negative one (a stop mark, an unknown
    ///     word) is in no n-gram. Fewer than 2^31.
    ///   - bounds: sentence s is `words[bounds[s]..<bounds[s + 1]]`; from 0 to the number of words.
    ///   - length: 1 to `longest`. N-grams do not cross the bounds of sentences.
    ///   - hashMask: the bits of the hash that are used. Fewer make it slow and change nothing: for tests of collisions.
    ///
    /// Cost O(words length) time, and O(occurrences) for what is shared; 8 bytes of memory a word, and 16 a
    /// shared occurrence.
    package init(words: [Int32], bounds: [Int], length: Int = 5, hashMask: UInt64 = .max, workers: Workers) {
        precondition((1...Self.longest).contains(length), "an n-gram has 1 to \(Self.longest) words, not \(length)")
        precondition(words.count < Int32.max, "n-grams are found among fewer than 2^31 words, not \(words.count)")
        precondition(bounds.first == 0 && bounds.last == words.count, "the bounds of sentences cover all words")
        let bounds = bounds.map(Int64.init)
        let parts = NgramParts(words: words, bounds: bounds, length: length, hashMask: hashMask, workers: workers)
        let index = Self.sentenceIndex(bounds)
        let groups = workers.map(parts: parts.count, each: Scratch.init) { part, scratch in
            let kept = scratch.recurring(parts, part)
            return Groups(&scratch.entries, kept, words: words, bounds: bounds, index: index, length: length)
        }
        self.length = length
        sentenceCount = bounds.count - 1
        (starts, places, sentences) = Self.joined(groups)
    }

    /// See `csim_sentence_index`.
    private static func sentenceIndex(_ bounds: [Int64]) -> [Int32] {
        var index = [Int32](repeating: 0, count: Int(bounds[bounds.count - 1]) >> CSIM_INDEX_BITS + 2)
        if bounds.count > 1 { csim_sentence_index(bounds, Int64(bounds.count - 1), &index) }
        return index
    }

    /// The entries of one part in work.
    private struct Scratch {
        var entries: [UInt64] = []
        var other: [UInt64] = []
        var table: [UInt64] = []

        /// Brings the entries of a part whose hash may occur twice to the front, sorted; returns how many there are.
        mutating func recurring(_ parts: NgramParts, _ part: Int) -> Int {
            let size = parts.size(of: part)
            if entries.count < size {
                entries = Array(repeating: 0, count: size)
                other = entries
            }
            let bits = (6..<32).first { 1 << $0 >= size * tableBitsPerEntry } ?? 32
            if table.count < 2 << (bits - 6) { table = Array(repeating: 0, count: 2 << (bits - 6)) }
            entries.withUnsafeMutableBufferPointer {
                if let base = $0.baseAddress { parts.copy(part, to: base) }
            }
            let kept = csim_ngram_recurring(&entries, Int64(size), Int32(bits), &table)
            csim_sort_by_upper(&entries, &other, kept)
            return Int(kept)
        }
    }

    /// The shared n-grams of one part of the hash.
    private struct Groups: Sendable {
        var ends: [Int64]
        var places: [Int32]
        var sentences: [Int32]

        /// - Parameter entries: the first `kept` are sorted by hash and place; they are used up.
        init(
            _ entries: inout [UInt64], _ kept: Int, words: [Int32], bounds: [Int64], index: [Int32], length: Int
        ) {
            ends = Array(repeating: 0, count: kept / 2)
            places = Array(repeating: 0, count: kept)
            sentences = places
            let count = csim_ngram_groups(
                words, bounds, index, Int32(length), &entries, Int64(kept), &places, &sentences, &ends)
            ends.removeLast(ends.count - Int(count))
        }
    }

    /// Puts the n-grams of all parts in the order of their first places: no two begin at the same one.
    private static func joined(_ parts: [Groups]) -> (starts: [Int], places: [Int32], sentences: [Int32]) {
        let ranges = parts.enumerated().flatMap { part, groups in
            groups.ends.indices.map { group in
                let start = group == 0 ? 0 : Int(groups.ends[group - 1])
                return (part: part, range: start..<Int(groups.ends[group]))
            }
        }
        var order = ranges.indices.map { group in
            let first = parts[ranges[group].part].places[ranges[group].range.lowerBound]
            return UInt64(UInt32(first)) << 32 | UInt64(group)
        }
        var other = order
        csim_sort_by_upper(&order, &other, Int64(order.count))
        var starts = [0]
        var places: [Int32] = []
        var sentences: [Int32] = []
        for entry in order {
            let (part, range) = ranges[Int(UInt32(truncatingIfNeeded: entry))]
            places += parts[part].places[range]
            sentences += parts[part].sentences[range]
            starts.append(places.count)
        }
        return (starts, places, sentences)
    }
}

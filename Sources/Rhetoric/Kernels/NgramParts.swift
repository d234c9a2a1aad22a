// All n-grams of a text, spread by their hash over parts that fit in cache. Written a chunk of sentences at a time,
// each chunk into a place of its own, so that threads share nothing and no pass is needed to count first; one global
// sort or one table of all n-grams would miss the cache at every step.

import CSimilarity

/// The occurrences of all n-grams of a text, by parts of their hash.
struct NgramParts: Sendable {
    /// Words in one chunk, and the most chunks there are.
    private static let wordsPerChunk = 1 << 15
    private static let mostChunks = 256
    /// N-grams in one part: 8 bytes each, a fraction of the second-level cache. And the most parts there are.
    private static let entriesPerPart = 1 << 15
    private static let mostBits = 11

    private let bits: Int
    /// The place of each chunk's first word, where its entries begin; see `csim_ngram_entries`. What lies between the
    /// last entry of a chunk and the first of the next is never read.
    private let firstPlaces: [Int]
    private let entries: [UInt64]
    /// Of each chunk, where its parts start.
    private let starts: [[UInt32]]

    var count: Int { 1 << bits }

    /// - Parameters: see `SharedNgrams`. Memory: 8 bytes a word, and 12 more a word of the chunks in work.
    init(words: [Int32], bounds: [Int64], length: Int, hashMask: UInt64, workers: Workers) {
        let chunks = min(Self.mostChunks, words.count / Self.wordsPerChunk + 1)
        let bits = (0..<Self.mostBits).first { words.count >> $0 <= Self.entriesPerPart } ?? Self.mostBits
        let cuts = EvenCuts.indices(of: bounds, parts: chunks)
        var starts: [[UInt32]] = []
        entries = Array(unsafeUninitializedCapacity: words.count) { buffer, filled in
            csim_prefer_huge_pages(buffer.baseAddress, buffer.count * MemoryLayout<UInt64>.stride)
            let out = DisjointBuffer(buffer)
            starts = workers.map(parts: chunks, each: Scratch.init) { chunk, scratch in
                let sentences = cuts[chunk]..<cuts[chunk + 1]
                let first = Int(bounds[sentences.lowerBound])
                scratch.grow(to: Int(bounds[sentences.upperBound]) - first)
                var starts = [UInt32](repeating: 0, count: 2 + 1 << bits)
                csim_ngram_entries(
                    words, bounds, Int64(sentences.lowerBound), Int64(sentences.upperBound), Int32(length), hashMask,
                    Int32(bits), &scratch.hashes, &scratch.places, out.base + first, &starts)
                return starts
            }
            filled = words.count
        }
        self.bits = bits
        self.starts = starts
        firstPlaces = cuts.map { Int(bounds[$0]) }
    }

    /// The n-grams of one chunk before they are spread.
    private struct Scratch {
        var hashes: [UInt64] = []
        var places: [Int32] = []

        mutating func grow(to count: Int) {
            guard hashes.count < count else { return }
            hashes = Array(repeating: 0, count: count)
            places = Array(repeating: 0, count: count)
        }
    }

    /// How many entries a part has.
    func size(of part: Int) -> Int { starts.reduce(0) { $0 + Int($1[part + 1] - $1[part]) } }

    /// Copies the entries of a part, in the order of their places, to a buffer of its size.
    func copy(_ part: Int, to target: UnsafeMutablePointer<UInt64>) {
        var target = target
        entries.withUnsafeBufferPointer { entries in
            guard let base = entries.baseAddress else { return }
            for (chunk, starts) in starts.enumerated() {
                let size = Int(starts[part + 1] - starts[part])
                target.update(from: base + firstPlaces[chunk] + Int(starts[part]), count: size)
                target += size
            }
        }
    }
}

/// Cuts of something cumulative into parts of about the same size.
enum EvenCuts {
    /// parts + 1 indices of `cumulative` (ascending, at least one entry), from its first to its last: part p is
    /// `indices[p]..<indices[p + 1]` and begins where p/parts of the whole are reached. Cost O(entries).
    static func indices(of cumulative: [Int64], parts: Int) -> [Int] {
        let last = cumulative.count - 1
        var index = 0
        let cuts = (1..<max(1, parts)).map { part in
            let share = Int64((Double(cumulative[last]) * Double(part) / Double(parts)).rounded())
            while index < last, cumulative[index] < share { index += 1 }
            return index
        }
        return [0] + cuts + [last]
    }
}

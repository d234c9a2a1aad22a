// From shared n-grams to pairs of sentences, a sentence at a time: its n-grams name the later sentences, which are
// counted in one row. Sorting all pairs would hold each as often as it has n-grams in common.

import CSimilarity

/// Two sentences that share n-grams.
package struct SharedPair: Equatable, Sendable {
    /// Numbers of the sentences, the first below the second.
    let first: Int
    let second: Int
    /// How many distinct n-grams both hold.
    let shared: Int
}

/// The pairs of sentences that share n-grams, and what was not looked at.
package struct SharedPairs: Sendable {
    /// Of consecutive ranges of first sentences. Not joined: there may be more pairs than words.
    fileprivate let parts: [[csim_pair]]
    /// Pairs before each part, then all.
    fileprivate let starts: [Int]
    /// Shared n-grams that stand in more sentences than the limit allowed: they count in no pair.
    let passedOver: Int

    fileprivate init(parts: [[csim_pair]], passedOver: Int) {
        self.parts = parts.filter { !$0.isEmpty }
        self.passedOver = passedOver
        starts = self.parts.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.count) }
    }
}

extension SharedPairs: RandomAccessCollection {
    package var startIndex: Int { 0 }
    package var endIndex: Int { starts[parts.count] }
    /// Cost O(1): there are few parts.
    package subscript(index: Int) -> SharedPair {
        let part = starts.lastIndex { $0 <= index }!
        let pair = parts[part][index - starts[part]]
        return SharedPair(first: Int(pair.first), second: Int(pair.second), shared: Int(pair.shared))
    }
}

extension SharedNgrams {
    /// Ranges of sentences that are worked on at the same time, of about the same number of pairs.
    private static let pairParts = 16

    /// Each n-gram's sentences, once each, and each sentence's places among them.
    private struct Members: Sendable {
        var groupStarts: [Int64] = [0]
        var sentences: [Int32] = []
        var passedOver = 0
        var rowStarts: [Int64] = []
        var members: [csim_member] = []
    }

    /// All pairs of sentences that share an n-gram, ordered by first and second sentence.
    ///
    /// - Parameter mostSentences: n-grams that stand in more sentences are passed over, and their number is in the
    ///   result; nil passes over none: then a formula of s sentences alone makes s (s - 1) / 2 pairs.
    ///
    /// Cost O(pairs of sentences, counted once for each n-gram they share) time; 12 bytes of memory a pair, and 64 a sentence.
    package func pairs(mostSentences: Int? = nil, workers: Workers) -> SharedPairs {
        let members = members(mostSentences: mostSentences ?? sentenceCount)
        let most = mostPairs(members)
        let cuts = EvenCuts.indices(of: most, parts: Self.pairParts)
        @Sendable func makeScratch() -> Scratch { Scratch(sentenceCount) }
        let parts = workers.map(parts: Self.pairParts, each: makeScratch) { part, scratch in
            let rows = cuts[part]..<cuts[part + 1]
            return pairs(members, rows, most: Int(most[rows.upperBound] - most[rows.lowerBound]), &scratch)
        }
        return SharedPairs(parts: parts, passedOver: members.passedOver)
    }

    private func members(mostSentences: Int) -> Members {
        var result = Members()
        for group in 0..<count {
            let before = result.sentences.count
            for sentence in sentences[starts[group]..<starts[group + 1]] {
                if result.sentences.count == before || result.sentences[result.sentences.count - 1] != sentence {
                    result.sentences.append(sentence)
                }
            }
            if result.sentences.count - before > mostSentences {
                result.sentences.removeLast(result.sentences.count - before)
                result.passedOver += 1
            } else {
                result.groupStarts.append(Int64(result.sentences.count))
            }
        }
        addRows(to: &result)
        return result
    }

    /// Counting sort of the members by their sentence.
    private func addRows(to members: inout Members) {
        members.rowStarts = Array(repeating: 0, count: sentenceCount + 1)
        for sentence in members.sentences { members.rowStarts[Int(sentence) + 1] += 1 }
        for row in 0..<sentenceCount { members.rowStarts[row + 1] += members.rowStarts[row] }
        members.members = Array(repeating: csim_member(index: 0, group: 0), count: members.sentences.count)
        var next = members.rowStarts
        for group in 0..<members.groupStarts.count - 1 {
            for index in members.groupStarts[group]..<members.groupStarts[group + 1] {
                let row = Int(members.sentences[Int(index)])
                members.members[Int(next[row])] = csim_member(index: index, group: Int64(group))
                next[row] += 1
            }
        }
    }

    /// How many pairs the sentences before each can have at most: the later members of their groups, and no more than
    /// there are later sentences.
    private func mostPairs(_ members: Members) -> [Int64] {
        var sum: Int64 = 0
        return [0]
            + (0..<sentenceCount).map { row in
                let later = members.members[Int(members.rowStarts[row])..<Int(members.rowStarts[row + 1])]
                    .reduce(0) { $0 + members.groupStarts[Int($1.group) + 1] - $1.index - 1 }
                sum += min(later, Int64(sentenceCount - row - 1))
                return sum
            }
    }

    /// One row of counts, all zero between rows, and marks of which are not: a bit each, and a bit for each 64 of them.
    private struct Scratch {
        var counts: [Int32]
        var marks: [UInt64]
        var marked: [UInt64]

        init(_ sentenceCount: Int) {
            counts = Array(repeating: 0, count: sentenceCount)
            marks = Array(repeating: 0, count: sentenceCount / 64 + 1)
            marked = Array(repeating: 0, count: sentenceCount / 4096 + 1)
        }
    }

    private func pairs(_ members: Members, _ rows: Range<Int>, most: Int, _ scratch: inout Scratch) -> [csim_pair] {
        Array(unsafeUninitializedCapacity: most) { pairs, filled in
            filled = Int(
                csim_shared_pairs(
                    members.groupStarts, members.sentences, members.rowStarts, members.members,
                    Int64(rows.lowerBound), Int64(rows.upperBound), &scratch.counts, &scratch.marks, &scratch.marked,
                    pairs.baseAddress))
        }
    }
}

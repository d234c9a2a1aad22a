// A committee's own statement says "the Committee reaffirmed": that is its own voice and no report of another's.

enum OwnBody {
    /// A body that so many sentences without a cue speak of is the author.
    private static let mentions = 3

    /// Takes out the cues of a body that the document names by one word all through ("the Committee"), unless it "said".
    static func remove(from cues: inout [SpeechCue?], of text: WrittenText) {
        let bodies = cues.indices.filter { cues[$0].map { isBody($0, text) } ?? false }
        guard !bodies.isEmpty else { return }
        let keys = Set(bodies.compactMap { cues[$0].map { text.words[$0.phrase.words.lowerBound].key } })
        var counts: [UInt64: Int] = [:]
        for stretch in cues.indices where cues[stretch] == nil {
            for key in Set(text.words(of: stretch).lazy.filter(\.isName).map(\.key)).intersection(keys) {
                counts[key, default: 0] += 1
            }
        }
        for stretch in bodies {
            guard let cue = cues[stretch], counts[text.words[cue.phrase.words.lowerBound].key, default: 0] >= mentions
            else { continue }
            cues[stretch] = nil
        }
    }

    private static func isBody(_ cue: SpeechCue, _ text: WrittenText) -> Bool {
        let words = cue.phrase.words
        return cue.phrase.kind == .collective && words.count == 1 && text.words[words.lowerBound].isName
            && !cue.words.contains { said.contains(text.words[$0]) }
    }

    private static let said = WordKeys("said says told added according")
}

// What each word counts for when a redline decides what holds together. The unit is an ordinary content word of these
// two texts, so that thresholds mean the same whether the caller weighs in bits or not at all. A function word or a
// lone number is shared by chance too often to hold two texts together.

struct EditWeights: Sendable {
    static let stopWord: Float = 0.2
    static let number: Float = 0.3

    /// One weight for each token, 0.2 to 2.
    let earlier: [Float]
    let later: [Float]

    init(earlier: TokenSequence, later: TokenSequence) {
        var sum: Float = 0
        var count: Float = 0
        for sequence in [earlier, later] {
            for index in sequence.indices where Self.isContent(sequence.traits[index]) {
                sum += sequence.weights[index]
                count += 1
            }
        }
        let unit = sum > 0 ? sum / count : 1
        self.earlier = Self.weights(of: earlier, unit: unit)
        self.later = Self.weights(of: later, unit: unit)
    }

    private static func isContent(_ traits: TokenTraits) -> Bool { traits.isDisjoint(with: [.stopWord, .number]) }

    private static func weights(of sequence: TokenSequence, unit: Float) -> [Float] {
        sequence.indices.map { index in
            let traits = sequence.traits[index]
            if traits.contains(.stopWord) { return stopWord }
            if traits.contains(.number) { return number }
            return min(max(sequence.weights[index] / unit, 0.5), 2)
        }
    }
}

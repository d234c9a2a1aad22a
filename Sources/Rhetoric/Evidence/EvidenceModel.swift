// From evidence to one score and a band. All constants of the ranking stand here; docs/method.md says how they were
// measured.

import Foundation

/// How the parts of the evidence are weighed.
struct EvidenceModel: Sendable {
    /// Weights of the parts, to be divided by their sum.
    static let lexicalWeight = 1.0
    static let alignmentWeight = 0.5
    static let pairWeight = 0.3
    static let coverageWeight = 0.2
    /// Weight of the latent cosine among the vectors of a background.
    static let backgroundWeight = 0.4
    /// Latent cosines of unrelated statements among the vectors of a background are about this; what is below is nothing.
    static let backgroundFloor = 0.3
    /// Weight of the latent cosine in the space of a very large corpus; see `latentWeight`.
    static let latentWeightAtMost = 0.2
    static let rowsOfHalfLatentWeight = 20_000.0
    /// What a skipped or replaced word costs in a local alignment, in units of the information of the rarest word.
    static let gapPenalty: Float = 0.1
    /// Aligned information at which the alignment counts 1 - 1/e: three words that no other statement has.
    static let alignmentScale = 3.0

    /// Below this a score would be printed as 0: nothing is found then.
    static let leastScore = 0.000_000_5

    /// In the space of a corpus the latent cosine weighs more the more statements that was learnt from: of a hundred it
    /// learns nothing that words do not say.
    let latentWeight: Double
    private let latentFloor: Double

    init(rows: Int, hasBackground: Bool) {
        latentFloor = hasBackground ? Self.backgroundFloor : 0
        latentWeight =
            hasBackground
            ? Self.backgroundWeight
            : Self.latentWeightAtMost * Double(rows) / (Double(rows) + Self.rowsOfHalfLatentWeight)
    }

    /// The latent part of the evidence for a cosine: 0 for what unrelated statements have.
    func latent(ofCosine cosine: Double) -> Double { max(0, (cosine - latentFloor) / (1 - latentFloor)) }

    /// The parts of the evidence for a pair, each 0 to 1.
    struct Parts {
        var lexical = 0.0
        var pairs = 0.0
        /// 1 - exp(-aligned information / `alignmentScale`).
        var alignment = 0.0
        var coverage = 0.0
        var latent = 0.0
    }

    /// 0 to 0.999; equal statements alone reach 1.
    func score(_ parts: Parts) -> Double {
        let sum =
            Self.lexicalWeight * parts.lexical + Self.alignmentWeight * parts.alignment
            + Self.pairWeight * parts.pairs + Self.coverageWeight * parts.coverage + latentWeight * parts.latent
        let weights =
            Self.lexicalWeight + Self.alignmentWeight + Self.pairWeight + Self.coverageWeight + latentWeight
        return min(0.999, max(0, sum / weights))
    }

    static func saturated(_ alignedInformation: Double) -> Double { 1 - exp(-alignedInformation / alignmentScale) }
}

extension Band {
    /// The band of a pair, by its score and by the best aligned stretch of the two.
    ///
    /// Verbatim is a later statement that is all but wholly the earlier one's words in their order. A long aligned
    /// stretch is close, whatever the rest of the two statements says: a formula inside a new sentence is still the
    /// formula.
    init(score: Double, span: AlignedSpan) {
        if score == 1 || (span.laterShare >= 0.9 && span.density >= 0.85 && score >= Self.verbatimScore) {
            self = .verbatim
        } else if span.information >= Self.longStretch || score >= Self.closeScore {
            self = .close
        } else {
            self = score >= Self.rewordedScore ? .reworded : score >= Self.echoScore ? .echo : .new
        }
    }

    private static let longStretch = 3.0
    /// Below it the shared words are too few for two statements to be called the same.
    private static let verbatimScore = 0.60
    private static let closeScore = 0.40
    private static let rewordedScore = 0.27
    private static let echoScore = 0.20
}

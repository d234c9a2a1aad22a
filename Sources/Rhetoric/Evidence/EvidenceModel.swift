// From evidence to one score. All weights stand here; docs/method.md says how they were fitted and what each is worth, and
// benchmarks/quality fits them again.

import Foundation

/// How the parts of the evidence are weighed: a weighted mean, so that more of any part is never less of a repeat.
struct EvidenceWeights: Sendable {
    var lexical: Double
    var aligned: Double
    var pairs: Double
    var coverage: Double
    /// Of the cosine among the vectors of a background.
    var latent: Double

    /// For rankings of formulations: the order of the words counts.
    static let formulation = EvidenceWeights(lexical: 1, aligned: 0.5, pairs: 0.3, coverage: 0.3, latent: 0.35)
    /// For the likeness of two texts in what they say: their order counts little.
    static let meaning = EvidenceWeights(lexical: 1, aligned: 0.2, pairs: 0, coverage: 0.2, latent: 0.1)
}

struct EvidenceModel: Sendable {
    /// Weight of the latent cosine in the space of a very large corpus; see `latentWeight`.
    private static let latentWeightAtMost = 0.2
    private static let rowsOfHalfLatentWeight = 20_000.0
    /// Latent cosines of unrelated statements among the vectors of a background are about this; what is below is nothing.
    private static let backgroundFloor = 0.3
    /// What a skipped or replaced word costs in a local alignment, in units of the information of the rarest word.
    static let gapPenalty: Float = 0.1
    /// Aligned information at which the alignment counts 1 - 1/e: three words that no other statement has.
    private static let alignmentScale = 3.0
    /// Below this a score would be printed as 0: nothing is found then.
    static let leastScore = 0.000_000_5

    private let weights: EvidenceWeights
    /// Latent cosines up to this are no evidence.
    let latentFloor: Double
    private let sumOfWeights: Double

    /// Without a background the latent cosine is of the corpus's own space, and weighs more the more statements that was
    /// learnt from: of a hundred it learns nothing that words do not say.
    init(_ weights: EvidenceWeights, rows: Int, hasBackground: Bool) {
        var weights = weights
        if !hasBackground {
            weights.latent = Self.latentWeightAtMost * Double(rows) / (Double(rows) + Self.rowsOfHalfLatentWeight)
        }
        self.weights = weights
        latentFloor = hasBackground ? Self.backgroundFloor : 0
        sumOfWeights = weights.lexical + weights.aligned + weights.pairs + weights.coverage + weights.latent
    }

    /// What the latent part weighs for one of the lexical.
    var latentShare: Double { weights.latent / weights.lexical }

    /// The parts of the evidence for a pair, each 0 to 1.
    struct Parts {
        var lexical = 0.0
        var pairs = 0.0
        /// 1 - exp(-aligned information / `alignmentScale`).
        var aligned = 0.0
        var coverage = 0.0
        var latent = 0.0
    }

    /// 0 to 0.999; equal statements alone reach 1.
    func score(_ parts: Parts) -> Double {
        let sum =
            weights.lexical * parts.lexical + weights.aligned * parts.aligned + weights.pairs * parts.pairs
            + weights.coverage * parts.coverage + weights.latent * parts.latent
        return min(0.999, max(0, sum / sumOfWeights))
    }

    /// The latent part of the evidence for a cosine: 0 for what unrelated statements have.
    func latent(ofCosine cosine: Double) -> Double { min(1, max(0, (cosine - latentFloor) / (1 - latentFloor))) }

    static func saturated(_ alignedInformation: Double) -> Double { 1 - exp(-alignedInformation / alignmentScale) }
}

// From evidence to one score and a band. All constants of the ranking stand here; docs/method.md says how they were
// measured.

import Foundation

/// How the parts of the evidence are weighed.
struct EvidenceModel: Sendable {
    /// Shares of the parts; they add up to 1.
    var lexicalShare = 0.50
    var pairShare = 0.10
    var alignmentShare = 0.25
    var coverageShare = 0.08
    var latentShare = 0.07
    /// What a skipped or replaced word costs in a local alignment, in units of the information of the rarest word.
    var gapPenalty: Float = 0.1
    /// Aligned information at which the alignment counts 1 - 1/e.
    var alignmentScale = 3.0

    /// The raw parts of a pair, each 0 to 1.
    struct Parts {
        var lexical = 0.0
        var pairs = 0.0
        /// 1 - exp(-aligned information / `alignmentScale`).
        var alignment = 0.0
        var coverage = 0.0
        var latent = 0.0
    }

    func score(_ parts: Parts) -> Double {
        let sum =
            lexicalShare * parts.lexical + pairShare * parts.pairs + alignmentShare * parts.alignment
            + coverageShare * parts.coverage + latentShare * parts.latent
        // Equal statements alone reach 1.
        return min(0.999, max(0, sum))
    }

    func saturated(_ alignedInformation: Double) -> Double { 1 - exp(-alignedInformation / alignmentScale) }
}

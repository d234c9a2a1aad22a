// From a score and the stretch that aligns best to a band. The best of a hundred thousand statements is nearer than the best
// of a hundred, although neither repeats anything: the best of n draws rises with the logarithm of n where large scores
// fall off exponentially, as they do here. So the cuts rise with it (docs/method.md: readings and graded pairs).

import Foundation

struct BandRule: Sendable {
    /// Scores from which a pair is reworded, and from which it is an echo.
    let reworded: Double
    let echo: Double

    /// Cuts where a statement has `reference` earlier ones, and what they rise by when those grow e-fold.
    private static let reference = 200.0
    private static let rewordedAtReference = 0.30
    private static let rise = 0.023
    /// Echoes reach this far below the reworded.
    private static let echoDepth = 0.08
    /// An aligned stretch of so much information is a formula, whatever else the two statements say.
    private static let formula = 3.0
    private static let close = 0.60
    /// Below it the shared words are too few for two statements to be called the same.
    private static let verbatim = 0.60
    /// Statements that share less than this, names left out, share no formulation.
    private static let leastShared = 0.8

    /// - Parameter count: of the earlier statements that the best was chosen from.
    init(among count: Int) {
        reworded = Self.rewordedAtReference + Self.rise * max(0, log(Double(max(1, count)) / Self.reference))
        echo = reworded - Self.echoDepth
    }

    /// - Parameters:
    ///   - shared: the information of the later statement that the earlier one covers, names left out, in wholly rare
    ///     words.
    ///   - isFlagged: whether a negation, number, hedge or party changed; read only where it decides.
    func band(score: Double, span: AlignedSpan, shared: Double, isFlagged: @autoclosure () -> Bool) -> Band {
        if score == 1 { return .verbatim }
        if span.laterShare >= 0.9 && span.density >= 0.85 && score >= Self.verbatim && shared >= Self.leastShared {
            return isFlagged() ? .close : .verbatim
        }
        guard shared >= Self.leastShared else { return score >= echo ? .echo : .new }
        if span.information >= Self.formula || score >= Self.close { return .close }
        return score >= reworded ? .reworded : score >= echo ? .echo : .new
    }
}

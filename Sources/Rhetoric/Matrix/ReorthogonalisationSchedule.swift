// When a Lanczos block must be orthogonalised against the whole basis.
//
// Rounding leaves a component of the size of the precision on the old directions. The three-term recurrence amplifies it,
// step by step, at most by the ratio of G's norm to that of the newest coupling; and down to about the root of the
// precision it does no harm to Ritz values (partial reorthogonalisation; Simon 1984). After two clean blocks running the
// recurrence starts anew from rounding. At the tolerances in use, no block may be left out in single precision.

struct ReorthogonalisationSchedule {
    private let clean: Double
    private let limit: Double
    /// Estimated components of the newest block and of the one before it on the old directions.
    private var newest: Double
    private var before: Double
    private var isSecondDue = false

    /// - Parameters:
    ///   - precision: distance from 1 to the next number.
    ///   - tolerance: on the residuals of Ritz vectors, which feel what is lost in the first order.
    init(precision: Double, tolerance: Double) {
        clean = precision / 8
        limit = min(precision.squareRoot() / 4, tolerance / 1000)
        newest = clean
        before = clean
    }

    /// Whether the next block is to be orthogonalised against the whole basis.
    ///
    /// - Parameter growth: how much making it amplifies components on the old directions.
    func isDue(growth: Double) -> Bool { isSecondDue || growth * newest + before > limit }

    /// To be called once for each block, when it has been made.
    ///
    /// - Parameter isClean: whether it was orthogonalised against the whole basis.
    mutating func advance(growth: Double, isClean: Bool) {
        (before, newest) = (newest, isClean ? clean : growth * newest + before)
        isSecondDue = isClean && !isSecondDue
    }
}

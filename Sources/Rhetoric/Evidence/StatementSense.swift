// What two sentences can share all other words and yet not say the same for: one denies, or their numbers differ. Read from
// single words, so that it can be asked of any pair; the drift of a pair says which words they are.

/// Whether a statement denies, and its numbers.
struct StatementSense: Sendable {
    private let denies: Bool
    private let numbers: Set<Double>

    /// Longer texts deny something and count something else in nearly every case.
    private static let mostWords = 60
    /// What is left of a similarity for each of the two that differs.
    private static let share = 0.9

    /// Nil for texts that are no sentences.
    init?(_ forms: ArraySlice<Int32>, _ lexicon: DriftLexicon) {
        guard forms.count <= Self.mostWords else { return nil }
        denies = forms.contains { lexicon[$0].roles.contains(.negator) }
        numbers = Set(
            forms.compactMap { lexicon[$0].number }.filter { $0.kind == .digits || $0.kind == .small }.map(\.value))
    }

    /// The factor of a similarity, 0 to 1.
    func agreement(with other: StatementSense) -> Double {
        (denies == other.denies ? 1 : Self.share) * (numbers == other.numbers ? 1 : Self.share)
    }
}

// Wordings that someone declares to be one formula: the renderings of two ministries that share no word.

/// Lists of wordings; those of one list are one formula.
public struct DeclaredVariants: Sendable, Equatable {
    public var lists: [[String]]

    public init(_ lists: [[String]] = []) { self.lists = lists }
}

extension FormulaFamily {
    /// Joins the families that hold wordings of one list, with the wordings that none holds.
    ///
    /// - Parameter places: for each list the places of its wordings, ascending.
    static func joining(_ families: [FormulaFamily], _ lists: [[Range<Int>]]) -> [FormulaFamily] {
        lists.reduce(families) { families, places in
            let holds = families.map { family in
                family.occurrences.contains { use in places.contains { use.sharesHalf(of: $0) } }
            }
            let held = families.indices.filter { holds[$0] }.map { families[$0] }
            let uses = held.flatMap(\.occurrences)
            let occurrences = apart(uses + places.filter { place in !uses.contains { $0.overlaps(place) } })
            guard occurrences.count > 1 else { return families }
            // The largest of those that are joined has the label; without one the first place.
            let largest = held.max { $0.occurrences.count < $1.occurrences.count }
            let medoid = largest.flatMap { occurrences.firstIndex(of: $0.occurrences[$0.medoid]) } ?? 0
            let joined = FormulaFamily(occurrences: occurrences, medoid: medoid)
            return (families.indices.filter { !holds[$0] }.map { families[$0] } + [joined])
                .sorted { $0.occurrences[0].lowerBound < $1.occurrences[0].lowerBound }
        }
    }

    /// Of occurrences that overlap the longer, ascending.
    private static func apart(_ occurrences: [Range<Int>]) -> [Range<Int>] {
        var kept: [Range<Int>] = []
        for range in Set(occurrences).sorted(by: { ($1.count, $0.lowerBound) < ($0.count, $1.lowerBound) })
        where !kept.contains(where: { $0.overlaps(range) }) {
            kept.append(range)
        }
        return kept.sorted { $0.lowerBound < $1.lowerBound }
    }
}

extension Range<Int> {
    fileprivate func sharesHalf(of other: Range<Int>) -> Bool {
        overlaps(other) && 2 * clamped(to: other).count >= Swift.min(count, other.count)
    }
}

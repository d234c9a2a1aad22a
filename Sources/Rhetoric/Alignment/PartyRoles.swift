// Who does what to whom. Two names with one verb, noun or direction between them make a triple; where the other statement
// has the same triple with the names in each other's place, the parties have changed places, though every word is kept.
// "Was congratulated by" turns a triple round.

struct PartyRoles {
    struct Triple {
        let agent: NamedParty
        let patient: NamedParty
        /// Stem of the word between them.
        let act: Int32
        let range: Range<Int>
    }

    /// How many words may stand between the two names.
    private static let widest = 7

    static func triples(_ text: DriftText, _ parties: [NamedParty]) -> [Triple] {
        zip(parties, parties.dropFirst()).flatMap { first, second -> [Triple] in
            let between = first.range.upperBound..<max(first.range.upperBound, second.range.lowerBound)
            guard !between.isEmpty, between.count <= widest,
                (between.lowerBound...between.upperBound).allSatisfy({ text.strength(before: $0) < .comma })
            else { return [] }
            let isPassive = between.contains { text.has(.by, $0) }
            let acts = between.filter { !text.isStopWord($0) && !text.has(.title, $0) || text.has(.directional, $0) }
            return acts.map { act in
                Triple(
                    agent: isPassive ? second : first, patient: isPassive ? first : second,
                    act: text.sequence.stems[act], range: first.range.lowerBound..<second.range.upperBound)
            }
        }
    }

    /// Stretches of the two statements in which the same two parties do the same: what became of their places.
    struct Finding {
        let earlier: Range<Int>
        let later: Range<Int>
        let haveChanged: Bool
    }

    /// For each triple of the earlier statement that has its like in the later one.
    static func findings(
        _ earlier: [Triple], _ later: [Triple], areSame: (NamedParty, NamedParty) -> Bool
    ) -> [Finding] {
        earlier.compactMap { first in
            let same = later.filter { $0.act == first.act }
            if let other = same.first(where: { areSame(first.agent, $0.agent) && areSame(first.patient, $0.patient) }) {
                return Finding(earlier: first.range, later: other.range, haveChanged: false)
            }
            let turned = same.first { areSame(first.agent, $0.patient) && areSame(first.patient, $0.agent) }
            return turned.map { Finding(earlier: first.range, later: $0.range, haveChanged: true) }
        }
    }
}

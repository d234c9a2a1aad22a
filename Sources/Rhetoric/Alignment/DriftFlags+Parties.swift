// Named parties: a name on one side that the other side does not have, and names that change places. Who merely speaks is no
// party of what is said. A name that stands elsewhere in the other statement, in whatever form, raises no flag.

extension DriftFlags {
    func partyFlags() -> [Drift.Note] {
        guard earlier.lexicon.tellsNames, hasCapitals else { return [] }
        let first = earlier.parties { later.writesAsName($0) }
        let second = later.parties { earlier.writesAsName($0) }
        let matching = PartyMatching(earlier: earlier, later: later)
        let roles = PartyRoles.findings(
            PartyRoles.triples(earlier, first), PartyRoles.triples(later, second), areSame: matching.areSame)
        // Where the roles are known, the names in them are not told one by one.
        let rest = namedFlags(first, second, matching).filter { note in
            !roles.contains { $0.earlier.overlaps(note.earlier) && $0.later.overlaps(note.later) }
        }
        let changed = roles.first(where: \.haveChanged).map {
            Drift.Note(kind: .party, earlier: $0.earlier, later: $0.later, detail: .roles)
        }
        return (changed.map { [$0] } ?? []) + rest
    }

    private var hasCapitals: Bool {
        changes.contains { change in
            change.kind != .kept
                && (change.earlier.contains(where: earlier.isCapital) || change.later.contains(where: later.isCapital))
        }
    }

    private func namedFlags(
        _ first: [NamedParty], _ second: [NamedParty], _ matching: PartyMatching
    ) -> [Drift.Note] {
        guard !first.isEmpty || !second.isEmpty else { return [] }
        var matching = matching
        let (frame, laterFrame) = (ReportingFrame(earlier).isFrame, ReportingFrame(later).isFrame)
        func isSaid(_ party: NamedParty, _ frame: [Bool]) -> Bool { !frame[party.range.lowerBound] }
        var notes: [Drift.Note] = []
        for change in changes where change.kind != .kept {
            let touched = touched(change, first.map(\.range), second.map(\.range))
            let gone = touched.removed.filter { index in
                isSaid(first[index], frame) && !touched.added.contains { matching.areSame(first[index], second[$0]) }
            }
            let came = touched.added.filter { index in
                isSaid(second[index], laterFrame)
                    && !touched.removed.contains { matching.areSame(first[$0], second[index]) }
            }
            if gone.count == 1, came.count == 1, isInPlace(change, first[gone[0]].range, second[came[0]].range) {
                notes.append(Drift.Note(kind: .party, earlier: first[gone[0]].range, later: second[came[0]].range))
                continue
            }
            for index in gone
            where !first[index].isGeneric && !isPointedAt(in: later, change.later)
                && !matching.isMentioned(first[index], isLater: false)
                && bears(first[index].range.lowerBound, in: change, isLater: false)
            {
                notes.append(lone(.party, first[index].range, isLater: false))
            }
            for index in came
            where !second[index].isGeneric && !isPointedAt(in: earlier, change.earlier)
                && !matching.isMentioned(second[index], isLater: true)
                && bears(second[index].range.lowerBound, in: change, isLater: true)
            {
                notes.append(lone(.party, second[index].range, isLater: true))
            }
        }
        return toldOnce(notes)
    }

    /// Whether a text names parties by pointing: "the two sides" anywhere, "it" and "we" in the place of the name.
    private func isPointedAt(in text: DriftText, _ place: Range<Int>) -> Bool {
        place.contains { text.has(.pronoun, $0) }
            || text.sequence.indices.contains { index in
                (text.word(index).number?.value == 2 || text.has(.both, index)) && text.has(.common, index + 1)
                    && !text.isCapital(index + 1)
            }
    }

    /// A party of several mentions, or of a name and its initials, is told once.
    private func toldOnce(_ notes: [Drift.Note]) -> [Drift.Note] {
        var told: [Drift.Note] = []
        for note in notes {
            let isTold = told.contains {
                roots($0.earlier, earlier) == roots(note.earlier, earlier)
                    && roots($0.later, later) == roots(note.later, later)
            }
            if !isTold { told.append(note) }
        }
        return told
    }

    private func roots(_ range: Range<Int>, _ text: DriftText) -> [Int32] { range.map { text.word($0).root } }
}

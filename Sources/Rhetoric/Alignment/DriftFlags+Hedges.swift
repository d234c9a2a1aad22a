// Hedges: a word that both statements have is vouched for otherwise. A modal verb is about its verb ("will raise", "may
// raise"); an adverb of degree about its neighbours. "Will" for a plain present is tense and raises no flag.

extension DriftFlags {
    func hedgeFlags() -> [Drift.Note] { modalFlags() + degreeFlags() }

    // MARK: Modal verbs and their like

    private func modalFlags() -> [Drift.Note] {
        let (first, second) = (modals(earlier), modals(later))
        var notes: [Drift.Note] = []
        var used = Set<Int>()
        for pair in partners.pairs {
            let (gone, came) = (first[pair.earlier] ?? [], second[pair.later] ?? [])
            used.formUnion(gone)
            used.formUnion(came.map { -1 - $0 })
            guard !gone.isEmpty || !came.isEmpty else { continue }
            if let note = modalNote(gone, came, at: pair.earlier, pair.later) { notes.append(note) }
        }
        // A small change that puts one modal verb with its verb in the place of another.
        for change in changes where change.kind == .substituted && isSmall(change) {
            let gone = change.earlier.filter { isModal(earlier, $0) && !used.contains($0) }
            let came = change.later.filter { isModal(later, $0) && !used.contains(-1 - $0) }
            guard !gone.isEmpty, !came.isEmpty else { continue }
            if let note = modalNote(gone, came, at: gone[0], came[0]) { notes.append(note) }
        }
        return notes.filter { note in !notes.contains { isMove(note, $0) } }
    }

    /// What one verb loses another one gains: the hedge has moved.
    private func isMove(_ first: Drift.Note, _ second: Drift.Note) -> Bool {
        let (lost, gained) = first.later.isEmpty ? (first, second) : (second, first)
        guard lost.later.isEmpty, gained.earlier.isEmpty,
            let stem = lost.earlier.first.map({ earlier.sequence.stems[$0] })
        else { return false }
        return gained.later.first.map { later.sequence.stems[$0] } == stem
    }

    private func isModal(_ text: DriftText, _ index: Int) -> Bool {
        text.hedge(index).map { $0.kind != .degree } ?? false
    }

    /// Modal verbs and their like by the word that they are about.
    private func modals(_ text: DriftText) -> [Int: [Int]] {
        var modals: [Int: [Int]] = [:]
        for index in text.sequence.indices where isModal(text, index) {
            if let verb = text.verb(of: index) { modals[verb, default: []].append(index) }
        }
        return modals
    }

    /// The hedge that counts of several on one word: the weakest.
    private func weakest(_ indices: [Int], _ text: DriftText) -> (index: Int, hedge: Hedge)? {
        indices.compactMap { index in text.hedge(index).map { (index, $0) } }.min { $0.1.strength < $1.1.strength }
    }

    private func modalNote(_ gone: [Int], _ came: [Int], at earlierPlace: Int, _ laterPlace: Int) -> Drift.Note? {
        // A hedge that has its own partner has stayed, whatever it is about now.
        var gone = gone.filter { partners.ofEarlier[$0] < 0 }
        var came = came.filter { partners.ofLater[$0] < 0 }
        dropShared(&gone, &came)
        let (before, after) = (weakest(gone, earlier), weakest(came, later))
        func isTense(_ hedge: Hedge?) -> Bool { hedge == nil || hedge?.kind == .future }
        guard before?.hedge != after?.hedge, !(isTense(before?.hedge) && isTense(after?.hedge)) else { return nil }
        // "Cannot" alone is a denial.
        guard before != nil || !later.isNegator(after?.index ?? 0),
            after != nil || !earlier.isNegator(before?.index ?? 0)
        else { return nil }
        let strengths = (before?.hedge.strength ?? 3, after?.hedge.strength ?? 3)
        return Drift.Note(
            kind: .hedge, earlier: before.map { $0.index..<($0.index + 1) } ?? earlierPlace..<earlierPlace,
            later: after.map { $0.index..<($0.index + 1) } ?? laterPlace..<laterPlace, detail: detail(strengths))
    }

    private func detail(_ strengths: (UInt8, UInt8)) -> Drift.Detail? {
        strengths.0 == strengths.1 ? nil : strengths.0 < strengths.1 ? .stronger : .weaker
    }

    // MARK: Degree

    private func degreeFlags() -> [Drift.Note] {
        changes.flatMap { change -> [Drift.Note] in
            guard change.kind == .substituted || change.kind == .added || change.kind == .removed else { return [] }
            var gone = change.earlier.filter { isDegree(earlier, $0) }
            var came = change.later.filter { isDegree(later, $0) }
            dropShared(&gone, &came)
            if gone.count == 1, came.count == 1, isSmall(change) {
                return [
                    Drift.Note(
                        kind: .hedge, earlier: gone[0]..<(gone[0] + 1), later: came[0]..<(came[0] + 1),
                        detail: detail((degree(gone[0], earlier), degree(came[0], later))))
                ]
            }
            return gone.filter {
                touchesKept($0, earlier, partners.ofEarlier, change) && !isElsewhere($0, of: earlier, in: later)
            }.map {
                lone(.hedge, $0..<($0 + 1), isLater: false, detail: detail((degree($0, earlier), 2)))
            }
                + came.filter {
                    touchesKept($0, later, partners.ofLater, change) && !isElsewhere($0, of: later, in: earlier)
                }.map {
                    lone(.hedge, $0..<($0 + 1), isLater: true, detail: detail((2, degree($0, later))))
                }
        }
    }

    private func isDegree(_ text: DriftText, _ index: Int) -> Bool { text.hedge(index)?.kind == .degree }

    private func degree(_ index: Int, _ text: DriftText) -> UInt8 { text.hedge(index)?.strength ?? 2 }

    private func dropShared(_ gone: inout [Int], _ came: inout [Int]) {
        for index in gone {
            let stem = earlier.sequence.stems[index]
            guard let match = came.firstIndex(where: { later.sequence.stems[$0] == stem }) else { continue }
            came.remove(at: match)
            gone.removeAll { $0 == index }
        }
    }

    private func isElsewhere(_ index: Int, of own: DriftText, in text: DriftText) -> Bool {
        text.sequence.stems.contains(own.sequence.stems[index])
    }

    /// Whether the word before or behind has a partner: what is said to be slight or strong is still said. A number
    /// before which "nearly" stands may have changed.
    private func touchesKept(_ index: Int, _ text: DriftText, _ partner: [Int], _ change: Redline.Change) -> Bool {
        func isKept(_ place: Int) -> Bool {
            partner.indices.contains(place) && partner[place] >= 0 && !text.isStopWord(place)
        }
        let next = text.strength(before: index + 1) < .comma ? index + 1 : index
        let previous = text.strength(before: index) < .comma ? index - 1 : index
        if isKept(next) || isKept(previous) { return true }
        return isSmall(change) && next < text.count && text.word(next).number != nil
    }
}

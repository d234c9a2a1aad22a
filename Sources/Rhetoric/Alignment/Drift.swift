// What changed between a statement and the earlier one that it renews, and of what kind. The redline says where words
// differ; drift adds what a reader must not miss even when the two are nearly the same: a "not", a number, a "may" for
// a "will", another name. The flags are raised in files of their own (`DriftFlags`).

enum DriftKind: String, Sendable, CaseIterable {
    case added, removed, substituted
    /// The same words in another order, or text cut here and pasted there.
    case reordered
    /// A negator on one side only.
    case negation
    /// Other numbers.
    case number
    /// Other modal or hedging words: will and may, nearly, somewhat, strongly.
    case hedge
    /// Other capitalised names.
    case party
}

struct Drift: Sendable, Equatable {
    struct Note: Sendable, Hashable {
        let kind: DriftKind
        /// The tokens concerned; empty, at the place where they would stand, if that side has none.
        let earlier: Range<Int>
        let later: Range<Int>
        var detail: Detail?
    }

    /// What is known of a flag besides its words.
    enum Detail: String, Sendable {
        case weaker, stronger
        /// The same parties in each other's place.
        case roles
    }

    /// In reading order, each change before the flags that it raises.
    let notes: [Note]

    /// Without a `lexicon` (of all forms of both sequences) there are no flags. `changes` may be those of one statement
    /// pair, or of a part of it: the sequences are then the whole statements, so that a flag can look around. Moves that
    /// lead out of it are additions and removals. Cost: linear in the statements, quadratic in the changes.
    init(changes: [Redline.Change], earlier: TokenSequence, later: TokenSequence, lexicon: DriftLexicon?) {
        let reordered = Self.reorderings(in: changes, earlier, later)
        let flagged = lexicon.map { lexicon in
            DriftFlags(
                changes, earlier: DriftText(sequence: earlier, lexicon: lexicon),
                later: DriftText(sequence: later, lexicon: lexicon))
        }
        var flags = (flagged?.notes() ?? [])[...]
        var notes: [Note] = []
        for (index, change) in changes.enumerated() {
            if let note = reordered[index] {
                if let note { notes.append(note) }
            } else if let kind = Self.kind(of: change) {
                notes.append(Note(kind: kind, earlier: change.earlier, later: change.later))
            }
            while let flag = flags.first, flagged!.position(flag) <= index { notes.append(flags.removeFirst()) }
        }
        self.notes = notes + flags
    }

    /// The kinds that occur, in the order of `DriftKind`.
    var kinds: [DriftKind] { DriftKind.allCases.filter { kind in notes.contains { $0.kind == kind } } }

    private static func kind(of change: Redline.Change) -> DriftKind? {
        switch change.kind {
        case .kept: nil
        case .removed, .movedAway: .removed
        case .added, .movedHere: .added
        case .substituted: .substituted
        }
    }
}

// MARK: - Reordering

extension Drift {
    /// How many kept tokens may stand between the two ends of a short swap ("peace and stability").
    private static let swapDistance = 8

    /// For the changes that are ends of a move or of a swap: the note, at its end in the later text, else nil.
    private static func reorderings(
        in changes: [Redline.Change], _ earlier: TokenSequence, _ later: TokenSequence
    ) -> [Int: Note?] {
        var notes: [Int: Note?] = [:]
        func note(_ first: Int, _ second: Int) {
            let (source, target) = changes[first].earlier.isEmpty ? (second, first) : (first, second)
            notes.updateValue(nil, forKey: source)
            notes[target] = Note(kind: .reordered, earlier: changes[source].earlier, later: changes[target].later)
        }
        for (index, change) in changes.enumerated() where change.kind == .movedAway {
            if let end = changes.firstIndex(where: { $0.kind == .movedHere && $0.move == change.move }) {
                note(index, end)
            }
        }
        for (index, change) in changes.enumerated() where notes[index] == nil {
            if change.kind == .substituted {
                if isSwap(change, change, earlier, later) { note(index, index) }
            } else if let other = swapPartner(of: index, in: changes, earlier, later), notes[other] == nil {
                note(index, other)
            }
        }
        return notes
    }

    /// The next change but one, if one of the two removes the words that the other adds.
    private static func swapPartner(
        of index: Int, in changes: [Redline.Change], _ earlier: TokenSequence, _ later: TokenSequence
    ) -> Int? {
        let (change, next) = (changes[index], index + 2)
        guard next < changes.count, changes[index + 1].later.count <= swapDistance else { return nil }
        let isSwapped =
            switch (change.kind, changes[next].kind) {
            case (.removed, .added): isSwap(change, changes[next], earlier, later)
            case (.added, .removed): isSwap(changes[next], change, earlier, later)
            default: false
            }
        return isSwapped ? next : nil
    }

    /// Whether what one change removes and another adds are the same content words.
    private static func isSwap(
        _ source: Redline.Change, _ target: Redline.Change, _ earlier: TokenSequence, _ later: TokenSequence
    ) -> Bool {
        func content(_ range: Range<Int>, _ sequence: TokenSequence) -> [Int32] {
            range.filter { !sequence.traits[$0].contains(.stopWord) }.map { sequence.forms[$0] }.sorted()
        }
        let removed = content(source.earlier, earlier)
        return !removed.isEmpty && removed == content(target.later, later)
    }
}

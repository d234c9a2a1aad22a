// What people said of the pairs of a ranking, found by the places of both statements; after a document was revised, by
// their words.

/// The judgements of one pair: the latest of each person.
struct PairJudgement: Sendable {
    /// What they come to.
    enum Outcome: String {
        case isRepeat = "repeat"
        case isNoRepeat = "not-a-repeat"
        case unsure
        /// Some say that it is a repeat, and some that it is none.
        case disputed
    }

    fileprivate(set) var judgements: [Judgement]

    var outcome: Outcome {
        // Whoever is unsure contradicts nobody.
        let verdicts = Set(judgements.map(\.verdict))
        if verdicts.isSuperset(of: [.isRepeat, .isNoRepeat]) { return .disputed }
        return verdicts.contains(.isRepeat) ? .isRepeat : verdicts.contains(.isNoRepeat) ? .isNoRepeat : .unsure
    }

    var json: JSONValue {
        .object([
            "verdict": .string(outcome.rawValue), "verdicts": .array(judgements.map { .object($0.members) }),
        ])
    }

    /// "judged: a repeat (Ada Brandt)".
    var sentence: String {
        (outcome == .disputed ? "disputed: " : "judged: ")
            + judgements.map { judgement in
                let revision = judgement.isOfEarlierRevision ? ", of an earlier revision" : ""
                return "\(judgement.verdict.words) (\(judgement.judge.onOneLine)\(revision))"
            }.joined(separator: ", ")
    }
}

/// The judgements of corpus files, by pair.
struct PairJudgements: Sendable {
    /// A statement by what tells it from others: its document's id and the place, or the words.
    private enum Side: Hashable {
        case place(id: String, sha256: String, Range<Int>)
        case words(id: String, String)

        init(place citation: Citation) {
            self = .place(id: citation.document.id, sha256: citation.document.sha256, citation.bytes)
        }

        init(words citation: Citation) { self = .words(id: citation.document.id, citation.text) }
    }

    private var found: [[Side]: PairJudgement] = [:]

    init(_ files: [Judgements]) {
        for file in files {
            for judgement in file.all {
                let sides = [judgement.later, judgement.earlier].map { Citation(file.corpus, $0) }
                let key =
                    judgement.isOfEarlierRevision
                    ? sides.map(Side.init(words:)) : sides.map(Side.init(place:))
                found[key, default: PairJudgement(judgements: [])].judgements.append(judgement)
            }
        }
    }

    var isEmpty: Bool { found.isEmpty }

    /// Nil where nobody has judged the pair.
    subscript(_ later: Citation, _ earlier: Citation) -> PairJudgement? {
        guard !isEmpty else { return nil }
        let now = found[[Side(place: later), Side(place: earlier)]]?.judgements ?? []
        let before = found[[Side(words: later), Side(words: earlier)]]?.judgements ?? []
        let all = latest(before.filter { old in !now.contains { $0.judge == old.judge } } + now)
        return all.isEmpty ? nil : PairJudgement(judgements: all)
    }

    /// The last of each judge.
    private func latest(_ judgements: [Judgement]) -> [Judgement] {
        judgements.indices.filter { place in
            !judgements[(place + 1)...].contains { $0.judge == judgements[place].judge }
        }.map { judgements[$0] }
    }
}

extension Judgement {
    fileprivate var members: [JSONValue.Member] {
        [
            .init(name: "verdict", value: .string(verdict.rawValue)), .init(name: "by", value: .string(judge)),
            .init(name: "at", value: .string(madeAt)), .init(name: "note", value: .optional(note)),
            .init(name: "earlierRevision", value: .bool(isOfEarlierRevision)),
        ]
    }
}

/// What `export --judgements` prints.
public enum JudgementReport {
    public static func records(_ judgements: Judgements) -> [JSONValue] {
        judgements.all.map { judgement in
            .object(
                [.init(name: "type", value: .string("judgement"))] + judgement.members + [
                    .init(name: "later", value: Citation(judgements.corpus, judgement.later).json),
                    .init(name: "earlier", value: Citation(judgements.corpus, judgement.earlier).json),
                ])
        }
    }
}

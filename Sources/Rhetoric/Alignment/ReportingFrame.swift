// The words of a statement that only say who speaks: "Orlo said", "according to the Ministry of Trade", "said Orlo, who
// heads the bank". Names in them are no parties of what is said. "Told" frames speech when its hearers are reporters;
// between two names it is an act of the one towards the other.

struct ReportingFrame {
    private(set) var isFrame: [Bool]
    private let text: DriftText

    /// The longest apposition between a speaker and the verb, in tokens.
    private static let longestApposition = 18
    private static let longestLabel = 4

    init(_ text: DriftText) {
        self.text = text
        isFrame = Array(repeating: false, count: text.count)
        mark(label)
        for verb in text.sequence.indices where reports(verb) {
            mark(subject(before: verb))
            if opensFrame(verb) { mark(withApposition(naming(from: verb + 1))) }
        }
    }

    private mutating func mark(_ range: Range<Int>) { for index in range { isFrame[index] = true } }

    private func reports(_ index: Int) -> Bool {
        let roles = text.word(index).roles
        guard roles.contains(.reporting) || roles.contains(.reportingThat), !text.isCapital(index) else {
            return isAccording(index)
        }
        if roles.contains(.told) { return hearersAreThePublic(behind: index) }
        return roles.contains(.reporting) || text.has(.that, index + 1)
    }

    private func isAccording(_ index: Int) -> Bool {
        text.has(.to, index + 1) && text.lexicon.spelling(text.sequence.forms[index]) == "according"
    }

    private func hearersAreThePublic(behind verb: Int) -> Bool {
        let hearers = (verb + 1)..<min(text.count, verb + 5)
        if hearers.contains(where: { text.has(.audience, $0) }) { return true }
        return !hearers.prefix(3).contains { text.isCapital($0) }
    }

    /// "Orlo: ..." at the head of a statement.
    private var label: Range<Int> {
        let naming = naming(from: 0)
        let isLabel =
            naming.count <= Self.longestLabel && naming.upperBound < text.count
            && text.strength(before: naming.upperBound) == .clause
        return isLabel ? naming : 0..<0
    }

    // MARK: Namings

    private func belongsToNaming(_ index: Int) -> Bool {
        text.isCapital(index) || text.has(.speaker, index) || text.has(.title, index) || text.has(.particle, index)
            || text.has(.body, index) || ["a", "an"].contains(text.lexicon.spelling(text.sequence.forms[index]))
    }

    /// The naming that ends before a verb, with an apposition between commas.
    private func subject(before verb: Int) -> Range<Int> {
        var end = verb
        while end > 0, text.has(.adverb, end - 1) || text.has(.weekday, end - 1), text.strength(before: end) <= .none {
            end -= 1
        }
        guard end > 0 else { return end..<end }
        if text.strength(before: end) == .comma {
            let first = max(0, end - Self.longestApposition)
            guard
                let comma = (first..<end).last(where: { text.strength(before: $0) == .comma && belongsToNaming($0 - 1) }
                )
            else { return end..<end }
            return naming(endingAt: comma).lowerBound..<end
        }
        return naming(endingAt: end)
    }

    private func naming(endingAt end: Int) -> Range<Int> {
        var start = end
        while start > 0, start == end ? text.strength(before: end) <= .none : text.strength(before: start) <= .none,
            belongsToNaming(start - 1)
        { start -= 1 }
        return start..<end
    }

    /// Whether a naming may stand behind the verb: "said Orlo", "according to Orlo", "quoted Orlo as saying".
    private func opensFrame(_ verb: Int) -> Bool {
        verb + 1 < text.count && text.strength(before: verb + 1) <= .none
            && (isAccording(verb) || text.strength(before: verb) >= .comma
                || text.lexicon.spelling(text.sequence.forms[verb]) == "quoted")
    }

    private func naming(from start: Int) -> Range<Int> {
        let first = text.has(.to, start) ? start + 1 : start
        var end = first
        while end < text.count, belongsToNaming(end), end == first || text.strength(before: end) <= .none { end += 1 }
        return first..<end
    }

    /// With ", who heads the bank" behind it.
    private func withApposition(_ naming: Range<Int>) -> Range<Int> {
        var end = naming.upperBound
        guard !naming.isEmpty, end < text.count, text.strength(before: end) == .comma, text.has(.relative, end) else {
            return naming
        }
        repeat { end += 1 } while end < text.count && text.strength(before: end) < .comma
        return naming.lowerBound..<end
    }
}

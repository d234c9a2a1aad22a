// A small tokeniser, so that tests of alignment read as sentences and do not depend on the folders above it:
// words at white space, hyphens and slashes, a few stop words, stems by cutting four endings, breaks by punctuation.

@testable import Rhetoric

/// Numbers forms and stems in the order in which they are met.
struct TestWords {
    private(set) var spellings: [String] = []
    private var forms: [String: Int32] = [:]
    private var stems: [String: Int32] = [:]

    static let stopWords: Set<String> = [
        "a", "an", "the", "of", "to", "in", "on", "at", "by", "for", "and", "or", "but", "is", "are", "was", "were",
        "has", "have", "had", "been", "be", "that", "this", "these", "its", "it", "as", "with", "from", "will", "not",
        "no", "who", "which", "their", "than", "also", "so", "if", "up", "about", "into", "more", "may", "would",
    ]

    mutating func sequence(_ text: String) -> TokenSequence {
        var (formNumbers, stemNumbers, traits, breaks) = ([Int32](), [Int32](), [TokenTraits](), [BreakStrength]())
        var pending = BreakStrength.paragraph
        for chunk in text.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
            let opening = chunk.prefix { "(\"“[—".contains($0) }
            if !opening.isEmpty { pending = max(pending, .clause) }
            var word = chunk.dropFirst(opening.count)
            var after = BreakStrength.none
            while let last = word.last, ".,;:)\"”]—".contains(last) {
                after = max(after, last == "." ? .sentence : last == "," ? .comma : .clause)
                word.removeLast()
            }
            for part in word.split(whereSeparator: { "-/".contains($0) }) {
                formNumbers.append(number(of: part.lowercased(), traits: &traits, isCapital: part.first!.isUppercase))
                stemNumbers.append(Self.intern(Self.stem(part.lowercased()), in: &stems))
                breaks.append(pending)
                pending = .joined
            }
            if !word.isEmpty { pending = .none }
            pending = max(pending, word.count == 1 && after == .sentence ? .none : after)
        }
        return TokenSequence(forms: formNumbers, stems: stemNumbers, traits: traits, breaks: breaks)
    }

    private mutating func number(of word: String, traits: inout [TokenTraits], isCapital: Bool) -> Int32 {
        var trait: TokenTraits = isCapital ? .capitalised : []
        if Self.stopWords.contains(word) { trait.insert(.stopWord) }
        if word.contains(where: \.isNumber) { trait.insert(.number) }
        traits.append(trait)
        let known = forms.count
        let form = Self.intern(word, in: &forms)
        if forms.count > known { spellings.append(word) }
        return form
    }

    private static func intern(_ word: String, in table: inout [String: Int32]) -> Int32 {
        if let number = table[word] { return number }
        table[word] = Int32(table.count)
        return Int32(table.count - 1)
    }

    private static func stem(_ word: String) -> String {
        for ending in ["ing", "ed", "es", "s", "e"] where word.hasSuffix(ending) && word.count >= ending.count + 4 {
            return String(word.dropLast(ending.count))
        }
        return word
    }

    func spelling(_ form: Int32) -> String { spellings[Int(form)] }

    func text(_ sequence: TokenSequence, _ range: Range<Int>) -> String {
        range.map { (sequence.isJoined(at: $0) && $0 > range.lowerBound ? "-" : " ") + spelling(sequence.forms[$0]) }
            .joined().trimmingPrefix(" ").description
    }

    /// The changes as text: [-removed-] {+added+} [-removed-]{+added+} <1-cut-1> <1+pasted+1>.
    func drawn(_ changes: [Redline.Change], _ earlier: TokenSequence, _ later: TokenSequence) -> String {
        changes.map { change in
            let (old, new) = (text(earlier, change.earlier), text(later, change.later))
            let move = (change.move ?? 0) + 1
            return switch change.kind {
            case .kept: new
            case .removed: "[-\(old)-]"
            case .added: "{+\(new)+}"
            case .substituted: "[-\(old)-]{+\(new)+}"
            case .movedAway: "<\(move)-\(old)-\(move)>"
            case .movedHere: "<\(move)+\(new)+\(move)>"
            }
        }.joined(separator: " ")
    }

    /// The redline of two texts as text.
    static func redline(_ earlier: String, _ later: String) -> String {
        var words = TestWords()
        let (first, second) = (words.sequence(earlier), words.sequence(later))
        return words.drawn(Redline(earlier: first, later: second).changes, first, second)
    }
}

extension TestWords {
    /// A document whose statements are given one by one.
    mutating func document(_ statements: [String]) -> StatementTokens {
        let sequences = statements.map { sequence($0) }
        var ranges: [Range<Int>] = []
        for sequence in sequences {
            let start = ranges.last?.upperBound ?? 0
            ranges.append(start..<(start + sequence.count))
        }
        let tokens = TokenSequence(
            forms: sequences.flatMap(\.forms), stems: sequences.flatMap(\.stems), traits: sequences.flatMap(\.traits),
            weights: sequences.flatMap(\.weights), breaks: sequences.flatMap(\.breaks))
        return StatementTokens(tokens: tokens, statements: ranges)
    }
}

// The English words whose coming and going changes what a statement commits to. Normalised spellings: folded case.

struct DriftWords: Sendable {
    private let negators: Set<String>
    /// After these a negator denies nothing: "not only", "no later than", "no less than".
    private let cancelling: Set<String>
    /// Modal verbs, and words that strengthen or weaken a claim.
    let hedges: Set<String>
    /// Numbers in words; "one" and the ordinals are left out, because they are mostly no counts.
    let numbers: Set<String>
    /// Capitalised words that name no party.
    let calendar: Set<String>

    func isNegator(_ word: String) -> Bool {
        negators.contains(word) || word.hasSuffix("n't") || word.hasSuffix("n\u{2019}t")
    }

    func cancelsNegation(_ next: String) -> Bool { cancelling.contains(next) }

    /// Whether one word is the other with a negating prefix. Short prefixes need a longer word, since "port" and
    /// "import" are no opposites.
    static func areOpposites(_ first: String, _ second: String) -> Bool {
        let (base, word) = first.utf8.count < second.utf8.count ? (first, second) : (second, first)
        guard word.hasSuffix(base) else { return false }
        let prefix = word.dropLast(base.count)
        return switch prefix {
        case "non-", "un-": true
        case "un", "non", "dis": base.utf8.count >= 4
        case "in", "im", "il", "ir": base.utf8.count >= 6
        default: false
        }
    }

    /// A table of words separated by white space.
    private static func table(_ words: String) -> Set<String> {
        Set(words.split(whereSeparator: \.isWhitespace).map(String.init))
    }
}

extension DriftWords {
    static let english = DriftWords(
        negators: table("not no non never without neither nor cannot none nobody nothing nowhere"),
        cancelling: table("only later less fewer least doubt"),
        hedges: table(
            """
            will would shall should can could may might must ought need
            likely unlikely possible possibly probable probably perhaps potentially apparently
            appear appears appeared seem seems seemed expect expects expected anticipate anticipates anticipated
            hope hopes hoped believe believes believed intend intends intended consider considers considered
            some somewhat slightly modestly moderately partly partially largely broadly generally mostly mainly
            nearly almost about around approximately roughly fully entirely completely totally absolutely
            strongly firmly resolutely deeply seriously highly very extremely fairly quite rather
            always often sometimes usually gradually eventually certainly clearly definitely
            """),
        numbers: table(
            """
            zero two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
            eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands
            million millions billion billions trillion trillions dozen dozens twice double triple
            """),
        calendar: table(
            """
            january february march april may june july august september october november december
            monday tuesday wednesday thursday friday saturday sunday
            """))
}

// The word lists of one language whose coming and going changes what a statement commits to. Closed lists of function
// words, of hedges, of the vocabulary around names: what they miss is still told as a changed word.

struct DriftWords: Sendable {
    let tellsNames: Bool
    private let roles: [String: DriftWord.Roles]
    private let numbers: [String: NumberWord]
    private let hedges: [String: Hedge]
    private let directions: [String: Int8]
    /// Endings of contracted negators.
    private let contraction: String?

    init(
        tellsNames: Bool = false, roles lists: [(DriftWord.Roles, String)] = [],
        numbers: [(NumberWord.Kind, String)] = [], hedges: [(Hedge, String)] = [],
        opposites: [(String, String)] = [], contraction: String? = nil
    ) {
        self.tellsNames = tellsNames
        self.contraction = contraction
        var roles: [String: DriftWord.Roles] = [:]
        for (role, words) in lists {
            for word in Self.words(words) { roles[word, default: []].formUnion(role) }
        }
        self.roles = roles
        self.numbers = Dictionary(
            numbers.flatMap { kind, words in Self.words(words).map { Self.number($0, kind) } },
            uniquingKeysWith: { first, _ in first })
        self.hedges = Dictionary(
            hedges.flatMap { hedge, words in Self.words(words).map { ($0, hedge) } },
            uniquingKeysWith: { first, _ in first })
        var directions: [String: Int8] = [:]
        for (index, pair) in opposites.enumerated() {
            for word in Self.words(pair.0) { directions[word] = Int8(index + 1) }
            for word in Self.words(pair.1) { directions[word] = -Int8(index + 1) }
        }
        self.directions = directions
    }

    /// What the lists and the spelling say of a normalised form.
    func word(_ spelling: String) -> DriftWord {
        let owner = spelling.hasSuffix("'s") ? String(spelling.dropLast(2)) : spelling
        var word = DriftWord(
            roles: roles[spelling] ?? roles[owner] ?? [], number: numbers[spelling] ?? Self.digits(spelling),
            hedge: hedges[spelling],
            direction: directions[spelling] ?? 0)
        if let contraction, Self.isContraction(spelling, contraction) {
            word.roles.insert(.negator)
            word.hedge = hedges[String(spelling.dropLast(contraction.count))]
        }
        return word
    }

    private static func isContraction(_ spelling: String, _ ending: String) -> Bool {
        spelling.hasSuffix(ending) || spelling.replacing("\u{2019}", with: "'").hasSuffix(ending)
    }

    /// Words separated by white space.
    private static func words(_ list: String) -> [String] {
        list.split(whereSeparator: \.isWhitespace).map(String.init)
    }

    /// "twelve=12": a word and its value.
    private static func number(_ entry: String, _ kind: NumberWord.Kind) -> (String, NumberWord) {
        let parts = entry.split(separator: "=")
        return (String(parts[0]), NumberWord(kind: kind, value: parts.count > 1 ? Double(parts[1]) ?? 0 : 0))
    }

    /// "240,000", "2.7", "75th", "$240"; nil for a word that begins with a letter. Commas group by three digits, other
    /// single commas are decimal.
    private static func digits(_ spelling: String) -> NumberWord? {
        let scalars = spelling.unicodeScalars.drop { "$€£¥".unicodeScalars.contains($0) }
        guard let first = scalars.first, ("0"..."9").contains(first) else { return nil }
        let digits = String(
            String.UnicodeScalarView(scalars.prefix { ("0"..."9").contains($0) || ",.".unicodeScalars.contains($0) }))
        let groups = digits.split(separator: ",")
        let areThousands = groups.count > 1 && groups.dropFirst().allSatisfy { $0.prefix { $0 != "." }.count == 3 }
        let plain = areThousands ? digits.replacing(",", with: "") : digits.replacing(",", with: ".")
        return NumberWord(
            kind: .digits, value: Double(plain.split(separator: ".").prefix(2).joined(separator: ".")) ?? 0)
    }
}

extension DriftWords {
    /// Numbers in digits alone.
    static let plain = DriftWords()

    /// Prefixes that deny, with the least length of the word behind each: "port" and "import" are no opposites.
    static let negatingPrefixes = [("un", 4), ("non", 4), ("dis", 4), ("in", 6), ("im", 6), ("il", 6), ("ir", 6)]

    /// Whether the language forms opposites so.
    var hasPrefixes: Bool { contraction != nil }
}

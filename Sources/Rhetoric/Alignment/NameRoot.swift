// One root for a country, its adjective and its people, by the regular endings of English: Valdoria, Valdorian and
// Valdorians are "valdor". No gazetteer: names that no list has are the rule in a corpus.

enum NameRoot {
    /// Ends of adjectives and peoples first, then those of countries.
    private static let endings = [
        "ians", "ian", "ans", "an", "ese", "ish", "is", "i", "ey", "ia", "ea", "a", "y", "e", "s",
    ]
    /// Where the adjective is formed from another stem.
    private static let irregular = [
        "french": "france", "dutch": "netherlands", "greek": "greece", "greeks": "greece", "swiss": "switzerland",
        "danish": "denmark", "spanish": "spain", "polish": "poland", "irish": "ireland", "finnish": "finland",
        "british": "britain", "lebanese": "lebanon", "sino": "china", "welsh": "wales", "thai": "thailand",
    ]
    private static let shortest = 3

    /// Of a normalised spelling; the dots of "u.s" are dropped.
    static func root(of spelling: String) -> String {
        let word = owner(spelling)
        var root = irregular[word] ?? word.filter { $0 != "." }
        while let ending = endings.first(where: { root.hasSuffix($0) && root.count >= shortest + $0.count }) {
            root.removeLast(ending.count)
        }
        return root
    }

    /// The spelling without the ending of the genitive.
    static func owner(_ spelling: String) -> String {
        for ending in ["'s", "\u{2019}s", "'", "\u{2019}"] where spelling.hasSuffix(ending) {
            return String(spelling.dropLast(ending.count))
        }
        return spelling
    }

    /// Whether a spelling can be an adjective or a people: Niger and Nigeria have one root and are two countries.
    static func isAdjective(_ spelling: String) -> Bool {
        irregular[spelling] != nil
            || ["an", "ans", "ese", "ish", "i", "is"].contains { spelling.hasSuffix($0) }
    }
}

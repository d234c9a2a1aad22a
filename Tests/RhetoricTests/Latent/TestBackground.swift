// A small background: two kinds of sentences, and in each two words that stand in the same company.

@testable import Rhetoric

enum TestBackground {
    /// "truce" and "ceasefire" are welcomed, "levy" and "tariff" lowered, by this one or that one, here or there.
    static let corpus: Corpus = {
        var random = RandomSource(seed: 3)
        func one(of words: [String]) -> String { words[random.index(below: words.count)] }
        let texts = (0..<240).map { number in
            number % 2 == 0
                ? "\(one(of: ["Envoys", "Ministers", "Kestria"])) welcomed the \(one(of: ["truce", "ceasefire"])) in "
                    + one(of: ["Valdoria", "Samarel", "Orvast"]) + " in 2021."
                : "\(one(of: ["Banks", "Merania", "Ansel"])) lowered the \(one(of: ["levy", "tariff"])) on "
                    + one(of: ["grain", "timber", "salt"]) + "."
        }
        return .ofTexts(texts + ["A lone word."])
    }()

    static var recipe: Background.Recipe {
        var recipe = Background.Recipe()
        recipe.leastCount = 1
        recipe.leastVectorCount = 10
        recipe.rank = 6
        return recipe
    }

    static func build(_ recipe: Background.Recipe = recipe, workers: Workers = .all) throws -> Background {
        try Background.build(corpus, recipe: recipe, workers: workers).background
    }
}

extension Background {
    /// All bytes of its file.
    var fileBytes: [UInt8] { withBytes { Array($0) } }
}

import Testing

@testable import Rhetoric

@Suite struct DocumentRedlineTests {
    /// One line for each entry: what it is, then the changes.
    private func lines(_ earlier: [String], _ later: [String]) -> [String] {
        var words = TestWords()
        let (first, second) = (words.document(earlier), words.document(later))
        return DocumentRedline(earlier: first, later: second).entries.map { entry in
            let label =
                switch entry.content {
                case .renewed: "="
                case .new: "+"
                case .dropped: "-"
                case .departed(let pair): "moved to \(pair)"
                }
            return label + " " + words.drawn(entry.changes, first.tokens, second.tokens)
        }
    }

    private let opening = "Valdoria and Merania signed a treaty on river navigation in Ostrel."
    private let thanks = "The two ministries thanked the harbour cities for their patience."
    private let tariffs = "Tariffs on grain and timber will be lifted before the winter."
    private let closing = "Both sides agreed to meet again in the capital of Merania."

    @Test func droppedStatementsStandWhereTheyStood() {
        #expect(
            lines([opening, thanks, closing], [opening, tariffs, closing]) == [
                "= valdoria and merania signed a treaty on river navigation in ostrel",
                "- [-the two ministries thanked the harbour cities for their patience-]",
                "+ {+tariffs on grain and timber will be lifted before the winter+}",
                "= both sides agreed to meet again in the capital of merania",
            ])
        #expect(lines([thanks, opening], [opening]).first?.hasPrefix("-") == true)
    }

    @Test func aMovedStatementLeavesAPointer() {
        #expect(
            lines([tariffs, opening, closing, thanks], [opening, closing, thanks, tariffs]).map { $0.prefix(10) } == [
                "moved to 3", "= valdoria", "= both sid", "= the two ", "= tariffs ",
            ])
    }

    @Test func textMovedBetweenStatementsIsLinked() {
        let drawn = lines(
            [
                opening, "In light of the long drought, the ministries will share water.", closing,
            ],
            [
                opening, "The ministries will share water.",
                "Both sides agreed to meet again in the capital of Merania, in light of the long drought.",
            ])
        #expect(drawn[1] == "= <1-in light of the long drought-1> the ministries will share water")
        #expect(drawn[2].hasSuffix("merania <1+in light of the long drought+1>"))
    }

    @Test(arguments: 0..<30) func bothDocumentsCanBeReadBack(seed: UInt64) {
        var random = TestRandom(seed: seed)
        let all = [opening, thanks, tariffs, closing, "Talks went on.", "Tariffs on grain will be lifted."]
        func draw() -> [String] {
            (0..<Int.random(in: 0...7, using: &random)).map { _ in all.randomElement(using: &random)! }
        }
        var words = TestWords()
        let (earlier, later) = (words.document(draw()), words.document(draw()))
        let redline = DocumentRedline(earlier: earlier, later: later)
        let changes = redline.entries.flatMap(\.changes)
        #expect(changes.flatMap { Array($0.later) } == Array(later.tokens.indices), "seed \(seed)")
        #expect(changes.flatMap { Array($0.earlier) }.sorted() == Array(earlier.tokens.indices), "seed \(seed)")
    }
}

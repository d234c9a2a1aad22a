import Testing

@testable import Rhetoric

@Suite struct BreakStrengthTests {
    @Test(arguments: [
        ("market", "-", "based", BreakStrength.joined), ("1", "/", "4", .joined), ("2", "–", "3", .joined),
        ("trade", " ", "grew", .none), ("贸", "", "易", .none), ("trade", "\n", "grew", .none),
        ("Ada B", ". ", "Lindt", .sentence), ("B", ". ", "Lindt", .none), ("U.S", ". ", "trade", .none),
        ("trade", ", ", "tariffs", .comma), ("贸易", "，", "关税", .comma), ("trade", " – ", "tariffs", .clause),
        ("trade", "—", "tariffs", .clause), ("said", ": “", "Trade", .clause), ("Lindt", "; ", "Maro", .clause),
        ("trade", ".” ", "Tariffs", .sentence), ("贸易", "。", "关税", .sentence), ("trade", ".\n\n", "Tariffs", .paragraph),
    ])
    func punctuationSaysHowWordsAreSeparated(
        _ previous: String, _ gap: String, _ next: String, _ strength: BreakStrength
    ) {
        let read = BreakStrength(
            gap: Array(gap.utf8)[...], after: Array(previous.utf8)[...], before: Array(next.utf8)[...])
        #expect(read == strength, "\(previous)\(gap)\(next)")
    }
}

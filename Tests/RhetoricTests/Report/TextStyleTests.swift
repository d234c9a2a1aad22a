// Lines that fit, by the columns that a terminal shows.

import Testing

@testable import Rhetoric

@Suite struct TextStyleTests {
    @Test func columnsAreWhatIsShown() {
        #expect(TextStyle.columns("") == 0 && TextStyle.columns("Valdoria") == 8)
        #expect(TextStyle.columns("中文版") == 6 && TextStyle.columns("ｆｕｌｌ") == 8 && TextStyle.columns("한국") == 4)
        #expect(TextStyle.columns("e\u{301}a\u{30A}") == 2 && TextStyle.columns("é") == 1)
        #expect(TextStyle.columns("\u{1B}[31;9mred\u{1B}[0m") == 3)
    }

    @Test func wordsAreWrappedAtTheWidth() {
        let style = TextStyle(width: 40)
        let lines = style.wrapped(
            "The two sides agreed to keep the strait open to the ships of all nations", indent: "    ", first: "s1  ")
        #expect(
            lines == ["s1  The two sides agreed to keep the", "    strait open to the ships of all", "    nations"])
        #expect(style.wrapped("", indent: "  ") == ["  "] && style.wrapped("a\n\tb  c") == ["a b c"])
    }

    @Test(arguments: UInt64(1)...30)
    func noLineIsWiderAndNoWordIsLost(seed: UInt64) {
        var random = RandomSource(seed: seed)
        let letters = ["a", "bc", "中", "e\u{301}", "ü", "한"]
        let words = (0..<random.index(below: 60)).map { _ in
            (0..<1 + random.index(below: 6)).map { _ in letters[random.index(below: letters.count)] }.joined()
        }
        let style = TextStyle(isColoured: true, width: 40 + random.index(below: 30))
        let painted = words.map { random.index(below: 3) == 0 ? style.paint($0, .removed) : $0 }
        let lines = style.wrapped(painted, indent: "   ")
        #expect(lines.allSatisfy { TextStyle.columns($0) <= style.width && $0.hasPrefix("   ") }, "seed \(seed)")
        #expect(lines.joined(separator: " ").split(separator: " ").map(String.init) == painted, "seed \(seed)")
        for (line, next) in zip(lines, lines.dropFirst()) {
            let word = next.split(separator: " ")[0]
            #expect(TextStyle.columns(line) + 1 + TextStyle.columns(String(word)) > style.width, "seed \(seed)")
        }
    }

    @Test func aWordWiderThanTheLineIsCutBetweenItsCharacters() {
        let style = TextStyle(isColoured: true, width: 40)
        let sentence = String(repeating: "和平稳定e\u{301}", count: 7)
        let lines = style.wrapped(["甲", style.paint(sentence, .bold), "乙"], indent: "  ")
        #expect(lines.map(TextStyle.columns) == [4, 40, 30])
        #expect(lines[1].hasPrefix("  \u{1B}[1m和平") && lines[1].hasSuffix("\u{1B}[0m") && lines[2].hasSuffix(" 乙"))
        let shown = lines.joined().replacingScalars([" "], by: "\u{1B}").filter { !"\u{1B}[1m0".contains($0) }
        #expect(shown == "甲" + sentence + "乙")
    }

    @Test func colourOnlyWhereItIsWanted() {
        #expect(TextStyle().paint("new", .added) == "new" && TextStyle().words("a b", .added) == ["a", "b"])
        let style = TextStyle(isColoured: true)
        #expect(style.paint("new", .bold) == "\u{1B}[1mnew\u{1B}[0m" && style.paint("", .bold) == "")
        #expect(style.words("a b", .added) == ["\u{1B}[32;4ma\u{1B}[0m", "\u{1B}[32;4mb\u{1B}[0m"])
    }

    @Test func theNarrowestStyleIsFortyColumns() {
        #expect(TextStyle(width: 1).width == 40 && TextStyle(width: 120).width == 120)
    }

    @Test func textOnOneLineObeysNoControl() {
        #expect(" a \n\n b\u{2028}c\u{A0}d ".onOneLine == "a b c d" && "".onOneLine == "")
        #expect("\u{1B}[2Jgone\u{9B}x\u{7F}\u{0}".onOneLine == "\u{FFFD}[2Jgone\u{FFFD}x\u{FFFD}\u{FFFD}")
    }
}

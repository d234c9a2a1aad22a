import Testing

@testable import Rhetoric

@Suite struct WrittenTextTests {
    private func words(_ text: String) -> [String] {
        let bytes = Array(text.utf8)
        let written = WrittenText(utf8: bytes, stretches: [0..<bytes.count])
        return written.words.map { written.string($0.bytes) }
    }

    @Test func wordsKeepHyphensAndInitials() {
        #expect(words("non-alliance, O'Neil’s U.S. plan") == ["non-alliance", ",", "O'Neil", "’s", "U.S.", "plan"])
        #expect(words("“2024-05-08” 12:38") == ["“", "2024-05-08", "”", "12", ":", "38"])
        #expect(words("答：是。") == ["答", "：", "是", "。"])
        #expect(words("Orlo – Sorel\u{A0}—") == ["Orlo", "–", "Sorel", "—"])
    }

    @Test func everyPrefixIsSplitWithoutTrap() {
        let bytes = Array("“Ünal’s 2024年5月8日” … «é» U.S. e\u{301} 😀's".utf8)
        for end in 0...bytes.count {
            let written = WrittenText(utf8: bytes, stretches: [0..<end])
            #expect(written.words.allSatisfy { $0.start < $0.end && Int($0.end) <= end })
        }
    }
}

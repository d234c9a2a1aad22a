// Rows by RFC 4180, and read back by the reader of tables.

import Testing

@testable import Rhetoric

@Suite struct DelimitedTextTests {
    @Test func fieldsAreQuotedWhereTheyMustBe() {
        #expect(DelimitedText.csv.row(["plain", "", " spaced "]) == "plain,, spaced ")
        #expect(
            DelimitedText.csv.row(["a,b", "c\"d", "e\nf", "g\rh", "i\r\nj"])
                == "\"a,b\",\"c\"\"d\",\"e\nf\",\"g\rh\",\"i\r\nj\"")
        #expect(DelimitedText.csv.row(["\"\"", "\""]) == "\"\"\"\"\"\",\"\"\"\"")
        #expect(DelimitedText.csv.row(["tab\tstays"]) == "tab\tstays")
    }

    @Test func aMarkWithACombiningAccentIsStillDoubled() {
        #expect(DelimitedText.csv.row(["\"\u{301}"]).unicodeScalars.elementsEqual("\"\"\"\u{301}\"".unicodeScalars))
    }

    @Test func tabsAndLineEndsInTSVBecomeSpaces() {
        #expect(DelimitedText.tsv.row(["a\tb", "c\nd", "e\r\nf", "\"g\", h"]) == "a b\tc d\te  f\t\"g\", h")
    }

    @Test(arguments: UInt64(1)...40)
    func rowsAreReadBack(seed: UInt64) {
        var random = RandomSource(seed: seed)
        let signs: [Unicode.Scalar] = ["a", "é", ",", "\"", "\n", "\r", "\t", " ", "\u{301}", ";", "中"]
        let fields = (0..<4).map { _ in
            (0..<1 + random.index(below: 7)).reduce(into: "") { text, _ in
                text.unicodeScalars.append(signs[random.index(below: signs.count)])
            }
        }
        let text = DelimitedText.csv.row(["w", "x", "y", "z"]) + "\n" + DelimitedText.csv.row(fields) + "\n"
        var reader = DelimitedRows(Array(text.utf8), separator: UInt8(ascii: ","), quoting: .rfc4180)
        #expect(reader.next()?.fields.count == 4)
        #expect(reader.next()?.fields == fields.map { Array($0.utf8) }, "seed \(seed): \(fields)")
        #expect(reader.next() == nil, "seed \(seed)")
    }
}

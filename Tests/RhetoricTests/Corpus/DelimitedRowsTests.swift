import Testing

@testable import Rhetoric

@Suite struct DelimitedRowsTests {
    private func rows(_ text: String, tabs: Bool = false) -> [DelimitedRows.Row] {
        var reader = DelimitedRows(
            Array(text.utf8), separator: UInt8(ascii: tabs ? "\t" : ","), quoting: tabs ? .closedFieldsOnly : .rfc4180)
        var found: [DelimitedRows.Row] = []
        while let row = reader.next() { found.append(row) }
        return found
    }

    private func fields(_ text: String, tabs: Bool = false) -> [[String]] {
        rows(text, tabs: tabs).map { $0.fields.map { String(decoding: $0, as: UTF8.self) } }
    }

    @Test func quotedFieldsHoldSeparatorsQuotesAndLineEnds() {
        #expect(fields("id,text\r\n1,\"a, b\"\r\n") == [["id", "text"], ["1", "a, b"]])
        #expect(fields("\"say \"\"no\"\"\",x") == [["say \"no\"", "x"]])
        #expect(fields("\"two\r\nlines\",x\ny,") == [["two\r\nlines", "x"], ["y", ""]])
        #expect(fields("a,,\n") == [["a", "", ""]])
        #expect(fields("\"a\" b,c") == [["a b", "c"]])
    }

    @Test func rowsAndLinesAreCountedApart() {
        let found = rows("id,text\n\n1,\"two\nlines\"\n2,x\n")
        #expect(found.map(\.number) == [1, 3, 4])
        #expect(found.map(\.line) == [1, 3, 5])
    }

    @Test func anOpenQuoteSwallowsTheRestAndSaysSo() {
        let found = rows("id,text\n1,\"never\n2,closed\n")
        #expect(found.map(\.isUnclosed) == [false, true])
        #expect(found[1].line == 2)
    }

    @Test func tabsKeepQuotesThatDoNotCloseTheField() {
        #expect(fields("\"Yes\", she said\tx\n", tabs: true) == [["\"Yes\", she said", "x"]])
        #expect(fields("\"open\tx\r\n", tabs: true) == [["\"open", "x"]])
        #expect(fields("\"a \"\"b\"\"\"\t\"No\" and \"no\"", tabs: true) == [["a \"b\"", "\"No\" and \"no\""]])
        #expect(fields("\"\t\"\"\t\"", tabs: true) == [["\"", "", "\""]])
    }

    /// Any fields written as RFC 4180 says come back as they were.
    @Test(arguments: 0..<20) func whatIsWrittenIsRead(seed: UInt64) {
        var random = RandomSource(seed: seed)
        let signs = ["a", "é", ",", "\"", "\n", "\r\n", " "]
        let table = (0..<8).map { _ in
            (0..<3).map { _ in
                "x"
                    + (0..<Int.random(in: 0..<6, using: &random)).map { _ in
                        signs[Int.random(in: 0..<signs.count, using: &random)]
                    }.joined()
            }
        }
        let written = table.map { row in
            row.map { "\"" + String($0.flatMap { $0 == "\"" ? "\"\"" : String($0) }) + "\"" }.joined(separator: ",")
        }
        #expect(fields(written.joined(separator: "\r\n")) == table)
    }
}

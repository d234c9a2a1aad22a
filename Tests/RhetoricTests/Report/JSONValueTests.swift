// JSON as it is printed, byte for byte, and as another reader understands it.

import Foundation
import Testing

@testable import Rhetoric

@Suite struct JSONValueTests {
    @Test func membersKeepTheirOrder() {
        let value = JSONValue.object([
            "type": .string("new"), "a": .array([.integer(1), .null, .bool(true), .bool(false)]), "": .object([]),
        ])
        #expect(value.line == #"{"type":"new","a":[1,null,true,false],"":{}}"#)
        #expect(JSONValue.optional(nil).line == "null" && JSONValue.array([]).line == "[]")
    }

    @Test func whatMustBeEscapedIs() {
        let text = "\"quoted\" \\ back/slash\n\r\t\u{0}\u{1B}[31m\u{7}\u{2028}\u{2029}"
        #expect(
            JSONValue.string(text).line
                == #""\"quoted\" \\ back/slash\n\r\t\u0000\u001b[31m\u0007\u2028\u2029""#)
        #expect(JSONValue.string("naïve 中文 🕊 e\u{301}").line == "\"naïve 中文 🕊 e\u{301}\"")
        #expect(JSONValue.object(["\"\n": .null]).line == #"{"\"\n":null}"#)
        // A combining mark behind a quotation mark makes one character of the two; the mark is still escaped.
        #expect(JSONValue.string("\"\u{301}").line == "\"\\\"\u{301}\"")
    }

    @Test func everyScalarBelowTheSurrogatesIsReadBack() throws {
        let text = String(String.UnicodeScalarView((0..<0x3000).compactMap(Unicode.Scalar.init)))
        let line = JSONValue.array([.string(text)]).line
        let read = try JSONDecoder().decode([String].self, from: Data(line.utf8))
        #expect(Array(read[0].unicodeScalars) == Array(text.unicodeScalars))
        #expect(!line.unicodeScalars.contains { $0.value < 0x20 || $0.properties.generalCategory == .lineSeparator })
    }

    @Test func numbersHaveAtMostSixDecimals() {
        let printed = [0.9, 1, 0, -0.25, 1.0 / 3, 0.999_999_9, 0.000_000_4, -0.000_000_4, 1e20].map {
            JSONValue.number($0).line
        }
        #expect(printed == ["0.9", "1", "0", "-0.25", "0.333333", "1", "0", "0", "1e+20"])
        #expect(JSONValue.number(.nan).line == "null" && JSONValue.number(-.infinity).line == "null")
    }
}

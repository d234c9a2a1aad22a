// The record of a citation, member for member as docs/formats.md has it.

import Testing

@testable import Rhetoric

@Suite struct CitationTests {
    private static let document = Document.of(
        "strait", ["Ça va.", "Kestria \"keeps\" the strait open."], dated: "2024-05", speaker: "Lin Torvald",
        hash: "abc")
    private static let corpus = Corpus.of(document)
    private static let second = StatementReference(document: 0, statement: 1)

    @Test func membersInTheirOrder() {
        #expect(
            Citation(Self.corpus, Self.second).json.line
                == #"{"document":"strait","statement":"s2","date":"2024-05","speaker":"Lin Torvald","start":7,"end":39,"#
                + #""bytes":[8,40],"text":"Kestria \"keeps\" the strait open.","sha256":"abc"}"#)
    }

    @Test func whatIsUnknownIsNull() {
        let corpus = Corpus.of(.of("d", ["One."]))
        let line = Citation(corpus, StatementReference(document: 0, statement: 0)).json.line
        #expect(line.contains(#""date":null,"speaker":null,"start":0,"end":4"#))
    }

    @Test func theSpeakerOfTheTextComesFirst() {
        var corpus = Self.corpus
        corpus.documents[0].statements[1].attribution = Attribution(speaker: "Ansel Brandt", mode: .direct, cue: nil)
        #expect(Citation(corpus, Self.second).speaker == "Ansel Brandt")
        corpus.documents[0].statements[1].attribution = Attribution(speaker: nil, mode: .own, cue: nil)
        #expect(Citation(corpus, Self.second).speaker == "Lin Torvald")
    }

    @Test func aStretchOfAStatement() {
        let citation = Citation(Self.corpus, Self.second, bytes: 24..<34)
        #expect(citation.text == "the strait" && citation.name == "strait#s2")
        #expect(Citation.columns("later").first == "later_document")
        #expect(citation.fields == ["strait", "s2", "2024-05", "Lin Torvald", "23", "33", "the strait"])
        #expect(citation.fields.count == Citation.columns("x").count)
    }

    @Test func theRecordOfARepeat() throws {
        let corpus = Corpus.of(
            .of("a", ["The bridge will stay open."], dated: "2024-05-08"),
            .of("b", ["The bridge will not stay open."], dated: "2024-05-09"))
        let report = TraceReport(try CausalRanking(corpus, options: RankingOptions()))
        let lines = report.allLines.split(separator: "\n")
        #expect(lines.count == 1 && report.wholeArray == "[\(lines[0])]\n")
        let names = [
            "type", "score", "band", "later", "earlier", "evidence", "lexical", "latent", "coverage", "verbatim",
            "longestRun", "percentile", "drift", "kind",
        ]
        let places = try names.map { try #require(lines[0].range(of: "\"\($0)\":")?.lowerBound, "\($0)") }
        #expect(places == places.sorted())
        #expect(lines[0].hasPrefix("{\"type\":\"repeat\",\"score\":0."))
        #expect(lines[0].contains(#"{"kind":"negation","earlier":null,"later":"not"}"#))
    }
}

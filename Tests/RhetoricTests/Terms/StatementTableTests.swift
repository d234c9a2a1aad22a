// The order of rows: by the last day, then document, then offset; what is surely earlier is a prefix.

import Testing

@testable import Rhetoric

@Suite struct StatementTableTests {
    private static let corpus = Corpus.of(
        .of("may", ["The bridge opens.", "Ships pass."], dated: "2024-05-08"),
        .of("unknown", ["Nobody knows."]),
        .of("spring", ["Spring has come."], dated: "2024-03-01/2024-05-31"),
        .of("april", ["Talks go on."], dated: "2024-04-02"),
        .of("same", ["The port opens."], dated: "2024-05-08"))
    private static let spans: [DocumentSpan?] = corpus.documents.map { $0.date.map(DocumentSpan.init) }

    private func names(_ table: StatementTable) -> [String] {
        table.rows.map { "\(Self.corpus.documents[$0.document].id)-\($0.statement + 1)" }
    }

    @Test func rowsAreInTheOrderOfTime() {
        let table = StatementTable(Self.corpus, spans: Self.spans)
        #expect(names(table) == ["april-1", "may-1", "may-2", "same-1", "spring-1"])
        #expect(table.firstRow(ofDocumentAt: 2) == 1 && table.firstRow(ofDocumentAt: 3) == 3)
    }

    @Test func earlierIsAPrefixForEverySpan() {
        var random = RandomSource(seed: 4)
        let documents = (0..<30).map { number -> Document in
            let first = random.index(below: 40)
            var document = Document.of("d\(number)", ["One word."])
            document.date = DateEstimate(
                first: CalendarDay(number: first), last: CalendarDay(number: first + random.index(below: 9)),
                certainty: .stated, evidence: [])
            return document
        }
        let corpus = Corpus(documents: documents)
        let table = StatementTable(corpus, spans: documents.map { DocumentSpan($0.date!) })
        for day in 0..<50 {
            let span = DocumentSpan(first: CalendarDay(number: day), last: CalendarDay(number: day + 2))
            let count = table.countEarlier(than: span)
            #expect(table.spans.prefix(count).allSatisfy { $0.last.number < day }, "day \(day)")
            #expect(table.spans.dropFirst(count).allSatisfy { $0.last.number >= day }, "day \(day)")
        }
    }

    @Test func whatIsNotRankedHasNoRow() {
        var document = Document.of("page", ["Accept all cookies.", "The bridge opens.", "A headline"])
        document.statements[0].kind = .boilerplate
        document.statements[2].kind = .headline
        let table = StatementTable(Corpus(documents: [document]), spans: [.beforeAll])
        #expect(table.rows.map(\.statement) == [1, 2])
    }

    @Test func wordsOfARow() {
        let table = StatementTable(Self.corpus, spans: Self.spans.map { _ in .beforeAll })
        let stems = table.stems(of: 0).map { table.lexicon.stems[Int($0)] }
        #expect(stems == ["the", "bridg", "open"])
        #expect(table.stems(of: 0, skippingStopWords: true).map { table.lexicon.stems[Int($0)] } == ["bridg", "open"])
        #expect(table.tokens[table.tokenRange(1)].map { Self.corpus.documents[0].text[$0.bytes] } == ["Ships", "pass"])
    }
}

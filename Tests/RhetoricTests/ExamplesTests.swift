// The example corpus is what a newcomer sees first, so what examples/README.md says of it is held to be true.

import Foundation
import Testing

@testable import Rhetoric

@Suite struct ExamplesTests {
    private static let folder = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "examples")

    private static func corpus(_ name: String, metadata: String? = nil) -> Corpus {
        let options = CorpusReader.Options(metadata: metadata.map { folder.appending(path: $0).path() })
        return CorpusReader(options: options).read([folder.appending(path: name).path()])
    }

    private static func dates(_ corpus: Corpus) -> [String: String] {
        Dictionary(uniqueKeysWithValues: corpus.documents.map { ($0.id, $0.date?.description ?? "none") })
    }

    @Test func everyCommuniqueHasTheDateThatThePageOfExamplesSays() {
        let expected = [
            "valdoria-day-of-the-two-banks": "2019-03-14", "2019-09-30-kestria-reply": "2019-09-30",
            "valdoria-briefing-2020-11-05": "2020-11-05", "joint-communique-ansel": "2021-06-02",
            "orvast-courier-bridges": "2021-10-19", "valdoria-spring-briefing": "2022-04-27",
            "kestria-briefing-2022-12-08": "2022-12-08", "2023-05-17-valdoria-new-minister": "2023-05-17",
            "2023-05-17-samarel-wire": "2023-05-17", "samarel-talks": "2024-02-21", "speaking-notes": "2024-06",
            "kestria-strait-statement": "2024-09-09", "valdoria-press-conference-2025-05-22": "2025-05-22",
            "courier-longer-sentence": "2025-05-23",
        ]
        let corpus = Self.corpus("communiques", metadata: "dates.csv")
        #expect(Self.dates(corpus) == expected)
        #expect(corpus.problems.allSatisfy { $0.kind == .notice }, "\(corpus.problems)")
    }

    @Test func nothingButTheSideFileDatesTheSpeakingNotes() {
        #expect(Self.dates(Self.corpus("communiques"))["speaking-notes"] == "none")
    }

    /// Two people of one surname: the first names in the text tell them apart.
    @Test func theTwoVorricksSpeakForThemselves() throws {
        let courier = try #require(Self.corpus("communiques").documents.first { $0.id == "orvast-courier-bridges" })
        let speakers = courier.statements.reduce(into: [String: String]()) { found, statement in
            found[courier.text[statement.bytes]] = statement.attribution?.speaker
        }
        #expect(speakers["\"Three in four are ours.\""] == "Petra Vorrick")
        #expect(
            speakers["\"Our tie with Kestria is a partnership of equals, and it faces no one,\" Anselm Vorrick said."]
                == "Anselm Vorrick")
    }

    /// Everything that a browser or a printer would not call the article.
    @Test func theClutterOfTheSavedPageIsLeftOut() throws {
        let talks = try #require(Self.corpus("communiques").documents.first { $0.id == "samarel-talks" })
        let ranked = talks.statements.filter(\.kind.isRanked).map { talks.text[$0.bytes] }
        #expect(ranked.first == "Ministers bring back an old sentence at the Samarel talks")
        #expect(ranked.last?.hasPrefix("Teodor Halvane, who accompanied the minister") == true)
        #expect(!ranked.contains { $0.hasPrefix("Foreign Minister Mirela Tasko of Kestria (L)") })
    }

    @Test func theRateStatementsFollowOneAnother() {
        let dates = Self.dates(Self.corpus("rates")).sorted { $0.key < $1.key }.map(\.value)
        #expect(dates == ["2021-06-10", "2021-12-09", "2022-06-16", "2022-12-15", "2023-06-15"])
    }

    @Test func theTableKeepsItsAwkwardFields() throws {
        let corpus = Self.corpus("table.csv")
        #expect(corpus.problems.isEmpty)
        #expect(corpus.documents.count == 12)
        let ledger = try #require(corpus.documents.first { $0.id == "nr-2020-merania" })
        #expect(String(decoding: ledger.text.utf8, as: UTF8.self).contains("\"a ledger, a lamp and a lender"))
        let gauge = try #require(corpus.documents.first { $0.id == "nr-2021-kestria" })
        #expect(gauge.text.utf8.contains(UInt8(ascii: "\n")))
        #expect(gauge.speaker == "Mirela Tasko")
        #expect(Self.dates(corpus)["nr-2025-merania"] == "2025-10")
    }
}

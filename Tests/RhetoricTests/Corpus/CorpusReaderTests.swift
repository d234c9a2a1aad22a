import Foundation
import Testing

@testable import Rhetoric

@Suite struct CorpusReaderTests {
    private func read(_ folder: TemporaryFolder, _ names: String..., metadata: String? = nil) -> Corpus {
        CorpusReader(options: .init(metadata: metadata.map { folder[$0] })).read(names.map { folder[$0] })
    }

    private func text(_ document: Document) -> String { document.text[0..<document.text.utf8.count] }

    @Test func aFolderIsReadInTheOrderOfItsPaths() throws {
        let folder = try TemporaryFolder([
            "b.txt": "The bridge is open.", "a/two.md": "---\ntitle: Two\ndate: 2024-05-08\n---\nAll may pass.",
            "Z.html": "<p>No one may pass.", ".hidden.txt": "No.", "picture.png": "x", "notes.odt": "x",
        ])
        let corpus = CorpusReader().read([folder.path])
        #expect(corpus.documents.map(\.id) == ["Z", "two", "b"])
        #expect(corpus.documents.map(text) == ["No one may pass.", "All may pass.", "The bridge is open."])
        #expect(corpus.documents[1].title == "Two")
        #expect(corpus.documents[1].date?.description == "2024-05-08")
        #expect(corpus.documents[1].text.rawBytes(of: 0..<3) == 36..<39)
        #expect(corpus.documents[1].removed.map(\.reason) == ["front matter"])
        #expect(
            corpus.problems.map(folder.relative) == ["FOLDER: left out 2 files of other kinds: 1 .odt, 1 .png"])
    }

    /// A month in the name gives way to a day of that month in the title, and to no other day.
    @Test func aFileNameAndATitleThatDateOneDocument() throws {
        let title =
            "The Bank of Merania\n\nStatement of 8 May 2024\n\nThe Council met in Castrel and left the rate as it was.\n"
        let folder = try TemporaryFolder(["a-2024-05.txt": title, "b-2024-06.txt": title, "c-2024-05-09.txt": title])
        let documents = CorpusReader().read([folder.path]).documents
        #expect(documents.map { $0.date?.description } == ["2024-05-08", "2024-06", "2024-05-09"])
    }

    @Test func tablesKeepTheirColumns() throws {
        let folder = try TemporaryFolder([
            "t.csv": "\u{FEFF}id,Text,date,speaker,place\r\n7,\"Yes, we\r\nagree.\",2024-05,Ilse Brandt,Ostrel\r\n",
            "t.tsv": "text\tyear\nPeace.\t2003\n",
            "t.jsonl":
                "{\"id\": 12, \"text\": \"Ha\\u00eft.\", \"open\": true, \"n\": 1.5, \"tags\": [\"a\"], \"date\": null}\n",
        ])
        let documents = read(folder, "t.csv", "t.tsv", "t.jsonl").documents
        #expect(documents.map(\.id) == ["7", "t:2", "12"])
        #expect(documents.map(text) == ["Yes, we\r\nagree.", "Peace.", "Haït."])
        #expect(documents.map { $0.date?.description } == ["2024-05", "2003", nil])
        #expect(documents[0].speaker == "Ilse Brandt")
        #expect(
            documents.map(\.fields) == [
                ["place": "Ostrel"], ["year": "2003"], ["open": "true", "n": "1.5", "tags": "[\"a\"]"],
            ])
        #expect(documents.map { folder.relative($0.place) } == ["t.csv:2", "t.tsv:2", "t.jsonl:1"])
        #expect(documents[2].sha256 == ContentHash.sha256(Array("Haït.".utf8)))
    }

    @Test func statementsAreNumberedInOrder() throws {
        let folder = try TemporaryFolder(["a.txt": "The bridge is open. All may pass.\n\nNo one pays."])
        let document = try #require(read(folder, "a.txt").documents.first)
        #expect(document.statements.map(\.id) == ["s1", "s2", "s3"])
        #expect(
            document.statements.map { document.text[$0.bytes] }
                == ["The bridge is open.", "All may pass.", "No one pays."])
    }

    @Test func speakersAreThoseOfTheTextThenThoseOfTheTable() throws {
        let folder = try TemporaryFolder([
            "t.tsv":
                "text\tspeaker\n\"We shall keep the bridge open,\" Minister Ilse Brandt said on Monday.\tOstrel Courier\n"
                + "The bridge is open.\tOstrel Courier\n"
        ])
        let said = read(folder, "t.tsv").documents.compactMap { $0.statements.first?.attribution }
        #expect(said.map(\.speaker) == ["Ilse Brandt", "Ostrel Courier"])
        #expect(said.map(\.mode) == [.direct, .own])
    }

    @Test func captionsOfPagesAreNotRanked() throws {
        let folder = try TemporaryFolder([
            "a.html": "<h1>Bridge</h1><p>It is open.</p><figure><figcaption>The bridge in May.</figcaption></figure>"
        ])
        let document = try #require(read(folder, "a.html").documents.first)
        #expect(document.statements.last?.kind == .caption)
        #expect(document.statements.filter(\.kind.isRanked).count == 2)
    }

    @Test func aSideFileGoesFirst() throws {
        let folder = try TemporaryFolder([
            "in/a.txt": "One.", "in/b.txt": "Two.",
            "in/meta.csv": "id,file,date,speaker,desk\na,,2024-05-08,Ilse Brandt,\n,b.txt,2024-06,,north\nc,,2020,,\n",
        ])
        let corpus = read(folder, "in", metadata: "in/meta.csv")
        #expect(corpus.documents.map { $0.date?.description } == ["2024-05-08", "2024-06"])
        #expect(corpus.documents[0].speaker == "Ilse Brandt")
        #expect(corpus.documents[1].fields == ["desk": "north"])
        #expect(corpus.problems.count == 1)
        #expect(
            corpus.problems.map(folder.relative).first?.hasPrefix(
                "in/meta.csv: 1 row without a document: \"c\" (line 4)") == true)
    }

    @Test func theSurestDateGoesFirst() throws {
        let talk = "The bridge is open. All may pass, as the minister has said before."
        let folder = try TemporaryFolder([
            "2023-05-17-a.txt": talk, "2023-05-17-b.txt": "Bridge opens\nPublished: May 18, 2023\n\n\(talk)",
            "2023-05-17-c.html": "<meta name=date content=2023-05-19><p>\(talk)", "d.txt": talk,
        ])
        let dates = CorpusReader().read([folder.path]).documents.map { $0.date?.description }
        #expect(dates == ["2023-05-17", "2023-05-18", "2023-05-19", nil])
    }

    @Test func namesOfColumnsAreReadInAnyCase() throws {
        let folder = try TemporaryFolder(["t.jsonl": "{\"ID\": \"a\", \"Text\": \"Peace.\", \"Place\": \"Ostrel\"}"])
        let document = try #require(read(folder, "t.jsonl").documents.first)
        #expect(document.id == "a")
        #expect(document.fields == ["Place": "Ostrel"])
    }

    @Test func theResultIsTheSameAtAnyNumberOfThreads() throws {
        let folder = try TemporaryFolder()
        for number in 0..<50 { try folder.write(Array("Speech \(number). It is short.".utf8), to: "\(number).txt") }
        let read = { CorpusReader(options: .init(workers: Workers(count: $0))).read([folder.path]).documents }
        let (one, two) = (read(1), read(2))
        #expect(one.map(\.id) == two.map(\.id))
        #expect(one.map(\.statements) == two.map(\.statements))
    }

    @Test func progressRisesToTheTotal() throws {
        let folder = try TemporaryFolder(["t.tsv": "text\n" + String(repeating: "Peace.\n", count: 40)])
        let counts = Counts()
        _ = CorpusReader().read([folder.path]) { done, total in counts.append(done, total) }
        #expect(counts.values.map(\.0) == counts.values.map(\.0).sorted())
        #expect(counts.values.last.map { [$0.0, $0.1] } == [40, 40])
    }

    private final class Counts: @unchecked Sendable {
        private let lock = NSLock()
        private(set) var values: [(Int, Int)] = []
        func append(_ done: Int, _ total: Int) { lock.withLock { values.append((done, total)) } }
    }
}

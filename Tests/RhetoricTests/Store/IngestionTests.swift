import Foundation
import Testing

@testable import Rhetoric

/// A corpus file in a folder of its own, and what is ingested into it.
struct Desk {
    let folder: TemporaryFolder
    var file: String { folder["desk.rhet"] }

    init(_ files: [String: String] = [:]) throws { folder = try TemporaryFolder(files) }

    @discardableResult
    func ingest(
        _ names: String..., dryRun: Bool = false, language: Language? = nil
    ) throws -> (documents: [IngestedDocument], problems: [Problem]) {
        var options = Ingestion.Options()
        (options.isDryRun, options.language) = (dryRun, language)
        var documents: [IngestedDocument] = []
        let problems = try Ingestion(options: options).run(
            names.map { folder[$0] }, into: try CorpusFile(writing: file)
        ) { documents.append($0) }
        return (documents, problems)
    }

    func change() throws -> MetadataChange {
        MetadataChange(try CorpusFile(existing: file), command: "test", madeAt: "2026-01-01T00:00:00Z")
    }

    func stored(_ id: String) throws -> StoredDocument {
        var selection = CorpusFile.Selection()
        selection.ids = [id]
        return try CorpusFile(reading: file).documents(selection)[0]
    }

    /// The corpus as commands read it.
    func corpus(_ name: String = "desk.rhet") -> Corpus { CorpusReader.readingCorpusFiles().read([folder[name]]) }
}

@Suite struct IngestionTests {
    private static let ferry = """
        Kestria, 4 May 2021

        The ferry will run on all days. Minister Ola Brandt said that grain passes at all times.
        """

    private static let page = """
        <html><head><title>Reply &amp; note</title><meta property="article:published_time" content="2022-03-01">
        </head><body><nav>Home</nav><p>The strait is open &mdash; to all&nbsp;flags.</p>
        <figure><figcaption>The strait in winter</figcaption></figure></body></html>
        """

    private static let table = """
        {"id":"a","date":"2020-01-02","speaker":"Ola Brandt","text":"Grain passes at all times.","series":"north"}
        {"id":"b","text":"Nothing was said.","note":"x"}

        """

    private func desk() throws -> Desk {
        try Desk(["in/ferry.txt": Self.ferry, "in/page.html": Self.page, "in/table.jsonl": Self.table])
    }

    @Test func whatIsReadFromTheFileIsWhatWasReadFromTheFolder() throws {
        let desk = try desk()
        let told = try desk.ingest("in").documents
        #expect(told.map(\.outcome) == [.new, .new, .new, .new])
        let (stored, direct) = (desk.corpus(), desk.corpus("in"))
        #expect(stored.documents.count == 4)
        for (one, other) in zip(stored.documents, direct.documents) {
            #expect(one.id == other.id && one.place == other.place && one.sha256 == other.sha256)
            #expect(one.title == other.title && one.date == other.date && one.speaker == other.speaker)
            #expect(one.source == other.source && one.language == other.language && one.fields == other.fields)
            #expect(one.statements == other.statements && one.removed == other.removed)
            #expect(one.text.utf8 == other.text.utf8 && one.text.pieces == other.text.pieces)
        }
        #expect(ExportReport.statements(stored) == ExportReport.statements(direct))
    }

    @Test func whatIsThereIsLeftAlone() throws {
        let desk = try desk()
        try desk.ingest("in")
        let before = try Data(contentsOf: URL(fileURLWithPath: desk.file))
        let again = try desk.ingest("in")
        #expect(again.documents.map(\.outcome) == [.unchanged, .unchanged, .unchanged, .unchanged])
        #expect(try Data(contentsOf: URL(fileURLWithPath: desk.file)) == before)
    }

    @Test func aChangedTextIsARevisionAndTheOldOneStays() throws {
        let desk = try desk()
        try desk.ingest("in")
        try desk.folder.write(
            Array(Self.ferry.replacingOccurrences(of: "all days", with: "most days").utf8), to: "in/ferry.txt")
        let told = try desk.ingest("in").documents
        #expect(told.map(\.outcome) == [.revised, .unchanged, .unchanged, .unchanged])
        #expect(told[0].revision == 2)
        #expect(desk.corpus().documents.map(\.id) == ["ferry", "page", "a", "b"])
        #expect(String(decoding: desk.corpus().documents[0].text.utf8, as: UTF8.self).contains("most days"))
        var all = CorpusFile.Selection()
        all.hasOldRevisions = true
        let listed = try CorpusFile(reading: desk.file).documents(all)
        #expect(listed.filter { $0.id == "ferry" }.map(\.isCurrent) == [false, true])
    }

    @Test func otherMetadataOfTheSameTextAreNoRevision() throws {
        let desk = try desk()
        try desk.ingest("in")
        try desk.folder.write(
            Array(Self.table.replacingOccurrences(of: "2020-01-02", with: "2020-02-03").utf8), to: "in/table.jsonl")
        let told = try desk.ingest("in").documents
        #expect(told.map(\.outcome) == [.unchanged, .unchanged, .updated, .unchanged])
        #expect(try desk.stored("a").revision == 1)
        #expect(try desk.stored("a").date?.description == "2020-02-03")
    }

    @Test func aDryRunWritesNothing() throws {
        let desk = try desk()
        #expect(try desk.ingest("in", dryRun: true).documents.map(\.outcome) == [.new, .new, .new, .new])
        #expect(try CorpusFile(reading: desk.file).documents().isEmpty)
    }

    @Test func aFileThatMovedIsTheSameAndOneOfItsNameIsAnother() throws {
        let desk = try desk()
        try desk.ingest("in")
        try desk.folder.write(Array("The ferry is laid up.".utf8), to: "other/ferry.txt")
        try desk.folder.write(Array(Self.ferry.utf8), to: "copied/ferry.txt")
        let told = try desk.ingest("other", "copied")
        #expect(told.documents.map(\.outcome) == [.new, .new])
        #expect(told.documents.map(\.id) == ["other/ferry", "copied/ferry"])
        #expect(told.documents[1].review.map(\.reason) == ["the same text as \"ferry\""])
        try FileManager.default.moveItem(atPath: desk.folder["in"], toPath: desk.folder["moved"])
        #expect(try desk.ingest("moved").documents.map(\.outcome) == [.unchanged, .unchanged, .unchanged, .unchanged])
    }

    @Test func aNameThatIsTakenIsLengthened() throws {
        let desk = try desk()
        try desk.ingest("in")
        try desk.folder.write(Array("The ferry is laid up.".utf8), to: "other/ferry.txt")
        let told = try desk.ingest("other")
        #expect(told.documents.map(\.id) == ["other/ferry"])
        #expect(told.problems.map(\.kind) == [.notice])
        try desk.folder.write(Array("The ferry is laid up for long.".utf8), to: "other/ferry.txt")
        #expect(try desk.ingest("other").documents.map(\.id) == ["other/ferry"])
    }

    @Test func rowsOfOneIDAreKeptApartAndSaid() throws {
        let desk = try Desk(["t.csv": "id,text\nx,The bridge is open.\nx,The bridge is closed.\n"])
        let told = try desk.ingest("t.csv")
        #expect(told.documents.map(\.outcome) == [.new, .new])
        #expect(told.problems.map(\.kind) == [.notice])
        #expect(try desk.ingest("t.csv").documents.map(\.outcome) == [.unchanged, .unchanged])
        #expect(desk.corpus().documents.map(\.id) == ["x", "x"])
    }

    @Test func whatIsToBeReviewedIsListed() throws {
        let desk = try desk()
        let told = try desk.ingest("in").documents
        #expect(told.map { $0.review.map(\.field) } == [[], [], [], ["date"]])
        #expect(told[3].review[0].reason == "nothing tells it")
        #expect(try desk.stored("b").review.map(\.reason) == ["nothing tells it"])
    }

    @Test func aBadFileIsToldAndTheRestGoOn() throws {
        let desk = try desk()
        try desk.folder.write([0x7F, 0x45, 0, 0], to: "in/program.txt")
        try desk.folder.write([], to: "in/empty.txt")
        let told = try desk.ingest("in")
        #expect(told.documents.count == 4)
        #expect(told.problems.filter { $0.kind == .badData }.count == 2)
    }

    @Test func oneLanguageForAllHoldsLater() throws {
        let desk = try Desk(["a.txt": "Ja, das ist so."])
        try desk.ingest("a.txt", language: Language(code: "de"))
        #expect(desk.corpus().documents[0].language.code == "de")
        _ = try desk.change().set(["speaker": "Ola Brandt"], of: ["a"])
        #expect(desk.corpus().documents[0].language.code == "de")
    }

    @Test func textsWithNULsAndBrokenBytesComeBackWhole() throws {
        let desk = try Desk(["t.jsonl": "{\"id\":\"n\",\"text\":\"One\\u0000two three.\",\"title\":\"A\\u0000b\"}\n"])
        try desk.folder.write(Array("The caf".utf8) + [0xE9] + Array(" is open. It stays so.".utf8), to: "broken.txt")
        try desk.ingest("t.jsonl", "broken.txt")
        let (stored, direct) = (
            desk.corpus(), CorpusReader().read([desk.folder["t.jsonl"], desk.folder["broken.txt"]])
        )
        #expect(stored.documents.map(\.text.utf8) == direct.documents.map(\.text.utf8))
        #expect(ExportReport.statements(stored) == ExportReport.statements(direct))
    }
}

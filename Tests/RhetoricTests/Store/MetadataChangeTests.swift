import Foundation
import Testing

@testable import Rhetoric

@Suite struct MetadataChangeTests {
    private func desk() throws -> Desk {
        let desk = try Desk([
            "in/note.txt": "We keep the ferry. Grain passes at all times.",
            "in/reply.txt": "Kestria, 4 May 2021\n\nThe ferry will run on all days.",
            "dates.csv": "id,date,speaker\nnote,2024-06,Leona Strand\ngone,2020,\n",
        ])
        try desk.ingest("in")
        return desk
    }

    @Test func whatIsSetGoesBeforeTheSource() throws {
        let desk = try desk()
        #expect(try desk.change().set(["date": "2021-05-05"], of: ["note", "reply"]) == ["note", "reply"])
        #expect(desk.corpus().documents.map { $0.date?.description } == ["2021-05-05", "2021-05-05"])
        #expect(desk.corpus().documents[1].date?.evidence.map(\.reason) == ["the document's correction 2"])
        #expect(try desk.stored("note").review.isEmpty)
        #expect(try desk.stored("note").origins["date"] == "correction 2")
    }

    @Test func itHoldsForALaterRevision() throws {
        let desk = try desk()
        _ = try desk.change().set(["date": "2021-05-05", "speaker": "Ola Brandt"], of: ["note"])
        try desk.folder.write(Array("We keep the ferry and the bridge.".utf8), to: "in/note.txt")
        #expect(try desk.ingest("in").documents.map(\.outcome) == [.revised, .unchanged])
        #expect(try desk.stored("note").date?.description == "2021-05-05")
        #expect(try desk.stored("note").speaker == "Ola Brandt")
    }

    @Test func aSpeakerThatIsSetIsWhoSaysTheStatements() throws {
        let desk = try desk()
        _ = try desk.change().set(["speaker": "Leona Strand"], of: ["note"])
        let (stored, folder) = (
            desk.corpus(),
            CorpusReader(
                options: .init(
                    metadata: try {
                        try desk.folder.write(Array("id,speaker\nnote,Leona Strand\n".utf8), to: "s.csv")
                        return desk.folder["s.csv"]
                    }())
            ).read([desk.folder["in"]])
        )
        #expect(stored.documents.map(\.statements) == folder.documents.map(\.statements))
    }

    @Test func changesAreTakenBackOneByOne() throws {
        let desk = try desk()
        let before = ExportReport.documents(desk.corpus())
        _ = try desk.change().set(["date": "2021-05-05"], of: ["note"])
        _ = try desk.change().set(["date": "2022"], of: ["note"])
        _ = try desk.change().confirm(["note"])
        _ = try desk.change().set(["title": "A note"], of: ["note"])
        #expect(try desk.change().undo()?.number == 5)
        #expect(try desk.stored("note").title == nil)
        #expect(try desk.stored("note").date?.description == "2022")
        #expect(try desk.change().undo()?.number == 3)
        #expect(try desk.stored("note").date?.description == "2021-05-05")
        #expect(try desk.change().undo()?.number == 2)
        #expect(ExportReport.documents(desk.corpus()) == before)
        #expect(try desk.stored("note").review.map(\.reason) == ["nothing tells it"])
        #expect(try desk.change().undo() == nil)
        #expect(try CorpusFile(reading: desk.file).changes().map(\.undoes) == [nil, nil, nil, nil, nil, 5, 3, 2])
    }

    @Test func aSideFileCountsAsWhenItIsReadWithTheFolder() throws {
        let desk = try desk()
        let (changed, problems) = try desk.change().importing(desk.folder["dates.csv"])
        #expect(changed == 1)
        #expect(problems.map(\.description).joined().contains("1 row without a document: \"gone\""))
        let options = CorpusReader.Options(metadata: desk.folder["dates.csv"])
        let folder = CorpusReader(options: options).read([desk.folder["in"]])
        #expect(ExportReport.documents(desk.corpus()) == ExportReport.documents(folder))
        let changes = try CorpusFile(reading: desk.file).changes().count
        _ = try desk.change().importing(desk.folder["dates.csv"])
        #expect(try CorpusFile(reading: desk.file).changes().count == changes)
    }

    @Test func whatWasSetByHandStaysWhenASideFileComesAgain() throws {
        let desk = try desk()
        _ = try desk.change().set(["date": "2020"], of: ["note"])
        _ = try desk.change().importing(desk.folder["dates.csv"], overHandSet: false)
        #expect(try desk.stored("note").date?.description == "2020")
        #expect(try desk.stored("note").speaker == "Leona Strand")
        _ = try desk.change().importing(desk.folder["dates.csv"])
        #expect(try desk.stored("note").date?.description == "2024-06")
    }

    @Test func anEmptyValueClearsWhatTheSourceSays() throws {
        let desk = try Desk(["t.csv": "id,speaker,text\nx,The Web Team,The bridge is open.\n"])
        try desk.ingest("t.csv")
        _ = try desk.change().set(["speaker": ""], of: ["x"])
        #expect(try desk.stored("x").speaker == nil)
        #expect(desk.corpus().documents[0].speaker == nil)
    }

    @Test func whatCannotBeIsRefusedAndNothingChanges() throws {
        let desk = try desk()
        #expect(throws: Problem.self) { try desk.change().set(["date": "05/06/2020"], of: ["note"]) }
        #expect(throws: Problem.self) { try desk.change().set(["title": "A"], of: ["note", "gone"]) }
        #expect(try desk.stored("note").title == nil)
        #expect(try CorpusFile(reading: desk.file).changes().count == 1)
    }

    @Test func whatIsConfirmedIsNotListedUntilItChanges() throws {
        let desk = try desk()
        #expect(try desk.change().confirm(["note", "reply"]) == ["note"])
        #expect(try desk.stored("note").review.isEmpty)
        _ = try desk.change().set(["title": "A note"], of: ["note"])
        #expect(try desk.stored("note").review.isEmpty)
    }

    @Test func aConfirmationComesBackWithTheDateThatItWasOf() throws {
        let desk = try desk()
        _ = try desk.change().set(["speaker": "Ola Brandt"], of: ["note"])
        _ = try desk.change().confirm(["note"])
        _ = try desk.change().set(["date": "2020"], of: ["note"])
        _ = try desk.change().undo()
        #expect(try desk.stored("note").review.isEmpty)
        #expect(try desk.change().undo()?.number == 3)
        #expect(try desk.stored("note").review.map(\.field) == ["date"])
        #expect(try desk.stored("note").speaker == "Ola Brandt")
    }

    /// What one document tells of another's date is kept in the file, and is not counted twice when it is read.
    @Test func documentsDateOneAnother() throws {
        let desk = try Desk([
            "in/dated.txt": """
            Kestria, 4 May 2021

            This year marks the 30th anniversary of the Treaty of the Nine Rivers. The ferry will run on all days.
            """,
            "in/open.txt": "We mark the 30th anniversary of the Treaty of the Nine Rivers today.",
        ])
        try desk.ingest("in")
        let direct = desk.corpus("in").documents[1].date
        #expect(direct != nil)
        #expect(desk.corpus().documents[1].date == direct)
        #expect(try desk.stored("open").date?.description == direct?.description)
        #expect(try desk.stored("open").review.map(\.field) == ["date"])
        _ = try desk.change().set(["date": "1999-01-01"], of: ["dated"])
        #expect(desk.corpus().documents[1].date?.description == "1999")
        #expect(try desk.stored("open").date?.description == "1999")
    }

    @Test func whatIsRetiredIsLeftOutUntilThatIsTakenBack() throws {
        let desk = try desk()
        _ = try desk.change().retire(["note"])
        #expect(desk.corpus().documents.map(\.id) == ["reply"])
        try desk.folder.write(Array("We keep the ferry and the bridge.".utf8), to: "in/note.txt")
        #expect(try desk.ingest("in").documents.map(\.outcome) == [.unchanged, .unchanged])
        #expect(desk.corpus().documents.map(\.id) == ["reply"])
        let all = CorpusReader.readingCorpusFiles(oldRevisions: true).read([desk.file])
        #expect(all.documents.map(\.id) == ["note", "reply"])
        _ = try desk.change().undo()
        #expect(desk.corpus().documents.map(\.id) == ["note", "reply"])
        #expect(try desk.ingest("in").documents.map(\.outcome) == [.revised, .unchanged])
    }

    @Test func copiesAreLinked() throws {
        let words = (1...12).map {
            "Sentence number \($0) speaks of the river, the bridge and the grain of both banks."
        }
        let text = words.joined(separator: " ")
        let desk = try Desk([
            "a.csv": "id,date,text\none,2021-05-04,\"\(text)\"\n",
            "b.csv":
                "id,date,text\ntwo,2021-05-06,\"The Courier writes. \(text) So it goes.\"\nold,2020-01-01,\"\(text) So.\"\n",
        ])
        try desk.ingest("a.csv")
        let told = try desk.ingest("b.csv").documents
        #expect(told.map { $0.review.map(\.field) } == [["copy"], []])
        #expect(try desk.stored("two").copies.map(\.id) == ["one"])
        #expect(try desk.stored("old").copies.isEmpty)
    }
}

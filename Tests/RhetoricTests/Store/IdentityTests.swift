import Foundation
import Testing

@testable import Rhetoric

/// Which source is which document: a mistake here puts one document's date on another.
@Suite struct IdentityTests {
    @Test func aRevisionKeepsItsIDAndItsCorrections() throws {
        let desk = try Desk(["a/x.txt": "The ferry runs.", "b/x.txt": "The bridge is open."])
        try desk.ingest("a")
        try desk.ingest("b")
        _ = try desk.change().set(["date": "2021-05-05"], of: ["b/x"])
        _ = try desk.change().set(["date": "1999-01-01"], of: ["x"])
        try desk.folder.write(Array("The bridge is closed.".utf8), to: "b/x.txt")
        let told = try desk.ingest("b").documents
        #expect(told.map(\.id) == ["b/x"] && told.map(\.outcome) == [.revised])
        #expect(try desk.stored("b/x").date?.description == "2021-05-05")
        #expect(try desk.stored("x").date?.description == "1999-01-01")
        #expect(try CorpusFile(reading: desk.file).documents().map(\.id) == ["x", "b/x"])
    }

    @Test func aNewFileWhereOneWasMovedAwayIsAnotherDocument() throws {
        let desk = try Desk(["in/note.txt": "The ferry runs."])
        try desk.ingest("in")
        _ = try desk.change().set(["date": "2020-03-01"], of: ["note"])
        try FileManager.default.moveItem(atPath: desk.folder["in"], toPath: desk.folder["old"])
        #expect(try desk.ingest("old").documents.map(\.outcome) == [.unchanged])
        try desk.folder.write(Array("The bridge is open.".utf8), to: "in/note.txt")
        #expect(try desk.ingest("in").documents.map(\.id) == ["in/note"])
        #expect(try desk.stored("note").date?.description == "2020-03-01")
        #expect(try desk.stored("in/note").date == nil)
        try desk.folder.write(Array("The ferry runs late.".utf8), to: "old/note.txt")
        #expect(try desk.ingest("old").documents.map(\.outcome) == [.revised])
        #expect(try desk.stored("note").date?.description == "2020-03-01")
    }

    @Test func rowsWithoutIDsOfTwoTablesAreApart() throws {
        let desk = try Desk(["y20/s.csv": "text\nThe ferry runs.\n", "y21/s.csv": "text\nThe bridge is open.\n"])
        try desk.ingest("y20")
        _ = try desk.change().set(["date": "2020-03-03"], of: ["s:2"])
        let told = try desk.ingest("y21").documents
        #expect(told.map(\.outcome) == [.new] && told.map(\.id) == ["y21/s:2"])
        #expect(try desk.stored("s:2").date?.description == "2020-03-03")
        #expect(try desk.ingest("y20", "y21").documents.map(\.outcome) == [.unchanged, .unchanged])
    }

    @Test func aRowThatIsPutBeforeOthersChangesNoneOfThem() throws {
        let desk = try Desk(["s.csv": "text\nThe ferry runs.\nThe bridge is open.\n"])
        try desk.ingest("s.csv")
        try desk.folder.write(Array("text\nGrain passes.\nThe ferry runs.\nThe bridge is open.\n".utf8), to: "s.csv")
        #expect(try desk.ingest("s.csv").documents.map(\.outcome) == [.new, .unchanged, .unchanged])
        #expect(try CorpusFile(reading: desk.file).documents().count == 3)
    }

    @Test func aRenamedFileIsTheSameAndOneThatIsGoneIsTold() throws {
        let desk = try Desk(["in/note.txt": "The ferry runs.", "in/old.txt": "The bridge is open."])
        try desk.ingest("in")
        try FileManager.default.moveItem(atPath: desk.folder["in/note.txt"], toPath: desk.folder["in/paper.txt"])
        try FileManager.default.removeItem(atPath: desk.folder["in/old.txt"])
        let told = try desk.ingest("in")
        #expect(told.documents.map(\.outcome) == [.unchanged] && told.documents.map(\.id) == ["note"])
        #expect(
            told.problems.map(\.description).joined().contains(
                "1 document of the corpus file no longer there (\"old\")"))
    }

    @Test func filesThatDifferInTheirEndingsAloneAreApart() throws {
        let desk = try Desk(["e/x.txt": "The ferry runs.", "e/x.html": "<p>The bridge is open.</p>"])
        let told = try desk.ingest("e")
        #expect(Set(told.documents.map(\.id)).count == 2)
        #expect(try desk.ingest("e", "e/x.txt").documents.map(\.outcome) == [.unchanged, .unchanged])
    }

    @Test func oneChangeThatNamesADocumentTwiceIsTakenBackWhole() throws {
        let desk = try Desk(["note.txt": "The ferry runs."])
        try desk.ingest("note.txt")
        _ = try desk.change().set(["date": "2020-01-01"], of: ["note", "note"])
        _ = try desk.change().undo()
        #expect(try desk.stored("note").date == nil)
    }

    @Test func aDateCanBeTakenAway() throws {
        let desk = try Desk(["t.csv": "id,date,text\nx,2020-02-02,The bridge is open.\n"])
        try desk.ingest("t.csv")
        _ = try desk.change().set(["date": ""], of: ["x"])
        #expect(try desk.stored("x").date == nil)
        #expect(desk.corpus().documents[0].date == nil)
    }

    @Test func aConfirmedDateStaysConfirmedWhenMoreIsIngested() throws {
        let desk = try Desk([
            "in/dated.txt": """
            Kestria, 4 May 2021

            This year marks the 30th anniversary of the Treaty of the Nine Rivers. The ferry will run on all days.
            """,
            "in/open.txt": "We mark the 30th anniversary of the Treaty of the Nine Rivers today.",
            "more.txt": "Grain passes.",
        ])
        try desk.ingest("in")
        _ = try desk.change().confirm(["open"])
        try desk.ingest("more.txt")
        #expect(try desk.stored("open").review.isEmpty)
    }

    /// A run that was killed after its last batch leaves the dates to the next one.
    @Test func datesThatAnInterruptedRunOwesAreMadeUpFor() throws {
        let desk = try Desk([
            "in/dated.txt": """
            Kestria, 4 May 2021

            This year marks the 30th anniversary of the Treaty of the Nine Rivers. The ferry will run on all days.
            """,
            "in/open.txt": "We mark the 30th anniversary of the Treaty of the Nine Rivers today.",
        ])
        try desk.ingest("in")
        try CorpusFile(writing: desk.file).write { database in
            try database.execute(
                sql:
                    "DELETE FROM dating WHERE basis = 'corpus'; UPDATE document SET date_first = NULL WHERE id = 'open'"
            )
            try Pending.add(.dating, database)
        }
        #expect(try desk.stored("open").date == nil)
        #expect(try desk.ingest("in").documents.map(\.outcome) == [.unchanged, .unchanged])
        #expect(try desk.stored("open").date?.description == "2021")
    }

    @Test func datesOfASideFileThatCannotBeReadAreLeftOut() throws {
        let desk = try Desk(["note.txt": "The ferry runs.", "d.csv": "id,date\nnote,31 Febtober\n"])
        try desk.ingest("note.txt")
        _ = try desk.change().set(["date": "2020-01-01"], of: ["note"])
        let problems = try desk.change().importing(desk.folder["d.csv"]).problems
        #expect(
            problems.map(desk.folder.relative) == [
                "d.csv:2 date: \"31 Febtober\" is no date that can be read; it is left out; write it as YYYY-MM-DD, YYYY-MM or YYYY"
            ])
        #expect(try desk.stored("note").date?.description == "2020-01-01")
    }
}

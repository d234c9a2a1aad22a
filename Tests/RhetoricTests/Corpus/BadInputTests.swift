import Foundation
import Testing

@testable import Rhetoric

/// What a user is told, word for word; and that the other files are read all the same.
@Suite struct BadInputTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder(["good.txt": "The bridge is open."]) }

    /// Reads a file beside a good one; returns the messages about it.
    private func problems(_ name: String, _ text: String? = nil) throws -> [Problem] {
        if let text { try folder.write(Array(text.utf8), to: name) }
        let corpus = CorpusReader().read([folder[name], folder["good.txt"]])
        #expect(corpus.documents.last?.id == "good")
        return corpus.problems
    }

    private func message(_ name: String, _ text: String? = nil) throws -> String {
        try problems(name, text).map(folder.relative).joined(separator: "\n")
    }

    @Test func filesThatAreNotThereOrHoldNothing() throws {
        #expect(try message("gone.txt") == "gone.txt: no such file or folder; check the path")
        #expect(try problems("gone.txt").map(\.kind.exitCode) == [66])
        #expect(try message("empty.txt", "") == "empty.txt: is empty; give a file that holds text")
        #expect(try message("blank.txt", " \n") == "blank.txt: holds no text; give a file that holds text")
        #expect(try problems("blank.txt", " \n").map(\.kind.exitCode) == [65])
        #expect(try message("menu.html", "<nav>Home</nav>").hasPrefix("menu.html: holds no text outside its menus"))
    }

    @Test func formatsThatAreNotRead() throws {
        #expect(try problems("c.rhet", "x").map(\.kind.exitCode) == [64])
        #expect(try message("c.json", "[]").hasSuffix("jq -c '.[]' FILE > NEW.jsonl"))
        #expect(try message("c.txt", "%PDF-1.4").hasPrefix("c.txt: holds a PDF document, not UTF-8 text;"))
    }

    @Test func foldersWithNothingReadable() throws {
        try folder.write([1], to: "none/a.png")
        #expect(
            try message("none")
                == "none: holds nothing that can be read (1 file of other kinds: 1 .png); it reads .txt, .md, .html, "
                + ".docx, .pdf, .xml (TEI), .jsonl, .csv and .tsv files, and .gz of them")
    }

    @Test func tablesWithoutATextColumnNameTheirColumns() throws {
        #expect(
            try message("t.csv", "id,body\n1,x\n")
                == "t.csv: has no text column (its columns: id, body); name one of them text")
        #expect(try message("t.jsonl", "{\"id\": 1, \"body\": \"x\"}").contains("(its columns: body, id)"))
    }

    @Test func rowsWithoutTextOrID() throws {
        #expect(
            try message("t.csv", "id,text\n1,\n2,x\n3,\" \"\n") == "t.csv: 2 rows (2, 4) left out: the text is empty")
        #expect(
            try message("t.tsv", "text\nx\ny\n") == "t.tsv: 2 rows (2, 3) without an id named by the row, as \"t:1\"")
        #expect(try message("e.csv", "id,text\n1,\n").hasPrefix("e.csv: has no row with a text;"))
    }

    @Test func rowsThatAreCutWrongly() throws {
        #expect(
            try message("t.csv", "id,text\n1,yes, no\n2,x\n")
                == "t.csv:2: row 2 has 3 fields where the header names 2; it is left out; put fields that hold a separator in "
                + "quotes")
        #expect(
            try message("q.csv", "id,text\n1,x\n2,\"y\n3,z\n").hasPrefix(
                "q.csv:3: row 3 opens a quote that is never closed;"))
    }

    @Test func linesThatAreNoJSON() throws {
        let messages = try problems("t.jsonl", "{\"id\": 1, \"text\": \"x\"}\n{\"id\": 2,\n[3]\n").map(folder.relative)
        #expect(messages.count == 2)
        #expect(messages[0].hasPrefix("t.jsonl:2: is no valid JSON"))
        #expect(messages[1].hasPrefix("t.jsonl:3: is JSON, but no object; the line is left out;"))
    }

    @Test func twoRowsOfOneIDKeepIt() throws {
        try folder.write(Array("id,text\ngood,x\ngood,y\nbad,z\n".utf8), to: "t.csv")
        let corpus = CorpusReader().read([folder["t.csv"]])
        #expect(corpus.documents.map(\.id) == ["good", "good", "bad"])
        #expect(
            corpus.problems.map(folder.relative) == [
                "t.csv:3: the id \"good\" is also that of t.csv:2; results name both alike; give each document an id of its own"
            ])
    }

    @Test func filesOfOneNameGoByTheirFolders() throws {
        for name in ["2020/mission/reply.txt", "2021/mission/reply.txt", "2021/other.txt"] {
            try folder.write(Array("A reply.".utf8), to: name)
        }
        let corpus = CorpusReader().read([folder["2020"], folder["2021"]])
        #expect(corpus.documents.map(\.id) == ["2020/mission/reply", "2021/mission/reply", "other"])
        #expect(corpus.problems.isEmpty)
    }

    @Test func invalidUTF8IsReadAndTold() throws {
        try folder.write([0x41, 0xE9, 0x20, 0x42], to: "latin.txt")
        #expect(
            try message("latin.txt").hasPrefix("latin.txt: 1 invalid UTF-8 sequence read as U+FFFD (byte offset 1);"))
        #expect(try problems("latin.txt").map(\.kind.exitCode) == [0])
    }

    @Test func datesThatCannotBeRead() throws {
        #expect(
            try message("t.csv", "id,text,date\n1,x,soon\n")
                == "t.csv:2: date \"soon\" is no date that can be read; write it as YYYY-MM-DD, YYYY-MM or YYYY")
    }

    @Test func sideFilesThatSayNothing() throws {
        func message(_ name: String, _ text: String) throws -> String {
            try folder.write(Array(text.utf8), to: name)
            let reader = CorpusReader(options: .init(metadata: folder[name]))
            return reader.read([folder["good.txt"]]).problems.map(folder.relative).joined(separator: "\n")
        }
        #expect(try message("m.txt", "x") == "m.txt: is no table of metadata; give a .csv, .tsv or .jsonl file")
        #expect(
            try message("m.csv", "name,date\ngood,2024\n")
                == "m.csv: has no filled id or file column (its columns: date, name); name the documents in one of them"
        )
    }

    @Test func filesThatMayNotBeRead() throws {
        try folder.write([0x41], to: "locked.txt")
        guard chmod(folder["locked.txt"], 0) == 0, geteuid() != 0 else { return }
        #expect(try message("locked.txt").hasPrefix("locked.txt: may not be read (permission denied);"))
    }

    @Test func linksInACircleEnd() throws {
        try folder.write(Array("One.".utf8), to: "in/a.txt")
        #expect(symlink(folder["in"], folder["in/again"]) == 0)
        #expect(symlink(folder["nowhere"], folder["in/broken.txt"]) == 0)
        let corpus = CorpusReader().read([folder["in"]])
        #expect(corpus.documents.map(\.id) == ["a"])
        #expect(corpus.problems.map(folder.relative) == ["in/broken.txt: no such file or folder; check the path"])
    }
}

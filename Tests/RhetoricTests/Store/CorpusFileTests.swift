import Foundation
import GRDB
import Testing

@testable import Rhetoric

@Suite struct CorpusFileTests {
    private func desk() throws -> Desk {
        let desk = try Desk(["in/a.txt": "The ferry runs.", "in/b.txt": "Grain passes at all times."])
        try desk.ingest("in")
        return desk
    }

    private func message(_ desk: Desk) -> String {
        desk.corpus().problems.filter { $0.kind != .notice }.map { desk.folder.relative($0) }.joined()
    }

    @Test func whatIsNoCorpusFileIsToldAndNotTouched() throws {
        let desk = try Desk()
        #expect(message(desk) == "desk.rhet: no such file or folder; check the path")
        for content in ["x", String(repeating: "text ", count: 400)] {
            try desk.folder.write(Array(content.utf8), to: "desk.rhet")
            #expect(message(desk).hasPrefix("desk.rhet: is no corpus file of rhetoric; name another file;"))
            #expect(throws: Problem.self) { try CorpusFile(writing: desk.file) }
            #expect(try String(contentsOfFile: desk.file, encoding: .utf8) == content)
        }
    }

    @Test func aDatabaseOfAnotherProgramIsNotTouched() throws {
        let desk = try Desk()
        try DatabaseQueue(path: desk.file).write { try $0.execute(sql: "CREATE TABLE t (a)") }
        let before = try Data(contentsOf: URL(fileURLWithPath: desk.file))
        #expect(message(desk).contains("is no corpus file of rhetoric"))
        #expect(throws: Problem.self) { try CorpusFile(writing: desk.file) }
        #expect(try Data(contentsOf: URL(fileURLWithPath: desk.file)) == before)
    }

    @Test func aFileOfAnOlderVersionIsBroughtUpToDate() throws {
        let desk = try Desk()
        let queue = try DatabaseQueue(path: desk.file)
        try CorpusSchema.migrator.migrate(queue, upTo: "2 statement index")
        try queue.close()
        #expect(
            message(desk)
                == "desk.rhet: was written by an older version of rhetoric; rhetoric index desk.rhet brings it up to date, and keeps all that is in it"
        )
        try CorpusFile(existing: desk.file).index()
        #expect(try CorpusFile(reading: desk.file).documents().isEmpty)
    }

    @Test func aFileOfANewerVersionIsRefused() throws {
        let desk = try desk()
        try DatabaseQueue(path: desk.file).write {
            try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('9 something else')")
        }
        #expect(message(desk) == "desk.rhet: was written by a newer version of rhetoric; update rhetoric")
        #expect(throws: Problem.self) { try CorpusFile(writing: desk.file) }
    }

    @Test func anEmptyFileHoldsNoCorpusYet() throws {
        let desk = try Desk(["desk.rhet": "", "a.txt": "The ferry runs."])
        #expect(message(desk).contains("holds no corpus yet"))
        try desk.ingest("a.txt")
        #expect(desk.corpus().documents.count == 1)
    }

    /// Whatever bytes are broken: a message, or the documents that are whole, and never a crash.
    @Test func aDamagedFileIsNoCrash() throws {
        let desk = try desk()
        let whole = try Data(contentsOf: URL(fileURLWithPath: desk.file))
        var random = TestRandom(seed: 7)
        for _ in 0..<60 {
            var broken = whole
            let first = Int(random.next() % UInt64(broken.count - 64))
            for offset in first..<first + 64 { broken[offset] = UInt8(truncatingIfNeeded: random.next()) }
            try broken.write(to: URL(fileURLWithPath: desk.file))
            let corpus = desk.corpus()
            #expect(!corpus.documents.isEmpty || corpus.problems.contains { $0.kind != .notice })
        }
        try whole.prefix(whole.count / 2).write(to: URL(fileURLWithPath: desk.file))
        #expect(message(desk).contains("damaged"))
    }

    @Test func aReaderSeesTheFileAsItWasWhileAnotherWrites() throws {
        let desk = try desk()
        let reader = try CorpusFile(reading: desk.file)
        let writer = try CorpusFile(writing: desk.file)
        try writer.write { database in
            try database.execute(sql: "UPDATE document SET title = 'later'")
            #expect(try reader.documents().map(\.title) == [nil, nil])
        }
        #expect(try reader.documents().map(\.title) == ["later", "later"])
    }

    @Test func aFolderThatMayNotBeWrittenIsRead() throws {
        let desk = try desk()
        try FileManager.default.setAttributes([.posixPermissions: 0o500], ofItemAtPath: desk.folder.path)
        defer { try? FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: desk.folder.path) }
        #expect(desk.corpus().documents.count == 2)
    }

    @Test func theSchemaAnswersToSQLAlone() throws {
        let desk = try desk()
        let rows = try DatabaseQueue(path: desk.file).read {
            try Row.fetchAll(
                $0, sql: "SELECT document, statement, start, \"end\", text FROM sentence ORDER BY document")
        }
        #expect(rows.map { $0[4] as String } == ["The ferry runs.", "Grain passes at all times."])
        #expect(rows.map { $0[3] as Int } == [15, 26])
    }
}

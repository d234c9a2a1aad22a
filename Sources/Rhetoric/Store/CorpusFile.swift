// The corpus file: one SQLite database that holds what was read, so that it is read once. This file opens it and turns
// SQLite's faults into messages; CorpusSchema says what stands in it.

import GRDB
import Glibc

/// An open corpus file (`.rhet`). Several processes may read while one writes; two that write take turns.
public struct CorpusFile: Sendable {
    /// The ending by which a corpus file is known.
    public static let ending = "rhet"
    /// How long a process waits for another one that writes.
    private static let patience = 20.0

    public let path: String
    private let queue: DatabaseQueue

    /// Opens a corpus file to read it.
    ///
    /// - Throws: missing input where there is none; bad data where it is none, is damaged, or is of a newer version.
    public init(reading path: String) throws(Problem) {
        guard access(path, F_OK) == 0 else { throw InputFile.openingProblem(errno, at: path) }
        guard access(path, R_OK) == 0 else { throw InputFile.openingProblem(errno, at: path) }
        self.path = path
        var configuration = Self.configuration
        configuration.readonly = true
        try Self.checkIsDatabase(path)
        queue = try Self.telling(path) { try Self.reader(path, configuration) }
        try check()
    }

    /// Opens a corpus file to write to it, and makes one where there is none.
    ///
    /// - Throws: usage where nothing can be written; bad data as `init(reading:)`.
    public init(writing path: String) throws(Problem) {
        let isThere = access(path, F_OK) == 0
        guard !isThere || access(path, W_OK) == 0 else {
            throw Problem(
                .usage, at: path, "may not be written (\(String(cString: strerror(errno))))",
                wayOut: "chmod u+w it and its folder, or copy it; it is unchanged")
        }
        self.path = path
        if isThere { try Self.checkIsDatabase(path) }
        queue = try Self.telling(path) {
            if !isThere { try Self.make(path) }
            // What is no corpus file is not to be touched: not even its journal mode. An empty file may be filled.
            do {
                try DatabaseQueue(path: path, configuration: Self.configuration).read(CorpusSchema.checkOwner)
            } catch StoreFault.unfinished {}
            let queue = try DatabaseQueue(path: path, configuration: Self.configuration)
            // Not even a transaction that changes nothing: a run that finds nothing new leaves the file as it is.
            if try !queue.read(CorpusSchema.migrator.hasCompletedMigrations) {
                try CorpusSchema.migrator.migrate(queue)
            }
            return queue
        }
        try check()
    }

    /// Makes a corpus without documents: beside the path, so that nobody ever meets half of one, and where another process
    /// was faster, its file stays.
    private static func make(_ path: String) throws {
        let draft = "\(path).\(getpid()).part"
        defer { for ending in ["", "-wal", "-shm"] { unlink(draft + ending) } }
        let queue = try DatabaseQueue(path: draft, configuration: configuration)
        try CorpusSchema.migrator.migrate(queue)
        try queue.close()
        // A link, for to rename would put this one over a file that another process has made and filled meanwhile.
        if link(draft, path) == 0 || errno == EEXIST { return }
        // Some file systems have no links.
        guard access(path, F_OK) != 0, rename(draft, path) == 0 else {
            throw DatabaseError(resultCode: .SQLITE_CANTOPEN, message: String(cString: strerror(errno)))
        }
    }

    /// Opens a corpus file that is there, to write to it.
    public init(existing path: String) throws(Problem) {
        var status = stat()
        guard stat(path, &status) == 0 else { throw InputFile.openingProblem(errno, at: path) }
        guard status.st_size > 0 else { throw StoreFault.unfinished.problem(at: path) }
        try self.init(writing: path)
    }

    /// Reads at one moment: what others write meanwhile is not seen.
    func read<Value>(_ body: (Database) throws -> Value) throws(Problem) -> Value {
        try Self.telling(path) { try queue.read(body) }
    }

    /// All of it is written, or nothing.
    func write<Value>(_ body: (Database) throws -> Value) throws(Problem) -> Value {
        try Self.telling(path) {
            // Readers go on meanwhile. Not by GRDB's own setting, which writes to the file each time that it is opened.
            try queue.writeWithoutTransaction {
                try $0.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL")
            }
            return try queue.write(body)
        }
    }

    /// The versions of the schema that the file has.
    public func versions() throws(Problem) -> [String] {
        try read { try CorpusSchema.migrator.appliedIdentifiers($0).sorted() }
    }

    /// Takes the journal back into the file, so that nothing stands beside it and those who may only read it can. Where
    /// others have it open it stays as it is, for the next one who writes.
    public func settle() {
        _ = try? queue.writeWithoutTransaction { try String.fetchOne($0, sql: "PRAGMA journal_mode = DELETE") }
    }

    private func check() throws(Problem) {
        try read { database in
            try CorpusSchema.checkOwner(database)
            if try CorpusSchema.migrator.hasBeenSuperseded(database) { throw StoreFault.newerVersion }
            guard try CorpusSchema.migrator.hasCompletedMigrations(database) else {
                throw try CorpusSchema.migrator.appliedIdentifiers(database).isEmpty
                    ? StoreFault.unfinished : StoreFault.olderVersion
            }
        }
    }

    /// SQLite takes a file of a few bytes for an empty one, and would write over it; its own have a page of 512 at least. By
    /// the size alone: to open and close the file here would drop the locks that this process has on it elsewhere.
    private static func checkIsDatabase(_ path: String) throws(Problem) {
        var status = stat()
        guard stat(path, &status) == 0 else { throw InputFile.openingProblem(errno, at: path) }
        guard status.st_mode & S_IFMT != S_IFDIR else { throw StoreFault.notOurs.problem(at: path) }
        guard status.st_size == 0 || status.st_size >= 512 else { throw StoreFault.notOurs.problem(at: path) }
    }

    private static var configuration: Configuration {
        var configuration = Configuration()
        configuration.busyMode = .timeout(patience)
        return configuration
    }

    /// In a folder that may not be written, SQLite cannot make the file that readers and writers share; where nobody
    /// left one behind, nobody writes, and it can do without.
    private static func reader(_ path: String, _ configuration: Configuration) throws -> DatabaseQueue {
        do {
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            try queue.read { _ = try Int.fetchOne($0, sql: "PRAGMA schema_version") }
            return queue
        } catch let error as DatabaseError where [.SQLITE_CANTOPEN, .SQLITE_READONLY].contains(error.resultCode) {
            var status = stat()
            guard stat(path + "-wal", &status) != 0 || status.st_size == 0 else { throw error }
            return try DatabaseQueue(path: "file:\(escaped(path))?immutable=1", configuration: configuration)
        }
    }

    private static func escaped(_ path: String) -> String {
        path.utf8.map { byte in
            let isPlain =
                UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20 || UInt8(ascii: "-")...UInt8(ascii: "9") ~= byte
            return isPlain ? String(UnicodeScalar(byte)) : "%" + ContentHash.hexadecimal([byte])
        }.joined()
    }

    /// Runs what may fail, and tells its faults as those of the file.
    private static func telling<Value>(_ path: String, _ body: () throws -> Value) throws(Problem) -> Value {
        do {
            return try body()
        } catch let problem as Problem {
            throw problem
        } catch let error as DatabaseError {
            throw problem(of: error, at: path)
        } catch let fault as StoreFault {
            throw fault.problem(at: path)
        } catch {
            throw Problem(.badData, at: path, "cannot be used (\(error))")
        }
    }

    private static func problem(of error: DatabaseError, at path: String) -> Problem {
        let what = error.message ?? error.resultCode.description
        switch error.resultCode {
        case .SQLITE_NOTADB:
            return StoreFault.notOurs.problem(at: path)
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            return Problem(
                .usage, at: path, "is being written by another process", wayOut: "run this again when that has ended")
        case .SQLITE_FULL:
            return Problem(
                .usage, at: path, "cannot grow: the disk is full",
                wayOut: "make room and run this again; what was written before is kept")
        case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_CANTOPEN:
            return Problem(
                .usage, at: path, "cannot be opened (\(what))",
                wayOut: "see that it and its folder may be written, or copy it")
        case .SQLITE_CORRUPT:
            return Problem(
                .badData, at: path, "is damaged (\(what))",
                wayOut: "take a copy from before, or ingest the sources into a new file")
        default:
            return Problem(
                .badData, at: path, "cannot be used (SQLite: \(what))",
                wayOut: "what was written before is kept; see that the disk is sound and has room")
        }
    }
}

/// What can be wrong with a file that SQLite opens.
enum StoreFault: Error {
    case notOurs, unfinished, newerVersion, olderVersion
    /// A column that holds what no version of rhetoric writes there.
    case damaged(String)

    func problem(at path: String) -> Problem {
        switch self {
        case .notOurs:
            Problem(
                .badData, at: path, "is no corpus file of rhetoric",
                wayOut: "name another file; rhetoric ingest PATH... -o FILE.rhet makes one")
        case .unfinished:
            Problem(
                .badData, at: path, "holds no corpus yet: whoever made it was interrupted",
                wayOut: "ingest into it, or remove it")
        case .newerVersion:
            Problem(
                .badData, at: path, "was written by a newer version of rhetoric", wayOut: "update rhetoric")
        case .olderVersion:
            Problem(
                .badData, at: path, "was written by an older version of rhetoric",
                wayOut: "rhetoric index \(path) brings it up to date, and keeps all that is in it")
        case .damaged(let what):
            Problem(
                .badData, at: path, "is damaged: \(what) cannot be read",
                wayOut: "take a copy from before, or ingest the sources into a new file")
        }
    }
}

extension Row {
    /// A column of a file that anyone may have changed: GRDB's own subscript ends the process for what is no such value.
    func value<Value: DatabaseValueConvertible>(_ column: Int, of what: String) throws -> Value {
        guard let value = Value.fromDatabaseValue(self[column]) else { throw StoreFault.damaged(what) }
        return value
    }

    /// A number of things, from 0 to 2^31 - 1.
    func count(_ column: Int, of what: String) throws -> Int {
        let value: Int = try value(column, of: what)
        guard (0...Int(Int32.max)).contains(value) else { throw StoreFault.damaged(what) }
        return value
    }
}

extension Database {
    /// Executes one statement that is compiled only once: most are executed for every document.
    func run(sql: String, arguments: StatementArguments = []) throws {
        try cachedStatement(sql: sql).execute(arguments: arguments)
    }
}

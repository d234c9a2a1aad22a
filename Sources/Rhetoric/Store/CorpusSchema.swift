// What stands in a corpus file. docs/formats.md tells the same to those who read it with SQL; a change of the schema is
// a new migration at the end, never a change of an old one.

import GRDB

enum CorpusSchema {
    /// "RHET": by this SQLite's own header tells whose file it is.
    private static let applicationID: Int32 = 0x5248_4554

    /// Throws for a database of another program. An empty one is nobody's yet.
    static func checkOwner(_ database: Database) throws {
        let owner = try Int32.fetchOne(database, sql: "PRAGMA application_id") ?? 0
        if owner == applicationID { return }
        let isEmpty = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master") == 0
        throw isEmpty && owner == 0 ? StoreFault.unfinished : StoreFault.notOurs
    }

    static let migrator: DatabaseMigrator = {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 documents") { database in
            try database.execute(sql: "PRAGMA application_id = \(applicationID); \(documents)")
        }
        migrator.registerMigration("2 statement index") { database in
            try database.execute(sql: StatementIndexSchema.tables)
        }
        migrator.registerMigration("3 latent space and families") { database in
            try database.execute(sql: WordBag.tables + StoredSpace.tables + FamilyTables.tables)
        }
        migrator.registerMigration("4 judgements") { database in
            try database.execute(sql: Judgements.tables)
        }
        return migrator
    }()

    private static let documents = """
        CREATE TABLE change (
          number INTEGER PRIMARY KEY,
          made_at TEXT NOT NULL,
          command TEXT NOT NULL,
          undoes INTEGER REFERENCES change
        );
        CREATE TABLE pending (
          work TEXT PRIMARY KEY
        ) WITHOUT ROWID;
        CREATE TABLE document (
          number INTEGER PRIMARY KEY,
          id TEXT NOT NULL,
          revision INTEGER NOT NULL,
          is_current INTEGER NOT NULL,
          position INTEGER NOT NULL,
          identity TEXT NOT NULL,
          place TEXT NOT NULL,
          path TEXT,
          sha256 TEXT NOT NULL,
          record_sha256 TEXT NOT NULL,
          title TEXT,
          speaker TEXT,
          source TEXT,
          language TEXT NOT NULL,
          date_first TEXT,
          date_last TEXT,
          date_certainty TEXT,
          words INTEGER NOT NULL,
          change INTEGER NOT NULL REFERENCES change,
          retired_by INTEGER REFERENCES change,
          UNIQUE (identity, revision)
        );
        CREATE INDEX document_id ON document (id);
        CREATE INDEX document_sha256 ON document (sha256);
        CREATE INDEX document_position ON document (position) WHERE is_current;
        CREATE TABLE text (
          document INTEGER PRIMARY KEY REFERENCES document,
          text TEXT NOT NULL,
          raw BLOB,
          map BLOB
        );
        CREATE TABLE metadata (
          document INTEGER NOT NULL REFERENCES document,
          number INTEGER NOT NULL,
          field TEXT NOT NULL,
          value TEXT NOT NULL,
          origin TEXT NOT NULL,
          PRIMARY KEY (document, number)
        ) WITHOUT ROWID;
        CREATE TABLE correction (
          number INTEGER PRIMARY KEY,
          id TEXT NOT NULL,
          field TEXT NOT NULL,
          value TEXT NOT NULL,
          origin TEXT NOT NULL,
          made_by INTEGER NOT NULL REFERENCES change,
          ended_by INTEGER REFERENCES change
        );
        CREATE UNIQUE INDEX correction_current ON correction (id, field) WHERE ended_by IS NULL;
        CREATE TABLE statement (
          document INTEGER NOT NULL REFERENCES document,
          number INTEGER NOT NULL,
          kind TEXT NOT NULL,
          speaker TEXT,
          mode TEXT,
          cue TEXT,
          removed TEXT,
          text_first INTEGER NOT NULL,
          text_end INTEGER NOT NULL,
          raw_start INTEGER NOT NULL,
          raw_end INTEGER NOT NULL,
          words INTEGER NOT NULL,
          wording INTEGER,
          PRIMARY KEY (document, number)
        ) WITHOUT ROWID;
        CREATE INDEX statement_wording ON statement (wording) WHERE wording IS NOT NULL;
        CREATE TABLE mark (
          document INTEGER NOT NULL REFERENCES document,
          text_first INTEGER NOT NULL,
          text_end INTEGER NOT NULL,
          kind TEXT NOT NULL,
          PRIMARY KEY (document, text_first)
        ) WITHOUT ROWID;
        CREATE TABLE removed (
          document INTEGER NOT NULL REFERENCES document,
          number INTEGER NOT NULL,
          reason TEXT NOT NULL,
          text TEXT NOT NULL,
          raw_start INTEGER NOT NULL,
          raw_end INTEGER NOT NULL,
          byte_first INTEGER NOT NULL,
          byte_end INTEGER NOT NULL,
          PRIMARY KEY (document, number)
        ) WITHOUT ROWID;
        CREATE TABLE dating (
          document INTEGER NOT NULL REFERENCES document,
          basis TEXT NOT NULL,
          first TEXT NOT NULL,
          last TEXT NOT NULL,
          certainty TEXT NOT NULL,
          PRIMARY KEY (document, basis)
        ) WITHOUT ROWID;
        CREATE TABLE ground (
          document INTEGER NOT NULL,
          basis TEXT NOT NULL,
          number INTEGER NOT NULL,
          quote TEXT NOT NULL,
          reason TEXT NOT NULL,
          text_first INTEGER,
          text_end INTEGER,
          PRIMARY KEY (document, basis, number),
          FOREIGN KEY (document, basis) REFERENCES dating ON DELETE CASCADE
        ) WITHOUT ROWID;
        CREATE TABLE copy (
          document INTEGER NOT NULL REFERENCES document,
          original INTEGER NOT NULL REFERENCES document,
          share REAL NOT NULL,
          PRIMARY KEY (document, original)
        ) WITHOUT ROWID;
        CREATE TABLE review (
          document INTEGER NOT NULL REFERENCES document,
          field TEXT NOT NULL,
          reason TEXT NOT NULL,
          PRIMARY KEY (document, field)
        ) WITHOUT ROWID;
        CREATE TABLE confirmation (
          id TEXT NOT NULL,
          field TEXT NOT NULL,
          reason TEXT NOT NULL,
          made_by INTEGER NOT NULL REFERENCES change,
          ended_by INTEGER REFERENCES change,
          PRIMARY KEY (id, field, reason, made_by)
        ) WITHOUT ROWID;
        CREATE VIEW sentence AS
          SELECT d.id AS document, d.revision, 's' || s.number AS statement, d.date_first, d.date_last,
            coalesce(s.speaker, d.speaker) AS speaker, s.mode, s.kind, s.raw_start AS start, s.raw_end AS "end",
            CAST(substr(CAST(t.text AS BLOB), s.text_first + 1, s.text_end - s.text_first) AS TEXT) AS text,
            d.sha256
          FROM statement s JOIN document d ON d.number = s.document JOIN text t ON t.document = s.document
          WHERE d.is_current;
        """
}

// The formulations of a corpus file, kept: found once, and told without reading the texts again until the corpus changes.

import GRDB

enum FamilyTables {
    static let tables = """
        CREATE TABLE families (
          number INTEGER PRIMARY KEY CHECK (number = 1),
          change INTEGER NOT NULL REFERENCES change
        );
        CREATE TABLE family (
          number INTEGER PRIMARY KEY,
          label TEXT NOT NULL,
          information REAL NOT NULL,
          documents INTEGER NOT NULL,
          texts INTEGER NOT NULL,
          is_designation INTEGER NOT NULL,
          medoid INTEGER NOT NULL
        );
        CREATE TABLE occurrence (
          family INTEGER NOT NULL REFERENCES family,
          number INTEGER NOT NULL,
          document INTEGER NOT NULL REFERENCES document,
          statement INTEGER NOT NULL,
          kind TEXT NOT NULL,
          text_first INTEGER NOT NULL,
          text_end INTEGER NOT NULL,
          PRIMARY KEY (family, number)
        ) WITHOUT ROWID;
        CREATE INDEX occurrence_document ON occurrence (document);
        CREATE TABLE same_text (
          number INTEGER PRIMARY KEY,
          document INTEGER NOT NULL REFERENCES document,
          original INTEGER NOT NULL REFERENCES document,
          share REAL NOT NULL
        );
        """

    /// The last change of a corpus: families are those of this state.
    static func state(_ database: Database) throws -> Int64 {
        try Int64.fetchOne(database, sql: "SELECT max(number) FROM change") ?? 0
    }

    /// Nil where no families are kept.
    static func keptState(_ database: Database) throws -> Int64? {
        try Int64.fetchOne(database, sql: "SELECT change FROM families")
    }

    /// The current documents in their order.
    static let documents = "SELECT number FROM document WHERE is_current ORDER BY position, revision"
}

extension CorpusFile {
    /// Finds the formulations of the corpus as it stands, in two documents or more, and keeps them in place of those that
    /// were kept.
    ///
    /// - Returns: how many there are.
    /// - Throws: `Problem` where the file cannot be read or written, or changes meanwhile.
    public func keepFormulations(background: Background?, workers: Workers = .all) throws(Problem) -> Int {
        let (state, numbers) = try read {
            (try FamilyTables.state($0), try Int64.fetchAll($0, sql: FamilyTables.documents))
        }
        let corpus = CorpusReader.readingCorpusFiles(options: .init(workers: workers)).read([path])
        if let fault = corpus.problems.first(where: { $0.kind != .notice }) { throw fault }
        var options = FormulationOptions()
        (options.background, options.workers) = (background, workers)
        let finder = FormulationFinder(corpus, options: options)
        try write { database in
            guard try FamilyTables.state(database) == state, numbers.count == corpus.documents.count else {
                throw Problem(
                    .usage, at: path, "was changed while its formulations were looked for",
                    wayOut: "try again; what was kept before is unchanged")
            }
            try Self.keep(finder, of: numbers, state: state, database)
        }
        return finder.formulations.count
    }

    private static func keep(
        _ finder: FormulationFinder, of numbers: [Int64], state: Int64, _ database: Database
    ) throws {
        for table in ["occurrence", "family", "same_text", "families"] {
            try database.run(sql: "DELETE FROM \(table)")
        }
        try database.run(sql: "INSERT INTO families (number, change) VALUES (1, ?)", arguments: [state])
        for (place, family) in finder.formulations.enumerated() {
            try database.run(
                sql: """
                    INSERT INTO family (number, label, information, documents, texts, is_designation, medoid)
                    VALUES (?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    place + 1, family.label(in: finder.corpus).column, family.information, family.documentCount,
                    family.textCount, family.isDesignation, family.medoid + 1,
                ])
            for (number, use) in family.occurrences.enumerated() {
                try database.run(
                    sql: """
                        INSERT INTO occurrence (family, number, document, statement, kind, text_first, text_end)
                        VALUES (?, ?, ?, ?, ?, ?, ?)
                        """,
                    arguments: [
                        place + 1, number + 1, numbers[use.statement.document], use.statement.statement + 1,
                        use.kind.rawValue, use.bytes.lowerBound, use.bytes.upperBound,
                    ])
            }
        }
        for copy in finder.copies.copies {
            try database.run(
                sql: "INSERT INTO same_text (document, original, share) VALUES (?, ?, ?)",
                arguments: [numbers[copy.copy], numbers[copy.original], copy.share])
        }
    }

    /// Whether formulations are kept, and whether they are those of the corpus as it stands.
    public func keptFormulations() throws(Problem) -> (areThere: Bool, areCurrent: Bool) {
        try read { database in
            let kept = try FamilyTables.keptState(database)
            return (kept != nil, try kept == FamilyTables.state(database))
        }
    }

    /// The formulations that are kept, with the texts of those that are told.
    ///
    /// - Parameters:
    ///   - selection: those that are told.
    ///   - id: the one that is told, "f1", "f2", ...; nil for the selection.
    /// - Returns: nil where none are kept, or the corpus was changed since.
    public func formulations(
        _ selection: FormulationSelection = FormulationSelection(), id: String? = nil
    ) throws(Problem) -> FormulationFinder? {
        try read { database in
            guard try FamilyTables.keptState(database) == FamilyTables.state(database) else { return nil }
            return try StoredFamilies(database).finder(selection, id: id)
        }
    }
}

/// Families as they are read: of the documents their dates and names, of those that are told the texts too.
private struct StoredFamilies {
    private struct Use {
        let document: Int
        /// Number of the statement in its document, from 1.
        let statement: Int
        let kind: VariantKind
        let bytes: Range<Int>
    }

    private let database: Database
    private let numbers: [Int64]
    private let sizes: [DocumentSize]
    private var documents: [Document] = []
    private var uses: [[Use]] = []
    private var families: [Formulation] = []
    private let copies: [DocumentCopy]

    init(_ database: Database) throws {
        self.database = database
        let rows = try Row.fetchAll(
            database,
            sql: """
                SELECT d.number, d.id, d.place, d.sha256, d.title, d.speaker, d.source, d.language, d.date_first,
                  d.date_last, d.date_certainty, count(s.number), coalesce(sum(s.words), 0)
                FROM document d LEFT JOIN statement s ON s.document = d.number AND s.kind IN (\(StatementKind.rankedList))
                WHERE d.is_current GROUP BY d.number ORDER BY d.position, d.revision
                """)
        numbers = rows.map { $0[0] }
        sizes = try rows.map {
            DocumentSize(
                statements: try $0.count(11, of: "its statements"), words: try $0.count(12, of: "its statements"))
        }
        let places = Dictionary(uniqueKeysWithValues: numbers.enumerated().map { ($1, $0) })
        copies = try Row.fetchAll(database, sql: "SELECT original, document, share FROM same_text ORDER BY number").map
        {
            guard let original = places[$0[0]], let copy = places[$0[1]] else { throw Self.damage }
            return DocumentCopy(original: original, copy: copy, share: try $0.value(2, of: "its formulations"))
        }
        documents = try rows.map { row in
            Document(
                id: row[1], place: row[2], text: SourceText(utf8: []), sha256: row[3], title: row[4],
                date: try DateEstimate(storedFirst: row[8], last: row[9], certainty: row[10]), speaker: row[5],
                source: row[6], language: Language(code: row[7]))
        }
        try readUses(places)
        try readFamilies()
    }

    private static let damage = StoreFault.damaged("its formulations")

    private mutating func readUses(_ places: [Int64: Int]) throws {
        let rows = try Row.fetchCursor(
            database,
            sql: """
                SELECT family, document, statement, kind, text_first, text_end FROM occurrence ORDER BY family, number
                """)
        while let row = try rows.next() {
            let numbers = try [0, 1, 2, 4, 5].map { try row.count($0, of: "its formulations") }
            guard let document = places[Int64(numbers[1])], let kind = VariantKind(rawValue: row[3]),
                [uses.count, uses.count + 1].contains(numbers[0]), numbers[0] > 0, numbers[3] < numbers[4]
            else { throw Self.damage }
            if numbers[0] == uses.count + 1 { uses.append([]) }
            uses[uses.count - 1].append(
                Use(document: document, statement: numbers[2], kind: kind, bytes: numbers[3]..<numbers[4]))
        }
    }

    /// Without places in the texts, which are not read yet.
    private mutating func readFamilies() throws {
        let rows = try Row.fetchAll(
            database,
            sql: "SELECT number, information, documents, texts, is_designation, medoid FROM family ORDER BY number")
        guard rows.count == uses.count else { throw Self.damage }
        for row in rows {
            let own = uses[families.count]
            let numbers = try [0, 2, 3, 5].map { try row.count($0, of: "its formulations") }
            guard numbers[0] == families.count + 1, (1...own.count).contains(numbers[3]) else { throw Self.damage }
            let occurrences = own.map {
                FormulationOccurrence(
                    statement: StatementReference(document: $0.document, statement: 0), bytes: $0.bytes, kind: $0.kind,
                    tokens: 0..<0)
            }
            families.append(
                Formulation(
                    id: "f\(families.count + 1)", occurrences: occurrences, medoid: numbers[3] - 1,
                    information: try row.value(1, of: "its formulations"), documentCount: numbers[1],
                    textCount: numbers[2], isDesignation: try row.value(4, of: "its formulations")))
        }
    }

    func finder(_ selection: FormulationSelection, id: String?) throws -> FormulationFinder {
        let bare = FormulationFinder(
            restoring: families, in: Corpus(documents: documents), sizes: sizes, copies: DocumentCopies(copies))
        let told = id.map { id in bare[id].map { [$0] } ?? [] } ?? selection.chosen(from: bare)
        let places = told.map { Int($0.id.dropFirst())! - 1 }
        var corpus = Corpus(documents: documents)
        let statements = try readTexts(of: places, into: &corpus)
        let table = StatementTable(corpus, spans: corpus.documents.map { $0.date.map(DocumentSpan.init) ?? .beforeAll })
        let tokens = TokenPlaces(table)
        var restored = families
        for place in places {
            let occurrences = try uses[place].map { use -> FormulationOccurrence in
                guard let statement = statements[use.document]?[use.statement],
                    case let reference = StatementReference(document: use.document, statement: statement),
                    let range = tokens.range(of: use.bytes, in: reference)
                else { throw Self.damage }
                return FormulationOccurrence(statement: reference, bytes: use.bytes, kind: use.kind, tokens: range)
            }
            restored[place] = families[place].with(occurrences)
        }
        return FormulationFinder(
            restoring: restored, in: corpus, sizes: sizes, copies: DocumentCopies(copies), table: table)
    }

    /// Puts the texts of some families' documents into a corpus, with the statements that those families stand in.
    ///
    /// - Returns: for each document that was read the place of each statement by its number.
    private func readTexts(of places: [Int], into corpus: inout Corpus) throws -> [Int: [Int: Int]] {
        var wanted: [Int: Set<Int>] = [:]
        for use in places.flatMap({ uses[$0] }) { wanted[use.document, default: []].insert(use.statement) }
        let list = wanted.keys.map { String(numbers[$0]) }.joined(separator: ",")
        let stored = try StoredDrafts(database, where: "d.number IN (\(list))")
        let indices = Dictionary(uniqueKeysWithValues: numbers.enumerated().map { ($1, $0) })
        var found: [Int: [Int: Int]] = [:]
        for (draft, number) in zip(stored.drafts, stored.numbers) {
            let place = indices[number]!
            var document = draft.known!
            document.date = corpus.documents[place].date
            let kept = wanted[place]!.sorted().filter { (1...document.statements.count).contains($0) }
            found[place] = Dictionary(uniqueKeysWithValues: kept.enumerated().map { ($1, $0) })
            document.statements = kept.map { document.statements[$0 - 1] }
            corpus.documents[place] = document
        }
        return found
    }
}

/// Where stretches of text stand among the tokens of a table.
private struct TokenPlaces {
    private let table: StatementTable
    private let rows: [StatementReference: Int]

    init(_ table: StatementTable) {
        self.table = table
        rows = Dictionary(uniqueKeysWithValues: table.rows.enumerated().map { ($1, $0) })
    }

    /// Nil where no words begin and end there.
    func range(of bytes: Range<Int>, in statement: StatementReference) -> Range<Int>? {
        guard let row = rows[statement] else { return nil }
        let tokens = table.tokenRange(row)
        guard let first = tokens.first(where: { table.tokens[$0].bytes.lowerBound == bytes.lowerBound }),
            let last = tokens.last(where: { table.tokens[$0].bytes.upperBound == bytes.upperBound }), first <= last
        else { return nil }
        return first..<last + 1
    }
}

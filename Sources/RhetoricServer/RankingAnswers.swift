// What the API finds: repeats, answers to a query, the comparison of two documents.

import Rhetoric

enum RankingAnswers {
    private static func told(_ records: [JSONValue]) -> JSONValue { .object(["records": .array(records)]) }

    /// Of what is not ranked (a caption, clutter) there is none.
    static func repeats(_ arguments: Arguments, _ session: CorpusSession) throws -> JSONValue {
        let (corpus, statement) = try CorpusAnswers.find(arguments, session)
        let document = corpus.documents[0]
        guard let found = try session.repeats(of: statement, in: document, top: arguments.integer("top")) else {
            return told([])
        }
        let report = TraceReport(
            found.ranking, [found.result], judgements: [try session.file.judgements(later: document.id)])
        return told(report.records(why: arguments.flag("why")))
    }

    /// The earlier side of each is the statement that is asked for.
    static func later(_ arguments: Arguments, _ session: CorpusSession) throws -> JSONValue {
        let (corpus, statement) = try CorpusAnswers.find(arguments, session)
        let found = try session.repeats(
            ofEarlier: statement, in: corpus.documents[0], top: arguments.integer("top"))
        guard let found else { return told([]) }
        let results = found.repeats.map { (later: $0.later, repeats: [$0]) }
        let report = TraceReport(found.ranking, results, judgements: [try session.file.judgements()])
        return told(report.records(why: false))
    }

    static func search(_ arguments: Arguments, _ session: CorpusSession) throws -> JSONValue {
        let query = SearchQuery(id: "1", text: arguments.text("q"))
        guard !query.text.allSatisfy(\.isWhitespace) else {
            throw HTTPFault(.badRequest, "q is empty", wayOut: "give words to look for")
        }
        let level = ItemLevel(rawValue: arguments.text("level"))!
        let found = try session.hits(
            for: query.text, level: level, top: arguments.integer("top"), filter: arguments.filter)
        guard let found else {
            throw HTTPFault(
                .conflict, "in a corpus of this size documents are not searched by speaker",
                wayOut: "leave speaker out, or ask with level=statement")
        }
        return told(SearchReport(found.corpus, level: level, [(query: query, hits: found.hits)]).records)
    }

    static func compare(_ arguments: Arguments, _ session: CorpusSession) throws -> JSONValue {
        let ids = [arguments.text("earlier"), arguments.text("later")]
        guard let corpus = try session.documents(ids) else {
            throw CorpusAnswers.missing(try ids.first { try session.documents([$0]) == nil } ?? ids[0])
        }
        let workers = Workers(count: 1)
        let finder = PassageFinder(corpus, background: session.background, workers: workers)
        let passages = PassageReport(finder).of(finder.passages(of: [(earlier: 0, later: 1)])[0])
        let comparison = try DocumentComparison(
            earlier: corpus.documents[0], later: corpus.documents[1], background: session.background, workers: workers)
        return told(CompareReport(comparison, passages: passages).records)
    }
}

/// The formulations that a file keeps: to find them takes longer than anyone waits for a page.
enum FormulationAnswers {
    static func list(_ arguments: Arguments, _ session: CorpusSession) throws -> JSONValue {
        var selection = FormulationSelection()
        selection.order = FormulationOrder(rawValue: arguments.text("sort"))!
        selection.top = arguments.integer("size")
        selection.skipped = (arguments.integer("page") - 1) * arguments.integer("size")
        let finder = try kept(session, selection)
        return .object(
            arguments.told(FormulationsReport(finder, selection).records, of: finder.formulations.count))
    }

    static func one(_ arguments: Arguments, _ session: CorpusSession) throws -> JSONValue {
        let id = arguments.text("formulation")
        let finder = try kept(session, FormulationSelection(), id: id)
        guard let formulation = finder[id] else {
            throw HTTPFault(
                .notFound, "the corpus has no formulation \"\(id.prefix(100))\"", wayOut: "/api/formulations lists them"
            )
        }
        return FormulationsReport(finder, of: formulation).records[0]
    }

    private static func kept(
        _ session: CorpusSession, _ selection: FormulationSelection, id: String? = nil
    ) throws -> FormulationFinder {
        if let finder = try session.file.formulations(selection, id: id) { return finder }
        let areThere = try session.file.keptFormulations().areThere
        throw HTTPFault(
            .conflict,
            areThere
                ? "the formulations that are kept are of an earlier state of the corpus"
                : "the file keeps no formulations",
            wayOut: "rhetoric index FILE --formulations finds them")
    }
}

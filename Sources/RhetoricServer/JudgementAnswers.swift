// Judgements over the API: who judges is whoever the server was started for.

import Foundation
import Rhetoric

enum JudgementAnswers {
    /// The body of a request that judges.
    private struct Given: Decodable {
        let later: String
        let earlier: String
        let verdict: String
        let note: String?
    }

    static func list(_ arguments: Arguments, _ session: CorpusSession) throws -> JSONValue {
        let records = JudgementReport.records(try session.file.judgements(later: arguments["document"]))
        return .object(arguments.told(Array(arguments.paged(records)), of: records.count))
    }

    static func judge(_ arguments: Arguments, _ session: CorpusSession, _ desk: Desk) throws -> Answer {
        let (writer, judge) = try allowed(desk)
        let given: Given
        do {
            given = try JSONDecoder().decode(Given.self, from: Data(arguments.body))
        } catch {
            throw HTTPFault(
                .badRequest, "the body is no judgement in JSON",
                wayOut: #"send {"later":"a#s1","earlier":"b#s2","verdict":"repeat","note":null}"#)
        }
        guard let verdict = Verdict(rawValue: given.verdict) else {
            throw HTTPFault(
                .badRequest, "the verdict is \"\(given.verdict.prefix(100))\"",
                wayOut: "give " + Verdict.allCases.map(\.rawValue).joined(separator: ", "))
        }
        let pair = try pair(given.later, given.earlier, session)
        try writer.judge(pair, verdict, by: judge, note: given.note, madeAt: desk.options.time())
        return Answer(status: .created, value: try told(pair, judge, writer))
    }

    static func withdraw(_ arguments: Arguments, _ session: CorpusSession, _ desk: Desk) throws -> Answer {
        let (writer, judge) = try allowed(desk)
        let pair = try pair(arguments.text("later"), arguments.text("earlier"), session)
        guard try writer.withdraw(pair, by: judge, madeAt: desk.options.time()) else {
            throw HTTPFault(
                .notFound, "\(judge) has said nothing of this pair", wayOut: "/api/judgements lists what was said")
        }
        return Answer(status: .noContent, value: nil)
    }

    private static func allowed(_ desk: Desk) throws(HTTPFault) -> (CorpusFile, String) {
        guard let writer = desk.writer, let judge = desk.options.judge else {
            throw HTTPFault(
                .forbidden, "nobody may judge here", wayOut: "rhetoric serve FILE --judge-as NAME lets a person judge")
        }
        return (writer, judge)
    }

    private static func pair(_ later: String, _ earlier: String, _ session: CorpusSession) throws -> JudgedPair {
        let names = try [later, earlier].map { text throws -> StatementName in
            guard let name = StatementName(text) else {
                throw HTTPFault(
                    .badRequest, "\"\(text.prefix(100))\" names no statement",
                    wayOut: "write document#statement, as note#s2")
            }
            let document = try session.documents([name.document])?.documents[0]
            guard document?.statements.contains(where: { $0.id == name.statement }) ?? false else {
                throw HTTPFault(
                    .notFound, "the corpus has no statement \"\(text.prefix(200))\"",
                    wayOut: "/api/documents lists the documents")
            }
            return name
        }
        return JudgedPair(later: names[0], earlier: names[1])
    }

    /// The judgement as it now stands.
    private static func told(_ pair: JudgedPair, _ judge: String, _ file: CorpusFile) throws -> JSONValue {
        let judgements = try file.judgements(later: pair.later.document)
        let records = JudgementReport.records(judgements)
        let place = judgements.all.lastIndex { judgement in
            !judgement.isOfEarlierRevision && judgement.judge == judge
                && Citation(judgements.corpus, judgement.later).name == pair.later.description
                && Citation(judgements.corpus, judgement.earlier).name == pair.earlier.description
        }
        return place.map { records[$0] } ?? .null
    }
}

import Foundation
import Rhetoric
import Testing

@testable import RhetoricServer

/// What the API answers, and that its description says so.
@Suite(.serialized) struct APITests {
    private static let statement = "/api/statements/reply/s2"

    @Test func everyRouteAnswersAsItIsDescribed() async throws {
        let desk = try ServedDesk { $0.judge = "Ada Brandt" }
        let session = try CorpusFile(existing: desk.file)
        _ = try session.keepFormulations(background: nil)
        let description = try await desk.ask("/api/openapi.json").json
        #expect(description["openapi"] as? String == "3.1.0")
        let paths = try #require(description["paths"] as? [String: [String: [String: Any]]])
        #expect(Set(paths.keys) == Set(Route.all.map(\.template)))
        for route in Route.all {
            let operation = try #require(paths[route.template]?[route.method.rawValue.lowercased()])
            let described = (operation["parameters"] as? [[String: Any]] ?? []).compactMap { $0["name"] as? String }
            #expect(described == route.parameters.map(\.name))
            let reply = try await ask(desk, route)
            let answers = try #require(operation["responses"] as? [String: Any])
            #expect(answers["\(reply.status)"] != nil, "\(route.template): \(reply.status) \(reply.body)")
            for name in try required(by: route.schema, description) {
                #expect(reply.json[name] != nil, "\(route.template) lacks \(name)")
            }
        }
        await desk.stop()
    }

    /// With an example for all that it needs.
    private func ask(_ desk: ServedDesk, _ route: Route) async throws -> Reply {
        let examples = [
            "document": "reply", "statement": "s2", "formulation": "f1", "q": "ferry", "earlier": "note",
            "later": "reply",
        ]
        var target = route.template
        for (name, value) in examples { target = target.replacing("{\(name)}", with: value) }
        let isPair = route.method == .delete
        let query = route.parameters.filter { $0.isNeeded && !$0.isInPath }.map {
            "\($0.name)=\(examples[$0.name]!)\(isPair ? "%23s2" : "")"
        }
        if !query.isEmpty { target += "?" + query.joined(separator: "&") }
        let body = route.method == .post ? #"{"later":"reply#s2","earlier":"note#s2","verdict":"repeat"}"# : ""
        return try await desk.ask(
            target, method: route.method.rawValue, headers: body.isEmpty ? [:] : ["Content-Type": "application/json"],
            body: body)
    }

    private func required(by schema: String?, _ description: [String: Any]) throws -> [String] {
        guard let schema else { return [] }
        let schemas = try #require(
            (description["components"] as? [String: Any])?["schemas"] as? [String: [String: Any]])
        return try #require(schemas[schema]?["required"] as? [String])
    }

    @Test func theRecordsAreThoseThatTheCommandsPrint() async throws {
        let desk = try ServedDesk()
        let corpus = CorpusReader.readingCorpusFiles().read([desk.file])
        var options = RankingOptions()
        options.top = 10
        let report = TraceReport(try CausalRanking(corpus, options: options))
        var lines: [Substring] = []
        report.jsonLines {
            lines += $0.split(separator: "\n").filter { $0.contains(#""later":{"document":"reply","statement":"s2""#) }
                .map { Substring($0) }
        }
        #expect(!lines.isEmpty)
        #expect(
            try await desk.ask(Self.statement + "/repeats").body == "{\"records\":[\(lines.joined(separator: ","))]}\n")
        let cited = try Reference("reply#s2", in: corpus).record.line
        #expect(try await desk.ask(Self.statement).body == cited + "\n")
        let hits = try CorpusSearch(corpus, level: .document).hits(for: "the bridge", top: 10)
        let found = SearchReport(corpus, level: .document, [(SearchQuery(id: "1", text: "the bridge"), hits)])
        let expected = found.records.map(\.line).joined(separator: ",")
        #expect(try await desk.ask("/api/search?q=the+bridge").body == "{\"records\":[\(expected)]}\n")
        await desk.stop()
    }

    @Test func whatSpeaksForARepeatIsToldWhenAsked() async throws {
        let desk = try ServedDesk()
        let records = try await desk.ask(Self.statement + "/repeats?top=1&why=true").records
        #expect(records.map { $0["type"] as? String } == ["repeat", "ledger"])
        #expect(records[0]["why"] != nil)
        await desk.stop()
    }

    @Test func documentsComeInPagesAndByFilters() async throws {
        let desk = try ServedDesk()
        func ids(_ query: String) async throws -> [String] {
            try await desk.ask("/api/documents" + query).records.compactMap { $0["document"] as? String }
        }
        #expect(try await ids("").count == 3)
        #expect(try await ids("?size=2&page=2").count == 1)
        #expect(try await ids("?size=2&page=9").isEmpty)
        #expect(try await desk.ask("/api/documents?size=1").json["total"] as? Int == 3)
        #expect(try await ids("?text=REP") == ["reply"])
        #expect(try await ids("?from=2022&to=2022-06") == ["reply"])
        #expect(try await ids("?speaker=nobody").isEmpty)
        await desk.stop()
    }

    @Test func searchTakesLevelsDaysAndSpeakers() async throws {
        let desk = try ServedDesk()
        func found(_ query: String) async throws -> [String] {
            try await desk.ask("/api/search?q=bridge" + query).records.compactMap { $0["document"] as? String }
        }
        #expect(try await found("").sorted() == ["reply", "été #1"])
        #expect(try await found("&to=2022") == ["reply"])
        #expect(try await found("&level=statement&speaker=brandt") == ["été #1"])
        #expect(try await found("&top=1").count == 1)
        await desk.stop()
    }

    @Test func formulationsThatAreNotKeptHaveAWayOut() async throws {
        let desk = try ServedDesk()
        let reply = try await desk.ask("/api/formulations")
        #expect(reply.status == 409)
        #expect(reply.wayOut.contains("rhetoric index FILE --formulations"))
        _ = try CorpusFile(existing: desk.file).keepFormulations(background: nil)
        let kept = try await desk.ask("/api/formulations?size=1")
        #expect(kept.status == 200)
        #expect(kept.records.count == 1)
        #expect(try await desk.ask("/api/formulations/f99").status == 404)
        #expect(try await desk.ask("/api/formulations/f1").json["id"] as? String == "f1")
        await desk.stop()
    }

    @Test func aChangeOfTheCorpusIsSeen() async throws {
        let desk = try ServedDesk()
        #expect(try await desk.ask("/api/search?q=harbour").records.isEmpty)
        try Data("Kestria, 1 August 2024\n\nThe harbour is open.".utf8).write(
            to: desk.folder.appendingPathComponent("in/new.txt"))
        let file = try CorpusFile(writing: desk.file)
        _ = try Ingestion(options: .init()).run([desk.folder.appendingPathComponent("in").path], into: file) { _ in }
        try file.index()
        #expect(try await desk.ask("/api/search?q=harbour").records.count == 1)
        #expect(try await desk.ask("/api/corpus").json["documents"] as? Int == 4)
        await desk.stop()
    }

    @Test(arguments: [
        "/api/documents/gone", "/api/documents/..", "/api/documents/%2e%2e%2f%2e%2e%2fetc%2fpasswd",
        "/api/documents/a/b/c",
        "/api/statements/reply/s99", "/api/statements/reply/%F0%9F%90%9F", "/api/statements/reply/s2/repeat", "/api",
        "/nothing",
        "/api/documents/%22%3E%3Cscript%3E", "/api/formulations/../corpus", "/api/documents/'%20OR%201=1--",
        "/api/compare?earlier=gone&later=reply",
    ])
    func whatIsNotThereIsNotFound(target: String) async throws {
        let desk = try ServedDesk()
        _ = try CorpusFile(existing: desk.file).keepFormulations(background: nil)
        let reply = try await desk.ask(target)
        #expect(reply.status == 404, "\(reply.body)")
        #expect(!reply.message.isEmpty && !reply.wayOut.isEmpty)
        await desk.stop()
    }

    @Test func idsOfAnyKindAreFound() async throws {
        let desk = try ServedDesk([
            "a/note.txt": "The ferry runs.", "b/note.txt": "The bridge is open.", "50% #2 é?.txt": "Grain.",
        ])
        let ids = try await desk.ask("/api/documents").records.compactMap { $0["document"] as? String }
        #expect(Set(ids).count == 3)
        for id in ids {
            let name = id.addingPercentEncoding(withAllowedCharacters: .alphanumerics)!
            #expect(try await desk.ask("/api/documents/\(name)").status == 200, "\(id)")
            #expect(try await desk.ask("/api/statements/\(name)/s1").json["document"] as? String == id)
        }
        await desk.stop()
    }
}

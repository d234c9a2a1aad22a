import Foundation
import Rhetoric
import Testing

@testable import RhetoricServer

@Suite(.serialized) struct JudgingTests {
    private static let json = ["Content-Type": "application/json"]

    private func body(_ verdict: String = "not-a-repeat", later: String = "reply#s2", earlier: String = "note#s2")
        -> String
    {
        #"{"later":"\#(later)","earlier":"\#(earlier)","verdict":"\#(verdict)","note":"a set phrase"}"#
    }

    private func post(_ desk: ServedDesk, _ body: String, _ headers: [String: String] = [:]) async throws -> Reply {
        try await desk.ask(
            "/api/judgements", method: "POST", headers: Self.json.merging(headers) { $1 }, body: body)
    }

    @Test func aPairIsJudgedToldAndTakenBack() async throws {
        let desk = try ServedDesk { $0.judge = "Ada Brandt" }
        let made = try await post(desk, body())
        #expect(made.status == 201)
        #expect(made.json["by"] as? String == "Ada Brandt")
        #expect(made.json["at"] as? String == "2026-01-01T00:00:00Z")
        #expect(made.json["verdict"] as? String == "not-a-repeat")
        let repeats = try await desk.ask("/api/statements/reply/s2/repeats").records
        let judgement = try #require(repeats.compactMap { $0["judgement"] as? [String: Any] }.first)
        #expect(judgement["verdict"] as? String == "not-a-repeat")
        #expect(try await desk.ask("/api/judgements").records.count == 1)
        #expect(try await desk.ask("/api/judgements?document=note").records.isEmpty)
        #expect(try await desk.ask("/api/corpus").json["judgements"] as? Int == 1)
        let target = "/api/judgements?later=reply%23s2&earlier=note%23s2"
        #expect(try await desk.ask(target, method: "DELETE").status == 204)
        #expect(try await desk.ask(target, method: "DELETE").status == 404)
        #expect(try await desk.ask("/api/judgements").json["total"] as? Int == 0)
        await desk.stop()
        #expect(!FileManager.default.fileExists(atPath: desk.file + "-wal"))
    }

    @Test func withoutANameNobodyJudges() async throws {
        let desk = try ServedDesk()
        let reply = try await post(desk, body())
        #expect(reply.status == 403)
        #expect(reply.wayOut.contains("--judge-as"))
        #expect(try await desk.ask("/api/judgements").records.isEmpty)
        await desk.stop()
    }

    @Test func whatCannotBeIsRefused() async throws {
        let desk = try ServedDesk { $0.judge = "Ada Brandt" }
        #expect(try await post(desk, "{").status == 400)
        #expect(try await post(desk, "[]").status == 400)
        #expect(try await post(desk, body("maybe")).message == "the verdict is \"maybe\"")
        #expect(try await post(desk, body(later: "reply#s99")).status == 404)
        #expect(try await post(desk, body(later: "reply")).status == 400)
        #expect(try await post(desk, body(later: "note#s2", earlier: "reply#s2")).message.contains("is earlier than"))
        #expect(try await post(desk, body(), ["Content-Type": "text/plain"]).status == 415)
        #expect(try await desk.ask("/api/judgements", method: "POST", headers: Self.json).status == 400)
        #expect(try await desk.ask("/api/judgements", method: "DELETE").status == 400)
        #expect(try await desk.ask("/api/judgements").records.isEmpty)
        await desk.stop()
    }

    @Test func aPageOfAnotherSiteMayNotWrite() async throws {
        let desk = try ServedDesk { $0.judge = "Ada Brandt" }
        #expect(try await post(desk, body(), ["Origin": "http://elsewhere.example"]).status == 403)
        #expect(try await post(desk, body(), ["Origin": "null"]).status == 403)
        #expect(try await post(desk, body(), ["Sec-Fetch-Site": "cross-site"]).status == 403)
        #expect(try await desk.ask("/api/judgements").records.isEmpty)
        let own = ["Origin": "http://localhost:\(desk.server.port)", "Sec-Fetch-Site": "same-origin"]
        #expect(try await post(desk, body(), own).status == 201)
        await desk.stop()
    }
}

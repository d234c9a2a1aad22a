import Foundation
import Rhetoric
import Testing

@testable import RhetoricServer

/// Who may ask.
@Suite(.serialized) struct GateTests {
    private static let token = "0123456789abcdef"

    @Test(arguments: [
        "elsewhere.example", "elsewhere.example:8181", "127.0.0.1.elsewhere.example", "10.0.0.1", "localhost.",
        "[::2]:80",
    ])
    func anotherNameIsNotAnswered(host: String) async throws {
        let desk = try ServedDesk()
        let reply = try await desk.ask("/api/corpus", headers: ["Host": host])
        #expect(reply.status == 421)
        await desk.stop()
    }

    @Test func theNamesOfThisMachineAre() async throws {
        let desk = try ServedDesk()
        for host in ["localhost", "LOCALHOST:9", "127.0.0.1:8181", "[::1]", "[::1]:8181"] {
            #expect(try await desk.ask("/api/corpus", headers: ["Host": host]).status == 200, "\(host)")
        }
        #expect(try await desk.ask("/api/corpus", headers: ["Host": ""]).status == 400)
        await desk.stop()
    }

    @Test func whoeverHasTheTokenMayAsk() async throws {
        let desk = try ServedDesk { $0.token = Self.token }
        for headers in [
            [:], ["Authorization": "Bearer"], ["Authorization": "Bearer 0123456789abcdeX"],
            ["Authorization": "Basic \(Self.token)"],
            ["Authorization": "Bearer 0123456789abcde"], ["Authorization": "Bearer \(Self.token)0"],
            ["Cookie": "rhetoric="],
            ["Cookie": "other=\(Self.token)"],
        ] {
            let reply = try await desk.ask("/api/corpus", headers: headers)
            #expect(reply.status == 401, "\(headers)")
            #expect(reply.headers["www-authenticate"] == "Bearer")
        }
        #expect(try await desk.ask("/").status == 401)
        #expect(try await desk.ask("/api/corpus", headers: ["Authorization": "Bearer \(Self.token)"]).status == 200)
        #expect(try await desk.ask("/?token=wrong").status == 401)
        let entry = try await desk.ask("/?token=\(Self.token)")
        #expect(entry.status == 303)
        #expect(entry.headers["location"] == "/")
        let cookie = try #require(entry.headers["set-cookie"])
        #expect(cookie.hasSuffix("; Path=/; HttpOnly; SameSite=Strict"))
        let pair = String(cookie.prefix { $0 != ";" })
        #expect(try await desk.ask("/api/corpus", headers: ["Cookie": "a=b; \(pair)"]).status == 200)
        await desk.stop()
    }

    @Test func otherMachinesNeedAToken() throws {
        var options = ServerOptions()
        options.host = "0.0.0.0"
        #expect(throws: Problem.self) { try options.check() }
        for token in ["short", "with space in it", "semi;colon;semi;colon", String(repeating: "a", count: 201)] {
            options.token = token
            #expect(throws: Problem.self, "\(token)") { try options.check() }
        }
        options.token = Self.token
        try options.check()
    }

    @Test func browsersMayShowAndNothingElse() async throws {
        let desk = try ServedDesk()
        for target in ["/", "/api/corpus", "/gone"] {
            let headers = try await desk.ask(target).headers
            #expect(
                headers["content-security-policy"]
                    == "default-src 'none'; style-src 'self' 'unsafe-inline'; script-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
            )
            #expect(headers["x-content-type-options"] == "nosniff")
            #expect(headers["referrer-policy"] == "no-referrer")
            #expect(headers["access-control-allow-origin"] == nil)
        }
        #expect(
            try await desk.ask("/api/corpus", method: "OPTIONS", headers: ["Origin": "http://a.example"]).status == 405)
        await desk.stop()
    }
}

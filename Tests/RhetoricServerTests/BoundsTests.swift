import Foundation
import Rhetoric
import Testing

@testable import RhetoricServer

/// However much is asked, and in whatever form.
@Suite(.serialized) struct BoundsTests {
    private func host(_ desk: ServedDesk) -> String { "Host: localhost\r\nConnection: close\r\n" }

    private func status(_ desk: ServedDesk, _ text: String, pausing seconds: Double = 0) async throws -> Int {
        Reply(try await desk.raw(Array(text.utf8), pausing: seconds)).status
    }

    @Test func whatIsNoRequestIsRefused() async throws {
        let desk = try ServedDesk()
        let host = host(desk)
        for (text, expected) in [
            ("\r\n\r\n", 400), ("GET\r\n\r\n", 400), ("GET / HTTP/1.1 x\r\n\r\n", 400),
            ("GET / HTTP/2.0\r\n\(host)\r\n", 505),
            ("GET http://a.example/ HTTP/1.1\r\n\(host)\r\n", 400), ("GET / HTTP/1.1\r\nHost localhost\r\n\r\n", 400),
            ("GET / HTTP/1.1\r\nHost : localhost\r\n\r\n", 400), ("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400),
            ("GET / HTTP/1.1\nHost: localhost\r\n\r\n", 400), ("GET /%zz HTTP/1.1\r\n\(host)\r\n", 400),
            ("GET /%ff HTTP/1.1\r\n\(host)\r\n", 400), ("GET /%00 HTTP/1.1\r\n\(host)\r\n", 400),
            ("GET /a\u{0} HTTP/1.1\r\n\(host)\r\n", 400), ("BREW / HTTP/1.1\r\n\(host)\r\n", 405),
            ("POST /api/judgements HTTP/1.1\r\n\(host)Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 411),
            ("POST /api/judgements HTTP/1.1\r\n\(host)Content-Length: -1\r\n\r\n", 400),
            ("POST /api/judgements HTTP/1.1\r\n\(host)Content-Length: 65537\r\n\r\n", 413),
            ("POST /api/judgements HTTP/1.1\r\n\(host)Content-Length: 99999999999999999999999\r\n\r\n", 413),
            ("GET / HTTP/1.1\r\n\(host) folded: a\r\n\r\n", 400),
            ("GET /api/search?q=a&q=b HTTP/1.1\r\n\(host)\r\n", 400),
        ] {
            #expect(try await status(desk, text) == expected, "\(text)")
        }
        #expect(try await desk.ask("/api/corpus").status == 200)
        await desk.stop()
    }

    @Test func whatIsLongIsRefused() async throws {
        let desk = try ServedDesk()
        let long = String(repeating: "a", count: 9000)
        #expect(try await desk.ask("/api/search?q=\(long)").status == 414)
        #expect(try await desk.ask("/", headers: ["X-Long": String(repeating: "a", count: 20_000)]).status == 431)
        #expect(try await status(desk, String(repeating: "a", count: 2_000_000)) == 431)
        let body = try await desk.ask(
            "/api/judgements", method: "POST", headers: ["Content-Type": "application/json"],
            body: String(repeating: " ", count: 70_000))
        #expect(body.status == 413)
        await desk.stop()
    }

    @Test(arguments: [
        "/api/search?q=a&top=101", "/api/search?q=a&top=0", "/api/search?q=a&top=-1", "/api/search?q=a&top=1e3",
        "/api/search",
        "/api/search?q=", "/api/search?q=++", "/api/search?q=a&level=word", "/api/search?q=a&from=yesterday",
        "/api/search?q=a&from=2023&to=2022", "/api/search?q=a&from=2022-13", "/api/search?q=a&tpo=3",
        "/api/documents?size=201",
        "/api/documents?page=0", "/api/documents?page=99999999999999999999",
        "/api/statements/reply/s2/repeats?why=perhaps",
        "/api/search?q=a&from=2022-02-30", "/api/compare?earlier=note",
    ])
    func valuesOutOfRangeHaveAWayOut(target: String) async throws {
        let desk = try ServedDesk()
        let reply = try await desk.ask(target)
        #expect(reply.status == 400, "\(reply.body)")
        #expect(!reply.message.isEmpty && !reply.wayOut.isEmpty)
        await desk.stop()
    }

    @Test func whoeverIsSlowIsGivenUp() async throws {
        let desk = try ServedDesk { $0.limits.secondsToRead = 0.3 }
        let slow = try await desk.raw(Array("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".utf8), pausing: 0.8)
        #expect(Reply(slow).status == 408)
        let body = "POST /api/judgements HTTP/1.1\r\nHost: localhost\r\nContent-Length: 500\r\n\r\n{"
        #expect(try await status(desk, body) == 408)
        await desk.stop()
    }

    @Test func whoeverSaysNothingIsGivenUp() async throws {
        let desk = try ServedDesk { $0.limits.secondsIdle = 0.2 }
        #expect(try await desk.raw([]) == "")
        await desk.stop()
    }

    @Test func tooManyConnectionsAreTurnedAway() async throws {
        let desk = try ServedDesk { $0.limits.connections = 3 }
        let port = desk.server.port
        var held = try (0..<3).map { _ in try RawClient(port) }
        try await Task.sleep(for: .milliseconds(200))
        #expect(try await desk.ask("/api/corpus").status == 503)
        held.removeAll()
        try await Task.sleep(for: .milliseconds(200))
        #expect(try await desk.ask("/api/corpus").status == 200)
        await desk.stop()
    }

    @Test func manyAtOnceAreAllAnswered() async throws {
        let desk = try ServedDesk()
        let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
            for number in 0..<40 {
                group.addTask { try await desk.ask("/api/search?q=ferry&top=\(1 + number % 5)").status }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(statuses == Array(repeating: 200, count: 40))
        await desk.stop()
    }

    @Test func moreThanCanWaitComesAgain() async throws {
        let desk = try ServedDesk()
        var limits = ServerLimits()
        (limits.waiting, limits.secondsToAnswer) = (1, 0.3)
        let lanes = Lanes([try WarmCorpus(desk.file, background: nil).session()], limits)
        let gate = DispatchSemaphore(value: 0)
        func ask() async -> HTTPFault? {
            do {
                _ = try await lanes.run { _ in gate.wait() }
                return nil
            } catch { return error as? HTTPFault }
        }
        async let first = ask()
        try await Task.sleep(for: .milliseconds(50))
        async let second = ask()
        try await Task.sleep(for: .milliseconds(50))
        #expect(await ask()?.message == "1 requests wait already")
        #expect(await first?.message.contains("took longer") == true)
        #expect(await second?.message.contains("took longer") == true)
        gate.signal()
        // Whoever gave up is not worked for; the lane is free again.
        try await Task.sleep(for: .milliseconds(50))
        #expect(try await lanes.run { _ in 7 } == 7)
        await desk.stop()
    }

    @Test func aConnectionTakesRequestAfterRequest() async throws {
        let desk = try ServedDesk()
        let one = "GET /api/corpus HTTP/1.1\r\nHost: localhost\r\n\r\n"
        let last = "HEAD /api/corpus HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
        let text = try await desk.raw(Array((one + one + last).utf8))
        #expect(text.components(separatedBy: "HTTP/1.1 200 OK").count == 4)
        #expect(text.hasSuffix("\r\n\r\n"))
        await desk.stop()
    }

    @Test func aPortThatIsTakenIsTold() async throws {
        let desk = try ServedDesk()
        var options = ServerOptions()
        (options.port, options.background) = (desk.server.port, nil)
        do {
            _ = try CorpusServer(desk.file, options)
            Issue.record("the port was taken twice")
        } catch let problem as Problem {
            #expect(problem.description.contains("cannot be listened to"))
            #expect(problem.description.contains("--port 0"))
        }
        await desk.stop()
        #expect(throws: POSIXError.self) { try RawClient(desk.server.port) }
    }

    @Test func pagesAreOfWhoeverMakesThem() async throws {
        struct Shelf: PageProvider {
            let api: API
            func page(_ path: [String], _ query: [String: String]) async throws -> Page? {
                switch path {
                case []: return Page(html: "<p>\(try await api.get(["api", "corpus"]).line.count > 10)</p>")
                case ["a/b"]: return Page(contentType: "text/css", bytes: Data("\(query["x"] ?? "")".utf8))
                case ["fault"]: throw Problem(.usage, at: "fault", "is none", wayOut: "none")
                default: return nil
                }
            }
        }
        let desk = try ServedDesk { $0.pages = { Shelf(api: $0) } }
        #expect(try await desk.ask("/").body == "<p>true</p>")
        let page = try await desk.ask("/a%2Fb?x=1+2")
        #expect(page.body == "1 2")
        #expect(page.headers["content-type"] == "text/css")
        #expect(try await desk.ask("/fault").status == 400)
        #expect(try await desk.ask("/other").status == 404)
        #expect(try await desk.ask("/", method: "POST").status == 405)
        await desk.stop()
    }
}

import Foundation
import Rhetoric

@testable import RhetoricServer

/// A small corpus file that is served while a test runs, and a client that says just the bytes that it is given.
final class ServedDesk: Sendable {
    let folder: URL
    let server: CorpusServer
    private let running: Task<Void, Never>

    var file: String { folder.appendingPathComponent("desk.rhet").path }

    static let texts = [
        "note.txt":
            "Kestria, 4 May 2021\n\nThe ferry will run on all days, in every season and under every flag. Grain passes first.",
        "reply.txt":
            "Kestria, 6 June 2022\n\nThe ferry will run on all days, in every season and under every flag. The bridge is closed.",
        "2021/été #1.txt":
            "Brandis, 7 July 2023\n\nWe keep the bridge, Ola Brandt said. The ferry will run on some days.",
    ]

    init(_ texts: [String: String] = ServedDesk.texts, _ change: (inout ServerOptions) -> Void = { _ in }) throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("rhetoric-\(UUID().uuidString)")
        for (name, text) in texts {
            let url = folder.appendingPathComponent("in/\(name)")
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: url)
        }
        let path = folder.appendingPathComponent("desk.rhet").path
        let file = try CorpusFile(writing: path)
        _ = try Ingestion(options: .init()).run([folder.appendingPathComponent("in").path], into: file) { _ in }
        try file.index()
        file.settle()
        var options = ServerOptions()
        (options.port, options.background) = (0, nil)
        // All suites run at once, and the machine may be busy.
        (options.limits.secondsToAnswer, options.limits.secondsToRead, options.limits.secondsIdle) = (120, 60, 60)
        options.time = { "2026-01-01T00:00:00Z" }
        change(&options)
        let server = try CorpusServer(path, options)
        self.server = server
        running = Task(executorPreference: ServerThreads.shared) { await server.run() }
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func stop() async {
        server.stop()
        await running.value
    }

    /// What comes back for some bytes, until the other side closes.
    func raw(_ bytes: [UInt8], pausing seconds: Double = 0) async throws -> String {
        let port = server.port
        return try await withCheckedThrowingContinuation { continuation in
            // Not on a thread of a pool: those are the server's.
            Thread.detachNewThread {
                continuation.resume(with: Result { try RawClient(port).exchange(bytes, pausing: seconds) })
            }
        }
    }

    func ask(
        _ target: String, method: String = "GET", headers: [String: String] = [:], body: String = ""
    ) async throws -> Reply {
        var all = ["Host": "localhost:\(server.port)", "Connection": "close"].merging(headers) { $1 }
        if !body.isEmpty { all["Content-Length"] = String(body.utf8.count) }
        let head = all.filter { !$0.value.isEmpty }.map { "\($0.key): \($0.value)\r\n" }.joined()
        return Reply(try await raw(Array("\(method) \(target) HTTP/1.1\r\n\(head)\r\n\(body)".utf8)))
    }
}

/// A response, taken apart.
struct Reply {
    let status: Int
    let headers: [String: String]
    let body: String

    init(_ text: String) {
        let end = text.range(of: "\r\n\r\n")
        let lines = text[..<(end?.lowerBound ?? text.endIndex)].components(separatedBy: "\r\n")
        status = lines[0].split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
        headers = Dictionary(
            lines.dropFirst().compactMap { line in
                line.range(of: ": ").map { (line[..<$0.lowerBound].lowercased(), String(line[$0.upperBound...])) }
            }
        ) { $1 }
        body = end.map { String(text[$0.upperBound...]) } ?? ""
    }

    var json: [String: Any] {
        (try? JSONSerialization.jsonObject(with: Data(body.utf8))) as? [String: Any] ?? [:]
    }

    var message: String { (json["error"] as? [String: Any])?["message"] as? String ?? "" }
    var wayOut: String { (json["error"] as? [String: Any])?["wayOut"] as? String ?? "" }
    var records: [[String: Any]] { json["records"] as? [[String: Any]] ?? [] }
}

/// A connection that blocks.
final class RawClient {
    private let descriptor: Int32

    init(_ port: UInt16) throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        let size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let status = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(descriptor, $0, size) }
        }
        guard status == 0 else { throw POSIXError(.ECONNREFUSED) }
        var patience = timeval(tv_sec: 120, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    }

    deinit { close(descriptor) }

    /// With a pause behind the first half of the bytes.
    func exchange(_ bytes: [UInt8], pausing seconds: Double) throws -> String {
        let half = seconds > 0 ? bytes.count / 2 : bytes.count
        write(bytes[..<half])
        if seconds > 0 {
            Thread.sleep(forTimeInterval: seconds)
            write(bytes[half...])
        }
        return read()
    }

    func write(_ bytes: ArraySlice<UInt8>) {
        var rest = bytes
        while !rest.isEmpty {
            let sent = rest.withUnsafeBytes {
                send(descriptor, $0.baseAddress!, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard sent > 0 else { return }
            rest = rest.dropFirst(sent)
        }
    }

    func read() -> String {
        var all: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while case let count = recv(descriptor, &buffer, buffer.count, 0), count > 0 { all += buffer[..<count] }
        return String(decoding: all, as: UTF8.self)
    }
}

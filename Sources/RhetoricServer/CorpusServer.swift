// The server: it listens, hands each connection its requests' answers, and stops when it is told to.

import FlyingSocks
import Foundation
import Rhetoric
import Synchronization

/// A corpus file served over HTTP, to read and, where a judge is named, to judge pairs.
public final class CorpusServer: Sendable {
    private let options: ServerOptions
    private let socket: Socket
    private let lanes: Lanes
    private let writer: CorpusFile?
    private let responder: Responder
    private let running = Mutex<Task<Void, Never>?>(nil)
    private let open = Mutex(0)

    /// The port that it listens to.
    public let port: UInt16

    /// Opens the file and listens; `run` answers.
    ///
    /// - Throws: `Problem` where the file cannot be used, the address is taken, or the options would be unsafe.
    public init(_ path: String, _ options: ServerOptions) throws {
        try options.check()
        let warm = WarmCorpus(path, background: options.background)
        let sessions = try (0..<max(1, options.limits.working)).map { _ in try warm.session() }
        writer = try options.judge.map { _ in try CorpusFile(existing: path) }
        self.options = options
        lanes = Lanes(sessions, options.limits)
        let api = API(lanes, Desk(options: options, writer: writer))
        responder = Responder(api: api, pages: options.pages(api), gate: Gate(options), limits: options.limits)
        socket = try ListeningSocket.open(options.host, options.port)
        port = ListeningSocket.port(of: socket) ?? options.port
    }

    /// What to open in a browser.
    public var address: String {
        let host = options.host.contains(":") ? "[\(options.host)]" : options.host
        return "http://\(host):\(port)/"
    }

    /// Answers until `stop` is called.
    public func run() async {
        let task = Task(executorPreference: ServerThreads.shared) { await self.listen() }
        running.withLock { $0 = task }
        await task.value
        running.withLock { $0 = nil }
        try? socket.close()
        // Whoever still has the file open keeps its journal beside it.
        lanes.close()
        writer?.settle()
    }

    /// Takes no more requests; those that are under way are given up.
    public func stop() { running.withLock { $0?.cancel() } }

    /// Reads beforehand what the first questions would wait for.
    public func warmUp() async {
        _ = try? await responder.api.get(["api", "corpus"])
        _ = try? await responder.api.get(["api", "search"], ["q": "a"])
        _ = try? await responder.api.get(["api", "search"], ["q": "a", "level": "statement"])
    }

    private func listen() async {
        let pool = SocketPool.make(maxEvents: 64)
        guard (try? await pool.prepare()) != nil, let listening = try? AsyncSocket(socket: socket, pool: pool) else {
            return
        }
        await withTaskGroup(of: Void.self) { group in
            group.addTask { try? await pool.run() }
            group.addTask { await self.accept(on: listening) }
            await group.next()
            group.cancelAll()
        }
    }

    private func accept(on listening: AsyncSocket) async {
        await withDiscardingTaskGroup { group in
            while !Task.isCancelled {
                do {
                    let socket = try await listening.accept()
                    group.addTask { await self.serve(socket) }
                } catch {
                    if Task.isCancelled { break }
                    // No descriptors are left, or the other side went away already.
                    try? await Task.sleep(for: .milliseconds(20))
                }
            }
            group.cancelAll()
        }
    }

    private func serve(_ socket: AsyncSocket) async {
        let count = open.withLock { open in
            open += 1
            return open
        }
        defer { open.withLock { $0 -= 1 } }
        guard count <= options.limits.connections else {
            let fault = HTTPFault(.overloaded, "too many connections are open", wayOut: "close some")
            try? await within(1) {
                try await socket.write(HTTPResponse(fault).bytes(isKeptAlive: false, hasBody: true))
            }
            try? socket.close()
            return
        }
        await Connection(socket: socket, limits: options.limits, answer: responder.answer).serve()
    }
}

/// From a request to a response.
struct Responder: Sendable {
    let api: API
    let pages: any PageProvider
    let gate: Gate
    let limits: ServerLimits

    func answer(_ request: HTTPRequest) async -> HTTPResponse {
        do {
            if let response = try gate.pass(request) { return response }
            if request.path.first == "api" {
                if request.method == .post { try checkType(request) }
                let method = request.method == .head ? .get : request.method
                return HTTPResponse(
                    try await api.answer(method, request.path, request.query, body: request.body))
            }
            return try await page(request)
        } catch {
            return HTTPResponse(HTTPFault(error))
        }
    }

    /// A form on another site can send text, and no JSON.
    private func checkType(_ request: HTTPRequest) throws(HTTPFault) {
        let type = request.headers["content-type"]?.split(separator: ";").first?.trimmingCharacters(in: .whitespaces)
        guard type?.lowercased() == "application/json" else {
            throw HTTPFault(
                .wrongType, "the body is not said to be JSON", wayOut: "send Content-Type: application/json")
        }
    }

    private func page(_ request: HTTPRequest) async throws -> HTTPResponse {
        guard request.method == .get || request.method == .head else {
            throw HTTPFault(.notAllowed, "a page does not take that method", wayOut: "it takes GET")
        }
        let page = try await within(limits.secondsToAnswer) { [pages] in
            try await pages.page(request.path, request.query)
        }
        guard let page else {
            throw HTTPFault(.notFound, "there is nothing at this address", wayOut: "/ leads to what there is")
        }
        return HTTPResponse(contentType: page.contentType, body: page.bytes)
    }
}

/// The socket that a server listens on.
private enum ListeningSocket {
    static func open(_ host: String, _ port: UInt16) throws -> Socket {
        let host = host == "localhost" ? "127.0.0.1" : host
        do {
            if let address = try? sockaddr_in.inet(ip4: host, port: port) { return try open(address) }
            if let address = try? sockaddr_in6.inet6(ip6: host, port: port) { return try open(address) }
        } catch SocketError.failed(_, let code, let message) {
            throw Problem(
                .usage, at: "\(host):\(port)", "cannot be listened to (\(message))",
                wayOut: code == EADDRINUSE
                    ? "stop what listens there, or name another port: --port 0 takes any that is free"
                    : "name an address of this machine")
        }
        throw Problem(
            .usage, at: "--host \(host)", "is no address", wayOut: "give one of this machine, as 127.0.0.1 or 0.0.0.0")
    }

    private static func open(_ address: some SocketAddress) throws -> Socket {
        let socket = try Socket(domain: Int32(address.family), type: .stream)
        do {
            try socket.setValue(true, for: .localAddressReuse)
            try socket.bind(to: address)
            try socket.listen()
            return socket
        } catch {
            try? socket.close()
            throw error
        }
    }

    static func port(of socket: Socket) -> UInt16? {
        switch try? socket.sockname() {
        case .ip4(_, let port), .ip6(_, let port): port
        default: nil
        }
    }
}

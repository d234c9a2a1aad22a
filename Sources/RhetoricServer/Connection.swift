// One connection: requests come in one after the other, each within its bounds, and are answered in their order.
//
// The sockets and the waiting on them are FlyingFox's; its HTTP decoder is not used, because it bounds neither the size of
// a head nor the time in which it arrives.

import FlyingSocks
import Foundation

struct Connection: Sendable {
    let socket: AsyncSocket
    let limits: ServerLimits
    let answer: @Sendable (HTTPRequest) async -> HTTPResponse

    /// Until the other side goes away or breaks the rules.
    func serve() async {
        defer { try? socket.close() }
        var inbox = Inbox(socket: socket, limits: limits)
        do {
            while !Task.isCancelled {
                let request: HTTPRequest
                do {
                    guard let next = try await inbox.next() else { return }
                    request = next
                } catch let fault as HTTPFault {
                    try await send(HTTPResponse(fault), isKeptAlive: false)
                    return await drain()
                }
                let response = await answer(request)
                try await send(response, isKeptAlive: request.isKeptAlive, hasBody: request.method != .head)
                if !request.isKeptAlive { return }
            }
        } catch {}
    }

    private func send(_ response: HTTPResponse, isKeptAlive: Bool, hasBody: Bool = true) async throws {
        let bytes = response.bytes(isKeptAlive: isKeptAlive, hasBody: hasBody)
        // Whoever does not take it in this time will not.
        try await within(limits.secondsToAnswer) { try await socket.write(bytes) }
    }

    /// Takes some of what still comes, so that the other side reads why it was refused before it learns that nobody reads on.
    private func drain() async {
        shutdown(socket.socket.file.rawValue, Int32(SHUT_WR))
        try? await within(1) {
            var taken = 0
            while taken < 1 << 20 { taken += try await socket.read(atMost: 4096).count }
        }
    }
}

/// What has come in and has not been read.
private struct Inbox {
    let socket: AsyncSocket
    let limits: ServerLimits
    private var bytes: [UInt8] = []

    init(socket: AsyncSocket, limits: ServerLimits) {
        (self.socket, self.limits) = (socket, limits)
    }

    /// The next request; nil where none comes any more.
    mutating func next() async throws -> HTTPRequest? {
        do {
            if bytes.isEmpty { try await take(until: .now + .seconds(limits.secondsIdle)) }
        } catch { return nil }
        let deadline = ContinuousClock.now + .seconds(limits.secondsToRead)
        do {
            let end = try await headEnd(deadline)
            var request = try HTTPHead.request(bytes[..<end], limits)
            bytes.removeFirst(end + 4)
            while bytes.count < request.length { try await take(until: deadline) }
            request.body = Array(bytes.prefix(request.length))
            bytes.removeFirst(request.length)
            return request
        } catch SocketError.disconnected {
            return nil
        } catch is DeadlineFault {
            throw HTTPFault(.timedOut, "the request did not arrive in \(Int(limits.secondsToRead)) seconds")
        }
    }

    /// Where the empty line stands that ends the head.
    private mutating func headEnd(_ deadline: ContinuousClock.Instant) async throws -> Int {
        var searched = 0
        while true {
            if let end = Self.emptyLine(in: bytes, from: max(0, searched - 3)), end <= limits.head { return end }
            searched = bytes.count
            guard bytes.count <= limits.head else {
                throw HTTPFault(
                    .headTooLarge, "the head of the request has more than \(limits.head) bytes",
                    wayOut: "send fewer headers")
            }
            try await take(until: deadline)
        }
    }

    private static func emptyLine(in bytes: [UInt8], from start: Int) -> Int? {
        guard bytes.count >= 4 else { return nil }
        return (start...bytes.count - 4).first { place in
            bytes[place] == 13 && bytes[place + 1] == 10 && bytes[place + 2] == 13 && bytes[place + 3] == 10
        }
    }

    private mutating func take(until deadline: ContinuousClock.Instant) async throws {
        let left = (deadline - .now) / .seconds(1)
        guard left > 0 else { throw DeadlineFault() }
        let socket = socket
        bytes += try await within(left) { try await socket.read(atMost: 4096) }
    }
}

/// Something did not happen in time.
struct DeadlineFault: Error {}

/// Runs what can be cancelled, and throws `DeadlineFault` when it takes longer.
func within<Value: Sendable>(
    _ seconds: Double, _ body: @escaping @Sendable () async throws -> Value
) async throws -> Value {
    try await withThrowingTaskGroup(of: Value.self) { group in
        group.addTask { try await body() }
        group.addTask {
            try await Task.sleep(for: .seconds(seconds))
            throw DeadlineFault()
        }
        defer { group.cancelAll() }
        return try await group.next()!
    }
}

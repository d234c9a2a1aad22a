// How a corpus is served: where, to whom, and how much of everything at most.

import Foundation
import Rhetoric

/// What bounds the server. Whoever asks for more is told so; nobody can make it hold more than these allow.
public struct ServerLimits: Sendable {
    /// Bytes of the address of a request, and of its head with all headers.
    public var target = 8_192
    public var head = 16_384
    /// Bytes of the body of a request.
    public var body = 65_536
    /// Seconds in which the head of a request must be there, and its body.
    public var secondsToRead = 10.0
    /// Seconds that a connection may stay open without a request.
    public var secondsIdle = 30.0
    /// Seconds after which a request is given up.
    public var secondsToAnswer = 30.0
    /// Connections at once.
    public var connections = 256
    /// Requests that are worked on at once, and those that wait for their turn.
    public var working = max(1, ProcessInfo.processInfo.activeProcessorCount)
    public var waiting = 64

    /// Results of a ranking or a search, and entries of a page.
    public static let mostResults = 100
    public static let mostOfPage = 200

    public init() {}
}

public struct ServerOptions: Sendable {
    /// An address of this machine: IPv4, IPv6, or localhost.
    public var host = "127.0.0.1"
    /// 0 takes any that is free.
    public var port: UInt16 = 8181
    /// What others must know to ask; nil where everybody who reaches the server may.
    public var token: String?
    /// In whose name pairs are judged; nil where nobody may judge.
    public var judge: String?
    public var background: Background? = .embedded
    public var limits = ServerLimits()
    /// The time of a judgement, ISO 8601.
    public var time: @Sendable () -> String = { Date().formatted(.iso8601) }
    /// Makes the pages beside the API out of what it answers.
    public var pages: @Sendable (API) -> any PageProvider = { _ in PlainPages() }

    public init() {}

    /// Whether only this machine reaches the server.
    var isLoopback: Bool { host == "localhost" || host == "::1" || host.hasPrefix("127.") }

    private static let tokenLengths = 8...200

    /// Throws `Problem` (usage) for what would be unsafe or cannot be.
    func check() throws(Problem) {
        if !isLoopback, token == nil {
            throw Problem(
                .usage, at: "--host \(host)", "lets other machines read the corpus, and there is no token",
                wayOut: "set --token or RHETORIC_TOKEN, or leave --host out")
        }
        guard let token else { return }
        // What needs no quoting in a cookie, a header or an address.
        let isPlain = token.utf8.allSatisfy { byte in
            UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20 || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
                || "-._~".utf8.contains(byte)
        }
        guard isPlain, Self.tokenLengths.contains(token.utf8.count) else {
            throw Problem(
                .usage, at: "--token", "is no token of this server",
                wayOut: "give 8 to 200 letters, digits and -._~, as \"openssl rand -hex 16\" prints them")
        }
    }
}

// Who may ask. A browser on this machine can be sent here by any page that it shows: by a name that leads to this address
// (the Host header tells), or by a form (the Origin header tells). Other machines need the token.

import Foundation

struct Gate: Sendable {
    private let token: [UInt8]?
    private let isLoopback: Bool
    private let localNames: Set<String>
    private static let cookie = "rhetoric"

    init(_ options: ServerOptions) {
        token = options.token.map { Array($0.utf8) }
        isLoopback = options.isLoopback
        localNames = ["localhost", "127.0.0.1", "[::1]", options.host]
    }

    /// Throws where the request may not be answered; returns a response where that is all there is to it.
    func pass(_ request: HTTPRequest) throws(HTTPFault) -> HTTPResponse? {
        try checkHost(request)
        if let token {
            if request.path.isEmpty, let given = request.query["token"] {
                guard isEqual(given, token) else { throw refusal }
                return entry(given)
            }
            guard isKnown(request, token) else { throw refusal }
        }
        if request.method == .post || request.method == .delete { try checkOrigin(request) }
        return nil
    }

    private var refusal: HTTPFault {
        HTTPFault(
            .unauthorised, "this server needs a token",
            wayOut: "open /?token=TOKEN once, or send Authorization: Bearer TOKEN")
    }

    /// Without a token only the names of this machine are answered. With one a page of another name has no cookie.
    private func checkHost(_ request: HTTPRequest) throws(HTTPFault) {
        guard let host = request.headers["host"], !host.isEmpty else {
            throw HTTPFault(.badRequest, "the request has no Host header")
        }
        guard !isLoopback || localNames.contains(Self.name(ofHost: host)) else {
            throw HTTPFault(
                .misdirected, "this server does not go by the name \(host.prefix(100))",
                wayOut: "ask for localhost or 127.0.0.1")
        }
    }

    /// Without the port.
    private static func name(ofHost host: String) -> String {
        guard let colon = host.lastIndex(of: ":"), host[host.index(after: colon)...].utf8.allSatisfy(isDigit) else {
            return host.lowercased()
        }
        return host[..<colon].lowercased()
    }

    private static func isDigit(_ byte: UInt8) -> Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte }

    /// What a browser sends of itself for a page of this server, or no browser.
    private func checkOrigin(_ request: HTTPRequest) throws(HTTPFault) {
        let isOwn = request.headers["origin"].map { $0 == "http://\(request.headers["host"] ?? "")" } ?? true
        let isNear = request.headers["sec-fetch-site"].map { ["same-origin", "none"].contains($0) } ?? true
        guard isOwn, isNear else {
            throw HTTPFault(
                .forbidden, "a page of another site may not write here", wayOut: "judge on a page of this server")
        }
    }

    /// The token comes once in the address, and from then on in a cookie that scripts cannot read.
    private func entry(_ token: String) -> HTTPResponse {
        var response = HTTPResponse(status: .seeOther)
        response.headers = [
            ("Location", "/"), ("Set-Cookie", "\(Self.cookie)=\(token); Path=/; HttpOnly; SameSite=Strict"),
        ]
        return response
    }

    private func isKnown(_ request: HTTPRequest, _ token: [UInt8]) -> Bool {
        if let given = request.headers["authorization"] {
            let parts = given.split(separator: " ")
            return parts.count == 2 && parts[0].lowercased() == "bearer" && isEqual(String(parts[1]), token)
        }
        let cookies = (request.headers["cookie"] ?? "").split(separator: ";").map {
            $0.trimmingCharacters(in: .whitespaces)
        }
        let own = cookies.first { $0.hasPrefix(Self.cookie + "=") }
        return own.map { isEqual(String($0.dropFirst(Self.cookie.count + 1)), token) } ?? false
    }

    /// In a time that does not depend on where the two differ.
    private func isEqual(_ given: String, _ token: [UInt8]) -> Bool {
        let given = Array(given.utf8)
        var difference = given.count ^ token.count
        for place in token.indices { difference |= Int((place < given.count ? given[place] : 0) ^ token[place]) }
        return difference == 0
    }
}

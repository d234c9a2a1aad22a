// Requests and responses of HTTP/1.1 (RFC 9112), as far as this server speaks it.

import Foundation

enum HTTPMethod: String, Sendable {
    case get = "GET"
    case head = "HEAD"
    case post = "POST"
    case delete = "DELETE"
}

struct HTTPRequest: Sendable {
    let method: HTTPMethod
    /// Parts of the path between slashes, decoded: an encoded slash is part of a name.
    let path: [String]
    let query: [String: String]
    /// By name in small letters.
    let headers: [String: String]
    var body: [UInt8] = []
    /// Whether whoever asks will ask more on this connection.
    let isKeptAlive: Bool

    /// Bytes of the body that follow.
    let length: Int
}

/// What keeps a request from being answered as it was meant: a status and what is said.
struct HTTPFault: Error, Equatable {
    let status: HTTPStatus
    let message: String
    let wayOut: String?

    init(_ status: HTTPStatus, _ message: String, wayOut: String? = nil) {
        (self.status, self.message, self.wayOut) = (status, message, wayOut)
    }
}

enum HTTPStatus: Int, Sendable {
    case ok = 200
    case created = 201
    case noContent = 204
    case seeOther = 303
    case badRequest = 400
    case unauthorised = 401
    case forbidden = 403
    case notFound = 404
    case notAllowed = 405
    case timedOut = 408
    case conflict = 409
    case lengthRequired = 411
    case tooLarge = 413
    case targetTooLong = 414
    case wrongType = 415
    case misdirected = 421
    case headTooLarge = 431
    case failed = 500
    case notImplemented = 501
    case overloaded = 503
    case wrongVersion = 505

    var phrase: String {
        switch self {
        case .ok: "OK"
        case .created: "Created"
        case .noContent: "No Content"
        case .seeOther: "See Other"
        case .badRequest: "Bad Request"
        case .unauthorised: "Unauthorized"
        case .forbidden: "Forbidden"
        case .notFound: "Not Found"
        case .notAllowed: "Method Not Allowed"
        case .timedOut: "Request Timeout"
        case .conflict: "Conflict"
        case .lengthRequired: "Length Required"
        case .tooLarge: "Content Too Large"
        case .targetTooLong: "URI Too Long"
        case .wrongType: "Unsupported Media Type"
        case .misdirected: "Misdirected Request"
        case .headTooLarge: "Request Header Fields Too Large"
        case .failed: "Internal Server Error"
        case .notImplemented: "Not Implemented"
        case .overloaded: "Service Unavailable"
        case .wrongVersion: "HTTP Version Not Supported"
        }
    }
}

struct HTTPResponse: Sendable {
    var status = HTTPStatus.ok
    var contentType: String?
    var body = Data()
    /// Beside those that every response has.
    var headers: [(name: String, value: String)] = []

    /// What browsers may do with a response: nothing but show it, with what this server itself gives.
    private static let policy = [
        (
            "Content-Security-Policy",
            "default-src 'none'; style-src 'self' 'unsafe-inline'; script-src 'self'; img-src 'self' data:; "
                + "connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
        ),
        ("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", "no-referrer"),
        ("Cross-Origin-Resource-Policy", "same-origin"), ("Cache-Control", "no-store"),
    ]

    /// As it is sent.
    ///
    /// - Parameter hasBody: false for what answers HEAD, which tells the length alone.
    func bytes(isKeptAlive: Bool, hasBody: Bool) -> Data {
        var lines = ["HTTP/1.1 \(status.rawValue) \(status.phrase)"]
        if let contentType { lines.append("Content-Type: \(contentType)") }
        if status != .noContent { lines.append("Content-Length: \(body.count)") }
        lines.append("Connection: \(isKeptAlive ? "keep-alive" : "close")")
        lines += (Self.policy + headers).map { "\($0): \($1)" }
        var data = Data((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8)
        if hasBody { data.append(body) }
        return data
    }
}

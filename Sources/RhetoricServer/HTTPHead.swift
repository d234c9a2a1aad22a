// The head of a request, read from bytes. Whatever is not as RFC 9112 has it is refused rather than guessed: guesses are
// what requests are smuggled by.

import Foundation

enum HTTPHead {
    /// - Parameters:
    ///   - bytes: the head without the empty line at its end.
    ///   - limits: of the address and the body.
    static func request(_ bytes: some Collection<UInt8>, _ limits: ServerLimits) throws(HTTPFault) -> HTTPRequest {
        guard !bytes.contains(0), let text = String(validating: bytes, as: UTF8.self) else {
            throw HTTPFault(.badRequest, "the head of the request is no text")
        }
        var lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map(Substring.init)
        for place in lines.indices.dropLast() {
            guard lines[place].utf8.last == UInt8(ascii: "\r") else {
                throw HTTPFault(.badRequest, "a line of the head does not end in CR LF")
            }
            lines[place] = Substring(lines[place].unicodeScalars.dropLast())
        }
        let first = lines[0].split(separator: " ", omittingEmptySubsequences: false)
        guard first.count == 3, first[2].hasPrefix("HTTP/") else {
            throw HTTPFault(.badRequest, "the first line is no request of HTTP")
        }
        guard first[2] == "HTTP/1.1" || first[2] == "HTTP/1.0" else {
            throw HTTPFault(.wrongVersion, "this server speaks HTTP/1.1")
        }
        guard first[1].utf8.count <= limits.target else {
            throw HTTPFault(
                .targetTooLong, "the address has \(first[1].utf8.count) bytes", wayOut: "give at most \(limits.target)")
        }
        guard let method = HTTPMethod(rawValue: String(first[0])) else {
            throw HTTPFault(
                .notAllowed, "this server does not know the method \(first[0].prefix(20))", wayOut: "use GET")
        }
        let headers = try headers(lines.dropFirst())
        let (path, query) = try target(first[1])
        return HTTPRequest(
            method: method, path: path, query: query, headers: headers, isKeptAlive: isKeptAlive(first[2], headers),
            length: try length(headers, limits))
    }

    /// A header that stands twice would be read one way here and another way by whoever stands between.
    private static func headers(_ lines: ArraySlice<Substring>) throws(HTTPFault) -> [String: String] {
        var headers: [String: String] = [:]
        for line in lines {
            guard let colon = line.firstIndex(of: ":"), colon > line.startIndex, line[..<colon].utf8.allSatisfy(isToken)
            else { throw HTTPFault(.badRequest, "a header is not \"name: value\"") }
            let name = line[..<colon].lowercased()
            let value = line[line.index(after: colon)...].trimmingCharacters(in: .init(charactersIn: " \t"))
            guard !value.unicodeScalars.contains(where: { $0.value < 0x20 && $0 != "\t" || $0.value == 0x7F }) else {
                throw HTTPFault(.badRequest, "the header \(name) has a control character")
            }
            if let before = headers[name] {
                guard name == "cookie" || name == "accept" || name.hasPrefix("accept-") else {
                    throw HTTPFault(.badRequest, "the header \(name) stands there twice")
                }
                headers[name] = before + (name == "cookie" ? "; " : ", ") + value
            } else {
                headers[name] = value
            }
        }
        return headers
    }

    private static func isToken(_ byte: UInt8) -> Bool {
        UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20 || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
            || "!#$%&'*+-.^_`|~".utf8.contains(byte)
    }

    private static func isKeptAlive(_ version: Substring, _ headers: [String: String]) -> Bool {
        let wish = headers["connection"]?.lowercased() ?? ""
        return version == "HTTP/1.1" ? !wish.contains("close") : wish.contains("keep-alive")
    }

    private static func length(_ headers: [String: String], _ limits: ServerLimits) throws(HTTPFault) -> Int {
        guard headers["transfer-encoding"] == nil else {
            throw HTTPFault(
                .lengthRequired, "a body in pieces is not taken", wayOut: "send it whole, with a Content-Length")
        }
        guard let told = headers["content-length"] else { return 0 }
        guard !told.isEmpty, told.utf8.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }) else {
            throw HTTPFault(.badRequest, "the Content-Length is no number")
        }
        guard let length = Int(told), length <= limits.body else {
            throw HTTPFault(.tooLarge, "the body has \(told.prefix(20)) bytes", wayOut: "send at most \(limits.body)")
        }
        return length
    }

    private static func target(_ target: Substring) throws(HTTPFault) -> (path: [String], query: [String: String]) {
        guard target.hasPrefix("/") else { throw HTTPFault(.badRequest, "the address does not begin with /") }
        let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        var path: [String] = []
        for part in parts[0].dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
            path.append(try decoded(part, isQuery: false))
        }
        // "/" and "/api/" are "" and "/api".
        if path.last == "" { path.removeLast() }
        var query: [String: String] = [:]
        for pair in parts.dropFirst().first?.split(separator: "&") ?? [] {
            let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let name = try decoded(sides[0], isQuery: true)
            guard query[name] == nil else { throw HTTPFault(.badRequest, "the parameter \(name) stands there twice") }
            query[name] = sides.count > 1 ? try decoded(sides[1], isQuery: true) : ""
        }
        return (path, query)
    }

    /// Percent-encoding taken away; in a query a plus is a space.
    private static func decoded(_ text: Substring, isQuery: Bool) throws(HTTPFault) -> String {
        var bytes: [UInt8] = []
        var rest = text.utf8[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%") {
                guard rest.count >= 2, let value = hexadecimal(rest.prefix(2)) else {
                    throw HTTPFault(.badRequest, "the address has a % that begins no byte", wayOut: "write %25 for it")
                }
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(isQuery && byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
            }
        }
        guard !bytes.contains(0), let decoded = String(validating: bytes, as: UTF8.self) else {
            throw HTTPFault(.badRequest, "the address is no UTF-8 once it is decoded")
        }
        return decoded
    }

    private static func hexadecimal(_ digits: Substring.UTF8View.SubSequence) -> UInt8? {
        var value: UInt8 = 0
        for byte in digits {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): value = value << 4 | (byte - UInt8(ascii: "0"))
            case UInt8(ascii: "a")...UInt8(ascii: "f"), UInt8(ascii: "A")...UInt8(ascii: "F"):
                value = value << 4 | ((byte | 0x20) - UInt8(ascii: "a") + 10)
            default: return nil
            }
        }
        return value
    }
}

// The seam to whoever makes pages: the server hands on what is no part of the API.

import Foundation

/// What is sent for an address.
public struct Page: Sendable {
    /// "text/html; charset=utf-8", "text/css", "image/svg+xml", ...
    public let contentType: String
    public let bytes: Data

    public init(contentType: String, bytes: Data) {
        self.contentType = contentType
        self.bytes = bytes
    }

    /// A page of HTML.
    public init(html: String) { self.init(contentType: "text/html; charset=utf-8", bytes: Data(html.utf8)) }
}

/// Makes pages. A page may load its scripts and styles from this server alone, and send forms nowhere else.
public protocol PageProvider: Sendable {
    /// - Parameters:
    ///   - path: the parts of the address between slashes, decoded; empty for `/`.
    ///   - query: the parameters, decoded.
    /// - Returns: nil where there is no such page.
    /// - Throws: `Problem`, which is told as the API tells it.
    func page(_ path: [String], _ query: [String: String]) async throws -> Page?
}

/// One page that leads to the API.
public struct PlainPages: PageProvider {
    public init() {}

    public func page(_ path: [String], _ query: [String: String]) async throws -> Page? {
        guard path.isEmpty else { return nil }
        let entries = Route.all.filter { $0.method == .get && !$0.template.contains("{") }.map { route in
            "<li><a href=\"\(route.template)\">\(route.template)</a> \(route.summary)</li>"
        }.joined(separator: "\n")
        return Page(
            html: """
                <!doctype html>
                <html lang="en"><head><meta charset="utf-8"><title>Rhetoric</title></head>
                <body><h1>Rhetoric</h1><p>This server answers programs:</p>
                <ul>
                \(entries)
                </ul></body></html>

                """)
    }
}

// The API: from a request to what is answered. Everything that is thrown on the way is told in one form.

import Foundation
import Rhetoric

/// What a server answers programs; pages are made of the same values.
public struct API: Sendable {
    private let lanes: Lanes
    private let desk: Desk

    init(_ lanes: Lanes, _ desk: Desk) { (self.lanes, self.desk) = (lanes, desk) }

    /// Whether pairs can be judged, and in whose name.
    public var judge: String? { desk.options.judge }

    /// What `GET` answers, for those who make pages of it.
    ///
    /// - Parameters:
    ///   - path: as in "/api/documents/a%2Fb", decoded: `["api", "documents", "a/b"]`.
    /// - Throws: `APIFault`.
    public func get(_ path: [String], _ query: [String: String] = [:]) async throws -> JSONValue {
        do {
            return try await answer(.get, path, query, body: []).value ?? .null
        } catch {
            let fault = HTTPFault(error)
            throw APIFault(status: fault.status.rawValue, message: fault.message, wayOut: fault.wayOut)
        }
    }

    /// What `body` makes of the corpus, in turn with other requests.
    ///
    /// - Throws: what `body` throws, and where too many wait or the time is over.
    package func read<Value: Sendable>(
        _ body: @escaping @Sendable (CorpusSession) throws -> Value
    ) async throws -> Value {
        try await lanes.run(body)
    }

    func answer(_ method: HTTPMethod, _ path: [String], _ query: [String: String], body: [UInt8]) async throws -> Answer
    {
        if path == OpenAPI.path {
            guard method == .get else { throw notAllowed([.get]) }
            return Answer(value: OpenAPI.document)
        }
        let matches = Route.all.compactMap { route in route.match(path).map { (route: route, names: $0) } }
        guard let match = matches.first(where: { $0.route.method == method }) else {
            guard matches.isEmpty else { throw notAllowed(matches.map(\.route.method)) }
            throw HTTPFault(
                .notFound, "there is nothing at this address", wayOut: "/api/openapi.json lists what there is")
        }
        let arguments = try Arguments(match.route, path: match.names, query: query, body: body)
        return try await lanes.run { [desk] session in try match.route.answer(arguments, session, desk) }
    }

    private func notAllowed(_ methods: [HTTPMethod]) -> HTTPFault {
        HTTPFault(
            .notAllowed, "this address does not take that method",
            wayOut: "it takes " + methods.map(\.rawValue).joined(separator: ", "))
    }
}

/// Why there is no answer.
public struct APIFault: Error, Sendable {
    /// As in HTTP: 404 where there is no such thing.
    public let status: Int
    public let message: String
    public let wayOut: String?
}

extension HTTPFault {
    /// Whatever was thrown, as it is told.
    init(_ error: any Error) {
        switch error {
        case let fault as HTTPFault: self = fault
        case let fault as APIFault:
            self.init(HTTPStatus(rawValue: fault.status) ?? .failed, fault.message, wayOut: fault.wayOut)
        case let problem as Problem:
            let place =
                problem.place.contains("/") ? URL(fileURLWithPath: problem.place).lastPathComponent : problem.place
            self.init(
                problem.kind == .usage ? .badRequest : .failed, "\(place): \(problem.what)", wayOut: problem.wayOut)
        case is DeadlineFault: self.init(.overloaded, "the answer took too long", wayOut: "ask for less")
        default: self.init(.failed, "a fault of the program: \(error)")
        }
    }
}

extension HTTPResponse {
    init(_ answer: Answer) {
        status = answer.status
        guard let value = answer.value else { return }
        contentType = "application/json; charset=utf-8"
        body = Data((value.line + "\n").utf8)
    }

    init(_ fault: HTTPFault) {
        let told = JSONValue.object([
            "error": .object(["message": .string(fault.message), "wayOut": .optional(fault.wayOut)])
        ])
        self.init(Answer(status: fault.status, value: told))
        switch fault.status {
        case .overloaded: headers = [("Retry-After", "5")]
        case .unauthorised: headers = [("WWW-Authenticate", "Bearer")]
        default: break
        }
    }
}

// What a request may say, and how it is read: the table of the routes is made of these, and so is its description.

import Rhetoric

/// A part of an address that varies: a name in its path, or a parameter behind the question mark.
struct Parameter: Sendable {
    enum Kind: Sendable {
        case text(most: Int)
        case integer(ClosedRange<Int>, default: Int)
        case choice([String], default: String?)
        case flag
        /// YYYY, YYYY-MM or YYYY-MM-DD.
        case day
    }

    let name: String
    let kind: Kind
    let summary: String
    var isNeeded = false
    var isInPath = false

    static func path(_ name: String, _ summary: String) -> Parameter {
        Parameter(name: name, kind: .text(most: 4096), summary: summary, isNeeded: true, isInPath: true)
    }

    static let page: [Parameter] = [
        Parameter(name: "page", kind: .integer(1...1_000_000, default: 1), summary: "Which page, from 1."),
        Parameter(
            name: "size", kind: .integer(1...ServerLimits.mostOfPage, default: 50), summary: "Records of a page."),
    ]
    static let filter: [Parameter] = [
        Parameter(name: "from", kind: .day, summary: "Only documents that may date from this day or later."),
        Parameter(name: "to", kind: .day, summary: "Only documents that may date from this day or earlier."),
        Parameter(name: "speaker", kind: .text(most: 200), summary: "Words of the name of whoever speaks."),
    ]
    static let top = Parameter(
        name: "top", kind: .integer(1...ServerLimits.mostResults, default: 10),
        summary: "Records at most, the best first.")

    /// Throws for what is no such value.
    func check(_ value: String) throws(HTTPFault) {
        switch kind {
        case .text(let most):
            guard !value.isEmpty, value.utf8.count <= most else {
                throw fault(value, value.isEmpty ? "leave it out, or say something" : "give at most \(most) bytes")
            }
        case .integer(let range, _):
            guard let number = Int(value), range.contains(number) else {
                throw fault(value, "give a number from \(range.lowerBound) to \(range.upperBound)")
            }
        case .choice(let choices, _):
            guard choices.contains(value) else { throw fault(value, "give \(choices.joined(separator: " or "))") }
        case .flag:
            guard ["true", "false"].contains(value) else { throw fault(value, "give true or false") }
        case .day:
            guard Arguments.days(value) != nil else { throw fault(value, "write it as YYYY-MM-DD, YYYY-MM or YYYY") }
        }
    }

    private func fault(_ value: String, _ wayOut: String) -> HTTPFault {
        HTTPFault(.badRequest, "\(name) is \"\(value.prefix(100))\"", wayOut: wayOut)
    }

    /// As OpenAPI 3.1 has it.
    var description: JSONValue {
        .object([
            "name": .string(name), "in": .string(isInPath ? "path" : "query"), "required": .bool(isNeeded),
            "description": .string(summary), "schema": schema,
        ])
    }

    private var schema: JSONValue {
        switch kind {
        case .text(let most):
            .object(["type": .string("string"), "minLength": .integer(1), "maxLength": .integer(most)])
        case .integer(let range, let value):
            .object([
                "type": .string("integer"), "minimum": .integer(range.lowerBound),
                "maximum": .integer(range.upperBound),
                "default": .integer(value),
            ])
        case .choice(let choices, let value):
            .object(
                [
                    .init(name: "type", value: .string("string")),
                    .init(name: "enum", value: .array(choices.map(JSONValue.string))),
                ] + (value.map { [.init(name: "default", value: .string($0))] } ?? []))
        case .flag: .object(["type": .string("boolean"), "default": .bool(false)])
        case .day: .object(["type": .string("string"), "pattern": .string("^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$")])
        }
    }
}

/// What a request said, checked against the parameters of its route.
struct Arguments: Sendable {
    private let values: [String: String]
    private let parameters: [Parameter]
    let body: [UInt8]

    init(
        _ route: Route, path: [String: String], query: [String: String], body: [UInt8]
    ) throws(HTTPFault) {
        parameters = route.parameters
        self.body = body
        for name in query.keys.sorted() where !parameters.contains(where: { $0.name == name && !$0.isInPath }) {
            let known = parameters.filter { !$0.isInPath }.map(\.name).joined(separator: ", ")
            throw HTTPFault(
                .badRequest, "there is no parameter \"\(name.prefix(100))\" here",
                wayOut: known.isEmpty ? "leave it out" : "there are \(known)")
        }
        values = path.merging(query) { path, _ in path }
        for parameter in parameters {
            guard let value = values[parameter.name] else {
                guard !parameter.isNeeded else {
                    throw HTTPFault(
                        .badRequest, "the parameter \(parameter.name) is missing", wayOut: parameter.summary)
                }
                continue
            }
            try parameter.check(value)
        }
    }

    subscript(_ name: String) -> String? {
        if let value = values[name] { return value }
        guard case .choice(_, let value) = parameters.first(where: { $0.name == name })?.kind else { return nil }
        return value
    }

    func text(_ name: String) -> String { self[name] ?? "" }
    func flag(_ name: String) -> Bool { values[name] == "true" }

    func integer(_ name: String) -> Int {
        guard case .integer(_, let value) = parameters.first(where: { $0.name == name })?.kind else {
            preconditionFailure("the route has no number \(name)")
        }
        return values[name].flatMap { Int($0) } ?? value
    }

    /// The days of `from`, `to` and `speaker`.
    var filter: SearchFilter {
        get throws(HTTPFault) {
            let (from, to) = (values["from"].flatMap(Self.days), values["to"].flatMap(Self.days))
            if let from, let to, to.upperBound < from.lowerBound {
                throw HTTPFault(.badRequest, "from lies after to", wayOut: "exchange them")
            }
            return SearchFilter(from: from?.lowerBound, to: to?.upperBound, speaker: values["speaker"])
        }
    }

    /// From the first to the last day of a year, a month or a day.
    static func days(_ text: String) -> ClosedRange<CalendarDay>? {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard (1...3).contains(parts.count), parts[0].count == 4, parts.dropFirst().allSatisfy({ $0.count == 2 }) else {
            return nil
        }
        let numbers = parts.map { part in part.utf8.allSatisfy { (48...57).contains($0) } ? Int(part) ?? -1 : -1 }
        let first = CalendarDay(
            year: numbers[0], month: parts.count > 1 ? numbers[1] : 1, day: parts.count > 2 ? numbers[2] : 1)
        guard let first else { return nil }
        let lasts: [CalendarDay?] =
            switch parts.count {
            case 1: [CalendarDay(year: numbers[0], month: 12, day: 31)]
            case 2: (28...31).reversed().map { CalendarDay(year: numbers[0], month: numbers[1], day: $0) }
            default: [first]
            }
        return lasts.compactMap(\.self).first.map { first...$0 }
    }

    /// A part of a list that is there as a whole.
    func paged<Element>(_ all: [Element]) -> ArraySlice<Element> {
        let first = min(all.count, (integer("page") - 1) * integer("size"))
        return all[first..<min(all.count, first + integer("size"))]
    }

    /// A page as it is told.
    func told(_ records: [JSONValue], of total: Int) -> [JSONValue.Member] {
        [
            .init(name: "page", value: .integer(integer("page"))),
            .init(name: "size", value: .integer(integer("size"))),
            .init(name: "total", value: .integer(total)), .init(name: "records", value: .array(records)),
        ]
    }
}

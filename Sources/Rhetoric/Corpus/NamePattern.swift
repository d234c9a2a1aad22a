// What the names of files tell ("2024-05-08_valdoria_briefing.txt"), read by a pattern that the user gives.

/// A pattern of file names without their endings: `{date}_{source}_{id}`.
public struct NamePattern: Sendable {
    private enum Part: Equatable {
        case literal(String)
        case field(String)
    }

    private let parts: [Part]

    /// - Throws: usage where braces do not pair, a field is named twice or not at all, or nothing stands between two fields.
    public init(_ pattern: String) throws(Problem) {
        func fault(_ what: String, _ wayOut: String) -> Problem {
            Problem(.usage, at: "--name-pattern \"\(pattern)\"", what, wayOut: wayOut)
        }
        var parts: [Part] = []
        var rest = pattern[...]
        while !rest.isEmpty {
            if rest.first == "{" {
                guard let end = rest.firstIndex(of: "}") else { throw fault("a brace is not closed", "write {date}") }
                let name = String(rest[rest.index(after: rest.startIndex)..<end])
                guard !name.isEmpty, !name.contains("{") else { throw fault("a field has no name", "write {date}") }
                guard !parts.contains(.field(name)) else { throw fault("names {\(name)} twice", "name it once") }
                if case .field(let before)? = parts.last {
                    throw fault("has nothing between {\(before)} and {\(name)}", "put what separates them there")
                }
                parts.append(.field(name))
                rest = rest[rest.index(after: end)...]
            } else {
                let end = rest.firstIndex(of: "{") ?? rest.endIndex
                parts.append(.literal(String(rest[..<end])))
                rest = rest[end...]
            }
        }
        guard parts.contains(where: { if case .field = $0 { true } else { false } }) else {
            throw fault("names no field", "name one in braces, as {date}_{source}_{id}")
        }
        self.parts = parts
    }

    /// The values of the fields; nil where the name does not fit. A field ends where the next literal first stands.
    func values(of name: String) -> [String: String]? {
        var values: [String: String] = [:]
        var rest = name[...]
        for (index, part) in parts.enumerated() {
            switch part {
            case .literal(let text):
                guard rest.hasPrefix(text) else { return nil }
                rest = rest.dropFirst(text.count)
            case .field(let field):
                var end = rest.endIndex
                if index + 1 < parts.count, case .literal(let next) = parts[index + 1] {
                    guard let found = rest.firstRange(of: next) else { return nil }
                    end = found.lowerBound
                }
                guard end > rest.startIndex else { return nil }
                values[TableReading.column(named: field)] = String(rest[..<end])
                rest = rest[end...]
            }
        }
        return rest.isEmpty ? values : nil
    }

    /// Gives drafts of files what their names tell, before anything else that gives metadata; what to report.
    func apply(to drafts: inout [DocumentDraft]) -> [Problem] {
        var unfit: [String] = []
        for index in drafts.indices {
            guard let path = drafts[index].path, drafts[index].known == nil else { continue }
            if let values = values(of: InputFile(path: path).stem) {
                drafts[index].take(values, dateField: "file name date")
            } else {
                unfit.append(drafts[index].place)
            }
        }
        guard let first = unfit.first else { return [] }
        return [
            Problem(
                .notice, at: first,
                "does not fit the name pattern" + (unfit.count > 1 ? " (and \(unfit.count - 1) more)" : ""))
        ]
    }
}

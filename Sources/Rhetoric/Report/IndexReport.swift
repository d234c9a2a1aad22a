// The index of a corpus file, told.

/// What `index` prints.
public struct IndexReport: Sendable {
    private let path: String
    private let state: IndexState

    public init(_ path: String, _ state: IndexState) { (self.path, self.state) = (path, state) }

    public var record: JSONValue {
        let groups = Joining.allCases.compactMap { joined in
            state.groups[joined].map { JSONValue.Member(name: joined.rawValue, value: Self.record(of: $0)) }
        }
        let drift: JSONValue = state.drift.map { .number($0) } ?? .null
        let formulations: JSONValue = state.formulations.map { .integer($0) } ?? .null
        return .object([
            "type": .string("index"), "file": .string(path), "documents": .integer(state.documents),
            "missing": .integer(state.missing), "statements": .integer(state.statements),
            "stems": .integer(state.stems), "rank": .integer(state.rank), "space": .object(groups), "drift": drift,
            "stale": .bool(state.isStale), "formulations": formulations,
            "formulationsCurrent": .bool(state.areFormulationsCurrent),
        ])
    }

    private static func record(of group: IndexState.Group) -> JSONValue {
        .object(["documents": .integer(group.documents), "held": .number(group.held)])
    }

    public func text(_ style: TextStyle) -> String {
        let parts = [
            counted(state.documents, "document"), counted(state.statements, "statement"), counted(state.stems, "stem"),
        ]
        var lines = ["\(path): \(parts.joined(separator: ", "))"]
        if state.missing > 0 { lines.append("  \(counted(state.missing, "document")) not indexed yet") }
        return (lines + space + [formulations]).map { $0 + "\n" }.joined()
    }

    private var space: [String] {
        guard state.rank > 0 else {
            return ["  no latent space: the file is small, or its documents are alike; searches read the whole"]
        }
        let told: [(Joining, String)] = [
            (.fitted, "fitted to"), (.updated, "turned to fit"), (.folded, "folded in"),
        ]
        let groups = told.compactMap { joined, words in
            state.groups[joined].map {
                "\(words) \(counted($0.documents, "document")) (holds \(Decimals.fixed(100 * $0.held, digits: 0))% of their words' weight)"
            }
        }
        var lines = ["  latent space of \(counted(state.rank, "dimension")), \(groups.joined(separator: "; "))"]
        if let drift = state.drift {
            lines.append(
                "  drift \(Decimals.fixed(100 * drift, digits: 0))%: so much less does it hold of what came after the fit"
                    + (state.isStale ? "; rhetoric index \(path) --refit makes it anew" : ""))
        }
        return lines
    }

    private var formulations: String {
        guard let count = state.formulations else {
            return "  no formulations kept; rhetoric index \(path) --formulations finds them once"
        }
        return "  \(counted(count, "formulation")) kept"
            + (state.areFormulationsCurrent
                ? "" : ", of an earlier state; rhetoric index \(path) --formulations finds them anew")
    }
}

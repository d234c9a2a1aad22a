// Ids name documents in scores, citations and pairs, and must be what the user calls them: a table's `id` is kept as it
// is, even where two rows share one (the hash of a citation still tells them apart), and a file goes by its name. Files
// of one name in several folders go by as much of their path as tells them apart.

enum DocumentIDs {
    /// Clashes that are told one by one; the rest are counted.
    private static let toldClashes = 5

    /// Lengthens the ids of files that share a name; returns what to report of ids that are still shared.
    static func settle(_ drafts: inout [DocumentDraft]) -> [Problem] {
        let groups = Dictionary(grouping: drafts.indices) { drafts[$0].id }.values.filter { $0.count > 1 }
        for group in groups where group.allSatisfy({ isFreeToRename(drafts[$0]) }) { lengthen(group, of: &drafts) }
        var firstPlace: [String: String] = [:]
        var problems: [Problem] = []
        var clashes = 0
        for draft in drafts {
            guard let first = firstPlace[draft.id] else {
                firstPlace[draft.id] = draft.place
                continue
            }
            clashes += 1
            guard clashes <= toldClashes else { continue }
            problems.append(
                Problem(
                    .notice, at: draft.place,
                    "the id \"\(draft.id)\" is also that of \(first); results name both alike",
                    wayOut: "give each document an id of its own"))
        }
        if clashes > toldClashes {
            let last = problems.removeLast()
            problems.append(
                Problem(
                    .notice, at: last.place, last.what + " (and \(clashes - toldClashes) more ids are shared)",
                    wayOut: last.wayOut))
        }
        return problems
    }

    /// What a corpus file holds keeps the name that results were published under.
    private static func isFreeToRename(_ draft: DocumentDraft) -> Bool { draft.path != nil && draft.known == nil }

    /// Puts folders before the names of files until they differ: "2021/statement" and "2022/statement".
    private static func lengthen(_ group: [Int], of drafts: inout [DocumentDraft]) {
        let folders = group.map { index in
            (drafts[index].path ?? "").split(separator: "/").dropLast().filter { $0 != "." }.map(String.init)
        }
        let most = folders.map(\.count).max() ?? 0
        for depth in stride(from: 1, through: most, by: 1) {
            let ids = zip(group, folders).map { index, folders in
                (folders.suffix(depth) + [drafts[index].id]).joined(separator: "/")
            }
            if Set(ids).count == ids.count || depth == most {
                for (index, id) in zip(group, ids) { drafts[index].id = id }
                return
            }
        }
    }
}

// Ids must name one document each: scores, citations and pairs refer to them. A second document of one id is kept
// under another, and both places are told.

enum DocumentIDs {
    /// Clashes that are told one by one; the rest are counted.
    private static let toldClashes = 5

    /// Renames all but the first draft of an id to "id#2", "id#3", ...; returns what to report.
    static func settle(_ drafts: inout [DocumentDraft]) -> [Problem] {
        var taken = Set(drafts.map(\.id))
        var firstPlace: [String: String] = [:]
        var nextNumber: [String: Int] = [:]
        var problems: [Problem] = []
        var clashes = 0
        for index in drafts.indices {
            let (id, place) = (drafts[index].id, drafts[index].place)
            guard let first = firstPlace[id] else {
                firstPlace[id] = place
                continue
            }
            var number = nextNumber[id] ?? 2
            while !taken.insert("\(id)#\(number)").inserted { number += 1 }
            nextNumber[id] = number + 1
            drafts[index].id = "\(id)#\(number)"
            clashes += 1
            if clashes <= toldClashes {
                problems.append(
                    Problem(
                        .notice, at: place, "the id \"\(id)\" is taken by \(first), so this one is \"\(id)#\(number)\"",
                        wayOut: "give each document an id of its own"))
            }
        }
        if clashes > toldClashes {
            let last = problems.removeLast()
            problems.append(
                Problem(
                    .notice, at: last.place, last.what + " (and \(clashes - toldClashes) more ids are taken)",
                    wayOut: last.wayOut))
        }
        return problems
    }
}

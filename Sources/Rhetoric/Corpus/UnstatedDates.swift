/// Tells which dates were concluded and not read, with their first ground: a ranking by date rests on them.
enum UnstatedDates {
    /// Documents that are told one by one; the rest are counted.
    private static let told = 20

    static func notices(for documents: [Document]) -> [Problem] {
        let concluded = documents.filter { $0.date.map { $0.certainty != .stated } ?? false }
        var notices = concluded.prefix(told).compactMap { document in
            document.date.map { notice($0, at: document.place) }
        }
        if concluded.count > told {
            notices.append(
                Problem(
                    .notice, at: concluded[told].place, "and \(concluded.count - told) more dates that are not stated",
                    wayOut: "a side file (--meta FILE) gives dates"))
        }
        return notices
    }

    private static func notice(_ date: DateEstimate, at place: String) -> Problem {
        let ground = date.evidence.first.map { " from \"\($0.quote)\" (\($0.reason))" } ?? ""
        return Problem(
            .notice, at: place, "date \(date) \(date.certainty.rawValue)\(ground)",
            wayOut: "a side file (--meta FILE) goes before it")
    }
}

/// A run in TREC's form, "query Q0 item rank score rhetoric", one line an item. Of several scores for one pair of
/// query and item the best counts; items of equal score keep the order they came in.
struct TrecRun {
    private var queries: [String] = []
    private var items: [String: [(item: String, score: Double)]] = [:]
    private var places: [String: [String: Int]] = [:]

    mutating func add(query: String, item: String, score: Double) {
        if items[query] == nil { queries.append(query) }
        if let place = places[query]?[item] {
            items[query]![place].score = max(items[query]![place].score, score)
        } else {
            places[query, default: [:]][item] = items[query, default: []].count
            items[query, default: []].append((item, score))
        }
    }

    var text: String {
        var text = ""
        for query in queries {
            let found = items[query] ?? []
            let ranked = found.indices.sorted { (found[$0].score, $1) > (found[$1].score, $0) }
            for (rank, place) in ranked.enumerated() {
                let name = [query, found[place].item].map(Self.field)
                text +=
                    "\(name[0]) Q0 \(name[1]) \(rank + 1) \(Decimals.fixed(found[place].score, digits: 6)) rhetoric\n"
            }
        }
        return text
    }

    /// An id without what ends a field or a line.
    private static func field(_ id: String) -> String {
        let blanks = id.unicodeScalars.filter {
            $0.properties.isWhitespace || $0.properties.generalCategory == .control
        }
        return id.replacingScalars(Array(blanks), by: "_")
    }
}

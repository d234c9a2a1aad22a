// Who repeats whom: formulas that one used first and another used on a later day.

/// What documents or statements are told apart by.
public enum FormulationHolder: String, Sendable, CaseIterable {
    case speaker, source
}

/// One who repeats another, or themselves.
public struct Echo: Sendable, Equatable {
    public let first: String
    public let later: String
    /// Families that the first used before the later did.
    public let families: [String]
    /// Days between the first use of the one and that of the other (between the first two of their own, where both are one):
    /// the median, the lower of two. From the last day of the one date to the first of the other.
    public let medianDays: Int
    /// Whether all their dates are days; else the lag is at least what is told.
    public let isSure: Bool
}

extension FormulationFinder {
    /// The most frequent first; formulas without a holder or a date, and those of one day, say nothing here,
    /// nor do uses in a copy of a text that has the formula already.
    ///
    /// Only the first user of a formula is repeated: who took it from whom later on, nothing tells.
    public func echoes(by holder: FormulationHolder) -> [Echo] {
        var found: [Pair: [(family: String, days: Int, isSure: Bool)]] = [:]
        for formulation in formulations {
            let documents = Set(formulation.occurrences.map(\.statement.document))
            let uses = formulation.occurrences.compactMap { use -> (holder: String, date: DateEstimate)? in
                let original = copies.originals[use.statement.document]
                if original != use.statement.document, documents.contains(original) { return nil }
                guard let name = self.holder(of: use, by: holder),
                    let date = corpus.documents[use.statement.document].date
                else { return nil }
                return (name, date)
            }
            guard let first = uses.first else { continue }
            var seen = Set<String>()
            for use in uses where first.date.last < use.date.first && seen.insert(use.holder).inserted {
                found[Pair(first: first.holder, later: use.holder), default: []].append(
                    (
                        formulation.id, use.date.first.number - first.date.last.number,
                        [first, use].allSatisfy { $0.date.first == $0.date.last }
                    ))
            }
        }
        return found.map { pair, uses in
            let days = uses.map(\.days).sorted()
            return Echo(
                first: pair.first, later: pair.later, families: uses.map(\.family),
                medianDays: days[(days.count - 1) / 2], isSure: uses.allSatisfy(\.isSure))
        }.sorted { ($1.families.count, $0.first, $0.later) < ($0.families.count, $1.first, $1.later) }
    }

    private struct Pair: Hashable {
        let first: String
        let later: String
    }

    private func holder(of use: FormulationOccurrence, by holder: FormulationHolder) -> String? {
        switch holder {
        case .speaker: corpus.speaker(of: use.statement)
        case .source: corpus.documents[use.statement.document].source
        }
    }
}

// When formulations were used: a row each, a dot a use, a line while it lives, and nothing where documents were silent.

import Rhetoric

struct FormulationTimeline {
    private let told: FormulationSet
    private let formulations: [Formulation]
    private let days: ClosedRange<Int>

    private static let labels = 330.0
    private static let plot = 640.0
    private static let margin = 20.0
    private static let row = 22.0
    private static let head = 44.0
    private static let mostLetters = 46

    /// Nil without dated uses.
    init?(_ told: FormulationSet, _ formulations: [Formulation]) {
        let dates = told.corpus.documents.compactMap(\.date)
        guard let first = dates.map(\.first.number).min(), let last = dates.map(\.last.number).max(),
            !formulations.isEmpty
        else { return nil }
        (self.told, self.formulations) = (told, formulations)
        days = first...max(first + 1, last)
    }

    private var corpus: Corpus { told.corpus }

    var chart: Chart {
        Chart(
            title: formulations.count == 1 ? "Uses in time" : "Formulations in time",
            summary: """
                A dot is a use, ticks above are documents; a line joins uses that no document without the formula lies between, \
                so a gap is silence.
                """,
            width: Self.labels + Self.plot + 2 * Self.margin,
            height: Self.head + Self.row * Double(formulations.count) + 8,
            marks: axis + formulations.enumerated().flatMap { marks($1, $0) },
            columns: ["formulation", "label", "date", "document", "statement"],
            rows: formulations.flatMap { formulation in
                formulation.occurrences.map { use in
                    let citation = Citation(corpus, use.statement)
                    return [
                        formulation.id, formulation.label(in: corpus).onOneLine, citation.date ?? "",
                        citation.document.id,
                        citation.statement.id,
                    ]
                }
            })
    }

    private func x(_ date: DateEstimate) -> Double {
        let middle = Double(date.first.number + date.last.number) / 2
        return Self.labels + Self.margin + Self.plot * (middle - Double(days.lowerBound))
            / Double(days.upperBound - days.lowerBound)
    }

    private var axis: [Mark] {
        var ticks: [Mark] = []
        for date in Set(corpus.documents.compactMap { $0.date.map(x) }).sorted() {
            ticks.append(.line(x1: date, y1: 26, x2: date, y2: 34, style: "tick"))
        }
        let ends = corpus.documents.compactMap(\.date)
        let first = ends.map(\.first).min()?.description ?? ""
        let last = ends.map(\.last).max()?.description ?? ""
        let (left, right) = (Self.labels + Self.margin, Self.labels + Self.margin + Self.plot)
        return ticks + [
            .text(x: left, y: 18, first, anchor: "start", style: "axis", link: nil),
            .text(x: right, y: 18, last, anchor: "end", style: "axis", link: nil),
        ]
    }

    private func marks(_ formulation: Formulation, _ place: Int) -> [Mark] {
        let y = Self.head + Self.row * (Double(place) + 0.5)
        let label = formulation.label(in: corpus).onOneLine.cut(to: Self.mostLetters)
        var marks: [Mark] = [
            .text(x: Self.labels, y: y + 4, label, anchor: "end", style: "label", link: "#" + formulation.id)
        ]
        let uses = formulation.occurrences.compactMap { use in
            corpus.documents[use.statement.document].date.map { (date: $0, use: use) }
        }
        for (one, next) in zip(uses, uses.dropFirst()) where !isSilent(from: one.date, to: next.date, formulation) {
            marks.append(.line(x1: x(one.date), y1: y, x2: x(next.date), y2: y, style: "life"))
        }
        for (date, use) in uses {
            let citation = Citation(corpus, use.statement)
            marks.append(
                .circle(
                    x: x(date), y: y, radius: 4, style: "use",
                    title:
                        "\(date) \(citation.document.id) \(citation.statement.id): \(citation.document.text[use.bytes].onOneLine)",
                    link: told.reach == .corpus ? "#" + Anchors.statement(use.statement) : nil))
        }
        return marks
    }

    /// Whether a document without the formula surely lies between two uses.
    private func isSilent(from one: DateEstimate, to next: DateEstimate, _ formulation: Formulation) -> Bool {
        let users = told.users(of: formulation)
        return corpus.documents.indices.contains { document in
            guard let date = corpus.documents[document].date, !users.contains(document) else { return false }
            return date.first > one.last && date.last < next.first
        }
    }
}

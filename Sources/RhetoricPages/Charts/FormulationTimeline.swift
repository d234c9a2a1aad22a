// When formulations were used: a row each, a dot a use, a line while it lives, and nothing where documents were silent.

import Rhetoric

struct FormulationTimeline {
    private let told: FormulationSet
    private let formulations: [Formulation]
    private let days: ClosedRange<Int>

    private static let labels = 330.0
    /// A single formulation is named by the heading of its page, and its uses are listed below it.
    private var isAlone: Bool { formulations.count == 1 }
    private var labels: Double { isAlone ? 0 : Self.labels }
    private static let plot = 640.0
    private static let margin = 20.0
    private static let row = 22.0
    private static let head = 44.0
    private static let mostLetters = 44

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
            width: labels + Self.plot + 2 * Self.margin,
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
        return labels + Self.margin + Self.plot * (middle - Double(days.lowerBound))
            / Double(days.upperBound - days.lowerBound)
    }

    private func x(_ day: CalendarDay) -> Double {
        let (first, last) = (Double(days.lowerBound), Double(days.upperBound))
        return labels + Self.margin + Self.plot * (Double(day.number) - first) / (last - first)
    }

    private var axis: [Mark] {
        let days = Set(corpus.documents.compactMap { $0.date.map(x) }).sorted()
        let ticks = Mark.ticks(x: days, y1: 26, y2: 34, style: "tick")
        let span = DateSpan(corpus)
        let ends = [(span?.first, "start", labels + Self.margin), (span?.last, "end", right)]
        return years + [ticks]
            + ends.map { day, anchor, place in
                .text(x: place, y: 18, day ?? "", anchor: anchor, style: "axis", link: nil)
            }
    }

    private var right: Double { labels + Self.margin + Self.plot }

    /// A hairline at each New Year, named where there is room between the ends of the axis.
    private var years: [Mark] {
        let days = corpus.documents.compactMap(\.date).flatMap { [$0.first, $0.last] }
        guard let first = days.min()?.components.year, let last = days.max()?.components.year, first < last else {
            return []
        }
        let bottom = Self.head + Self.row * Double(formulations.count)
        var free = labels + Self.margin + Self.dateWidth
        let starts = (first + 1...last).compactMap { year in
            CalendarDay(year: year, month: 1, day: 1).map { (year: year, place: x($0)) }
        }
        let names = starts.compactMap { year, place -> Mark? in
            guard place > free, place < right - Self.dateWidth else { return nil }
            free = place + Self.dateWidth / 2
            return .text(x: place, y: 18, String(year), anchor: "middle", style: "axis", link: nil)
        }
        return [.ticks(x: starts.map(\.place), y1: 34, y2: bottom, style: "year")] + names
    }

    private static let dateWidth = 90.0

    private func marks(_ formulation: Formulation, _ place: Int) -> [Mark] {
        let y = Self.head + Self.row * (Double(place) + 0.5)
        let label = formulation.label(in: corpus).onOneLine.cut(to: Self.mostLetters)
        var marks: [Mark] = [.line(x1: labels + Self.margin, y1: y, x2: right, y2: y, style: "row")]
        if labels > 0 {
            marks.append(.text(x: labels, y: y + 4, label, anchor: "end", style: "label", link: "#" + formulation.id))
        }
        let uses = formulation.occurrences.compactMap { use in
            corpus.documents[use.statement.document].date.map { (date: $0, use: use) }
        }
        for (one, next) in zip(uses, uses.dropFirst()) where !isSilent(from: one.date, to: next.date, formulation) {
            marks.append(.line(x1: x(one.date), y1: y, x2: x(next.date), y2: y, style: "life"))
        }
        for (date, use) in uses {
            // What is only known to lie between two days is drawn from one to the other.
            if date.first < date.last {
                marks.append(.line(x1: x(date.first), y1: y, x2: x(date.last), y2: y, style: "unsure"))
            }
            let citation = Citation(corpus, use.statement)
            marks.append(
                .circle(
                    x: x(date), y: y, radius: 4, style: "use",
                    title: isAlone ? nil : "\(citation.name) \(citation.date ?? "")",
                    link: told.reach == .corpus && !isAlone ? "#" + Anchors.statement(use.statement) : nil))
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

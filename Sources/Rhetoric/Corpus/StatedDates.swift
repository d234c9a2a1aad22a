// The date that a table, a page or a side file states: the first of its fields that can be read. Those that cannot are
// reported, for a document that loses its date in silence is ranked wrongly or not at all.

enum StatedDates {
    /// A stated date that gives no single day, month or year.
    struct Fault: Sendable {
        let place: String
        let date: DocumentDraft.StatedDate
        let isAmbiguous: Bool
    }

    /// Faults that are told one by one; the rest are counted.
    private static let toldFaults = 5

    /// The estimate of the first field that says a date, and what is wrong with the one that goes before it.
    ///
    /// Where day and month cannot be told apart, the estimate spans both readings.
    static func read(_ dates: [DocumentDraft.StatedDate], at place: String) -> (DateEstimate?, Fault?) {
        var fault: Fault?
        for date in dates {
            switch DateParser.read(date.text) {
            case .days(let first, let last):
                return (estimate(first, last, date, "the document's \(date.field)"), fault)
            case .ambiguous(let dayFirst, let monthFirst):
                let estimate = estimate(
                    min(dayFirst, monthFirst), max(dayFirst, monthFirst), date,
                    "the document's \(date.field), as \(dayFirst) or \(monthFirst)")
                return (estimate, fault ?? Fault(place: place, date: date, isAmbiguous: true))
            case .unreadable:
                fault = fault ?? Fault(place: place, date: date, isAmbiguous: false)
            }
        }
        return (nil, fault)
    }

    private static func estimate(
        _ first: CalendarDay, _ last: CalendarDay, _ date: DocumentDraft.StatedDate, _ reason: String
    ) -> DateEstimate {
        let evidence = DateEvidence(quote: date.text, bytes: nil, reason: reason)
        return DateEstimate(first: first, last: last, certainty: .stated, evidence: [evidence])
    }

    /// The messages for the faults of a corpus.
    static func problems(_ faults: [Fault?]) -> [Problem] {
        let faults = faults.compactMap { $0 }
        var problems = faults.prefix(toldFaults).map { fault in
            let what = fault.isAmbiguous ? "may be day or month first" : "is no date that can be read"
            return Problem(
                .notice, at: fault.place, "\(fault.date.field) \"\(fault.date.text)\" \(what)",
                wayOut: "write it as YYYY-MM-DD, YYYY-MM or YYYY")
        }
        if faults.count > toldFaults {
            let rest = faults.count - toldFaults
            problems.append(Problem(.notice, at: faults[toldFaults].place, "and \(rest) more dates like that"))
        }
        return problems
    }
}

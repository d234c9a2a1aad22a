// Pieces that several pages have.

import Rhetoric

enum PageParts {
    /// A document by its date and title.
    static func link(toDocument document: Int, _ corpus: Corpus, short: Bool = false) -> HTML {
        let told = corpus.documents[document]
        let title: HTML? = short ? nil : told.heading.map { " <bdi>\($0.onOneLine.cut(to: 90))</bdi>" }
        return """
            <a href="#\(Anchors.document(document))"><time>\(told.date?.description ?? "undated")</time> \
            <bdi>\(told.id)</bdi>\(title)</a>
            """
    }

    /// A statement by its date, document, number, and whoever says it.
    static func link(to reference: StatementReference, _ corpus: Corpus, _ reach: PageReach) -> HTML {
        let citation = Citation(corpus, reference)
        let speaker: HTML? = citation.speaker.map { ", <bdi>\($0.onOneLine)</bdi>" }
        let name: HTML = """
            <time>\(citation.date ?? "undated")</time> <bdi>\(citation.document.id)</bdi> \(citation.statement.id)\(speaker)
            """
        switch reach {
        case .corpus: return "<a href=\"#\(Anchors.statement(reference))\">\(name)</a>"
        case .server: return "<a href=\"\(ServedAddress.statement(citation))\">\(name)</a>"
        case .formulations: return name
        }
    }

    static func table(_ caption: String, _ columns: [String], _ rows: [[HTML]]) -> HTML {
        let head = columns.map { "<th scope=\"col\">\($0)</th>" as HTML }
        let body = rows.map { "<tr>\($0.map { "<td>\($0)</td>" as HTML })</tr>" as HTML }
        return """
            <div class="scroll" tabindex="0" role="group" aria-label="\(caption)"><table><caption>\(caption)</caption>\
            <thead><tr>\(head)</tr></thead><tbody>\(body)</tbody></table></div>
            """
    }

    /// How the marks are to be read.
    static var legend: HTML {
        let bands = Band.allCases.filter { $0 != .new }.map { band in
            "<li><span class=\"band \(band.rawValue)\">\(band.rawValue)</span> \(band.meaning)</li>" as HTML
        }
        return """
            <details class="legend"><summary>How to read the marks</summary><ul>\(bands)\
            <li><u class="v">words</u> stand in a run of three words or more in an earlier statement</li>\
            <li><u class="r">words</u> stand there in another place, another form, or by a word that is alike</li>\
            <li><del>words</del> of the earlier statement that are gone, <ins>words</ins> that are new</li></ul></details>
            """
    }
}

/// The first and the last date of a corpus, as sure as they are: "2022-10-29", "2025".
struct DateSpan {
    let first: String
    let last: String

    /// Nil where no document has a date.
    init?(_ corpus: Corpus) {
        let dates = corpus.documents.compactMap(\.date)
        guard let first = dates.min(by: { ($0.first, $0.last) < ($1.first, $1.last) }),
            let last = dates.max(by: { ($0.last, $0.first) < ($1.last, $1.first) })
        else { return nil }
        (self.first, self.last) = (first.description, last.description)
    }
}

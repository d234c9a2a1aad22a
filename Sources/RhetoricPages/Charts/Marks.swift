// Charts as SVG from a few marks. Each chart has its data as rows behind it, for readers who want numbers or cannot see it.

import Rhetoric

/// What a chart is drawn of. Lengths are in pixels of the drawing, from the upper left corner.
enum Mark {
    case line(x1: Double, y1: Double, x2: Double, y2: Double, style: String)
    /// Upright lines of one height, as one element: there may be hundreds.
    case ticks(x: [Double], y1: Double, y2: Double, style: String)
    case circle(x: Double, y: Double, radius: Double, style: String, title: String?, link: String?)
    /// A circle of a cluster, counted from 1.
    case point(x: Double, y: Double, style: String, title: String, cluster: Int)
    case bar(x: Double, y: Double, width: Double, height: Double, style: String, title: String?)
    case path(points: [(x: Double, y: Double)], style: String)
    /// - Parameter anchor: "start", "middle" or "end".
    case text(x: Double, y: Double, String, anchor: String, style: String, link: String?)
}

extension Mark {
    /// The same without its link.
    fileprivate var unlinked: Mark {
        switch self {
        case .circle(let x, let y, let radius, let style, let title, _):
            .circle(x: x, y: y, radius: radius, style: style, title: title, link: nil)
        case .text(let x, let y, let text, let anchor, let style, _):
            .text(x: x, y: y, text, anchor: anchor, style: style, link: nil)
        default: self
        }
    }
}

/// A drawing with a name, what it shows in words, and the data that it shows.
struct Chart {
    let title: String
    /// What a reader who does not see it should know.
    let summary: String
    let width: Double
    let height: Double
    let marks: [Mark]
    /// The data: column names, then the rows.
    let columns: [String]
    let rows: [[String]]

    /// The drawing alone, styled by the page.
    var drawing: HTML {
        let size = "\(Self.number(width)) \(Self.number(height))"
        return """
            <svg viewBox="0 0 \(size)" width="\(Self.number(width))" height="\(Self.number(height))" role="\(hasLinks ? "group" : "img")" \
            aria-label="\(title + ". " + summary)" xmlns="http://www.w3.org/2000/svg">\(marks.map(Self.source))</svg>
            """
    }

    /// The drawing as a file of its own: on white, with its styles inside and without links.
    func file(style: String) -> String {
        let size = "width=\"\(Self.number(width))\" height=\"\(Self.number(height))\""
        let marks = marks.map { Self.source($0.unlinked) }
        let html: HTML = """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(Self.number(width)) \(Self.number(height))" \(HTML(trusted: size)) \
            role="img"><title>\(title)</title><desc>\(summary)</desc><style>\(HTML(trusted: style))</style>\
            <rect width="100%" height="100%" class="paper"/>\(marks)</svg>

            """
        return html.source
    }

    /// The data as a table in CSV.
    var csv: String {
        let form = DelimitedText.csv
        return ([columns] + rows).map { form.row($0) + "\n" }.joined()
    }

    /// The drawing with its caption, and its data as a table behind it.
    ///
    /// - Parameter hasTable: whether the data is to stand behind it; not where the page tells it anyway.
    func figure(id: String, hasTable: Bool = true) -> HTML {
        """
        <figure id="\(id)" class="chart"><div class="scroll" tabindex="0" role="group" aria-label="\(title)">\(drawing)</div>\
        <figcaption>\(title). \(summary)</figcaption>\(hasTable ? table : HTML())</figure>
        """
    }

    /// Links within an image are lost to those who have it read out.
    private var hasLinks: Bool {
        marks.contains { mark in
            switch mark {
            case .circle(_, _, _, _, _, let link), .text(_, _, _, _, _, let link): link != nil
            default: false
            }
        }
    }

    private var table: HTML {
        let head = columns.map { "<th scope=\"col\">\($0)</th>" as HTML }
        let body = rows.map { "<tr>\($0.map { "<td>\($0)</td>" as HTML })</tr>" as HTML }
        return """
            <details class="data"><summary>Data of this chart</summary><div class="scroll" tabindex="0" role="group" \
            aria-label="\("Data: " + title)"><table><thead><tr>\(head)</tr></thead><tbody>\(body)</tbody></table></div></details>
            """
    }

    private static func number(_ value: Double) -> String { Decimals.trimmed(value, digits: 1) }

    private static func source(_ mark: Mark) -> HTML {
        switch mark {
        case .line(let x1, let y1, let x2, let y2, let style):
            return """
                <line x1="\(number(x1))" y1="\(number(y1))" x2="\(number(x2))" y2="\(number(y2))" class="\(style)"/>
                """
        case .ticks(let places, let y1, let y2, let style):
            let path = places.map { "M" + number($0) + " " + number(y1) + "V" + number(y2) }.joined()
            return "<path d=\"\(path)\" class=\"\(style)\"/>"
        case .circle(let x, let y, let radius, let style, let title, let link):
            return linked(
                """
                <circle cx="\(number(x))" cy="\(number(y))" r="\(number(radius))" class="\(style)">\(told(title))</circle>
                """, link)
        case .point(let x, let y, let style, let title, let cluster):
            return """
                <circle cx="\(number(x))" cy="\(number(y))" r="3" class="\(style)" data-cluster="\(cluster)">\(told(title))</circle>
                """
        case .bar(let x, let y, let width, let height, let style, let title):
            return """
                <rect x="\(number(x))" y="\(number(y))" width="\(number(width))" height="\(number(height))" \
                class="\(style)">\(told(title))</rect>
                """
        case .path(let points, let style):
            let path = points.enumerated().map { place, point in
                (place == 0 ? "M" : "L") + number(point.x) + " " + number(point.y)
            }.joined()
            return "<path d=\"\(path)\" class=\"\(style)\"/>"
        case .text(let x, let y, let text, let anchor, let style, let link):
            return linked(
                """
                <text x="\(number(x))" y="\(number(y))" text-anchor="\(anchor)" class="\(style)">\(text)</text>
                """, link)
        }
    }

    private static func told(_ title: String?) -> HTML { title.map { "<title>\($0)</title>" } ?? HTML() }

    private static func linked(_ mark: HTML, _ link: String?) -> HTML {
        link.map { "<a href=\"\($0)\">\(mark)</a>" } ?? mark
    }
}

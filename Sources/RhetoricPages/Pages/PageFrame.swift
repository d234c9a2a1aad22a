// What every page has around it.

import Rhetoric

struct PageFrame {
    /// A page that a reader can go to: its address, its name, and whether only the script can show it.
    typealias Entry = (address: String, name: HTML, needsScript: Bool)

    /// How styles and script come with the page.
    enum Delivery {
        /// Inside, so that the page asks nothing of any network.
        case inside
        /// From the server that sends the page: which script, and in whose name verdicts are sent there, if they are.
        case served(script: String, judge: String?)
    }

    let title: String
    let pages: [Entry]
    let delivery: Delivery

    init(title: String, pages: [Entry], delivery: Delivery = .inside) {
        (self.title, self.pages, self.delivery) = (title, pages, delivery)
    }

    var head: HTML {
        let links = pages.map { page -> HTML in
            page.needsScript
                ? "<a class=\"needs-script\" href=\"\(page.address)\">\(page.name)</a>"
                : "<a href=\"\(page.address)\">\(page.name)</a>"
        }
        return """
            <!DOCTYPE html><html lang="en"\(attributes)><head><meta charset="utf-8">\
            <meta name="viewport" content="width=device-width,initial-scale=1">\
            <meta name="generator" content="\("rhetoric " + Release.number)"><title>\(title)</title>\(styles)</head><body>\
            <a class="skip" href="#main">Skip to the text</a><header class="top"><h1 dir="auto">\(title)</h1>\
            <nav aria-label="Pages">\(links)</nav><div id="tools"></div>\(PageParts.legend)</header><main id="main" tabindex="-1">
            """
    }

    private var attributes: HTML {
        guard case .served(_, let judge?) = delivery else { return HTML() }
        return " data-api=\"/api/judgements\" data-judge=\"\(judge)\""
    }

    private var styles: HTML {
        switch delivery {
        case .inside:
            """
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; \
            script-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'">\
            <style>\(HTML(trusted: Assets.style))</style><script>\(HTML(trusted: Assets.boot))</script>
            """
        // What shows a page at a time is not for pages that are one each.
        case .served(let script, _):
            """
            <link rel="icon" href="data:,"><link rel="stylesheet" href="/assets/pages.css">\
            \(script == "pages.js" ? "<script src=\"/assets/boot.js\"></script>" as HTML : HTML())
            """
        }
    }

    /// Filled by the script.
    static let compare: HTML = """
        <section class="page needs-script" id="compare" data-title="Compare"><h2>Compare</h2><div id="comparison"></div></section>
        """

    func foot(_ data: PageData) -> String {
        let script: String =
            switch delivery {
            case .inside: "<script type=\"module\">\(Assets.script)</script>"
            case .served(let script, _): "<script type=\"module\" src=\"/assets/\(script)\"></script>"
            }
        return """
            </main><script type="application/json" id="data">\(data.json)</script>\(script)</body></html>

            """
    }
}

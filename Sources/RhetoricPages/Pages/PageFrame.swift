// What every page has around it. It asks nothing of any network: styles, data and script are inside.

import Rhetoric

enum PageFrame {
    /// A page that a reader can go to: its place, its name, and whether only the script can show it.
    typealias Entry = (id: String, name: HTML, needsScript: Bool)

    static func head(title: String, _ pages: [Entry]) -> HTML {
        let links = pages.map { page -> HTML in
            page.needsScript
                ? "<a class=\"needs-script\" href=\"#\(page.id)\">\(page.name)</a>"
                : "<a href=\"#\(page.id)\">\(page.name)</a>"
        }
        return """
            <!DOCTYPE html><html lang="en"><head><meta charset="utf-8">\
            <meta name="viewport" content="width=device-width,initial-scale=1">\
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; \
            script-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'">\
            <meta name="generator" content="\("rhetoric " + Release.number)"><title>\(title)</title>\
            <style>\(HTML(trusted: Assets.style))</style></head><body>\
            <a class="skip" href="#main">Skip to the text</a><header class="top"><h1 dir="auto">\(title)</h1>\
            <nav aria-label="Pages">\(links)</nav><div id="tools"></div>\(PageParts.legend)</header><main id="main" tabindex="-1">
            """
    }

    /// Filled by the script.
    static let compare: HTML = """
        <section class="page needs-script" id="compare" data-title="Compare"><h2>Compare</h2><div id="comparison"></div></section>
        """

    static func foot(_ data: PageData) -> String {
        """
        </main><script type="application/json" id="data">\(data.json)</script>\
        <script type="module">\(Assets.script)</script></body></html>

        """
    }
}

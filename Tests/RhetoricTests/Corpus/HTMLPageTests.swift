import Testing

@testable import Rhetoric

@Suite struct HTMLPageTests {
    private func page(_ html: String) throws -> DocumentDraft {
        let raw = Array(html.utf8)
        return try #require(HTMLPage.draft(of: DecodedText(raw).text, raw: raw, file: InputFile(path: "page.html")))
    }

    private func text(_ html: String) throws -> String { String(decoding: try page(html).text.utf8, as: UTF8.self) }

    @Test func paragraphsEndWhereBlocksDo() throws {
        #expect(try text("<p>The  bridge\n is <b>open</b>.<p>All may pass.") == "The bridge is open.\n\nAll may pass.")
        #expect(try text("<ul><li>One</li> <li>Two</li></ul>") == "One\n\nTwo")
        #expect(try text("Line<br>break <i>and</i><br/> more") == "Line\nbreak and\nmore")
        #expect(try text("<pre>\n two  spaces\n kept</pre>") == " two  spaces\n kept")
    }

    @Test func entitiesAreReadAndMappedWhole() throws {
        let html = "<p>Trade&nbsp;&amp; peace &#8212; caf&eacute &unknown; x&lt;y</p>"
        let text = try page(html).text
        #expect(String(decoding: text.utf8, as: UTF8.self) == "Trade\u{A0}& peace — café &unknown; x<y")
        let range = 0..<"Trade\u{A0}&".utf8.count
        let raw = text.rawBytes(of: range)
        #expect(String(decoding: Array(html.utf8)[raw], as: UTF8.self) == "Trade&nbsp;&amp;")
        #expect(text.rawScalars(of: range) == raw)
    }

    @Test func offsetsHoldBehindInvalidBytesAndStrayTags() throws {
        let raw = Array("<p>A".utf8) + [0xFF] + Array("B</b>C <i>d</i>\n e</p>".utf8)
        let draft = try #require(
            HTMLPage.draft(of: DecodedText(raw).text, raw: raw, file: InputFile(path: "page.html")))
        let text = draft.text
        #expect(String(decoding: text.utf8, as: UTF8.self) == "A\u{FFFD}BC d e")
        #expect(text.rawBytes(of: 1..<4) == 4..<5)
        #expect(String(decoding: raw[text.rawBytes(of: 4..<6)], as: UTF8.self) == "B</b>C")
        #expect(String(decoding: raw[text.rawBytes(of: 5..<10)], as: UTF8.self) == "C <i>d</i>\n e")
    }

    @Test func menusAndFormsAreLeftOutAndTold() throws {
        let draft = try page(
            """
            <html><head><title>t</title><style>p{}</style></head><body><header>Site <a>Home</a></header>
            <nav><a>News</a> <a>Contact</a></nav><script>var x = "<p>no</p>"</script>
            <article><header><h1>Bridge opens</h1></header><p>The bridge is open.</p>
            <figure><img><figcaption>The new bridge</figcaption></figure></article>
            <form>Subscribe <button>Now</button></form><footer>Imprint</footer></body></html>
            """)
        #expect(draft.text[0..<draft.text.utf8.count] == "Bridge opens\n\nThe bridge is open.\n\nThe new bridge")
        #expect(draft.removed.map(\.reason) == ["page header", "menu", "form", "page footer"])
        #expect(draft.removed.map(\.text) == ["Site Home", "News Contact", "Subscribe Now", "Imprint"])
        #expect(draft.marks.map { draft.text[$0.bytes] } == ["Bridge opens", "The new bridge"])
        #expect(draft.marks.map(\.kind) == [.heading, .caption])
    }

    @Test func aFormAroundTheWholePageIsKept() throws {
        #expect(try text("<form><h1>Rates</h1><p>The rate stays.</p><input></form>") == "Rates\n\nThe rate stays.")
    }

    @Test func thePageTellsItsDateMostSpecificFirst() throws {
        let draft = try page(
            """
            <html lang="en-GB"><head><title>Bridge | Valdoria</title>
            <meta name="date" content="2024-05-10"><meta property="og:site_name" content="Valdoria Courier">
            <meta property="article:published_time" content="2024-05-09T08:00:00Z">
            <script type="application/ld+json">{"@graph": [{"@type": "WebPage", "name": "x"}, {"@type": "NewsArticle",
            "datePublished": "2024-05-08", "headline": "Bridge opens", "author": [{"name": "Ilse Brandt"}]}]}</script>
            </head><body><p>The bridge is open.</p><time datetime="2024-05-10">yesterday</time></body></html>
            """)
        #expect(
            draft.statedDates.map(\.field) == ["JSON-LD datePublished", "meta article:published_time", "meta date"])
        #expect(draft.statedDates.first?.text == "2024-05-08")
        #expect(draft.title == "Bridge opens")
        #expect(draft.speaker == "Ilse Brandt")
        #expect(draft.source == "Valdoria Courier")
        #expect(draft.language == "en-GB")
    }

    @Test func documentsInARowAreAllRead() throws {
        let html = "<html><head><title>A</title></head><body><p>One.</p></body></html>\n"
        let draft = try page(html + html.replacing("One", with: "Two"))
        #expect(draft.text[0..<draft.text.utf8.count] == "One.\n\nTwo.")
        #expect(draft.title == "A")
        #expect(draft.removed.map(\.reason) == ["title of a further page"])
    }

    @Test func pagesNestedWithoutEndAreRefused() {
        let deep = Array(String(repeating: "<div>", count: HTMLTree.depthLimit + 1).utf8)
        #expect(HTMLPage.isTooDeep(deep))
        #expect(!HTMLPage.isTooDeep(Array(deep.dropFirst(5))))
        #expect(!HTMLPage.isTooDeep(Array(String(repeating: "<p><br>", count: 100_000).utf8)))
    }

    private static let tidySigns = [
        "a", "b ", "\n", "é", "&amp;", "&#65;", "&notit;", "&nbsp", "<b>", "</b>", "<p>", "</p>", "<div>", "</div>",
        "<table>",
        "<tr>", "<td>", "</table>", "<br>", "<!-- c -->", "<i>", "</i>", "<a href='>'>", "</a>", "\r\n", "😀",
        "<ul><li>", "<h2>",
        "</h2>", "</body>", "<pre>", "</pre>",
    ]

    /// Random pages, well-formed or not: every stretch of the text lies behind the one before it, letters are where the
    /// text says, and none is lost.
    @Test(arguments: 0..<60) func offsetsAreOrderedAndPointAtTheirLetters(seed: UInt64) throws {
        var random = RandomSource(seed: seed)
        let isTidy = seed % 2 == 0
        let signs = Self.tidySigns + (isTidy ? [] : ["<", "&", "<3", "</", "</>"])
        let html = "<p>x" + (0..<80).map { _ in signs.randomElement(using: &random)! }.joined()
        let raw = Array(html.utf8)
        let text = try page(html).text
        var end = 0
        for offset in text.utf8.indices where text.utf8[offset] & 0xC0 != 0x80 {
            let length = text.utf8[offset...].dropFirst().prefix { $0 & 0xC0 == 0x80 }.count + 1
            let place = text.rawBytes(of: offset..<offset + length)
            #expect(place.lowerBound >= end && place.upperBound <= raw.count, "\(html)")
            if length == 4 { #expect(raw[place].elementsEqual(text.utf8[offset..<offset + length]), "\(html)") }
            let scalars = text.rawScalars(of: offset..<offset + length)
            #expect(scalars.lowerBound == raw[..<place.lowerBound].count { $0 & 0xC0 != 0x80 }, "\(html)")
            end = place.upperBound
        }
        let faces = { (utf8: [UInt8]) in utf8.count { $0 == 0xF0 } }
        if isTidy { #expect(faces(text.utf8) == faces(raw), "\(html)") }
    }
}

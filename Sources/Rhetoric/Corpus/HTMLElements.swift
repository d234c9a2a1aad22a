// What the elements of a page mean for its text: which end a paragraph, which tell a kind, and which hold something
// that is not what the page says (menus, forms). Every removal has a reason that `--show-removed` prints.

import CGumbo

enum HTMLElements {
    static func endsParagraph(_ tag: GumboTag) -> Bool { blocks.contains(tag.rawValue) }

    /// No words of the page for any reader: left out without a record, as tags are.
    static func isMarkupOnly(_ tag: GumboTag) -> Bool { markup.contains(tag.rawValue) }

    static func kind(of tag: GumboTag) -> StatementKind? {
        switch tag {
        case GUMBO_TAG_FIGCAPTION, GUMBO_TAG_CAPTION: .caption
        case GUMBO_TAG_H1, GUMBO_TAG_H2, GUMBO_TAG_H3, GUMBO_TAG_H4, GUMBO_TAG_H5, GUMBO_TAG_H6: .heading
        default: nil
        }
    }

    /// Elements inside which a header or footer belongs to the piece itself and not to the site.
    static func isBody(_ tag: GumboTag) -> Bool {
        tag == GUMBO_TAG_ARTICLE || tag == GUMBO_TAG_MAIN || tag == GUMBO_TAG_BLOCKQUOTE
    }

    /// Why the element's words are no part of what the page says; nil when they are.
    static func reasonForRemoval(of node: UnsafePointer<GumboNode>, insideBody: Bool) -> String? {
        let element = node.pointee.v.element
        if isHidden(element) { return "hidden" }
        if let reason = reasonByTag[element.tag.rawValue] { return reason }
        let role = attribute("role", of: element)?.lowercased()
        switch (element.tag, role) {
        case (GUMBO_TAG_NAV, _), (_, "navigation"), (_, "menu"), (_, "menubar"): return "menu"
        case (GUMBO_TAG_FORM, _), (_, "search"): return holdsBody(node) ? nil : "form"
        case (GUMBO_TAG_HEADER, _), (_, "banner"): return insideBody || holdsBody(node) ? nil : "page header"
        case (GUMBO_TAG_FOOTER, _), (_, "contentinfo"): return insideBody ? nil : "page footer"
        case (_, "dialog"), (_, "alertdialog"): return "dialog"
        default: return nil
        }
    }

    /// The value of an attribute, entities decoded; nil when it is not there.
    static func attribute(_ name: String, of element: GumboElement) -> String? {
        withUnsafePointer(to: element.attributes) { attributes in
            gumbo_get_attribute(attributes, name).map { String(cString: $0.pointee.value) }
        }
    }

    static func children(of node: UnsafePointer<GumboNode>) -> UnsafeBufferPointer<UnsafeMutableRawPointer?> {
        let vector =
            node.pointee.type == GUMBO_NODE_DOCUMENT
            ? node.pointee.v.document.children : node.pointee.v.element.children
        return UnsafeBufferPointer(start: vector.data, count: Int(vector.length))
    }

    private static func isHidden(_ element: GumboElement) -> Bool {
        if attribute("hidden", of: element) != nil { return true }
        guard let style = attribute("style", of: element)?.lowercased() else { return false }
        return style.split(separator: ";").contains { $0.filter { $0 != " " } == "display:none" }
    }

    /// Whether the text of the page itself stands in an element: some sites wrap the whole page in one form, or put
    /// the headline into the header.
    private static func holdsBody(_ node: UnsafePointer<GumboNode>) -> Bool {
        var paragraphs = 0
        var open = [node]
        while let node = open.popLast() {
            guard node.pointee.type == GUMBO_NODE_ELEMENT else { continue }
            let tag = node.pointee.v.element.tag
            if tag == GUMBO_TAG_P { paragraphs += 1 }
            if isBody(tag) || tag == GUMBO_TAG_H1 || paragraphs > 2 { return true }
            open += children(of: node).compactMap {
                $0.map { UnsafePointer($0.assumingMemoryBound(to: GumboNode.self)) }
            }
        }
        return false
    }

    private static let blocks = Set(
        [
            GUMBO_TAG_ADDRESS, GUMBO_TAG_ARTICLE, GUMBO_TAG_ASIDE, GUMBO_TAG_BLOCKQUOTE, GUMBO_TAG_BODY,
            GUMBO_TAG_CAPTION, GUMBO_TAG_CENTER, GUMBO_TAG_DD, GUMBO_TAG_DETAILS, GUMBO_TAG_DIR, GUMBO_TAG_DIV,
            GUMBO_TAG_DL, GUMBO_TAG_DT, GUMBO_TAG_FIELDSET, GUMBO_TAG_FIGCAPTION, GUMBO_TAG_FIGURE, GUMBO_TAG_FOOTER,
            GUMBO_TAG_FORM, GUMBO_TAG_H1, GUMBO_TAG_H2, GUMBO_TAG_H3, GUMBO_TAG_H4, GUMBO_TAG_H5, GUMBO_TAG_H6,
            GUMBO_TAG_HEADER, GUMBO_TAG_HGROUP, GUMBO_TAG_HR, GUMBO_TAG_HTML, GUMBO_TAG_LEGEND, GUMBO_TAG_LI,
            GUMBO_TAG_MAIN, GUMBO_TAG_MENU, GUMBO_TAG_NAV, GUMBO_TAG_OL, GUMBO_TAG_P, GUMBO_TAG_PRE, GUMBO_TAG_SECTION,
            GUMBO_TAG_SUMMARY, GUMBO_TAG_TABLE, GUMBO_TAG_TBODY, GUMBO_TAG_TD, GUMBO_TAG_TFOOT, GUMBO_TAG_TH,
            GUMBO_TAG_THEAD, GUMBO_TAG_TR, GUMBO_TAG_UL,
        ].map(\.rawValue))

    private static let markup = Set(
        [GUMBO_TAG_HEAD, GUMBO_TAG_META, GUMBO_TAG_LINK, GUMBO_TAG_SCRIPT, GUMBO_TAG_STYLE, GUMBO_TAG_TEMPLATE]
            .map(\.rawValue))

    private static let reasonByTag: [UInt32: String] = [
        GUMBO_TAG_ASIDE.rawValue: "aside", GUMBO_TAG_NOSCRIPT.rawValue: "for browsers without scripts",
        GUMBO_TAG_BUTTON.rawValue: "form control", GUMBO_TAG_SELECT.rawValue: "form control",
        GUMBO_TAG_TEXTAREA.rawValue: "form control", GUMBO_TAG_LABEL.rawValue: "form control",
        GUMBO_TAG_DATALIST.rawValue: "form control", GUMBO_TAG_SVG.rawValue: "drawing",
        GUMBO_TAG_CANVAS.rawValue: "drawing", GUMBO_TAG_IFRAME.rawValue: "embedded",
        GUMBO_TAG_OBJECT.rawValue: "embedded",
        GUMBO_TAG_AUDIO.rawValue: "embedded", GUMBO_TAG_VIDEO.rawValue: "embedded",
    ]
}

// Walks the tree that Gumbo makes of a page and notes where its words stand in the source. The words themselves are
// read from the source afterwards (`HTMLText`), for only there do they have offsets.
// Gumbo and not libxml2: it follows the HTML5 rules for broken pages, and reads on after a closed document.

import CGumbo

/// The stretches of a page that are text, that are left out, and that describe it. All offsets are bytes of the source.
struct HTMLTree {
    /// A text node.
    struct Stretch {
        var bytes: Range<Int>
        /// Changes where a paragraph ends and a new one begins; and where a line does.
        let block: Int
        let line: Int
        let kind: StatementKind?
        let isPreformatted: Bool
    }

    struct Removal {
        let bytes: Range<Int>
        let text: String
        let reason: String
    }

    /// In the order of the source; the tree may have moved them.
    private(set) var stretches: [Stretch] = []
    private(set) var removals: [Removal] = []
    private(set) var metadata = HTMLMetadata()

    /// How deep elements may nest. Gumbo takes time with the square of the depth; browsers stop at 512.
    static let depthLimit = 4000

    private let base: UnsafePointer<CChar>
    private let count: Int
    private var block = 0
    private var line = 0

    private struct Context {
        var kind: StatementKind?
        var isPreformatted = false
        var isInsideBody = false
    }

    /// Parses a page.
    init(of html: UnsafeBufferPointer<UInt8>) {
        base = UnsafeRawPointer(html.baseAddress!).assumingMemoryBound(to: CChar.self)
        count = html.count
        var options = kGumboDefaultOptions
        options.max_errors = 0
        guard let output = gumbo_parse_with_options(&options, base, count) else { return }
        defer { gumbo_destroy_output(&options, output) }
        visit(output.pointee.document, Context())
        stretches.sort { $0.bytes.lowerBound < $1.bytes.lowerBound }
        removals.sort { $0.bytes.lowerBound < $1.bytes.lowerBound }
    }

    private mutating func visit(_ node: UnsafePointer<GumboNode>, _ context: Context) {
        switch node.pointee.type {
        case GUMBO_NODE_DOCUMENT: visitChildren(of: node, context)
        case GUMBO_NODE_ELEMENT: visitElement(node, context)
        case GUMBO_NODE_TEXT, GUMBO_NODE_WHITESPACE:
            stretches.append(
                Stretch(
                    bytes: range(of: node.pointee.v.text.original_text), block: block, line: line, kind: context.kind,
                    isPreformatted: context.isPreformatted))
        default: break
        }
    }

    private mutating func visitChildren(of node: UnsafePointer<GumboNode>, _ context: Context) {
        for child in HTMLElements.children(of: node) {
            if let child { visit(child.assumingMemoryBound(to: GumboNode.self), context) }
        }
    }

    private mutating func visitElement(_ node: UnsafePointer<GumboNode>, _ context: Context) {
        let element = node.pointee.v.element
        let tag = element.tag
        note(node)
        if tag == GUMBO_TAG_TITLE {
            if !metadata.addTitle(Self.words(of: node)) { remove(node, reason: "title of a further page") }
            return
        }
        if tag == GUMBO_TAG_HEAD { visitChildren(of: node, context) }
        if HTMLElements.isMarkupOnly(tag) { return }
        if let reason = HTMLElements.reasonForRemoval(of: node, insideBody: context.isInsideBody) {
            remove(node, reason: reason)
            return
        }
        if tag == GUMBO_TAG_BR { line += 1 }
        var inner = context
        inner.kind = HTMLElements.kind(of: tag) ?? context.kind
        inner.isPreformatted = context.isPreformatted || tag == GUMBO_TAG_PRE
        inner.isInsideBody = context.isInsideBody || HTMLElements.isBody(tag)
        let endsParagraph = HTMLElements.endsParagraph(tag)
        if endsParagraph { block += 1 }
        visitChildren(of: node, inner)
        if endsParagraph { block += 1 }
    }

    /// Keeps what an element says about the page.
    private mutating func note(_ node: UnsafePointer<GumboNode>) {
        let element = node.pointee.v.element
        func value(_ name: String) -> String? { HTMLElements.attribute(name, of: element) }
        if let property = value("itemprop"), let value = value("content") ?? value("datetime") {
            metadata.add(property: property, value)
        }
        switch element.tag {
        case GUMBO_TAG_META:
            guard let value = value("content"), let name = self.name(ofMeta: element) else { return }
            metadata.add(property: name, value)
        case GUMBO_TAG_TIME: if let day = value("datetime") { metadata.add(property: "time", day) }
        case GUMBO_TAG_HTML: if let tag = value("lang") ?? value("xml:lang") { metadata.add(property: "lang", tag) }
        case GUMBO_TAG_SCRIPT:
            guard value("type")?.lowercased() == "application/ld+json" else { return }
            metadata.addJSONLD(HTMLElements.children(of: node).compactMap { Self.text(of: $0) }.joined())
        default: break
        }
    }

    private func name(ofMeta element: GumboElement) -> String? {
        HTMLElements.attribute("property", of: element) ?? HTMLElements.attribute("name", of: element)
            ?? HTMLElements.attribute("http-equiv", of: element)
    }

    /// Records an element that is left out, if it holds words.
    private mutating func remove(_ node: UnsafePointer<GumboNode>, reason: String) {
        let text = Self.words(of: node)
        guard !text.isEmpty else { return }
        let element = node.pointee.v.element
        let parts = Self.textNodes(in: node).map(\.pointee.v.text.original_text)
        let ranges = ([element.original_tag, element.original_end_tag] + parts).map(range).filter { !$0.isEmpty }
        guard let start = ranges.map(\.lowerBound).min(), let end = ranges.map(\.upperBound).max() else { return }
        removals.append(Removal(bytes: start..<end, text: text, reason: reason))
    }

    /// Where a piece of the source stands; empty at 0 for what the parser made up.
    private func range(of piece: GumboStringPiece) -> Range<Int> {
        guard let data = piece.data, piece.length > 0 else { return 0..<0 }
        let start = min(max(0, data - base), count)
        return start..<min(count, start + Int(piece.length))
    }

    /// The text of all nodes below an element, white space collapsed.
    private static func words(of node: UnsafePointer<GumboNode>) -> String {
        let text = textNodes(in: node).map { String(cString: $0.pointee.v.text.text) }.joined(separator: " ")
        return text.split(whereSeparator: { $0.isWhitespace }).joined(separator: " ")
    }

    private static func textNodes(in node: UnsafePointer<GumboNode>) -> [UnsafePointer<GumboNode>] {
        var found: [UnsafePointer<GumboNode>] = []
        var open = [node]
        while let node = open.popLast() {
            switch node.pointee.type {
            case GUMBO_NODE_TEXT: found.append(node)
            case GUMBO_NODE_ELEMENT where !HTMLElements.isMarkupOnly(node.pointee.v.element.tag):
                open += HTMLElements.children(of: node).reversed().compactMap {
                    $0.map { UnsafePointer($0.assumingMemoryBound(to: GumboNode.self)) }
                }
            default: break
            }
        }
        return found
    }

    private static func text(of node: UnsafeMutableRawPointer?) -> String? {
        guard let node = node?.assumingMemoryBound(to: GumboNode.self), node.pointee.type != GUMBO_NODE_ELEMENT else {
            return nil
        }
        return String(cString: node.pointee.v.text.text)
    }
}

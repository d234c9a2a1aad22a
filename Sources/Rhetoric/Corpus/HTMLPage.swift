/// A saved page to the draft of a document: the tree, the text, and what the page says about itself.
enum HTMLPage {
    /// Nil when no text is left beside menus, forms and scripts.
    static func draft(of source: SourceText, raw: [UInt8], file: InputFile) -> DocumentDraft? {
        guard !source.utf8.isEmpty else { return nil }
        let tree = source.utf8.withUnsafeBufferPointer { HTMLTree(of: $0) }
        let (text, marks) = HTMLText.write(tree.stretches, of: source)
        guard !text.utf8.isEmpty else { return nil }
        var draft = DocumentDraft(
            id: file.stem, place: file.place, path: file.path, text: text, sha256: ContentHash.sha256(raw))
        tree.metadata.fill(&draft)
        draft.marks = marks
        draft.removed = tree.removals.map { removal in
            RemovedStretch(
                scalars: source.rawScalars(of: removal.bytes), bytes: source.rawBytes(of: removal.bytes),
                text: removal.text, reason: removal.reason)
        }
        return draft
    }

    /// Whether start tags without an end tag pile up beyond what can be parsed in reasonable time. Tags that close one
    /// another (`p`, `li`, cells) and those without content do not count.
    static func isTooDeep(_ utf8: [UInt8]) -> Bool {
        var depth = 0
        var at = 0
        while at + 1 < utf8.count {
            defer { at += 1 }
            guard utf8[at] == UInt8(ascii: "<") else { continue }
            let isEnd = utf8[at + 1] == UInt8(ascii: "/")
            let name = utf8[(isEnd ? at + 2 : at + 1)...].prefix(8).prefix { (0x61...0x7A).contains($0 | 0x20) }
            guard !name.isEmpty, !flat.contains(String(decoding: name, as: UTF8.self).lowercased()) else { continue }
            depth = isEnd ? max(0, depth - 1) : depth + 1
            if depth > HTMLTree.depthLimit { return true }
        }
        return false
    }

    private static let flat: Set<String> = [
        "area", "base", "br", "col", "dd", "dt", "embed", "hr", "img", "input", "li", "link", "meta", "option", "p",
        "param", "source", "td", "th", "tr", "track", "wbr",
    ]
}

// A page as a reader of its source sees it: tags that match, names, links and text.

/// A strict reading of HTML: every element that is not void is closed, in order.
struct PageSource {
    private(set) var ids: [String] = []
    private(set) var links: [String] = []
    /// Addresses that a browser would fetch.
    private(set) var fetched: [String] = []
    private(set) var elements: [String: Int] = [:]
    /// What is wrong with it.
    private(set) var faults: [String] = []
    /// The text outside of scripts and styles, references resolved.
    private(set) var text = ""

    private static let void: Set = ["meta", "br", "hr", "img", "link", "input"]
    private static let empty: Set = ["line", "circle", "rect", "path"]

    init(_ html: String) {
        var rest = Substring(html)
        var open: [String] = []
        while let start = rest.firstIndex(of: "<") {
            text += Self.resolved(rest[..<start])
            guard let end = rest[start...].firstIndex(of: ">") else {
                faults.append("a tag does not end: \(rest[start...].prefix(40))")
                return
            }
            let tag = rest[rest.index(after: start)..<end]
            rest = rest[rest.index(after: end)...]
            if tag.hasPrefix("!") { continue }
            if tag.hasPrefix("/") {
                if open.last == String(tag.dropFirst()) {
                    open.removeLast()
                } else {
                    faults.append("</\(tag.dropFirst())> ends \(open.last ?? "nothing")")
                }
                continue
            }
            let name = String(tag.prefix { $0.isLetter || $0.isNumber })
            elements[name, default: 0] += 1
            read(attributes: tag.dropFirst(name.count), of: name)
            if Self.void.contains(name) || tag.hasSuffix("/") { continue }
            if name == "script" || name == "style" {
                guard let close = rest.range(of: "</\(name)>") else {
                    faults.append("<\(name)> does not end")
                    return
                }
                rest = rest[close.upperBound...]
                continue
            }
            open.append(name)
        }
        text += Self.resolved(rest)
        faults += open.map { "<\($0)> is not closed" }
    }

    private mutating func read(attributes: Substring, of element: String) {
        var rest = attributes
        while let equals = rest.firstIndex(of: "=") {
            let name = rest[..<equals].split(separator: " ").last.map(String.init) ?? ""
            let value = rest[rest.index(after: equals)...]
            guard value.hasPrefix("\""), let close = value.dropFirst().firstIndex(of: "\"") else {
                faults.append("an attribute of <\(element)> is not quoted: \(rest.prefix(40))")
                return
            }
            let told = Self.resolved(value[value.index(after: value.startIndex)..<close])
            if name == "id" { ids.append(told) }
            if name == "href" { links.append(told) }
            if name == "src" || name.hasPrefix("on") || name == "srcset" { fetched.append(told) }
            rest = value[value.index(after: close)...]
        }
    }

    private static func resolved(_ text: Substring) -> String {
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")]
            .reduce(String(text)) { $0.replacing($1.0, with: $1.1) }
    }
}

// The characters of a text node as its source writes them: entities, and tags that the parser passed over (a `</b>`
// without a `<b>`). Gumbo decodes entities but does not say how long each is in the source; so it is asked about each
// different one once, by itself.

import CGumbo

struct HTMLCharacters {
    /// An entity: how many bytes it takes in the source, and what it stands for.
    struct Entity: Equatable {
        let length: Int
        let utf8: [UInt8]
    }

    private let html: [UInt8]
    private var known: [[UInt8]: Entity?] = [:]
    /// The longest name in the standard has 32 bytes.
    private static let longestEntity = 40

    init(of html: [UInt8]) { self.html = html }

    /// The entity that starts at an ampersand; nil when the ampersand stands for itself.
    mutating func entity(at offset: Int, before end: Int) -> Entity? {
        var last = offset + 1
        while last < end, last - offset < Self.longestEntity, Self.isNameByte(html[last]) { last += 1 }
        if last < end, html[last] == UInt8(ascii: ";") { last += 1 }
        let written = Array(html[offset..<last])
        if let entity = known[written] { return entity }
        let entity = Self.decode(written)
        known[written] = .some(entity)
        return entity
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        isLetter(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "#")
    }

    /// Has Gumbo read "x&name;" and takes off the x, and from the end what was not part of the entity.
    private static func decode(_ written: [UInt8]) -> Entity? {
        guard let read = parsed([UInt8(ascii: "x")] + written)?.dropFirst(), Array(read) != written else { return nil }
        var rest = 0
        while rest < read.count - 1, rest < written.count - 1,
            read[read.endIndex - 1 - rest] == written[written.count - 1 - rest]
        {
            rest += 1
        }
        return Entity(length: written.count - rest, utf8: Array(read.dropLast(rest)))
    }

    private static func parsed(_ html: [UInt8]) -> [UInt8]? {
        html.withUnsafeBytes { bytes -> [UInt8]? in
            var options = kGumboDefaultOptions
            options.max_errors = 0
            let text = bytes.baseAddress!.assumingMemoryBound(to: CChar.self)
            guard let output = gumbo_parse_with_options(&options, text, bytes.count) else { return nil }
            defer { gumbo_destroy_output(&options, output) }
            var node = UnsafePointer(output.pointee.document!)
            while node.pointee.type == GUMBO_NODE_DOCUMENT || node.pointee.type == GUMBO_NODE_ELEMENT {
                guard let last = HTMLElements.children(of: node).last, let last else { return nil }
                node = UnsafePointer(last.assumingMemoryBound(to: GumboNode.self))
            }
            return Array(String(cString: node.pointee.v.text.text).utf8)
        }
    }

    /// The length of the tag or comment that starts at a `<`; nil when the sign stands for itself.
    func tagLength(at offset: Int, before end: Int) -> Int? {
        guard offset + 1 < end else { return nil }
        switch html[offset + 1] {
        case UInt8(ascii: "!") where html[offset..<end].starts(with: Array("<!--".utf8)):
            return length(from: offset, to: Array("-->".utf8), before: end)
        case UInt8(ascii: "!"), UInt8(ascii: "?"):
            return length(from: offset, to: [UInt8(ascii: ">")], before: end)
        case UInt8(ascii: "/"):
            guard offset + 2 < end else { return nil }
            return Self.isLetter(html[offset + 2])
                ? lengthOfTag(at: offset, before: end) : length(from: offset, to: [UInt8(ascii: ">")], before: end)
        case let byte where Self.isLetter(byte): return lengthOfTag(at: offset, before: end)
        default: return nil
        }
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

    private func length(from offset: Int, to closing: [UInt8], before end: Int) -> Int {
        var at = offset + 1
        while at < end, !html[at..<end].starts(with: closing) { at += 1 }
        return min(end, at + closing.count) - offset
    }

    /// To the first `>` that is in no quoted attribute value.
    private func lengthOfTag(at offset: Int, before end: Int) -> Int {
        var quote: UInt8?
        var isValue = false
        for at in offset + 1..<end {
            let byte = html[at]
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == UInt8(ascii: ">") {
                return at + 1 - offset
            } else if isValue, byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quote = byte
                isValue = false
            } else if !TableReading.isSpace(byte) {
                isValue = byte == UInt8(ascii: "=")
            }
        }
        return end - offset
    }
}

// The code of a Swift source file without its comments and string literals, cut into words and signs: enough to tell
// which types a file declares and names. A parser would be a dependency of many minutes for one question; what this
// reader does not know (regular expression literals between slashes) the library does not use.

/// The tokens of a Swift file: identifiers whole, every other character that is not white space alone.
struct SwiftCode {
    /// In the order of the file; the code inside `\(...)` of a string literal is part of it.
    private(set) var tokens: [Substring] = []

    init(_ source: String) {
        var reader = Reader(rest: source[...])
        reader.readCode(into: &tokens, untilParenthesis: false)
    }

    /// Modules that the file imports.
    var imports: [Substring] {
        tokens.indices.dropLast().filter { tokens[$0] == "import" }.map { tokens[$0 + 1] }
    }

    /// Types that the file declares at its top level for others to use.
    var topLevelTypes: [Substring] { declarations.filter { $0.depth == 0 && !$0.isPrivate }.map(\.name) }

    /// Types that the file declares anywhere.
    var allTypes: Set<Substring> { Set(declarations.map(\.name)) }

    /// Functions that are called by their bare name: `open(path)`, and neither `file.open()` nor `func open()`.
    var bareCalls: Set<Substring> {
        Set(
            tokens.indices.dropLast().filter { index in
                tokens[index + 1] == "(" && (index == 0 || (tokens[index - 1] != "." && tokens[index - 1] != "func"))
            }.map { tokens[$0] })
    }

    private static let keywords: Set<Substring> = ["struct", "class", "enum", "protocol", "actor", "typealias"]

    private var declarations: [(name: Substring, depth: Int, isPrivate: Bool)] {
        var found: [(name: Substring, depth: Int, isPrivate: Bool)] = []
        var depth = 0
        var isPrivate = false
        for (index, token) in tokens.enumerated() {
            switch token {
            case "{": (depth, isPrivate) = (depth + 1, false)
            case "}": (depth, isPrivate) = (depth - 1, false)
            case "private", "fileprivate": isPrivate = true
            case "func", "var", "let", "init", "extension", "import", "case": isPrivate = false
            case _ where Self.keywords.contains(token) && index + 1 < tokens.count:
                let name = tokens[index + 1]
                // `class func`, and `class` as a constraint, declare no type.
                guard name.first?.isUppercase == true else { continue }
                found.append((name, depth, isPrivate))
                isPrivate = false
            default: continue
            }
        }
        return found
    }
}

/// Walks through a source file once.
private struct Reader {
    var rest: Substring

    mutating func readCode(into tokens: inout [Substring], untilParenthesis: Bool) {
        var depth = 0
        while let character = rest.first {
            if rest.hasPrefix("//") {
                rest = rest.drop { !$0.isNewline }
            } else if rest.hasPrefix("/*") {
                skipBlockComment()
            } else if let hashes = openingHashes() {
                skipString(hashes: hashes, tokens: &tokens)
            } else if character.isLetter || character == "_" {
                let word = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
                tokens.append(word)
                rest = rest[word.endIndex...]
            } else {
                if character == "(" { depth += 1 }
                if character == ")" { depth -= 1 }
                if !character.isWhitespace { tokens.append(rest.prefix(1)) }
                rest.removeFirst()
                if untilParenthesis, depth < 0 { return }
            }
        }
    }

    /// The number of `#` signs before a quotation mark that opens a string here; nil when none does.
    private func openingHashes() -> Int? {
        let hashes = rest.prefix { $0 == "#" }
        return rest[hashes.endIndex...].first == "\"" ? hashes.count : nil
    }

    private mutating func skipBlockComment() {
        var depth = 0
        repeat {
            if rest.hasPrefix("/*") {
                depth += 1
                rest.removeFirst(2)
            } else if rest.hasPrefix("*/") {
                depth -= 1
                rest.removeFirst(2)
            } else if !rest.isEmpty {
                rest.removeFirst()
            }
        } while depth > 0 && !rest.isEmpty
    }

    private mutating func skipString(hashes count: Int, tokens: inout [Substring]) {
        let hashes = String(repeating: "#", count: count)
        rest.removeFirst(count)
        let quote = rest.hasPrefix("\"\"\"") ? "\"\"\"" : "\""
        rest.removeFirst(quote.count)
        while !rest.isEmpty {
            if rest.hasPrefix(quote + hashes) {
                rest.removeFirst(quote.count + count)
                return
            } else if rest.hasPrefix("\\" + hashes + "(") {
                rest.removeFirst(count + 2)
                readCode(into: &tokens, untilParenthesis: true)
            } else if rest.hasPrefix("\\" + hashes) {
                rest = rest.dropFirst(count + 2)
            } else {
                rest.removeFirst()
            }
        }
    }
}

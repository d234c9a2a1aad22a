// Which language a text is in, from its letters and, for Latin script, its function words. Good enough to choose a
// stemmer; a table's `language` column or a page's `lang` goes before it.

extension Language {
    /// The likely language of a text in UTF-8; English when nothing tells.
    ///
    /// Reads at most 16 kB from the middle, where a saved page has the least clutter.
    static func detect(_ utf8: [UInt8]) -> Language {
        utf8.withUnsafeBufferPointer { bytes in
            let sample = middle(of: bytes)
            let letters = LetterCounts(bytes, in: sample)
            return letters.language ?? latinLanguage(bytes, in: sample)
        }
    }

    private static func middle(of bytes: UTF8Bytes) -> Range<Int> {
        let length = min(bytes.count, 16_384)
        var start = (bytes.count - length) / 2
        var end = start + length
        while start < end, bytes[start] & 0xC0 == 0x80 { start += 1 }
        while end > start, end < bytes.count, bytes[end] & 0xC0 == 0x80 { end -= 1 }
        return start..<end
    }

    private static let latin = ["en", "fr", "de", "es", "it", "pt", "nl"].map(Language.init(code:))

    /// By function word: its languages, as indices of `latin`.
    private static let functionWords: [String: [Int]] = {
        var words: [String: [Int]] = [:]
        for (index, language) in latin.enumerated() {
            for word in StopWords.list(for: language) { words[word, default: []].append(index) }
        }
        return words
    }()

    /// The language whose function words are the most frequent, if they are a tenth of all words.
    private static func latinLanguage(_ bytes: UTF8Bytes, in sample: Range<Int>) -> Language {
        var hits = [Int](repeating: 0, count: latin.count)
        var count = 0
        LanguageTools.borrow(.english) { tools in
            var words = WordScanner(bytes, in: sample, tools: tools, languageByte: 0)
            while words.next() {
                count += 1
                let word = String(decoding: tools.key[1..<words.keyCount], as: UTF8.self)
                for language in functionWords[word] ?? [] { hits[language] += 1 }
            }
        }
        // Ties and short texts go to English, the first of the list.
        guard let best = hits.indices.max(by: { hits[$0] < hits[$1] || (hits[$0] == hits[$1] && $0 > $1) }),
            hits[best] >= 3, hits[best] * 10 >= count, hits[best] > hits[0]
        else { return .english }
        return latin[best]
    }
}

/// Letters of a sample by script, with those that tell languages of one script apart.
private struct LetterCounts {
    private var latin = 0
    private var han = 0
    private var kana = 0
    private var cyrillic = 0
    private var ukrainian = 0
    private var russian = 0
    private var arabic = 0
    private var persian = 0
    private var others: [String: Int] = [:]

    init(_ bytes: UTF8Bytes, in sample: Range<Int>) {
        var at = sample.lowerBound
        while at < sample.upperBound {
            let scalar = bytes.scalar(at: at)
            count(scalar.value)
            at = scalar.end
        }
    }

    private mutating func count(_ scalar: UInt32) {
        switch scalar {
        case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F: latin += 1
        case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0x20000...0x3FFFF: han += 1
        case 0x3040...0x30FF: kana += 1
        case 0x400...0x4FF:
            cyrillic += 1
            if [0x454, 0x456, 0x457, 0x491].contains(scalar) { ukrainian += 1 }
            if [0x44B, 0x44D, 0x451, 0x44A].contains(scalar) { russian += 1 }
        case 0x600...0x6FF:
            arabic += 1
            if [0x67E, 0x686, 0x698, 0x6AF].contains(scalar) { persian += 1 }
        case 0x370...0x3FF: others["el", default: 0] += 1
        case 0x590...0x5FF: others["he", default: 0] += 1
        case 0xAC00...0xD7A3: others["ko", default: 0] += 1
        case 0xE00...0xE7F: others["th", default: 0] += 1
        case 0x900...0x97F: others["hi", default: 0] += 1
        case 0x530...0x58F: others["hy", default: 0] += 1
        case 0x10A0...0x10FF: others["ka", default: 0] += 1
        default: break
        }
    }

    /// Nil for Latin script, and for a text without letters.
    var language: Language? {
        // An ideograph says as much as two or three letters.
        let scripts = [
            (han * 2 + kana, kana * 10 > han ? "ja" : "zh"), (cyrillic, ukrainian > russian ? "uk" : "ru"),
            (arabic, persian * 50 > arabic ? "fa" : "ar"),
        ]
        let candidates = scripts + others.sorted { $0.key < $1.key }.map { ($0.value, $0.key) }
        guard let best = candidates.max(by: { $0.0 < $1.0 }), best.0 > latin else { return nil }
        return Language(code: best.1)
    }
}

/// The language of a text that nobody named, by its script: enough to choose sentence rules and stems. Latin script
/// is taken for English; a language column, `lang` attribute or side file says otherwise.
enum ScriptLanguage {
    /// Bytes looked at.
    private static let head = 8192

    static func of(_ text: SourceText) -> Language {
        var counts = [0, 0, 0, 0, 0, 0]
        for scalar in String(decoding: text.utf8.prefix(head), as: UTF8.self).unicodeScalars {
            switch scalar.value {
            case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F: counts[0] += 1
            case 0x400...0x52F: counts[1] += 1
            // A Han character says as much as several letters.
            case 0x3400...0x9FFF: counts[2] += 3
            case 0x3041...0x30FF: counts[3] += 3
            case 0xAC00...0xD7A3: counts[4] += 2
            case 0x600...0x6FF: counts[5] += 1
            default: break
            }
        }
        // Japanese mixes Han characters with its own; a tenth of those is enough to tell.
        if counts[3] * 10 > counts[2], counts[3] > 0 { counts[3] += counts[2] }
        let codes = ["en", "ru", "zh", "ja", "ko", "ar"]
        let best = counts.indices.max { (counts[$0], -$0) < (counts[$1], -$1) } ?? 0
        return Language(code: codes[best])
    }

    /// The language that a tag names: "en", "en-GB" and "EN_us" are English. Nil for what is no tag.
    static func named(_ tag: String) -> Language? {
        let primary = tag.lowercased().split(whereSeparator: { $0 == "-" || $0 == "_" }).first ?? ""
        let letters = primary.utf8.filter { (0x61...0x7A).contains($0) }.count
        guard (2...3).contains(primary.utf8.count), letters == primary.utf8.count else { return nil }
        return Language(code: String(primary))
    }
}

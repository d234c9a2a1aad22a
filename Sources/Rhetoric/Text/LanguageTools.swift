// What reading needs of one language and is costly to open: ICU's rules, a Snowball stemmer, lists of words.

import CStemmer
import CText
import Synchronization

/// Used by one thread at a time: `borrow` takes a set from the pool and puts it back, so that reading statement
/// by statement opens nothing and many threads share nothing.
final class LanguageTools: @unchecked Sendable {
    let language: Language
    let stopWords: Set<String>
    private let irregularForms: [String: String]
    /// Whether an elided article is a word of its own: "l'accord" is "l" and "accord".
    let splitsElisions: Bool
    lazy var abbreviations = Abbreviations(language: language)
    lazy var sentenceBreaks = BreakIterator(.sentences, language: language)
    lazy var wordBreaks = BreakIterator(.words, language: language)
    /// Boundaries of one run in a script without spaces.
    var boundaries: [Int] = []
    /// The word at hand: the number of its language, then its folded form.
    let key = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: Folding.capacity + 8)
    /// Plain words that were read at once.
    let tokens = UnsafeMutableBufferPointer<ctext_token>.allocate(capacity: PlainWords.chunk)
    /// Nil where Snowball does not know the language.
    private let stemmer: OpaquePointer?

    private init(_ language: Language) {
        self.language = language
        stopWords = StopWords.list(for: language)
        irregularForms = IrregularForms.words(for: language)
        splitsElisions = ["fr", "it", "ca"].contains(language.code)
        stemmer = sb_stemmer_new(language.code, "UTF_8")
        key.initialize(repeating: 0)
    }

    deinit {
        key.deallocate()
        tokens.deallocate()
        if let stemmer { sb_stemmer_delete(stemmer) }
    }

    /// The stem of a folded form, of an irregular one that of its word; the form itself where there is no algorithm, and
    /// for numbers and dotted letters.
    func stem(_ form: String) -> String {
        let bytes = Array((irregularForms[form] ?? form).utf8)
        guard let stemmer, !bytes.contains(where: { $0 == 0x2E || ScalarClass.isDigit(UInt32($0)) }),
            let stemmed = sb_stemmer_stem(stemmer, bytes, Int32(bytes.count))
        else { return form }
        let count = Int(sb_stemmer_length(stemmer))
        return count == 0 ? form : String(decoding: UnsafeBufferPointer(start: stemmed, count: count), as: UTF8.self)
    }

    private static let pool = Mutex<[Language: [LanguageTools]]>([:])

    static func borrow<Result>(_ language: Language, _ body: (LanguageTools) throws -> Result) rethrows -> Result {
        let tools = pool.withLock { $0[language]?.popLast() } ?? LanguageTools(language)
        defer { pool.withLock { $0[language, default: []].append(tools) } }
        return try body(tools)
    }
}

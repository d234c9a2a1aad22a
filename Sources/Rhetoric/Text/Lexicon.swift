// A lexicon gives every distinct word form one number, and every form its stem, so that everything above
// compares integers. Forms are normalised for matching only (see `WordScanner`); the text itself is never changed.
// Two statements with the same forms are the same statement but for case, quotes, hyphens and white space.

/// A word form: one distinct normalised spelling in one language.
public struct Form: Sendable, Hashable {
    /// The normalised spelling (NFKC case folding, apostrophes unified).
    public let text: String
    /// Index into `Lexicon.stems`.
    public let stem: Int32
    /// Whether the form is on the stop list of its language. Stop words weigh nothing; they are still aligned.
    public let isStopWord: Bool
    /// Whether the form holds a digit.
    public let isNumber: Bool
}

/// The forms and stems of a corpus, numbered in the order of first sight.
///
/// A form is a spelling in one language; a stem is a spelling, whatever the language. One thread fills a lexicon with
/// one text; many texts are read in parallel (see `read`).
public struct Lexicon: Sendable {
    public private(set) var forms: [Form] = []
    public private(set) var stems: [String] = []
    var formNumbers = FormNumbers()
    private var stemKeys = Interner()
    /// By the number that their forms' keys begin with.
    private(set) var languages: [Language] = []

    /// The form of a token that a lexicon does not hold.
    static let unknownForm: Int32 = -1

    public init() {}

    /// The words of a range of whole scalars, ascending and apart; new forms are added. The text is below 2 GiB.
    mutating func tokenize(_ utf8: [UInt8], in range: Range<Int>, language: Language) -> [Token] {
        var tokens: [Token] = []
        tokens.reserveCapacity(range.count / 6)
        utf8.withUnsafeBufferPointer { tokenize($0, in: range, language: language, into: &tokens) }
        return tokens
    }

    /// The same, appended to `tokens`.
    mutating func tokenize(_ utf8: UTF8Bytes, in range: Range<Int>, language: Language, into tokens: inout [Token]) {
        let languageByte = number(of: language)
        LanguageTools.borrow(language) { tools in
            formNumbers.read(utf8, in: range, language: languageByte, tools: tools) { tokens.append(contentsOf: $0) }
        }
        addForms(workers: Workers(count: 1))
    }

    /// The words of a query against a lexicon that stays as it is: a form that it lacks is `unknownForm`.
    func lookUp(_ utf8: [UInt8], language: Language) -> [Token] {
        let languageByte = languages.firstIndex(of: language).map(UInt8.init) ?? .max
        return utf8.withUnsafeBufferPointer { bytes in
            LanguageTools.borrow(language) { tools in
                var tokens: [Token] = []
                var words = WordScanner(bytes, in: 0..<bytes.count, tools: tools, languageByte: languageByte)
                while words.next() {
                    let form = formNumbers.find(UTF8Bytes(rebasing: tools.key[..<words.keyCount]))
                    let token = Token(
                        start: Int32(words.start), end: Int32(words.end), form: form ?? Lexicon.unknownForm)
                    tokens.append(token)
                }
                return tokens
            }
        }
    }

    /// The normalised words of a range, one after the other with a space behind each: what two wordings of one statement
    /// that differ in case, quotes and white space have in common.
    static func spelling(
        of utf8: UTF8Bytes, in range: Range<Int>, language: Language
    ) -> (words: Int, utf8: [UInt8]) {
        LanguageTools.borrow(language) { tools in
            var spelled: [UInt8] = []
            spelled.reserveCapacity(range.count + 1)
            var count = 0
            var words = WordScanner(utf8, in: range, tools: tools, languageByte: 0)
            while words.next() {
                spelled += tools.key[1..<words.keyCount]
                spelled.append(UInt8(ascii: " "))
                count += 1
            }
            return (count, spelled)
        }
    }

    /// The number of a normalised form.
    func find(form: String, language: Language) -> Int32? {
        guard let number = languages.firstIndex(of: language) else { return nil }
        return ([UInt8(number)] + form.utf8).withUnsafeBufferPointer { formNumbers.find($0) }
    }

    /// The number of a stem.
    func find(stem: String) -> Int32? { Array(stem.utf8).withUnsafeBufferPointer { stemKeys.find($0) } }

    mutating func number(of language: Language) -> UInt8 {
        if let known = languages.firstIndex(of: language) { return UInt8(known) }
        // A table can name any number of languages; from the 255th on they share their forms.
        if languages.count == 255 { return 254 }
        languages.append(language)
        return UInt8(languages.count - 1)
    }

    /// Looks up what is to be known of the forms that have only a number, and numbers their stems.
    mutating func addForms(workers: Workers) {
        let known = forms.count
        let new = formNumbers.count - known
        if new == 0 { return }
        let (numbers, languages) = (formNumbers, languages)
        let parts = workers.map(total: new, by: 1024) { range in
            range.map { NewForm(numbers[known + $0], languages) }
        }
        for form in parts.joined() {
            let (number, isNew) = Array(form.stem.utf8).withUnsafeBufferPointer { stemKeys.intern($0) }
            if isNew { stems.append(form.stem) }
            forms.append(
                Form(text: form.text, stem: number, isStopWord: form.isStopWord, isNumber: form.isNumber))
        }
    }
}

/// What is to be known of a form, its stem not numbered yet.
private struct NewForm: Sendable {
    let text: String
    let stem: String
    let isStopWord: Bool
    let isNumber: Bool

    /// - Parameter key: the number of the language, then the folded form.
    init(_ key: ArraySlice<UInt8>, _ languages: [Language]) {
        let text = String(decoding: key.dropFirst(), as: UTF8.self)
        (stem, isStopWord) = LanguageTools.borrow(languages[Int(key.first!)]) {
            ($0.stem(text), $0.stopWords.contains(text))
        }
        isNumber = text.unicodeScalars.contains { $0.properties.numericType == .decimal }
        self.text = text
    }
}

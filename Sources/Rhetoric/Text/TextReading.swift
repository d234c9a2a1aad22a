// Reading many texts on many threads, with the numbers that one thread would give. The texts are cut into parts, the
// same for any number of threads; each part numbers its forms for itself, and the parts are put together in their
// order: a form is new where it is new to all parts before, which is the order of first sight.

import Synchronization

/// Texts in an order, to be read from any thread.
protocol TextSequence: Sendable {
    var count: Int { get }
    /// The languages of the texts, each once, in the order of their first text.
    var languages: [Language] { get }
    func language(of text: Int) -> Language
    /// Where the text stands in its buffer: whole scalars.
    func range(of text: Int) -> Range<Int>
    func withBytes<Result>(of text: Int, _ body: (UTF8Bytes) -> Result) -> Result
}

/// The words of many texts, one text after the other.
struct TextWords: Sendable {
    /// Every word with its place; empty where places were not asked for.
    let tokens: [Token]
    /// Stem of each word.
    let stems: [Int32]
    /// Text i has the words `bounds[i]..<bounds[i + 1]`.
    let bounds: [Int]
}

extension Lexicon {
    /// Reads all texts; new forms are added in the order of first sight.
    ///
    /// - Parameters:
    ///   - partSize: bytes of text in one part; the result is the same for any.
    ///   - progress: called with the number of texts that were read, more and more, from any thread.
    ///
    /// Memory: 4 bytes a word for the result, 16 with places, and as much again until the parts are put together.
    mutating func read(
        _ texts: some TextSequence, keepingPlaces: Bool, skippingStopWords: Bool = false, workers: Workers,
        partSize: Int = 1 << 21, progress: @Sendable (Int) -> Void = { _ in }
    ) -> TextWords {
        for language in texts.languages { _ = number(of: language) }
        let languages = languages
        let cuts = Workers.cut(texts.count, by: partSize) { texts.range(of: $0).count }
        let done = Mutex(0)
        let parts = workers.map(parts: cuts.count) { part in
            let words = TextPart(texts, cuts[part], languages: languages, keepingPlaces: keepingPlaces)
            done.withLock { done in
                done += cuts[part].count
                progress(done)
            }
            return words
        }
        let forms = parts.map { formNumbers.append($0.formNumbers) }
        addForms(workers: workers)
        let stems = forms.map { $0.map { skippingStopWords ? contentStem($0) : self.forms[Int($0)].stem } }
        return TextWords(parts, forms: forms, stems: stems, workers: workers)
    }

    /// The stem of a form, -1 for a stop word.
    private func contentStem(_ form: Int32) -> Int32 { forms[Int(form)].isStopWord ? -1 : forms[Int(form)].stem }
}

/// The words of consecutive texts, numbered for themselves.
private struct TextPart: Sendable {
    private(set) var formNumbers = FormNumbers()
    /// With places, or else forms alone.
    private(set) var tokens: [Token] = []
    private(set) var forms: [Int32] = []
    /// Where each text ends among the words.
    private(set) var ends: [Int] = []

    var count: Int { max(tokens.count, forms.count) }

    init(_ texts: some TextSequence, _ range: Range<Int>, languages: [Language], keepingPlaces: Bool) {
        ends.reserveCapacity(range.count)
        var text = range.lowerBound
        while text < range.upperBound {
            let language = texts.language(of: text)
            // From the 255th language on they share their forms, as in the lexicon.
            let number = UInt8(languages.firstIndex(of: language) ?? 254)
            LanguageTools.borrow(language) { tools in
                repeat {
                    read(texts, text, number, tools, keepingPlaces)
                    text += 1
                } while text < range.upperBound && texts.language(of: text) == language
            }
        }
    }

    private mutating func read(
        _ texts: some TextSequence, _ text: Int, _ language: UInt8, _ tools: LanguageTools, _ keepingPlaces: Bool
    ) {
        texts.withBytes(of: text) { utf8 in
            formNumbers.read(utf8, in: texts.range(of: text), language: language, tools: tools) { words in
                if keepingPlaces {
                    tokens.append(contentsOf: words)
                } else {
                    for word in words { forms.append(word.form) }
                }
            }
        }
        ends.append(count)
    }
}

extension TextWords {
    /// - Parameters:
    ///   - forms: of each part, the number of each of its forms.
    ///   - stems: of each part, the stem of each of its forms.
    fileprivate init(_ parts: [TextPart], forms: [[Int32]], stems: [[Int32]], workers: Workers) {
        var starts = [0]
        var bounds = [0]
        for part in parts {
            bounds.append(contentsOf: part.ends.lazy.map { $0 + starts.last! })
            starts.append(starts.last! + part.count)
        }
        self.bounds = bounds
        let keepsPlaces = parts.contains { !$0.tokens.isEmpty }
        tokens = workers.filled(keepsPlaces ? starts : [0]) { part, out in
            for (place, token) in parts[part].tokens.enumerated() {
                out[place] = Token(start: token.start, end: token.end, form: forms[part][Int(token.form)])
            }
        }
        self.stems = workers.filled(starts) { part, out in
            let stems = stems[part]
            if keepsPlaces {
                for (place, token) in parts[part].tokens.enumerated() { out[place] = stems[Int(token.form)] }
            } else {
                for (place, form) in parts[part].forms.enumerated() { out[place] = stems[Int(form)] }
            }
        }
    }
}

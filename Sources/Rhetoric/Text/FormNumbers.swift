// Word forms to numbers in the order of first sight, and nothing else: what a thread needs to read its part of a
// corpus. A `Lexicon` adds what is to be known of each form.

import CText

struct FormNumbers: Sendable {
    /// Keys: the number of the language in one byte, then the folded form.
    private var keys = Interner()
    private var plain = PlainWords()

    var count: Int { keys.count }

    /// The number of the language, then the folded form.
    subscript(form: Int) -> ArraySlice<UInt8> { keys[form] }

    func find(_ key: UTF8Bytes) -> Int32? { keys.find(key) }

    /// The number of a key; a new one gets the next.
    mutating func intern(_ key: UTF8Bytes) -> Int32 {
        let (form, isNew) = keys.intern(key)
        if isNew { plain.add(key, form: form) }
        return form
    }

    /// Reads the words of a range of whole scalars and gives them to `take` in order, some at a time.
    @inline(__always)
    mutating func read(
        _ utf8: UTF8Bytes, in range: Range<Int>, language: UInt8, tools: LanguageTools,
        _ take: (UnsafeBufferPointer<Token>) -> Void
    ) {
        var words = WordScanner(utf8, in: range, tools: tools, languageByte: language)
        while true {
            takePlainWords(utf8, &words, to: range.upperBound, language: language, tools, take)
            guard words.next() else { return }
            let form = intern(UTF8Bytes(rebasing: tools.key[..<words.keyCount]))
            withUnsafePointer(to: Token(start: Int32(words.start), end: Int32(words.end), form: form)) {
                take(UnsafeBufferPointer(start: $0, count: 1))
            }
        }
    }

    /// Takes known plain words until another follows.
    @inline(__always)
    private func takePlainWords(
        _ utf8: UTF8Bytes, _ words: inout WordScanner, to limit: Int, language: UInt8, _ tools: LanguageTools,
        _ take: (UnsafeBufferPointer<Token>) -> Void
    ) {
        guard var at = words.nextByte else { return }
        let chunk = tools.tokens
        var count = 0
        repeat {
            count = plain.read(utf8, from: &at, to: limit, language: language, into: chunk)
            // A token has the layout of its twin in C.
            chunk.baseAddress!.withMemoryRebound(to: Token.self, capacity: chunk.count) {
                take(UnsafeBufferPointer(start: $0, count: count))
            }
        } while count + Int(CTEXT_WORDS_AT_ONCE) > chunk.count
        words.skip(to: at)
    }
}

extension FormNumbers {
    /// Numbers all forms of a later part, in their order, and returns the number of each: as if the part had been read
    /// after what is here.
    mutating func append(_ part: FormNumbers) -> [Int32] {
        (0..<part.count).map { form in part.keys[form].withUnsafeBufferPointer { intern($0) } }
    }
}

// The plain words of an interner once more, where they can be read many at a time: words of ASCII letters and digits up
// to 15 bytes are nearly all the words of a Latin script, and as two machine words each they are compared, hashed and
// found without a loop. What is not plain, or new, goes the long way (`WordScanner`); the numbers are the same.

import CText

struct PlainWords: Sendable {
    /// The count is a power of two.
    private var slots = [ctext_word](repeating: ctext_word(), count: 1024)
    private var count = 0

    /// Tokens that a buffer for `read` holds.
    static let chunk = 256

    /// Adds an interned key, the number of the language before the folded word; passed over when it is not plain.
    mutating func add(_ key: UTF8Bytes, form: Int32) {
        var word = ctext_word()
        guard ctext_word_key_of(key.baseAddress! + 1, key.count - 1, key[0], &word.key) == 1 else { return }
        word.form = form
        if count * 2 >= slots.count { grow() }
        slots.withUnsafeMutableBufferPointer { ctext_word_add($0.baseAddress, $0.count, word) }
        count += 1
    }

    private mutating func grow() {
        var wider = [ctext_word](repeating: ctext_word(), count: slots.count * 4)
        wider.withUnsafeMutableBufferPointer { wider in
            for word in slots where word.key.low != 0 { ctext_word_add(wider.baseAddress, wider.count, word) }
        }
        slots = wider
    }

    /// Reads on while words are plain and known, up to a full `chunk`: moves `at` and returns how many were read.
    @inline(__always)
    func read(
        _ utf8: UTF8Bytes, from at: inout Int, to limit: Int, language: UInt8,
        into chunk: UnsafeMutableBufferPointer<ctext_token>
    ) -> Int {
        slots.withUnsafeBufferPointer { slots in
            ctext_known_words(
                slots.baseAddress, slots.count, language, utf8.baseAddress, utf8.count, &at, limit, chunk.baseAddress,
                chunk.count)
        }
    }
}

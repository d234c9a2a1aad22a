// Folding of words for matching: NFKC with case folding, what shows nothing dropped, apostrophes unified.

import CText

enum Folding {
    /// No word is longer than this, in bytes; longer runs of letters are cut.
    static let longestWord = 240
    /// Bytes that a folded word takes at most.
    static let capacity = 8 * longestWord

    /// The folded form of a word of at most `longestWord` bytes.
    static func folded(_ word: some Collection<UInt8>) -> [UInt8] {
        let unified = Array(word).withUnsafeBufferPointer { unifyingApostrophes($0) }
        return [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
            count = ctext_fold(unified, unified.count, buffer.baseAddress!, buffer.count)
            // A few ornaments grow out of all bounds; they stay as they are.
            if count == 0 { count = buffer.initialize(fromContentsOf: unified) }
        }
    }

    private static func unifyingApostrophes(_ word: UTF8Bytes) -> [UInt8] {
        var unified: [UInt8] = []
        unified.reserveCapacity(word.count)
        var at = 0
        while at < word.count {
            let scalar = word.scalar(at: at)
            switch scalar.value {
            case 0x2018, 0x2019, 0x2BC, 0xFF07: unified.append(0x27)
            default: unified.append(contentsOf: word[scalar.start..<scalar.end])
            }
            at = scalar.end
        }
        return unified
    }
}

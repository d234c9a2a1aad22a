// ICU's boundary rules (UAX 29) over UTF-8 bytes, in batches.

import CText

/// Finds sentence or word boundaries. Keep one for many texts: opening costs about as much as a page of text.
final class BreakIterator {
    enum Kind { case sentences, words }

    private let breaks: OpaquePointer
    private var batch = [Int32](repeating: 0, count: 512)

    init(_ kind: Kind, language: Language) {
        guard let opened = ctext_breaks_open(kind == .words ? CTEXT_WORDS : CTEXT_SENTENCES, language.code) else {
            preconditionFailure("ICU finds no boundary rules: its data files are missing or damaged")
        }
        breaks = opened
    }

    deinit { ctext_breaks_close(breaks) }

    /// Calls `body` with every boundary after the start, ascending; the last is `utf8.count`. The text is below 2 GiB.
    func forEachBoundary(in utf8: UTF8Bytes, _ body: (Int) -> Void) {
        guard let base = utf8.baseAddress, ctext_breaks_set(breaks, base, utf8.count) == 1 else { return }
        while true {
            let count = batch.withUnsafeMutableBufferPointer { ctext_breaks_next(breaks, $0.baseAddress, $0.count) }
            if count == 0 { return }
            for boundary in batch[..<count] { body(Int(boundary)) }
        }
    }
}

// Single Unicode scalars of a UTF-8 buffer, forwards and backwards, and the few classes that segmentation asks for.
// Works on bytes: `String` costs a dozen times as much here. Invalid bytes read as U+FFFD, one each, so that no
// input can run out of bounds.

typealias UTF8Bytes = UnsafeBufferPointer<UInt8>

/// A scalar at a place: `start..<end` are byte offsets.
struct PlacedScalar {
    let value: UInt32
    let start: Int
    let end: Int
}

extension UnsafeBufferPointer<UInt8> {
    /// The scalar that starts at `offset`, which must be in bounds.
    @inline(__always)
    func scalar(at offset: Int) -> PlacedScalar {
        let first = self[offset]
        if first < 0x80 { return PlacedScalar(value: UInt32(first), start: offset, end: offset + 1) }
        return wideScalar(first, at: offset)
    }

    private func wideScalar(_ first: UInt8, at offset: Int) -> PlacedScalar {
        let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
        guard first >= 0xC2, first < 0xF5, offset + length <= count else {
            return PlacedScalar(value: 0xFFFD, start: offset, end: offset + 1)
        }
        var value = UInt32(first) & (0x7F >> UInt32(length))
        for next in self[(offset + 1)..<(offset + length)] {
            guard next & 0xC0 == 0x80 else { return PlacedScalar(value: 0xFFFD, start: offset, end: offset + 1) }
            value = value << 6 | UInt32(next & 0x3F)
        }
        // An overlong form would read as a scalar of another length, a surrogate as none at all.
        guard value >= (length == 3 ? 0x800 : length == 4 ? 0x10000 : 0x80), Unicode.Scalar(value) != nil else {
            return PlacedScalar(value: 0xFFFD, start: offset, end: offset + 1)
        }
        return PlacedScalar(value: value, start: offset, end: offset + length)
    }

    /// The scalar that ends at `offset`, which must be above 0.
    func scalar(before offset: Int) -> PlacedScalar {
        var start = offset - 1
        while start > 0, offset - start < 4, self[start] & 0xC0 == 0x80 { start -= 1 }
        let found = scalar(at: start)
        return found.end == offset ? found : PlacedScalar(value: 0xFFFD, start: offset - 1, end: offset)
    }

    /// The range without the blank scalars at both ends; empty (at its upper bound) when nothing else is in it.
    func trimmed(_ range: Range<Int>) -> Range<Int> {
        var (low, high) = (range.lowerBound, range.upperBound)
        while low < high {
            let first = scalar(at: low)
            guard ScalarClass.isBlank(first.value) else { break }
            low = first.end
        }
        while high > low {
            let last = scalar(before: high)
            guard ScalarClass.isBlank(last.value) else { break }
            high = last.start
        }
        return Swift.min(low, high)..<high
    }
}

enum ScalarClass {
    /// White space of any kind, and the zero-width space and byte order mark, which show nothing either.
    @inline(__always)
    static func isBlank(_ scalar: UInt32) -> Bool {
        if scalar < 0x80 { return scalar == 0x20 || (scalar >= 0x09 && scalar <= 0x0D) }
        switch scalar {
        case 0x85, 0xA0, 0x1680, 0x2000...0x200B, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000, 0xFEFF: return true
        default: return false
        }
    }

    static func isLower(_ scalar: UInt32) -> Bool {
        scalar < 0x80 ? scalar &- 0x61 < 26 : properties(scalar)?.isLowercase ?? false
    }

    static func isUpper(_ scalar: UInt32) -> Bool {
        scalar < 0x80 ? scalar &- 0x41 < 26 : properties(scalar)?.isUppercase ?? false
    }

    static func isLetter(_ scalar: UInt32) -> Bool {
        scalar < 0x80 ? (scalar | 0x20) &- 0x61 < 26 : properties(scalar)?.isAlphabetic ?? false
    }

    static func isDigit(_ scalar: UInt32) -> Bool { scalar &- 0x30 < 10 }

    /// Whether the scalar takes two columns of a terminal: the scripts and signs of East Asia.
    static func isWide(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
            0xFFE0...0xFFE6, 0x20000...0x3FFFF:
            return true
        default: return false
        }
    }

    /// Signs that end a sentence, the full stop among them.
    static func isTerminator(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x21, 0x2E, 0x3F, 0x203C, 0x203D, 0x2047...0x2049, 0x2026, 0x3002, 0xFF01, 0xFF0E, 0xFF1F, 0xFF61, 0x061F,
            0x06D4, 0x0964, 0x0965, 0x0589, 0x1362, 0x17D4, 0x104A, 0x104B:
            return true
        default: return false
        }
    }

    /// Quotation marks and brackets that can close a sentence behind its terminator.
    static func isCloser(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x22, 0x27, 0x29, 0x5D, 0x7D, 0xBB, 0xAB, 0x2019, 0x201D, 0x203A, 0x300B, 0x300D, 0x300F, 0x3011, 0xFF09,
            0xFF02, 0x3009:
            return true
        default: return false
        }
    }

    /// Quotation marks and brackets that can open a sentence.
    static func isOpener(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x22, 0x27, 0x28, 0x5B, 0x7B, 0xAB, 0xBB, 0x2018, 0x201A, 0x201C, 0x201E, 0x2039, 0x300A, 0x300C, 0x300E,
            0x3010, 0xFF08, 0xFF02, 0x3008:
            return true
        default: return false
        }
    }

    private static func properties(_ scalar: UInt32) -> Unicode.Scalar.Properties? {
        Unicode.Scalar(scalar)?.properties
    }
}

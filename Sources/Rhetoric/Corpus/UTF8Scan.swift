// Finds invalid UTF-8. The standard library repairs it too, but does not say where, and every repair moves the
// offsets that citations rest on.

enum UTF8Scan {
    /// The first invalid sequence at or after `start`: its offset and length. An invalid sequence is a "maximal
    /// subpart" (Unicode 15, section 3.9): the longest start of a valid sequence, or one byte. Nil when all is valid.
    static func firstInvalid(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> (offset: Int, length: Int)? {
        var offset = start
        while offset < bytes.count {
            if bytes[offset] < 0x80 {
                offset = endOfASCII(in: bytes, from: offset)
                continue
            }
            let (length, isValid) = sequence(in: bytes, at: offset)
            guard isValid else { return (offset, length) }
            offset += length
        }
        return nil
    }

    private static func endOfASCII(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var offset = start
        let raw = UnsafeRawBufferPointer(bytes)
        while offset + 8 <= bytes.count,
            raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
        {
            offset += 8
        }
        while offset < bytes.count, bytes[offset] < 0x80 { offset += 1 }
        return offset
    }

    /// The sequence that starts with a byte of 0x80 or more: table 3-7 of the Unicode standard.
    private static func sequence(in bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> (length: Int, isValid: Bool) {
        let lead = bytes[offset]
        let length: Int
        var second: ClosedRange<UInt8> = 0x80...0xBF
        switch lead {
        case 0xC2...0xDF: length = 2
        case 0xE0: (length, second) = (3, 0xA0...0xBF)
        case 0xED: (length, second) = (3, 0x80...0x9F)
        case 0xE1...0xEF: length = 3
        case 0xF0: (length, second) = (4, 0x90...0xBF)
        case 0xF1...0xF3: length = 4
        case 0xF4: (length, second) = (4, 0x80...0x8F)
        default: return (1, false)
        }
        for step in 1..<length {
            let allowed = step == 1 ? second : 0x80...0xBF
            guard offset + step < bytes.count, allowed.contains(bytes[offset + step]) else { return (step, false) }
        }
        return (length, true)
    }
}
